import type { Actor, Scope } from '../audit/change.ts';
import { type Sql, sql } from '../db/client.ts';
import { UserError } from '../errors.ts';
import { nearest } from '../people/nearest.ts';
import { type GroupView, groupColumns, visibleGroups } from './group.ts';

/** The group that a name or handle ("Book Club", "book-club") means to this actor, if any. */
export async function findGroup(
  scope: Scope,
  actor: Actor,
  name: string,
): Promise<GroupView | undefined> {
  const [group] = await selectGroups(scope, actor, sql`AND g.name_key = name_key(${name})`);
  return group;
}

/** As findGroup. Throws groupNotFound, with the visible names that come nearest. */
export async function requireGroup(scope: Scope, actor: Actor, name: string): Promise<GroupView> {
  const group = await findGroup(scope, actor, name);
  if (group) return group;
  const others = await selectGroups(scope, actor, sql`ORDER BY g.name_key LIMIT 500`);
  const suggestions = nearest(
    name,
    others.map((other) => other.name),
  );
  throw new UserError('groupNotFound', { name, suggestions });
}

/** The group with this id as the actor sees it. Throws groupNotFound for one out of sight too. */
export async function requireGroupById(scope: Scope, actor: Actor, id: string): Promise<GroupView> {
  const [group] = await selectGroups(scope, actor, sql`AND g.id = ${id}::uuid`);
  if (!group) throw new UserError('groupNotFound', { name: id, suggestions: [] });
  return group;
}

/** Whether the group with this id is in the actor's sight. */
export async function seesGroup(scope: Scope, actor: Actor, id: string): Promise<boolean> {
  return (await selectGroups(scope, actor, sql`AND g.id = ${id}::uuid`)).length > 0;
}

function selectGroups(
  { tx, organizationId }: Scope,
  actor: Actor,
  rest: Sql,
): Promise<GroupView[]> {
  return tx.$queryRaw<GroupView[]>`
    SELECT ${groupColumns(actor)} ${visibleGroups(organizationId, actor)} ${rest}`;
}
