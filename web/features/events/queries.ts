import { queryOptions } from '@tanstack/react-query';
import { getEvent, listEvents, listParticipants } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { askAll, longestPage } from '../../lib/ask-all.ts';
import { usePages } from '../../lib/use-pages.ts';

export type Filter = 'coming' | 'over';

/** The events of a group: those to come soonest first, those that are over latest first. */
export function useEvents(groupId: string, when: Filter) {
  const order = when === 'coming' ? 'asc' : 'desc';
  return usePages({
    queryKey: ['events', 'list', { groupId, when }],
    ask: (cursor, signal) =>
      ask(listEvents({ client: api, query: { groupId, when, order, limit: 30, cursor }, signal })),
  });
}

export const eventQuery = (id: string) =>
  queryOptions({
    queryKey: ['events', id],
    queryFn: ({ signal }) => ask(getEvent({ client: api, path: { id }, signal })),
  });

/** More people than that are not looked at one by one. */
const mostParticipants = 2000;

/** Everybody who is invited, with their answers, by name. */
export const participantsQuery = (id: string) =>
  queryOptions({
    queryKey: ['events', id, 'participants'],
    queryFn: ({ signal }) =>
      askAll(
        (cursor) =>
          ask(
            listParticipants({
              client: api,
              path: { id },
              query: { limit: longestPage, cursor },
              signal,
            }),
          ),
        mostParticipants,
      ),
  });
