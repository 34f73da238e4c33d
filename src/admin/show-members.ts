import type { FastifyRequest } from 'fastify';
import type { Page } from '../db/page.ts';
import { type Minimum, tellMembers } from '../groups/tell-members.ts';
import type { GroupView } from '../sight/visible-groups.ts';
import { asChange, type RouteDeps } from './change.ts';

/**
 * A page that tells who is in some groups, as tellMembers has it: every route that shows members or contacts by
 * their groups answers through this. The groups are as they were when the request began, as is whoever asks.
 */
export async function showMembers<Person extends object, Read extends Page<Person>>(
  deps: RouteDeps,
  request: FastifyRequest,
  groups: readonly GroupView[],
  page: Read & Page<Person>,
): Promise<Omit<Read, 'items'> & { items: (Person | Minimum<Person>)[] }> {
  if (!groups.some(({ sensitive }) => sensitive)) return page;
  const items = await asChange(deps, request, (change) => tellMembers(change, groups, page.items));
  return { ...page, items };
}
