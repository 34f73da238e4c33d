import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { BulkBar } from '../../components/bulk-bar/bulk-bar.tsx';
import { mostNamed } from '../../components/bulk-bar/target.ts';
import { useBulkSelection } from '../../components/bulk-bar/use-bulk-selection.ts';
import { EmptyState, ProblemState } from '../../components/states.tsx';
import { useFormat } from '../../lib/format.ts';
import { useMay } from '../../lib/session.ts';
import { useTypedFilter } from '../../lib/use-typed-filter.ts';
import { useCommonWords } from '../../lib/words.ts';
import { ContactFilters } from './contact-filters.tsx';
import { ContactsCount } from './contacts-count.tsx';
import { ContactsTable } from './contacts-table.tsx';
import { filterOf, listIds, useContacts } from './queries.ts';
import type { ContactsSearch } from './search.ts';
import { usePeopleWords } from './words.ts';

const route = getRouteApi('/app/contacts');

/** The contacts that fit the filter of the address, and how many they are. */
export function ContactsList() {
  const common = useCommonWords();
  const words = usePeopleWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { timeZone } = useFormat();
  const may = useMay();
  const filter = filterOf(search, timeZone);
  const contacts = useContacts(filter);
  const total = contacts.first?.total ?? undefined;
  const ids = useMemo(() => contacts.entries.map(({ id }) => id), [contacts.entries]);
  const bulk = useBulkSelection({ ids, filter, total });
  const typing = useTypedFilter(search.text ?? '', (text) =>
    navigate({ search: (old) => ({ ...old, text: text || undefined }), replace: true }),
  );
  const change = useCallback(
    (part: ContactsSearch) => navigate({ search: (old) => ({ ...old, ...part }) }),
    [navigate],
  );
  return (
    <>
      <ContactFilters
        search={search}
        typed={typing.typed}
        onType={typing.onType}
        onChange={change}
        onOpen={(saved) => navigate({ search: saved })}
      />
      <ContactsCount
        total={total}
        isCounting={typing.isSettling || (contacts.isFetching && !contacts.isFetchingNextPage)}
      />
      {contacts.error && contacts.entries.length === 0 ? (
        <ProblemState error={contacts.error} reset={contacts.refetch} />
      ) : (
        <ContactsTable
          contacts={contacts}
          selection={may('bulk') ? bulk.selection : undefined}
          empty={
            filter ? (
              <EmptyState
                title={words.noneFit}
                action={
                  <Button variant="default" onClick={() => navigate({ search: {} })}>
                    {common.clearFilters}
                  </Button>
                }
              >
                {words.noneFitHow}
              </EmptyState>
            ) : (
              <EmptyState title={words.nobody}>{words.nobodyHow}</EmptyState>
            )
          }
        />
      )}
      {may('bulk') && <BulkBar bulk={bulk} listMatching={() => listIds(filter, mostNamed)} />}
    </>
  );
}
