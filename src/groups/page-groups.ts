import type { Actor, Scope } from '../change/change.ts';
import { empty, isAmong, plannedAnew, raw, type Sql, sql } from '../db/client.ts';
import type { GroupStatus } from '../db/generated/enums.ts';
import {
  beyond,
  createPageIn,
  type Order,
  type Page,
  type PageRequest,
  parseCursorIn,
  way,
} from '../db/page.ts';
import { containsKey } from '../people/find-alike.ts';
import {
  type GroupView,
  groupColumns,
  leadsGroup,
  visibleGroups,
} from '../sight/visible-groups.ts';
import { avatarHashOf } from './avatar.ts';
import {
  joinLastMessage,
  type LastMessage,
  type LastMessageRow,
  lastMessageColumns,
  lastMessageOf,
} from './last-message.ts';

export interface GroupFilter {
  status?: GroupStatus | undefined;
  /** Whether those too that are not ACTIVE; they are, unless told otherwise. */
  includeArchived?: boolean | undefined;
  /** Part of a name, without regard to case, accents, spaces and punctuation. */
  text?: string | undefined;
  /** None but these. */
  ids?: readonly string[] | undefined;
  /** Only those that the actor leads, and so may edit and call; of an ADMIN all. */
  led?: boolean | undefined;
}

export type GroupSort = 'name' | 'memberCount' | 'createdAt' | 'lastActivityAt';

export interface GroupOrder extends Order {
  sort: GroupSort;
}

/** What is told of a group beside what it is. */
export interface GroupFigures {
  /** Messages in it that stand. */
  messageCount: number;
  /** When something was last said in it, given, planned, or somebody came; else when it was made. */
  lastActivityAt: Date;
  /** Of the image that it shows; null where it has none. */
  avatarHash: string | null;
}

/** A group in a list; whether the actor may read what was said is another question. */
export type ListedGroup = GroupView &
  GroupFigures & { nameKey: string; lastMessage: LastMessage | null };

type Row = GroupView & GroupFigures & { nameKey: string } & LastMessageRow;

/** What a list is walked by, where each has an index that ends in the id, and how the page names it. */
const keys = {
  name: { walked: sql`g.name_key`, shown: 'nameKey', part: 'text' },
  memberCount: { walked: sql`g.member_count`, shown: 'memberCount', part: 'number' },
  createdAt: { walked: sql`g.created_at`, shown: 'createdAt', part: 'instant' },
  lastActivityAt: { walked: sql`a.last_at`, shown: 'lastActivityAt', part: 'instant' },
} as const satisfies Record<GroupSort, object>;

/** The groups in an actor's sight, in the order that is wanted, each with what was last said in it; one statement. */
export async function pageGroups(
  { tx, organizationId }: Scope,
  actor: Actor,
  filter: GroupFilter,
  by: GroupOrder,
  { limit, cursor }: PageRequest,
): Promise<Page<ListedGroup>> {
  const { walked, shown, part } = keys[by.sort];
  const from = parseCursorIn(by, cursor, part, 'id');
  const groups = sql`SELECT ${groupColumns(actor)}, g.name_key AS "nameKey" ${visibleGroups(organizationId, actor)}
    ${asked(filter, actor)}`;
  const page = (id: Sql) => sql`
    ${from ? sql`AND (${walked}, ${id}) ${beyond(by)} (${from[0]}, ${from[1]}::uuid)` : empty}
    ORDER BY ${walked} ${way(by)}, ${id} ${way(by)} LIMIT ${limit + 1}`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT page.*, told.message_count AS "messageCount", told.last_at AS "lastActivityAt",
      ${avatarHashOf(sql`told.organization_id`, sql`told.group_id`)} AS "avatarHash", ${lastMessageColumns}
    FROM (
      ${
        by.sort === 'lastActivityAt'
          ? sql`SELECT seen.* FROM activities a CROSS JOIN LATERAL (${groups} AND g.id = a.group_id) seen
              WHERE a.organization_id = ${organizationId}::uuid ${page(sql`a.group_id`)}`
          : sql`${groups} ${page(sql`g.id`)}`
      }
    ) page
    JOIN activities told ON told.organization_id = ${organizationId}::uuid AND told.group_id = page.id
    ${joinLastMessage(organizationId, sql`page.id`)}
    ORDER BY ${raw(`"${shown}"`)} ${way(by)}, page.id ${way(by)}
    ${by.sort === 'name' ? empty : plannedAnew}`;
  const listed = createPageIn(by, rows, limit, (row) => [row[shown], row.id]);
  return {
    ...listed,
    items: listed.items.map((row) => ({ ...row, lastMessage: lastMessageOf(row) })),
  };
}

/** A group, and how many are in it. */
export interface SizedGroup {
  id: string;
  memberCount: number;
}

/** All groups of a list, by nothing but their size, in no order. */
export function findSizes(
  { tx, organizationId }: Scope,
  actor: Actor,
  filter: GroupFilter,
): Promise<SizedGroup[]> {
  return tx.$queryRaw`
    SELECT g.id, g.member_count AS "memberCount" ${visibleGroups(organizationId, actor)} ${asked(filter, actor)}`;
}

/** How many groups a list has in all. */
export async function countListed(
  { tx, organizationId }: Scope,
  actor: Actor,
  filter: GroupFilter,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total ${visibleGroups(organizationId, actor)} ${asked(filter, actor)}`;
  return row!.total;
}

function asked({ status, includeArchived = true, text, ids, led }: GroupFilter, actor: Actor): Sql {
  return sql`
    ${status ? sql`AND g.status = ${status}::group_status` : empty}
    ${includeArchived ? empty : sql`AND g.status = 'ACTIVE'`}
    ${ids ? sql`AND ${isAmong(sql`g.id`, ids)}` : empty}
    ${led && actor.role !== 'ADMIN' ? sql`AND ${leadsGroup(actor)}` : empty}
    ${text ? sql`${plannedAnew} AND ${containsKey(sql`g.name_key`, text)}` : empty}`;
}
