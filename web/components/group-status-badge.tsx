import { Badge } from '@mantine/core';
import { IconArchive, IconCircleCheck, IconCircleOff } from '@tabler/icons-react';
import type { GroupStatus } from '../../client/muster.ts';
import { defineWords } from '../lib/language.tsx';

const useStatusWords = defineWords(
  { ACTIVE: 'Active', ARCHIVED: 'Archived', INACTIVE: 'Inactive' },
  { ACTIVE: 'Activo', ARCHIVED: 'Archivado', INACTIVE: 'Inactivo' },
);

const looks = {
  ACTIVE: { color: 'teal', Icon: IconCircleCheck },
  ARCHIVED: { color: 'gray', Icon: IconArchive },
  INACTIVE: { color: 'red', Icon: IconCircleOff },
} as const;

/** Whether a group is in use, by word, sign and colour. */
export function GroupStatusBadge({ status }: { status: GroupStatus }) {
  const words = useStatusWords();
  const { color, Icon } = looks[status];
  return (
    <Badge
      variant="light"
      color={color}
      c="var(--mantine-color-text)"
      tt="none"
      leftSection={<Icon size={12} aria-hidden="true" />}
      style={{ flexShrink: 0 }}
    >
      {words[status]}
    </Badge>
  );
}
