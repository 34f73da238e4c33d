import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { GroupDetails } from '../../../client/muster.ts';
import { BulkBar } from '../../components/bulk-bar/bulk-bar.tsx';
import { useBulkSelection } from '../../components/bulk-bar/use-bulk-selection.ts';
import { RowsLoader } from '../../components/page-loader.tsx';
import { ProblemState } from '../../components/states.tsx';
import { useFormat } from '../../lib/format.ts';
import { groupQuery } from '../../lib/group-query.ts';
import { useTypedFilter } from '../../lib/use-typed-filter.ts';
import { AddMembersDialog } from './add-members-dialog.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { MemberFilters } from './member-filters.tsx';
import { MembersTable } from './members-table.tsx';
import { NoMembers } from './no-members.tsx';
import { filterOf, listMemberIds, useMembers } from './queries.ts';
import type { MembersSearch } from './search.ts';
import { useColumns } from './use-columns.tsx';
import { useMembershipWords } from './words.ts';

const route = getRouteApi('/app/groups/$groupId/members');

/** Who is in a group. */
export function MembersTab() {
  const { groupId } = route.useParams();
  const { data: group, error, refetch } = useQuery(groupQuery(groupId));
  if (group) return <Members group={group} />;
  if (error) return <ProblemState error={error} reset={refetch} />;
  return (
    <Stack gap="xs" aria-busy="true">
      <RowsLoader />
    </Stack>
  );
}

function Members({ group }: { group: GroupDetails }) {
  const words = useMembershipWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const format = useFormat(group.timeZone);
  const [isAdding, adding] = useDisclosure(false);
  const filter = filterOf(search, format.timeZone);
  const members = useMembers(group.id, filter, search);
  const { first, entries, error, refetch, isFetching, isFetchingNextPage } = members;
  const total = first?.total ?? undefined;
  const columns = useColumns(group);
  const bulk = useBulkSelection({
    ids: entries.map(({ contactId }) => contactId),
    ...{ filter, total, group },
  });
  const typing = useTypedFilter(search.text ?? '', (text) =>
    navigate({ search: (old) => ({ ...old, text: text || undefined }), replace: true }),
  );
  const change = (part: MembersSearch) => navigate({ search: (old) => ({ ...old, ...part }) });
  const isCounting = typing.isSettling || (isFetching && !isFetchingNextPage);
  return (
    <Stack gap="sm">
      <MemberFilters
        group={group}
        sorts={columns.sorts}
        search={search}
        typed={typing.typed}
        onType={typing.onType}
        onChange={change}
      />
      <Group justify="space-between" gap="xs">
        <Text role="status" aria-busy={isCounting} c="dimmed" size="sm" component="div">
          {total === undefined || isCounting ? (
            <Skeleton w={90} h={20} />
          ) : (
            words.count(total, format.number(total))
          )}
        </Text>
        <Group gap="xs">
          <ColumnChoice columns={columns} />
          {group.may.includes('edit') && (
            <Button leftSection={<IconUserPlus size={16} />} onClick={adding.open}>
              {words.addMembers}
            </Button>
          )}
        </Group>
      </Group>
      {error && entries.length === 0 ? (
        <ProblemState error={error} reset={refetch} />
      ) : (
        <MembersTable
          group={group}
          members={members}
          columns={columns.shown}
          search={search}
          onSort={({ by, order }) => change({ sort: columns.sortOf(by), order })}
          selection={group.may.includes('bulk') ? bulk.selection : undefined}
          empty={
            <NoMembers
              isFiltered={filter !== undefined}
              onClear={() => navigate({ search: ({ sort, order }) => ({ sort, order }) })}
              onAdd={group.may.includes('edit') ? adding.open : undefined}
            />
          }
        />
      )}
      {group.may.includes('bulk') && (
        <BulkBar bulk={bulk} listMatching={() => listMemberIds(group.id, filter)} />
      )}
      {isAdding && <AddMembersDialog group={group} onClose={adding.close} />}
    </Stack>
  );
}
