import { ActionIcon, Box, Collapse, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { AuditEntry } from '../../../client/muster.ts';
import { useFormat } from '../../lib/format.ts';
import { DataTable } from '../data-table.tsx';
import { AuditDetails, hasDetails } from './audit-details.tsx';
import classes from './audit-list.module.css';
import { AuditSentence } from './audit-sentence.tsx';
import { UndoEntry } from './undo-entry.tsx';
import { useAuditWords } from './words.ts';

interface AuditListProps {
  entries: readonly AuditEntry[];
  /** The group whose zone the times are in. */
  zone?: string | null;
  isLoading: boolean;
  hasMore: boolean;
  onMore: () => void;
  empty: ReactNode;
}

/** What was changed, newest first, each as a sentence with its details behind a button. */
export function AuditList({ zone = null, ...list }: AuditListProps) {
  const words = useAuditWords();
  const format = useFormat(zone);
  const when = (at: string) => `${format.date(at)}, ${format.time(at)}`;
  return (
    <DataTable
      label={words.label}
      {...list}
      keyOf={({ id }) => id}
      nameOf={({ action }) => action}
      columns={[
        {
          id: 'when',
          header: words.when,
          width: 170,
          cell: ({ at }) => (
            <Tooltip label={format.ago(at)}>
              <Text size="sm" component="time" dateTime={at}>
                {when(at)}
              </Text>
            </Tooltip>
          ),
        },
        { id: 'what', header: words.what, cell: (entry) => <What entry={entry} /> },
        {
          id: 'how',
          header: words.how,
          width: 170,
          cell: ({ actor }) => (
            <Text size="sm" c="dimmed">
              {words.ways[actor.kind]}
            </Text>
          ),
        },
      ]}
      card={(entry) => (
        <Stack gap={2}>
          <Text size="xs" c="dimmed">
            <time dateTime={entry.at}>{when(entry.at)}</time> · {words.ways[entry.actor.kind]}
          </Text>
          <What entry={entry} />
        </Stack>
      )}
    />
  );
}

function What({ entry }: { entry: AuditEntry }) {
  const words = useAuditWords();
  const [isOpen, setOpen] = useState(false);
  const Chevron = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <Box>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" component="div" className={classes.sentence}>
          <AuditSentence entry={entry} />
        </Text>
        <Group gap={4} wrap="nowrap">
          <UndoEntry entry={entry} />
          {hasDetails(entry) && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={40}
              aria-label={words.details}
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              <Chevron size={18} />
            </ActionIcon>
          )}
        </Group>
      </Group>
      <Collapse expanded={isOpen}>{isOpen && <AuditDetails entry={entry} />}</Collapse>
    </Box>
  );
}
