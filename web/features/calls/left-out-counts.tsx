import { Text } from '@mantine/core';
import type { Campaign } from '../../../client/muster.ts';
import { TextLink } from '../../components/text-link.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCallWords } from './words.ts';

/** Who is not called, by why, in a line. */
export function LeftOutCounts({ campaign: { id, excluded } }: { campaign: Campaign }) {
  const words = useCallWords();
  const { number } = useFormat();
  if (excluded.length === 0) return null;
  const count = excluded.reduce((sum, one) => sum + one.count, 0);
  return (
    <Text size="sm">
      <TextLink
        to="/calls/$campaignId"
        params={{ campaignId: id }}
        search={{ outcome: 'LEFT_OUT' }}
        replace
        resetScroll={false}
        underline="always"
        inherit
      >
        {words.excluded(count, number(count))}
      </TextLink>
      {': '}
      {excluded.map((one) => `${words.leftOut[one.reason]} (${number(one.count)})`).join(' · ')}
    </Text>
  );
}
