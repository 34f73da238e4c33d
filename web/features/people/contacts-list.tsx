import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { EmptyState, ProblemState } from '../../components/states.tsx';
import { useFormat } from '../../lib/format.ts';
import { useTypedFilter } from '../../lib/use-typed-filter.ts';
import { ContactFilters, countFilters } from './contact-filters.tsx';
import { ContactsCount } from './contacts-count.tsx';
import { ContactsTable } from './contacts-table.tsx';
import { useContacts } from './queries.ts';
import { usePeopleWords } from './words.ts';

const route = getRouteApi('/app/contacts');

/** The contacts that fit the filter of the address, and how many they are. */
export function ContactsList() {
  const words = usePeopleWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { timeZone } = useFormat();
  const contacts = useContacts(search, timeZone);
  const typing = useTypedFilter(search.text ?? '', (text) =>
    navigate({ search: (old) => ({ ...old, text: text || undefined }), replace: true }),
  );
  const isFiltered = countFilters(search) > 0 || search.text !== undefined;
  return (
    <>
      <ContactFilters
        search={search}
        typed={typing.typed}
        onType={typing.onType}
        onChange={(change) => navigate({ search: (old) => ({ ...old, ...change }) })}
        onOpen={(saved) => navigate({ search: saved })}
      />
      <ContactsCount
        total={contacts.first?.total ?? undefined}
        isCounting={typing.isSettling || (contacts.isFetching && !contacts.isFetchingNextPage)}
      />
      {contacts.error && contacts.entries.length === 0 ? (
        <ProblemState error={contacts.error} reset={contacts.refetch} />
      ) : (
        <ContactsTable
          contacts={contacts}
          empty={
            isFiltered ? (
              <EmptyState
                title={words.noneFit}
                action={
                  <Button variant="default" onClick={() => navigate({ search: {} })}>
                    {words.clearFilters}
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
    </>
  );
}
