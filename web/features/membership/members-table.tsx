import { Box, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useCallback, useMemo } from 'react';
import type { GroupDetails, ListedMember } from '../../../client/muster.ts';
import {
  type Column,
  DataTable,
  type Selection,
  type Sorting,
} from '../../components/data-table.tsx';
import { Appointment, MemberName, RoleMark } from './member-cells.tsx';
import { MemberMenu } from './member-menu.tsx';
import type { useMembers } from './queries.ts';
import type { MembersSearch } from './search.ts';
import { useMembershipWords } from './words.ts';

interface MembersTableProps {
  group: GroupDetails;
  members: ReturnType<typeof useMembers>;
  columns: Column<ListedMember>[];
  search: MembersSearch;
  onSort: (sorting: Sorting) => void;
  selection: Selection | undefined;
  empty: ReactNode;
}

export function MembersTable({
  group,
  members,
  columns,
  search: { sort = 'name', order = 'asc' },
  onSort,
  selection,
  empty,
}: MembersTableProps) {
  const words = useMembershipWords();
  const mayEdit = group.may.includes('edit');
  const withMenu = useMemo<Column<ListedMember>[]>(
    () => [
      ...columns,
      {
        id: 'menu',
        header: '',
        width: 52,
        align: 'right',
        cell: (member) => <MemberMenu group={group} member={member} />,
      },
    ],
    [columns, group],
  );
  const card = useCallback(
    (member: ListedMember) => (
      <Group wrap="nowrap" align="flex-start" gap="xs">
        <Box flex={1} miw={0}>
          <MemberName member={member} />
          <Group gap="xs" mt={2}>
            {member.role === 'ADMIN' && <RoleMark member={member} />}
            {member.title && <Text size="sm">{member.title}</Text>}
          </Group>
          <Stack gap={0}>
            <Appointment member={member} zone={group.timeZone} />
          </Stack>
        </Box>
        {mayEdit && <MemberMenu group={group} member={member} />}
      </Group>
    ),
    [group, mayEdit],
  );
  return (
    <DataTable<ListedMember>
      label={words.members}
      columns={mayEdit ? withMenu : columns}
      entries={members.entries}
      keyOf={({ contactId }) => contactId}
      nameOf={({ name }) => name}
      total={members.first?.total ?? undefined}
      sorting={{ by: sort, order }}
      onSort={onSort}
      selection={selection}
      isLoading={members.isPending || members.isFetchingNextPage}
      hasMore={members.hasNextPage}
      onMore={members.fetchNextPage}
      card={card}
      empty={empty}
    />
  );
}
