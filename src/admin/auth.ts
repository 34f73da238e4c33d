import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { authenticate } from '../people/api-keys.ts';
import { Refusal } from './error-handler.ts';
import { addressOf, type Limits, rateLimited } from './limits.ts';

export interface AuthDeps {
  db: Database;
  clock: Clock;
  operatorToken: string;
  limits: Limits;
}

/** Lets only the holders of credentials into the routes of this scope. Needs the limiter's plugin. */
export function requireCredentials(scope: FastifyInstance, deps: AuthDeps): void {
  const { db, clock, operatorToken, limits } = deps;
  const countFailure = scope.createRateLimit({
    max: limits.failedAuthPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => `failed:${addressOf(request)}`,
  });

  scope.addHook('onRequest', async (request) => {
    const secret = parseBearer(request.headers.authorization);
    const isOperator = secret !== undefined && isSame(secret, operatorToken);
    if (request.routeOptions.config.access === 'operator') {
      if (isOperator) return;
      if (secret && (await authenticate(db, secret, clock.now()))) {
        throw forbidden(
          'These routes are the operator’s: expected the operator token, not the key of an organization.',
        );
      }
    } else {
      if (isOperator) {
        throw forbidden(
          'The operator token opens only /api/organizations: expected a key of the organization. Creating an organization answers its first one.',
        );
      }
      const holder = secret && (await authenticate(db, secret, clock.now()));
      if (holder) {
        const { organizationId, keyId, userId, contactId, role } = holder;
        request.caller = { organizationId, keyId, actor: { kind: 'API', contactId, userId, role } };
        return;
      }
    }
    const failures = await countFailure(request);
    if (!failures.isAllowed && failures.isExceeded) throw rateLimited(failures.ttlInSeconds);
    throw unauthorized(request);
  });
}

/** The secret of "Bearer mst_…" (RFC 6750), or undefined. */
function parseBearer(header: string | undefined): string | undefined {
  return /^Bearer +([\x21-\x7e]{1,512})$/i.exec(header ?? '')?.[1];
}

/** Compares digests, so that the time taken tells neither how much was right nor how long it should be. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function unauthorized(request: FastifyRequest): Refusal {
  const missing = request.headers.authorization === undefined;
  return new Refusal({
    status: 401,
    code: 'unauthorized',
    reason: 'unauthorized',
    detail: `${missing ? 'There is no Authorization header' : 'The credentials are unknown, expired or revoked'}: expected "Authorization: Bearer mst_…".`,
  });
}

function forbidden(detail: string): Refusal {
  return new Refusal({ status: 403, code: 'forbidden', reason: 'wrongCredentials', detail });
}
