import type { Actor, Scope } from '../change/change.ts';
import {
  createPageIn,
  type Order,
  type Page,
  type PageRequest,
  parseCursorIn,
} from '../db/page.ts';
import {
  findSizes,
  type GroupFilter,
  type ListedGroup,
  pageGroups,
  type SizedGroup,
} from '../groups/page-groups.ts';
import { countCalls } from './count-calls.ts';
import { nothing } from './counted.ts';
import { scoreOf } from './figures.ts';
import { readFrame } from './frame.ts';

/** So many days, today among them, a score is of. */
const days = 30;

/** Whose groups are scored, and at which instant. */
interface Asking {
  scope: Scope;
  at: Date;
}

/** What the list is walked by: the score in hundredths, -1 of none, which comes last in either order. */
type Place = readonly [number, string];

/**
 * The scores of some groups in the last days: these end now, so that who is in a group is who was in it at the end.
 * Null where nobody was called.
 */
export async function readScores(
  { scope, at }: Asking,
  groups: readonly SizedGroup[],
): Promise<Map<string, number | null>> {
  const { period } = await readFrame(scope, { days }, at);
  const counted = await countCalls({ scope, period, groupIds: groups.map(({ id }) => id) });
  const calls = new Map(counted.filter(({ isNow }) => isNow).map((row) => [row.groupId, row]));
  return new Map(
    groups.map(({ id, memberCount }) => [
      id,
      scoreOf({
        ...nothing,
        members: { ...nothing.members, count: memberCount },
        calls: calls.get(id) ?? nothing.calls,
      }),
    ]),
  );
}

/** The groups in an actor's sight by their score. All are scored for each page: there is no index of what is counted. */
export async function pageByScore(
  asking: Asking,
  actor: Actor,
  filter: GroupFilter,
  { order }: Pick<Order, 'order'>,
  { limit, cursor }: PageRequest,
): Promise<Page<ListedGroup>> {
  const by = { sort: 'score', order };
  const from = parseCursorIn(by, cursor, 'number', 'id');
  const scores = await readScores(asking, await findSizes(asking.scope, actor, filter));
  const places = [...scores]
    .map(([id, score]): Place => [score === null ? -1 : Math.round(score * 100), id])
    .sort((a, b) => compare(a, b, by))
    .filter((place) => !from || compare(place, from, by) > 0)
    .slice(0, limit + 1);
  const { items, ...page } = createPageIn(by, places, limit, (place) => [...place]);
  if (items.length === 0) return { items: [], ...page };
  const found = await pageGroups(
    asking.scope,
    actor,
    { ids: items.map(([, id]) => id) },
    { sort: 'name', order: 'asc' },
    { limit: items.length },
  );
  const byId = new Map(found.items.map((group) => [group.id, group]));
  return { ...page, items: items.flatMap(([, id]) => byId.get(id) ?? []) };
}

function compare([a, idOfA]: Place, [b, idOfB]: Place, { order }: Pick<Order, 'order'>): number {
  if (a === b) return idOfA < idOfB ? -1 : Number(idOfA > idOfB);
  if (a < 0 || b < 0) return a < 0 ? 1 : -1;
  return order === 'asc' ? a - b : b - a;
}
