import { type ListMembersData, listMembers } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { usePages } from '../../lib/use-pages.ts';
import { toInstant } from '../../lib/zoned.ts';
import type { MembersSearch } from './search.ts';

/** So many members are asked for at once. */
const limit = 100;

export type MembersFilter = Pick<
  NonNullable<ListMembersData['query']>,
  'text' | 'role' | 'appointmentStatus' | 'appointmentFrom' | 'appointmentTo'
>;

/** What an address asks of the members, its days being those of a zone; undefined where it asks nothing. */
export function filterOf(search: MembersSearch, zone: string): MembersFilter | undefined {
  const { text, role, appointmentStatus, appointmentFrom, appointmentTo } = search;
  const filter = {
    ...(text && { text }),
    ...(role && { role }),
    ...(appointmentStatus && { appointmentStatus }),
    ...(appointmentFrom && { appointmentFrom: toInstant(appointmentFrom, zone) }),
    // The day is meant with all its hours.
    ...(appointmentTo && { appointmentTo: toInstant(dayAfter(appointmentTo), zone) }),
  };
  return Object.keys(filter).length > 0 ? filter : undefined;
}

const dayAfter = (day: string) =>
  new Date(Date.parse(day) + 24 * 60 * 60_000).toISOString().slice(0, 10);

/** The members of a group whom a filter finds; the first page tells how many they are. */
export function useMembers(
  id: string,
  filter: MembersFilter | undefined,
  { sort = 'name', order = 'asc' }: Pick<MembersSearch, 'sort' | 'order'>,
) {
  const query = { limit, sort, order, ...filter };
  return usePages({
    queryKey: ['groups', id, 'members', query],
    ask: (cursor, signal) =>
      ask(
        listMembers({
          client: api,
          path: { id },
          query: { ...query, ...(cursor ? { cursor } : { total: true }) },
          signal,
        }),
      ),
  });
}

/** The ids of all whom a filter finds, who are known to be few. */
export async function listMemberIds(id: string, filter: MembersFilter | undefined) {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  do {
    const query = { limit, ...filter, ...(cursor && { cursor }) };
    const page = await ask(listMembers({ client: api, path: { id }, query }));
    ids.push(...page.items.map(({ contactId }) => contactId));
    cursor = page.nextCursor;
  } while (cursor);
  return ids;
}
