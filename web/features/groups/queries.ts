import { queryOptions } from '@tanstack/react-query';
import {
  entriesOf,
  getGroupChat,
  getPalette,
  listChats,
  listContactsByGroups,
  listDismissals,
  listGroupSuggestions,
  listGroups,
  listGroupTemplates,
  listLinks,
  listMissingFromGroupChat,
  listUngroupedContacts,
  listUsers,
  type User,
} from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { ProblemError } from '../../lib/problem-error.ts';
import { useMay } from '../../lib/session.ts';
import { usePages } from '../../lib/use-pages.ts';
import type { GroupsSearch } from './search.ts';

/** So many groups are asked for at once. */
const limit = 48;

/** How many are in a group, and what is open there, is looked at so often, in milliseconds. */
export const refetchInterval = 15_000;

/** The groups that the address asks for; with their scores for whoever may compare them. */
export function useGroups({ search, status, sort = 'name', order = 'asc' }: GroupsSearch) {
  const may = useMay();
  const query = {
    ...{ limit, sort, order, scores: may('analyze') },
    ...(search && { search }),
    ...(status && { status }),
  };
  return usePages({
    queryKey: ['groups', 'list', query],
    ask: (cursor, signal) =>
      ask(
        listGroups({
          client: api,
          // Of the first page alone: the count is of all pages.
          query: { ...query, total: cursor === undefined, ...(cursor && { cursor }) },
          signal,
        }),
      ),
  });
}

/** How many groups there are, and the one in which something happened last. */
export const factsQuery = queryOptions({
  queryKey: ['groups', 'facts'],
  queryFn: ({ signal }) =>
    ask(
      listGroups({
        client: api,
        query: {
          ...{ includeArchived: false, total: true, limit: 1 },
          ...{ sort: 'lastActivityAt', order: 'desc' },
        },
        signal,
      }),
    ),
});

/** How many contacts there are, and how many of them are in no group. */
export const contactFactsQuery = queryOptions({
  queryKey: ['contacts', 'facts'],
  async queryFn({ signal }) {
    const query = { limit: 1, total: true };
    const [all, ungrouped] = await Promise.all([
      ask(listContactsByGroups({ client: api, query, signal })),
      ask(listUngroupedContacts({ client: api, query, signal })),
    ]);
    return { all: all.total ?? 0, ungrouped: ungrouped.total ?? 0 };
  },
});

export const linksQuery = (groupId: string) =>
  queryOptions({
    queryKey: ['groups', groupId, 'links'],
    queryFn: ({ signal }) =>
      ask(listLinks({ client: api, query: { groupId, limit: 100 }, signal })),
  });

/** The chat that a group is kept in step with; null where there is none. For whoever may edit the group. */
export const mirrorQuery = (id: string) =>
  queryOptions({
    queryKey: ['groups', id, 'mirror'],
    queryFn: ({ signal }) =>
      ask(getGroupChat({ client: api, path: { id }, signal })).catch(nullWhereNone),
    // A chat that is being made is there some minutes later.
    refetchInterval: ({ state }) => (state.data?.status === 'CREATING' ? refetchInterval : false),
  });

function nullWhereNone(error: unknown): null {
  if (error instanceof ProblemError && error.status === 404) return null;
  throw error;
}

export const paletteQuery = queryOptions({
  queryKey: ['palette'],
  queryFn: ({ signal }) => ask(getPalette({ client: api, signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

/** All who may be named, for ADMINs: an organization has some tens of users. */
export const usersQuery = queryOptions({
  queryKey: ['users', 'named'],
  async queryFn({ signal }) {
    const users: User[] = [];
    const all = entriesOf(async (page) => ({
      data: await ask(listUsers({ client: api, query: { ...page, limit: 100 }, signal })),
    }));
    for await (const user of all) if (user.disabledAt === null) users.push(user);
    return users;
  },
});

export const templatesQuery = queryOptions({
  queryKey: ['groups', 'templates'],
  queryFn: ({ signal }) => ask(listGroupTemplates({ client: api, signal })),
});

export const suggestionsQuery = queryOptions({
  queryKey: ['groups', 'suggestions'],
  queryFn: ({ signal }) => ask(listGroupSuggestions({ client: api, signal })),
});

export function useDismissals() {
  return usePages({
    queryKey: ['groups', 'suggestions', 'dismissed'],
    ask: (cursor, signal) =>
      ask(listDismissals({ client: api, query: cursor ? { cursor } : {}, signal })),
  });
}

/** Group chats that an account sees and that have no group yet: for ADMINs, whose sight alone they are in. */
export function useFreeChats(enabled: boolean) {
  return usePages({
    queryKey: ['chats', 'free'],
    ask: (cursor, signal) =>
      ask(
        listChats({
          client: api,
          query: { kind: 'GROUP', linked: false, limit: 100, ...(cursor && { cursor }) },
          signal,
        }),
      ),
    enabled,
  });
}

/** Who is in a group and not in the chat that it is kept in step with. */
export function useMissing(id: string) {
  return usePages({
    queryKey: ['groups', id, 'mirror', 'missing'],
    ask: (cursor, signal) =>
      ask(
        listMissingFromGroupChat({
          client: api,
          path: { id },
          query: cursor ? { cursor } : {},
          signal,
        }),
      ),
  });
}
