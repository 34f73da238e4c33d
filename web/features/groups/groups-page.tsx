import { Button, Text } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { PageHeader } from '../../components/page-header.tsx';
import { RowsLoader } from '../../components/page-loader.tsx';
import { EmptyState, ProblemState } from '../../components/states.tsx';
import { useFormat } from '../../lib/format.ts';
import { useMay } from '../../lib/session.ts';
import { useCommonWords } from '../../lib/words.ts';
import { GroupCards } from './group-cards.tsx';
import { GroupFacts } from './group-facts.tsx';
import { GroupFilters } from './group-filters.tsx';
import { useGroups } from './queries.ts';
import type { GroupSort, GroupsSearch } from './search.ts';
import { useGroupWords } from './words.ts';

const route = getRouteApi('/app/groups');

const NewGroupDialog = lazy(async () => ({
  default: (await import('./new-group/new-group-dialog.tsx')).NewGroupDialog,
}));

/** Cards are what is seen first: what a table takes is loaded by whoever wants one. */
const GroupsTable = lazy(async () => ({
  default: (await import('./groups-table.tsx')).GroupsTable,
}));

export function GroupsPage() {
  const common = useCommonWords();
  const words = useGroupWords();
  const format = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayCreate = useMay()('createGroup');
  const groups = useGroups(search);
  const change = (part: GroupsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const create = () => change({ create: 'blank' });

  const { sort = 'name', order = 'asc', view = 'cards', create: creating } = search;
  const isFiltered = search.search !== undefined || search.status !== undefined;
  const total = groups.first?.total ?? undefined;
  const list = {
    groups: groups.entries,
    isLoading: groups.isFetching && !groups.isRefetching,
    hasMore: groups.hasNextPage,
    onMore: groups.fetchNextPage,
  };
  const none = isFiltered ? (
    <EmptyState
      title={words.noMatchTitle}
      action={
        <Button variant="default" onClick={() => change({ search: undefined, status: undefined })}>
          {common.clearFilters}
        </Button>
      }
    >
      {words.noMatch}
    </EmptyState>
  ) : (
    <EmptyState
      icon={<IconUsersGroup />}
      title={words.noneTitle}
      action={mayCreate && <Button onClick={create}>{words.create}</Button>}
    >
      {mayCreate ? words.none : words.noneForUser}
    </EmptyState>
  );

  return (
    <>
      <PageHeader
        title={words.title}
        actions={
          mayCreate && (
            <Button leftSection={<IconPlus size={18} />} onClick={create}>
              {words.create}
            </Button>
          )
        }
      />
      <GroupFacts />
      <GroupFilters search={search} onChange={change} />
      {groups.error ? (
        <ProblemState error={groups.error} reset={groups.refetch} />
      ) : total === 0 ? (
        none
      ) : (
        <>
          <Text size="sm" c="dimmed" mb="xs" aria-live="polite" mih={20}>
            {total !== undefined && words.found(format.number(total), total)}
          </Text>
          {view === 'table' ? (
            <Suspense fallback={<RowsLoader />}>
              <GroupsTable
                {...list}
                total={total}
                sorting={{ by: sort, order }}
                onSort={({ by, order }) => change({ sort: by as GroupSort, order })}
              />
            </Suspense>
          ) : (
            <GroupCards {...list} />
          )}
        </>
      )}
      {mayCreate && creating && (
        <Suspense>
          <NewGroupDialog
            from={creating}
            onFrom={(from) => change({ create: from })}
            onClose={() => change({ create: undefined })}
          />
        </Suspense>
      )}
    </>
  );
}
