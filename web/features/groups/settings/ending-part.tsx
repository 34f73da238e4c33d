import { Button, Group as Row } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { GroupDetails } from '../../../../client/muster.ts';
import { useGroupActions } from '../group-actions.tsx';

/** Away with a group, step by step, and back. */
export function EndingPart({ group }: { group: GroupDetails }) {
  const navigate = useNavigate();
  const { actions, isPending } = useGroupActions(group, () => navigate({ to: '/groups' }));
  return (
    <Row gap="xs">
      {actions.map(({ label, Icon, danger, run }) => (
        <Button
          key={label}
          variant="default"
          {...(danger && { c: 'var(--mantine-color-error)' })}
          leftSection={<Icon size={16} />}
          loading={isPending}
          onClick={run}
        >
          {label}
        </Button>
      ))}
    </Row>
  );
}
