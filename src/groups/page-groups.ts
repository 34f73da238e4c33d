import type { Actor, Scope } from '../change/change.ts';
import { empty, plannedAnew, sql } from '../db/client.ts';
import type { GroupStatus } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { containsKey } from '../people/find-alike.ts';
import { type GroupView, groupColumns, visibleGroups } from '../sight/visible-groups.ts';
import {
  joinLastMessage,
  type LastMessage,
  type LastMessageRow,
  lastMessageColumns,
  lastMessageOf,
} from './last-message.ts';

export interface GroupFilter {
  status?: GroupStatus | undefined;
  /** Part of a name, without regard to case, accents, spaces and punctuation. */
  text?: string | undefined;
}

/** A group in a list; whether the actor may read what was said is another question. */
export type ListedGroup = GroupView & { nameKey: string; lastMessage: LastMessage | null };

/** The groups in an actor's sight, by name, each with what was last said in it. */
export async function pageGroups(
  { tx, organizationId }: Scope,
  actor: Actor,
  { status, text }: GroupFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<ListedGroup>> {
  const from = parseCursor(cursor, 'text', 'id');
  const rows = await tx.$queryRaw<(GroupView & { nameKey: string } & LastMessageRow)[]>`
    SELECT page.*, ${lastMessageColumns}
    FROM (
      SELECT ${groupColumns(actor)}, g.name_key AS "nameKey"
      ${visibleGroups(organizationId, actor)}
        ${status ? sql`AND g.status = ${status}::group_status` : empty}
        ${text ? sql`${plannedAnew} AND ${containsKey(sql`g.name_key`, text)}` : empty}
        ${from ? sql`AND (g.name_key, g.id) > (${from[0]}, ${from[1]}::uuid)` : empty}
      ORDER BY g.name_key, g.id LIMIT ${limit + 1}
    ) page
    ${joinLastMessage(organizationId, sql`page.id`)}
    ORDER BY page."nameKey", page.id`;
  const listed = rows.map((row) => ({ ...row, lastMessage: lastMessageOf(row) }));
  return createPage(listed, limit, ({ nameKey, id }) => [nameKey, id]);
}
