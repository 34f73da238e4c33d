import { Group, Stack, Text } from '@mantine/core';
import type { Call, Campaign } from '../../../client/muster.ts';
import type { Column } from '../../components/data-table.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommonWords } from '../../lib/words.ts';
import { answerOf, lengthOf } from './campaign-words.ts';
import { useCallWords } from './words.ts';

/** The columns of what became of each; what was said, where a campaign asks anything. */
export function useCallColumns({ reason }: Campaign): Column<Call>[] {
  const common = useCommonWords();
  const words = useCallWords();
  const { number } = useFormat();
  const columns: (Column<Call> | false)[] = [
    { id: 'person', header: words.person, cell: ({ contact }) => <Person {...contact} /> },
    { id: 'outcome', header: words.outcome, cell: (call) => <Outcome call={call} /> },
    reason !== 'MESSAGE' && {
      id: 'answer',
      header: words.answer,
      cell: (call) => answerOf(call, words) ?? '–',
    },
    {
      id: 'duration',
      header: words.duration,
      width: 90,
      align: 'right',
      cell: ({ durationSeconds }) => (durationSeconds ? lengthOf(durationSeconds, words) : '–'),
    },
    {
      id: 'tries',
      header: words.tries,
      width: 80,
      align: 'right',
      cell: ({ attempts }) => number(attempts),
    },
    { id: 'when', header: common.when, width: 190, cell: (call) => <When call={call} /> },
  ];
  return columns.filter((column) => column !== false);
}

function Person({ id, name }: Call['contact']) {
  return (
    <TextLink to="/contacts/$contactId" params={{ contactId: id }} inherit>
      {name}
    </TextLink>
  );
}

/** What became of a call in words, and why where somebody was left out. */
function Outcome({ call: { status, outcome, leftOut, summary } }: { call: Call }) {
  const words = useCallWords();
  const note = leftOut ? words.leftOut[leftOut] : summary;
  return (
    <Stack gap={0}>
      <Text size="sm">
        {words.outcomes[outcome ?? (status === 'DIALLING' ? status : 'WAITING')]}
      </Text>
      {note && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
    </Stack>
  );
}

function When({ call: { endedAt, nextAt, leftOut } }: { call: Call }) {
  const words = useCallWords();
  const { dateTime } = useFormat();
  if (leftOut) return '–';
  if (endedAt) return dateTime(endedAt);
  return nextAt ? words.triesFrom(dateTime(nextAt)) : '–';
}

export function CallCard({ call }: { call: Call }) {
  const words = useCallWords();
  const answer = answerOf(call, words);
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <Stack gap={0} miw={0}>
        <Person {...call.contact} />
        <Outcome call={call} />
        {answer && (
          <Text size="sm" fw={600}>
            {answer}
          </Text>
        )}
      </Stack>
      <Text size="sm" c="dimmed" ta="right">
        <When call={call} />
      </Text>
    </Group>
  );
}
