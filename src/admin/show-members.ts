import type { FastifyRequest } from 'fastify';
import type { Page } from '../db/page.ts';
import { type Minimum, tellMembers } from '../groups/tell-members.ts';
import { requireGroupsById } from '../sight/visible-groups.ts';
import { asChange, type RouteDeps, scopeOf } from './change.ts';

/**
 * A page that tells who is in some groups, as tellMembers has it: every route that shows members or contacts by
 * their groups answers through this. The groups are looked at after the page was read, so that one which has become
 * sensitive meanwhile is. Throws groupNotFound.
 */
export async function showMembers<Person extends object, Read extends Page<Person>>(
  deps: RouteDeps,
  request: FastifyRequest,
  groupIds: readonly string[],
  page: Read & Page<Person>,
): Promise<Omit<Read, 'items'> & { items: (Person | Minimum<Person>)[] }> {
  const ids = [...new Set(groupIds)];
  const { actor } = request.caller;
  const groups = await requireGroupsById(scopeOf(deps, request), actor, ids);
  if (!groups.some(({ sensitive }) => sensitive)) return page;
  const items = await asChange(deps, request, (change) => tellMembers(change, groups, page.items));
  return { ...page, items };
}
