import type { Actor, Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { UserError } from '../errors.ts';
import { nearest } from '../forms/nearest.ts';
import { sharesLetters } from '../people/find-alike.ts';
import {
  type GroupView,
  groupColumns,
  selectGroups,
  visibleGroups,
} from '../sight/visible-groups.ts';
import { isCalled } from './further-names.ts';

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
