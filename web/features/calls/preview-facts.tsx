import { Alert, Stack, Table, Text } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import type { CampaignPreview } from '../../../client/muster.ts';
import { useFormat } from '../../lib/format.ts';
import { NamesLine } from './names-line.tsx';
import { useCallWords } from './words.ts';

/** Within so long something is at once, in milliseconds: the clock of whoever looks may be a little off. */
const atOnceMs = 5 * 60_000;

/** How many would be called, from when to when, and about what it costs. */
export function PreviewFacts({ preview, isNow }: { preview: CampaignPreview; isNow: boolean }) {
  const words = useCallWords();
  const { amount, dateTime, number } = useFormat();
  const { called, people, firstAt, minutes, cents, usefulUntil } = preview;
  if (firstAt === null) return null;
  const first = new Date(firstAt);
  const isAtOnce = first.getTime() - Date.now() < atOnceMs;
  const facts = [
    [words.from, isAtOnce ? words.atOnce : dateTime(first)],
    [words.until, dateTime(new Date(first.getTime() + minutes * 60_000))],
    [words.usefulUntil, dateTime(usefulUntil)],
    [words.cost, cents === 0 ? words.costNothing : amount(cents)],
  ] as const;
  return (
    <Stack>
      <Text size="xl" fw={650}>
        {words.calls(called, number(called))}
      </Text>
      {isNow && !isAtOnce && (
        <Alert color="yellow" icon={<IconClock />}>
          {words.closed(dateTime(first))}
        </Alert>
      )}
      <Table variant="vertical" withTableBorder layout="fixed">
        <Table.Tbody>
          {facts.map(([label, value]) => (
            <Table.Tr key={label}>
              <Table.Th scope="row">{label}</Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <NamesLine label={words.whoIsCalled} names={people.map(({ name }) => name)} />
    </Stack>
  );
}
