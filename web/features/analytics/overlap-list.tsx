import { List, Text } from '@mantine/core';
import type { CompareGroupsResponse } from '../../../client/muster.ts';
import { TextLink } from '../../components/text-link.tsx';
import { useFormat } from '../../lib/format.ts';
import { useAnalyticsWords } from './words.ts';

/** So many pairs are written out: the most alike come first. */
const mostPairs = 20;

/** Who is in two of the groups that are compared. */
export function OverlapList({
  comparison: { items, overlaps },
}: {
  comparison: CompareGroupsResponse;
}) {
  const words = useAnalyticsWords();
  const { number, percent } = useFormat();
  if (overlaps.length === 0) return <Text c="dimmed">{words.noOverlaps}</Text>;
  const names = new Map(items.map(({ group }) => [group.id, group.name]));
  return (
    <List listStyleType="none" spacing="xs">
      {overlaps.slice(0, mostPairs).map(({ groupIds, both, alike }) => (
        <List.Item key={groupIds.join()}>
          <Text span fw={600} inherit>
            {groupIds.map((id) => names.get(id)).join(' · ')}
          </Text>
          {': '}
          <TextLink to="/contacts" search={{ groupIds, match: 'and' }} underline="always">
            {words.both(both, number(both))}
          </TextLink>{' '}
          <Text span c="dimmed" size="sm">
            {words.alike(percent(alike))}
          </Text>
        </List.Item>
      ))}
    </List>
  );
}
