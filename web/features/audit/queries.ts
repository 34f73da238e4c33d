import { queryOptions } from '@tanstack/react-query';
import { getContact, listAuditEntries, listUsers } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { usePages } from '../../lib/use-pages.ts';
import { toInstant } from '../../lib/zoned.ts';
import type { AuditSearch } from './search.ts';

/** The log of changes, by the filters of an address; days are those of a zone. */
export function useAudit({ from, to, ...filter }: AuditSearch, zone: string, enabled: boolean) {
  const query = {
    ...filter,
    ...(from && { from: toInstant(from, zone) }),
    ...(to && { to: toInstant(dayAfter(to), zone) }),
  };
  return usePages({
    queryKey: ['audit', query],
    ask: (cursor, signal) =>
      ask(
        listAuditEntries({
          client: api,
          query: { limit: 50, ...query, ...(cursor && { cursor }) },
          signal,
        }),
      ),
    enabled,
  });
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

export const usersQuery = queryOptions({
  queryKey: ['users', 'options'],
  queryFn: ({ signal }) => ask(listUsers({ client: api, query: { limit: 100 }, signal })),
});

export const contactQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['contacts', id],
    queryFn: ({ signal }) => ask(getContact({ client: api, path: { id: id ?? '' }, signal })),
    enabled: id !== undefined,
  });
