import type { Actor, Scope } from '../audit/change.ts';
import { empty, sql } from '../db/client.ts';
import type { GroupStatus } from '../db/generated/enums.ts';
import { createPage, type Page, type PageRequest, parseCursor } from '../db/page.ts';
import { type GroupView, groupColumns, visibleGroups } from './group.ts';

export interface GroupFilter {
  status?: GroupStatus | undefined;
  /** Part of a name, without regard to case, accents, spaces and punctuation. */
  text?: string | undefined;
}

/** The groups in an actor's sight, by name. */
export async function pageGroups(
  { tx, organizationId }: Scope,
  actor: Actor,
  { status, text }: GroupFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<GroupView>> {
  const from = parseCursor(cursor, 'text', 'id');
  const rows = await tx.$queryRaw<(GroupView & { nameKey: string })[]>`
    SELECT ${groupColumns(actor)}, g.name_key AS "nameKey"
    ${visibleGroups(organizationId, actor)}
      ${status ? sql`AND g.status = ${status}::group_status` : empty}
      ${text ? sql`AND strpos(g.name_key, name_key(${text})) > 0` : empty}
      ${from ? sql`AND (g.name_key, g.id) > (${from[0]}, ${from[1]}::uuid)` : empty}
    ORDER BY g.name_key, g.id LIMIT ${limit + 1}`;
  return createPage(rows, limit, ({ nameKey, id }) => [nameKey, id]);
}
