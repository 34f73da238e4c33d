import { Paper, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { AuditEntry } from '../../../client/muster.ts';
import { AuditSentence } from '../../components/audit-list/audit-sentence.tsx';
import { RowsLoader } from '../../components/page-loader.tsx';
import { EmptyState, ProblemState } from '../../components/states.tsx';
import { useFormat } from '../../lib/format.ts';
import { changesQuery } from './queries.ts';
import { EventCard, TaskCard } from './thing-cards.tsx';
import { useSimulatorWords } from './words.ts';

interface ChangesPanelProps {
  /** The newest change before what was just played; null where there was none, undefined where nothing was played. */
  before: string | null | undefined;
}

/** What Muster changed: first by what was just played, then what was before that. */
export function ChangesPanel({ before }: ChangesPanelProps) {
  const words = useSimulatorWords();
  const { data: entries, error, refetch } = useQuery(changesQuery);
  if (error && !entries) return <ProblemState error={error} reset={() => void refetch()} />;
  if (!entries) {
    return (
      <Stack gap="xs" role="status" aria-busy="true">
        <RowsLoader rows={4} />
      </Stack>
    );
  }
  const count = countSince(entries, before);
  const [fresh, earlier] = [entries.slice(0, count), entries.slice(count)];
  return (
    <Stack gap="sm">
      {before !== undefined && (
        <Paper withBorder p="sm" role="region" aria-label={words.byThis}>
          <Text size="xs" fw={600} c="dimmed">
            {words.byThis}
          </Text>
          {fresh.length === 0 ? (
            <Text size="sm">{words.nothingByThis}</Text>
          ) : (
            <>
              <Entries entries={fresh} />
              <Things entries={fresh} />
            </>
          )}
        </Paper>
      )}
      {earlier.length > 0 && (
        <div>
          {before !== undefined && (
            <Text size="xs" fw={600} c="dimmed">
              {words.earlier}
            </Text>
          )}
          <Entries entries={earlier} />
        </div>
      )}
      {entries.length === 0 && before === undefined && (
        <EmptyState icon={<IconHistory />} title={words.nothingYet}>
          {words.nothingYetWhy}
        </EmptyState>
      )}
    </Stack>
  );
}

/** How many are newer than an entry; all where it is not among them any more. */
function countSince(entries: readonly AuditEntry[], before: string | null | undefined): number {
  if (before === undefined) return 0;
  const at = entries.findIndex(({ id }) => id === before);
  return at === -1 ? entries.length : at;
}

function Entries({ entries }: { entries: readonly AuditEntry[] }) {
  const format = useFormat();
  return (
    <Stack component="ul" gap={6} m={0} p={0} mt={4} style={{ listStyle: 'none' }}>
      {entries.map((entry) => (
        <Text key={entry.id} component="li" size="sm" style={{ overflowWrap: 'anywhere' }}>
          <Text span size="xs" c="dimmed">
            <time dateTime={entry.at}>{format.time(entry.at)}</time>
          </Text>{' '}
          <AuditSentence entry={entry} />
        </Text>
      ))}
    </Stack>
  );
}

/** The tasks and events that are another now, as they are. */
function Things({ entries }: { entries: readonly AuditEntry[] }) {
  const tasks = new Set(
    entries.flatMap(({ subjectType, subjectNumber }) =>
      subjectType === 'task' && subjectNumber !== null ? [subjectNumber] : [],
    ),
  );
  const events = new Set(
    entries.flatMap(({ subjectType, subjectId, subjectName }) =>
      subjectType === 'event' && subjectName !== null ? [subjectId] : [],
    ),
  );
  return (
    <>
      {[...tasks].map((number) => (
        <TaskCard key={number} number={number} />
      ))}
      {[...events].map((id) => (
        <EventCard key={id} id={id} />
      ))}
    </>
  );
}
