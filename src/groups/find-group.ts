import type { Actor, Scope } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import { UserError } from '../errors.ts';
import { nearest } from '../forms/nearest.ts';
import { sharesLetters } from '../people/find-alike.ts';
import { isCalled } from './further-names.ts';
import { type GroupView, groupColumns, visibleGroups } from './group.ts';

/** The group that a name or handle ("Book Club", "book-club") means to this actor, if any. */
export async function findGroup(
  scope: Scope,
  actor: Actor,
  name: string,
): Promise<GroupView | undefined> {
  const [group] = await selectGroups(scope, actor, sql`AND ${isCalled(sql`${name}`)}`);
  return group;
}

/** The groups that some names or handles mean to this actor, by the name they were called; in one statement. */
export async function findGroups(
  { tx, organizationId }: Scope,
  actor: Actor,
  names: readonly string[],
): Promise<Map<string, GroupView>> {
  const groups = await tx.$queryRaw<(GroupView & { called: string[] })[]>`
    SELECT ${groupColumns(actor)},
      ARRAY(SELECT said FROM unnest(${names}::text[]) said WHERE ${isCalled(sql`said`)}) AS called
    ${visibleGroups(organizationId, actor)}
      AND EXISTS (SELECT 1 FROM unnest(${names}::text[]) said WHERE ${isCalled(sql`said`)})`;
  return new Map(
    groups.flatMap(({ called, ...group }) =>
      called.map((name): [string, GroupView] => [name, group]),
    ),
  );
}

/** As findGroup. Throws groupNotFound, with the visible names that come nearest. */
export async function requireGroup(scope: Scope, actor: Actor, name: string): Promise<GroupView> {
  const group = await findGroup(scope, actor, name);
  if (group) return group;
  const suggestions = await suggestGroups(scope, actor, name);
  throw new UserError('groupNotFound', { name, suggestions });
}

/** Groups whose names are compared by their letters: one's own, and those that are most alike. */
const mostAlike = 200;

/** The names of the groups in sight that come nearest to what somebody typed. */
export async function suggestGroups(scope: Scope, actor: Actor, name: string): Promise<string[]> {
  const others = await selectGroups(
    scope,
    actor,
    sql`AND (m.id IS NOT NULL OR ${sharesLetters(sql`g.name_key`, name)})
      ORDER BY m.id IS NULL, similarity(g.name_key, name_key(${name})) DESC, g.name_key LIMIT ${mostAlike}`,
  );
  return nearest(
    name,
    others.map((other) => other.name),
  );
}

/** The group with this id as the actor sees it; undefined for one out of sight too. */
export async function findGroupById(
  scope: Scope,
  actor: Actor,
  id: string,
): Promise<GroupView | undefined> {
  const [group] = await selectGroups(scope, actor, sql`AND g.id = ${id}::uuid`);
  return group;
}

/** As findGroupById. Throws groupNotFound. */
export async function requireGroupById(scope: Scope, actor: Actor, id: string): Promise<GroupView> {
  const group = await findGroupById(scope, actor, id);
  if (!group) throw new UserError('groupNotFound', { name: id, suggestions: [] });
  return group;
}

/** As findGroupById, of several in one statement; by their ids. */
export async function findGroupsById(
  scope: Scope,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, GroupView>> {
  if (ids.length === 0) return new Map();
  const groups = await selectGroups(scope, actor, sql`AND g.id = ANY(${ids}::uuid[])`);
  return new Map(groups.map((group) => [group.id, group]));
}

/** As requireGroupById, of several in one statement. */
export async function requireGroupsById(
  scope: Scope,
  actor: Actor,
  ids: readonly string[],
): Promise<GroupView[]> {
  const groups = await findGroupsById(scope, actor, ids);
  const missing = ids.find((id) => !groups.has(id));
  if (missing !== undefined)
    throw new UserError('groupNotFound', { name: missing, suggestions: [] });
  return [...groups.values()];
}

function selectGroups(
  { tx, organizationId }: Scope,
  actor: Actor,
  rest: Sql,
): Promise<GroupView[]> {
  return tx.$queryRaw<GroupView[]>`
    SELECT ${groupColumns(actor)} ${visibleGroups(organizationId, actor)} ${rest}`;
}
