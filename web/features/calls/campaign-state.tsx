import { Badge } from '@mantine/core';
import type { Campaign } from '../../../client/muster.ts';
import { useCallWords } from './words.ts';

const colors = {
  PREPARING: 'cyan',
  SCHEDULED: 'indigo',
  EXECUTING: 'teal',
  PAUSED: 'yellow',
  COMPLETED: 'gray',
  CANCELLED: 'red',
} as const satisfies Record<Campaign['status'], string>;

export function CampaignState({ status }: Pick<Campaign, 'status'>) {
  const words = useCallWords();
  return (
    <Badge variant="light" color={colors[status]} c="var(--mantine-color-text)" tt="none">
      {words.states[status]}
    </Badge>
  );
}
