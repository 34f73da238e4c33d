import { queryOptions } from '@tanstack/react-query';
import {
  entriesOf,
  getContact,
  getContactIdentities,
  listAbsences,
  listContactCalls,
  listContactEvents,
  listContactGroups,
  listContactsByGroups,
  listDeletedContacts,
  listTasks,
} from '../../../client/muster.ts';
import type { BulkFilter } from '../../components/bulk-bar/target.ts';
import { api, ask } from '../../lib/api.ts';
import { usePages } from '../../lib/use-pages.ts';
import { toInstant } from '../../lib/zoned.ts';
import type { ContactsSearch } from './search.ts';

const dayMs = 86_400_000;

/**
 * What an address filters by, as the API takes it, with days on the clock of a zone; undefined where by nothing.
 */
export function filterOf(search: ContactsSearch, zone: string): BulkFilter | undefined {
  const { groupIds = [], match = 'or', role, text, status, from, to } = search;
  const filter = {
    ...(match === 'ungrouped' && { includeUngrouped: true }),
    ...(match !== 'ungrouped' &&
      groupIds.length > 0 && { groupIds: [...groupIds], match, ...(role && { role }) }),
    ...(text && { text }),
    ...(status && { appointmentStatus: status }),
    ...(from && { appointmentFrom: toInstant(from, zone) }),
    ...(to && { appointmentTo: toInstant(dayAfter(to), zone) }),
  };
  return Object.keys(filter).length > 0 ? filter : undefined;
}

/** The contacts who fit a filter, by name; the first page tells how many they are. */
export function useContacts(filter: BulkFilter | undefined) {
  return usePages({
    queryKey: ['contacts', 'list', filter ?? null],
    ask: (cursor, signal) =>
      ask(
        listContactsByGroups({
          client: api,
          query: { ...filter, limit: 100, total: cursor === undefined, ...(cursor && { cursor }) },
          signal,
        }),
      ),
  });
}

/** The ids of all who fit a filter, at most as many as are asked for. */
export async function listIds(filter: BulkFilter | undefined, most: number): Promise<string[]> {
  const ids: string[] = [];
  const pages = entriesOf(async (page) => ({
    data: await ask(
      listContactsByGroups({
        client: api,
        query: { ...filter, ...page, limit: 100, total: false },
      }),
    ),
  }));
  for await (const { id } of pages) {
    ids.push(id);
    if (ids.length === most) break;
  }
  return ids;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
}

export function useDeletedContacts() {
  return usePages({
    queryKey: ['contacts', 'deleted'],
    ask: (cursor, signal) =>
      ask(
        listDeletedContacts({
          client: api,
          query: { limit: 100, ...(cursor && { cursor }) },
          signal,
        }),
      ),
  });
}

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: ['contacts', id],
    queryFn: ({ signal }) => ask(getContact({ client: api, path: { id }, signal })),
  });

export const identitiesQuery = (id: string) =>
  queryOptions({
    queryKey: ['contacts', id, 'identities'],
    queryFn: ({ signal }) => ask(getContactIdentities({ client: api, path: { id }, signal })),
  });

export const absencesQuery = (id: string) =>
  queryOptions({
    queryKey: ['contacts', id, 'absences'],
    queryFn: ({ signal }) => ask(listAbsences({ client: api, path: { id }, signal })),
  });

/** Entries of a list on the page of a contact, of which each has room for a few; of their groups, mostly all. */
const few = 10;
const mostGroups = 50;

const pageOf = (cursor: string | undefined, limit = few) => ({ limit, ...(cursor && { cursor }) });

export function useContactGroups(id: string) {
  return usePages({
    queryKey: ['contacts', id, 'groups'],
    ask: (cursor, signal) =>
      ask(
        listContactGroups({ client: api, path: { id }, query: pageOf(cursor, mostGroups), signal }),
      ),
  });
}

export function useContactTasks(id: string) {
  return usePages({
    queryKey: ['tasks', 'of', id],
    ask: (cursor, signal) =>
      ask(
        listTasks({
          client: api,
          query: { ...pageOf(cursor), assigneeId: id, status: 'open' },
          signal,
        }),
      ),
  });
}

export function useContactEvents(id: string) {
  return usePages({
    queryKey: ['contacts', id, 'events'],
    ask: (cursor, signal) =>
      ask(listContactEvents({ client: api, path: { id }, query: pageOf(cursor), signal })),
  });
}

export function useContactCalls(id: string) {
  return usePages({
    queryKey: ['contacts', id, 'calls'],
    ask: (cursor, signal) =>
      ask(listContactCalls({ client: api, path: { id }, query: pageOf(cursor), signal })),
  });
}
