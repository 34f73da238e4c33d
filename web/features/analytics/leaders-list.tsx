import { Group, List, Text } from '@mantine/core';
import type { ListGroupFiguresResponse } from '../../../client/muster.ts';
import { GroupMark } from '../../components/group-mark.tsx';
import { TextLink } from '../../components/text-link.tsx';
import { useFormat } from '../../lib/format.ts';
import { useAnalyticsWords } from './words.ts';

/** The groups of the highest scores. */
export function LeadersList({ leaders }: Pick<ListGroupFiguresResponse, 'leaders'>) {
  const words = useAnalyticsWords();
  const { number } = useFormat();
  if (leaders.length === 0) return <Text c="dimmed">{words.noLeaders}</Text>;
  return (
    <List type="ordered" spacing="xs" listStyleType="none">
      {leaders.map((leader, place) => (
        <List.Item
          key={leader.id}
          styles={{ itemWrapper: { width: '100%' }, itemLabel: { width: '100%' } }}
        >
          <Group gap="sm" wrap="nowrap">
            <Text w={20} ta="right" c="dimmed">
              {number(place + 1)}
            </Text>
            <GroupMark group={leader} size={28} />
            <TextLink
              to="/groups/$groupId/analytics"
              params={{ groupId: leader.id }}
              flex={1}
              truncate
            >
              {leader.name}
            </TextLink>
            <Text fw={600}>{number(Math.round(leader.score))}</Text>
          </Group>
        </List.Item>
      ))}
    </List>
  );
}
