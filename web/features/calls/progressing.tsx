import { Stack, Text } from '@mantine/core';
import type { Campaign } from '../../../client/muster.ts';
import { useFormat } from '../../lib/format.ts';
import { OutcomeBar } from './outcome-bar.tsx';
import { isOver } from './outcomes.ts';
import { useCallWords } from './words.ts';

/** The bar of a campaign, and below it how long it takes still, what comes next and what it has cost. */
export function Progressing({ campaign }: { campaign: Campaign }) {
  const words = useCallWords();
  const { amount, dateTime, number } = useFormat();
  const { status, startsAt, minutesLeft, nextAt, finishedAt, cents } = campaign;
  const facts = [
    status === 'SCHEDULED' && startsAt && words.begins(dateTime(startsAt)),
    !isOver(campaign) && nextAt && words.next(dateTime(nextAt)),
    !isOver(campaign) && !nextAt && minutesLeft > 0 && words.minutesLeft(number(minutesLeft)),
    finishedAt && words.ended(dateTime(finishedAt)),
    cents > 0 && words.costSoFar(amount(cents)),
  ].filter((fact) => typeof fact === 'string');
  return (
    <Stack gap={4}>
      <OutcomeBar campaign={campaign} size="xl" />
      {facts.length > 0 && (
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
        </Text>
      )}
    </Stack>
  );
}
