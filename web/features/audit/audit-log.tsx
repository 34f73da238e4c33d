import { Stack } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { AuditList } from '../../components/audit-list/audit-list.tsx';
import { RowsLoader } from '../../components/page-loader.tsx';
import { EmptyState, NotFoundState, ProblemState } from '../../components/states.tsx';
import { useMay, useSession } from '../../lib/session.ts';
import { useCommonWords } from '../../lib/words.ts';
import { AuditFilters } from './audit-filters.tsx';
import { useAudit } from './queries.ts';
import type { AuditSearch } from './search.ts';
import { useAuditTabWords } from './words.ts';

interface AuditLogProps {
  search: AuditSearch;
  onSearch: (search: AuditSearch) => void;
  /** The group whose changes alone are shown. */
  groupId?: string;
  /** Of the group, where it has its own. */
  zone?: string | null;
}

/** The log of changes with its filters: of the organization, or of one group. */
export function AuditLog({ search, onSearch, groupId, zone = null }: AuditLogProps) {
  const words = useAuditTabWords();
  const common = useCommonWords();
  const may = useMay();
  const { organization } = useSession();
  const shown = groupId === undefined ? search : { ...search, groupId };
  const { entries, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } =
    useAudit(shown, zone ?? organization.timeZone, may('readAudit'));
  if (!may('readAudit')) return <NotFoundState />;
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  return (
    <>
      <AuditFilters
        search={search}
        ofGroup={groupId !== undefined}
        onChange={(change) => onSearch({ ...search, ...change })}
        onClear={() => onSearch({})}
      />
      {error ? (
        <ProblemState error={error} reset={() => void refetch()} />
      ) : isPending ? (
        <Stack gap="xs" role="status" aria-busy="true" aria-label={common.loading}>
          <RowsLoader />
        </Stack>
      ) : (
        <AuditList
          entries={entries}
          zone={zone}
          isLoading={isFetchingNextPage}
          hasMore={hasNextPage}
          onMore={() => void fetchNextPage()}
          empty={
            <EmptyState
              icon={<IconHistory />}
              title={isFiltered ? words.nothingFound : words.nothing}
            >
              {isFiltered ? words.tryOthers : words.nothingHere}
            </EmptyState>
          }
        />
      )}
    </>
  );
}
