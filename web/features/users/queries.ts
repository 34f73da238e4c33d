import { useQuery } from '@tanstack/react-query';
import { listKeys, listUsers } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { usePages } from '../../lib/use-pages.ts';

export function useUsers() {
  return usePages({
    queryKey: ['users'],
    ask: (cursor, signal) =>
      ask(listUsers({ client: api, query: { limit: 100, ...(cursor && { cursor }) }, signal })),
  });
}

export function useKeys() {
  return usePages({
    queryKey: ['keys'],
    ask: (cursor, signal) =>
      ask(listKeys({ client: api, query: { limit: 50, ...(cursor && { cursor }) }, signal })),
  });
}

/** The first hundred users, to choose one of. */
export function useUserOptions() {
  const { data } = useQuery({
    queryKey: ['users', 'options'],
    queryFn: ({ signal }) => ask(listUsers({ client: api, query: { limit: 100 }, signal })),
  });
  return (data?.items ?? []).filter(({ disabledAt }) => disabledAt === null);
}
