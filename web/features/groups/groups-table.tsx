import { Group as Row, Text, Tooltip } from '@mantine/core';
import { useMemo } from 'react';
import type { Group } from '../../../client/muster.ts';
import { type Column, DataTable, type Sorting } from '../../components/data-table.tsx';
import { GroupMark } from '../../components/group-mark.tsx';
import { useFormat } from '../../lib/format.ts';
import { useMay } from '../../lib/session.ts';
import { useCommonWords } from '../../lib/words.ts';
import { GroupMenu } from './group-actions.tsx';
import { GroupLine, GroupLink } from './group-card.tsx';
import type { GroupListProps } from './group-cards.tsx';
import { GroupSigns } from './group-signs.tsx';
import { useGroupWords } from './words.ts';

interface GroupsTableProps extends GroupListProps {
  total: number | undefined;
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
}

export function GroupsTable({ groups, ...props }: GroupsTableProps) {
  const words = useGroupWords();
  return (
    <DataTable
      label={words.title}
      columns={useColumns()}
      entries={groups}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      card={(group) => <GroupLine group={group} />}
      {...props}
    />
  );
}

function useColumns(): Column<Group>[] {
  const common = useCommonWords();
  const words = useGroupWords();
  const format = useFormat();
  const isScored = useMay()('analyze');
  return useMemo(() => {
    const score: Column<Group> = {
      id: 'score',
      header: words.score,
      sort: 'score',
      align: 'right',
      cell: ({ score }) =>
        score === null ? (
          <Tooltip label={words.noScore}>
            <Text span c="dimmed">
              –
            </Text>
          </Tooltip>
        ) : (
          format.number(Math.round(score))
        ),
    };
    return [
      {
        id: 'name',
        header: common.name,
        sort: 'name',
        cell: (group) => (
          <Row gap="xs" wrap="nowrap">
            <GroupMark group={group} size={32} />
            <Row gap={6}>
              <GroupLink group={group} />
              <GroupSigns group={group} />
            </Row>
          </Row>
        ),
      },
      {
        id: 'memberCount',
        header: words.sorts.memberCount,
        sort: 'memberCount',
        align: 'right',
        cell: ({ memberCount }) => format.number(memberCount),
      },
      ...(isScored ? [score] : []),
      {
        id: 'lastActivityAt',
        header: words.activity,
        sort: 'lastActivityAt',
        cell: ({ lastActivityAt }) => (
          <span title={format.dateTime(lastActivityAt)}>{format.ago(lastActivityAt)}</span>
        ),
      },
      {
        id: 'createdAt',
        header: words.made,
        sort: 'createdAt',
        cell: ({ createdAt }) => format.date(createdAt),
      },
      {
        id: 'menu',
        header: '',
        width: 56,
        align: 'right',
        cell: (group) => <GroupMenu group={group} />,
      },
    ];
  }, [words, common, format, isScored]);
}
