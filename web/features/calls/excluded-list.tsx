import { List, Stack, Title } from '@mantine/core';
import type { CampaignPreview } from '../../../client/muster.ts';
import { useFormat } from '../../lib/format.ts';
import { NamesLine } from './names-line.tsx';
import { useCallWords } from './words.ts';

/** Who would not be called, by why. */
export function ExcludedList({ excluded }: Pick<CampaignPreview, 'excluded'>) {
  const words = useCallWords();
  const { number } = useFormat();
  const count = excluded.reduce((sum, one) => sum + one.count, 0);
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {words.excluded(count, number(count))}
      </Title>
      <List spacing={4} size="sm">
        {excluded.map(({ reason, people }) => (
          <List.Item key={reason}>
            <NamesLine label={words.leftOut[reason]} names={people.map(({ name }) => name)} />
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
