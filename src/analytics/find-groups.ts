import type { Actor, Scope } from '../change/change.ts';
import { type GroupView, groupColumns, visibleGroups } from '../sight/visible-groups.ts';

/** A group, with what lists are sorted by. */
export type NamedGroup = GroupView & { nameKey: string };

/** The active groups in an actor's sight, by name: all of them, because each is compared with the others. */
export function findGroups({ tx, organizationId }: Scope, actor: Actor): Promise<NamedGroup[]> {
  return tx.$queryRaw<NamedGroup[]>`
    SELECT ${groupColumns(actor)}, g.name_key AS "nameKey" ${visibleGroups(organizationId, actor)}
      AND g.status = 'ACTIVE'
    ORDER BY g.name_key, g.id`;
}
