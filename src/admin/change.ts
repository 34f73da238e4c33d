import type { FastifyRequest } from 'fastify';
import type { Actor, Change, Scope } from '../change/change.ts';
import { createChange } from '../change/create-change.ts';
import type { Sendable } from '../change/sendable.ts';
import type { Clock } from '../clock.ts';
import { requireInOrganization } from '../context/policy.ts';
import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { findHolder } from '../people/find-holder.ts';
import type { Holder } from '../people/holder.ts';
import { unauthorized } from './error-handler.ts';

/** What every route works with. */
export interface RouteDeps {
  db: Database;
  clock: Clock;
  /** Sends what a change has queued, after its commit. */
  send: (messages: readonly Sendable[]) => void;
}

/** What those of calls work with besides. */
export interface CallDeps {
  /** What a minute costs with the provider, about, in cents; 0 for what costs nothing. */
  centsPerMinute: number;
  /** So often it is looked whether a campaign that is watched is another, in milliseconds. */
  lookEveryMs?: number;
}

/**
 * Runs one change of the caller's organization in one transaction: all of it happens, or nothing.
 * What it queued for chats is sent after the commit. Who the caller is by now is read in it, and whether they
 * may still do in the organization what the route asks for: a body may have taken long to come, and meanwhile a
 * role, the key or the session was taken away. Throws unauthorized, notAllowed.
 */
export function asChange<Result>(
  deps: RouteDeps,
  request: FastifyRequest,
  run: (change: Change) => Promise<Result>,
): Promise<Result> {
  const { organizationId, credential } = request.caller;
  const { may } = request.routeOptions.config;
  return commit(
    deps,
    async (tx) => {
      const at = deps.clock.now();
      const holder = await findHolder({ tx, organizationId }, credential, at);
      if (!holder) throw unauthorized(request);
      const actor = actorOf(holder);
      if (typeof may === 'string') requireInOrganization(actor, may);
      return createChange({ tx, organizationId, actor, at });
    },
    run,
    organizationId,
  );
}

/** As asChange, where the change itself is made in the transaction: the operator's, of any organization. */
export async function commit<Result>(
  { db, send }: RouteDeps,
  create: (tx: Scope['tx']) => Change | Promise<Change>,
  run: (change: Change) => Promise<Result>,
  organizationId?: string,
): Promise<Result> {
  const { result, queued } = await inTransaction(
    db,
    async (tx) => {
      const change = await create(tx);
      return { result: await run(change), queued: change.queued };
    },
    organizationId,
  );
  if (queued.length > 0) send(queued);
  return result;
}

/** Whoever holds a key, or is signed in, as the actor of what they ask for. */
export function actorOf({
  contactId,
  userId,
  role,
}: Pick<Holder, 'contactId' | 'userId' | 'role'>): Actor {
  return { kind: 'API', contactId, userId, role };
}

/** What the caller may read in: their organization. */
export function scopeOf({ db }: RouteDeps, request: FastifyRequest): Scope {
  return { tx: db, organizationId: request.caller.organizationId };
}
