import type { Actor, Scope } from '../change/change.ts';
import { type GroupView, groupColumns, visibleGroups } from '../sight/visible-groups.ts';

/** The active groups in an actor's sight, their own first, then by name; `limit` at most, and the count of all. */
export async function listGroups(
  { tx, organizationId }: Scope,
  actor: Actor,
  limit: number,
): Promise<{ groups: GroupView[]; total: number }> {
  const rows = await tx.$queryRaw<(GroupView & { total: number })[]>`
    SELECT ${groupColumns(actor)}, count(*) OVER ()::int AS total
    ${visibleGroups(organizationId, actor)} AND g.status = 'ACTIVE'
    ORDER BY m.id IS NULL, g.name_key LIMIT ${limit}`;
  return { groups: rows, total: rows[0]?.total ?? 0 };
}
