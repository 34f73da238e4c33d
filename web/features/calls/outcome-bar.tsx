import { Group, Progress, Text } from '@mantine/core';
import type { Campaign } from '../../../client/muster.ts';
import { useFormat } from '../../lib/format.ts';
import { outcomes } from './outcomes.ts';
import { useCallWords } from './words.ts';

/** How far a campaign is: each outcome in its colour, and in words for whoever does not see it. */
export function OutcomeBar({ campaign, size = 'md' }: { campaign: Campaign; size?: string }) {
  const words = useCallWords();
  const { number } = useFormat();
  const { called, done, ringing } = campaign;
  const share = (count: number) => (called === 0 ? 0 : (100 * count) / called);
  const said = outcomes
    .filter(({ count }) => campaign[count] > 0)
    .map(({ outcome, count }) => `${words.outcomes[outcome]}: ${number(campaign[count])}`);
  const doneOf = words.doneOf(number(done), number(called));
  return (
    <Group gap="xs" wrap="nowrap">
      <Progress.Root
        size={size}
        flex={1}
        miw={80}
        role="img"
        aria-label={[doneOf, ...said].join(', ')}
      >
        {outcomes.map(({ outcome, count, color }) => (
          <Progress.Section
            key={outcome}
            value={share(campaign[count])}
            color={`${color}.6`}
            aria-hidden="true"
            withAria={false}
          />
        ))}
        <Progress.Section
          value={share(ringing)}
          color="cyan.6"
          striped
          animated
          aria-hidden="true"
          withAria={false}
        />
      </Progress.Root>
      <Text size="sm" aria-hidden="true" style={{ whiteSpace: 'nowrap' }}>
        {doneOf}
      </Text>
    </Group>
  );
}
