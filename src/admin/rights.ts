import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  onRequestAsyncHookHandler,
  RouteOptions,
} from 'fastify';
import {
  type GroupAction,
  type OrganizationAction,
  requireInOrganization,
  requireOnGroup,
} from '../context/policy.ts';
import { requireGroupById } from '../sight/visible-groups.ts';
import { type RouteDeps, scopeOf } from './change.ts';

/** What a route asks of its caller: of the organization, or of the group that its path names. */
export type Right = OrganizationAction | { onGroup: GroupAction };

/**
 * Asks of every route in this scope what its `config.may` says, before a byte of a body is read. What hangs
 * on a group is asked again with the change itself: it may be another by then.
 */
export function requireRights(scope: FastifyInstance, deps: RouteDeps): void {
  scope.addHook('onRoute', (route) => {
    const may = route.config?.may;
    if (may !== undefined) addLast(route, (request) => requireRight(deps, request, may));
  });
}

/**
 * Adds to what a route does before anything else of a request is looked at. Later than the hooks of scopes,
 * and than those that plugins have added to the route: the limit of its rate.
 */
export function addLast(
  route: RouteOptions,
  hook: (request: FastifyRequest, reply: FastifyReply) => Promise<void>,
): void {
  const before = [route.onRequest ?? []].flat();
  route.onRequest = [...before, hook as onRequestAsyncHookHandler];
}

/** Throws notAllowed; of a group in the path also groupNotFound, and what is said of an id that is none. */
async function requireRight(deps: RouteDeps, request: FastifyRequest, may: Right): Promise<void> {
  const { actor } = request.caller;
  if (typeof may === 'string') return requireInOrganization(actor, may);
  const group = await requireGroupById(scopeOf(deps, request), actor, readId(request));
  requireOnGroup(actor, may.onGroup, group);
}

/** The id in the path, by the route's own schema, which is otherwise read only after the body. */
function readId(request: FastifyRequest): string {
  // Fastify's type is that of another compiler than ours (validation.ts).
  const read = request.getValidationFunction('params') as unknown as (params: unknown) => {
    value: { id: string };
    error?: Error;
  };
  const { value, error } = read(request.params);
  if (error) throw error;
  return value.id;
}
