import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Change, Scope } from '../audit/change.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';

/** What every route works with. */
export interface RouteDeps {
  db: Database;
  clock: Clock;
}

/** Runs one change of the caller's organization in one transaction: all of it happens, or nothing. */
export function asChange<Result>(
  { db, clock }: RouteDeps,
  request: FastifyRequest,
  run: (change: Change) => Promise<Result>,
): Promise<Result> {
  const { organizationId, actor } = request.caller;
  return db.$transaction((tx) =>
    run({ tx, organizationId, actor, at: clock.now(), messageId: null, operationId: randomUUID() }),
  );
}

/** What the caller may read in: their organization. */
export function scopeOf({ db }: RouteDeps, request: FastifyRequest): Scope {
  return { tx: db, organizationId: request.caller.organizationId };
}
