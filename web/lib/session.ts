import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { type GetSessionResponse, getSession } from '../../client/muster.ts';
import { api, ask } from './api.ts';

export type Session = GetSessionResponse;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => ask(getSession({ client: api, signal })),
  staleTime: 60_000,
  retry: false,
});

/** Who is signed in, in which organization, and what they may do there. Only below the signed-in routes. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** Whether the reader may do something in the organization, by the service's own policy. */
export function useMay(): (action: Session['may'][number]) => boolean {
  const { may } = useSession();
  return (action) => may.includes(action);
}
