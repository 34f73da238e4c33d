import { Text } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { AuditLog } from './audit-log.tsx';
import { useAuditTabWords } from './words.ts';

const route = getRouteApi('/app/organization/audit');

/** Every change of the organization. */
export function AuditTab() {
  const words = useAuditTabWords();
  const navigate = useNavigate();
  return (
    <>
      <Text c="dimmed" size="sm" mb="sm">
        {words.about}
      </Text>
      <AuditLog
        search={route.useSearch()}
        onSearch={(search) =>
          void navigate({ to: '/organization/audit', search, replace: true, resetScroll: false })
        }
      />
    </>
  );
}
