import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { authenticate, type KeyHolder } from '../people/api-keys.ts';
import { actorOf } from './change.ts';
import { Refusal, unauthorized } from './error-handler.ts';
import { createGuesses } from './guesses.ts';
import { addressOf, type Limits } from './limits.ts';
import { addLast } from './rights.ts';

export interface AuthDeps {
  db: Database;
  clock: Clock;
  operatorToken: string;
  limits: Limits;
}

/**
 * Lets only the holders of credentials into the routes of this scope. What costs nothing comes first: whether
 * the address has to wait for its guesses, then the rate of the secret, then whose it is.
 */
export function requireCredentials(scope: FastifyInstance, deps: AuthDeps): void {
  const { db, clock, operatorToken, limits } = deps;
  const guesses = createGuesses(limits.failedAuthPerMinute, clock);

  scope.addHook('onRequest', async (request) => {
    guesses.requireCalm(addressOf(request));
    const secret = parseBearer(request.headers.authorization);
    request.credential = secret && digestOf(secret).toString('base64');
  });
  scope.addHook('onRoute', (route) => {
    const access = route.config?.access ?? 'key';
    addLast(route, async (request) => {
      const holder = await findHolder(request);
      if (access === 'operator') requireOperator(holder);
      else request.caller = callerOf(holder);
    });
  });

  async function findHolder(request: FastifyRequest): Promise<KeyHolder | 'operator'> {
    const secret = parseBearer(request.headers.authorization);
    const holder =
      secret &&
      (await guesses.look<KeyHolder | 'operator'>(addressOf(request), secret, async () =>
        isSame(secret, operatorToken) ? 'operator' : authenticate(db, secret, clock.now()),
      ));
    if (!holder) throw unauthorized(request);
    return holder;
  }
}

function requireOperator(holder: KeyHolder | 'operator'): void {
  if (holder === 'operator') return;
  throw forbidden(
    'These routes are the operator’s: expected the operator token, not the key of an organization.',
  );
}

function callerOf(holder: KeyHolder | 'operator'): FastifyRequest['caller'] {
  if (holder === 'operator') {
    throw forbidden(
      'The operator token opens only /api/organizations: expected a key of the organization. Creating an organization answers its first one.',
    );
  }
  const { organizationId, keyId } = holder;
  return { organizationId, keyId, actor: actorOf(holder) };
}

/** The secret of "Bearer mst_…" (RFC 6750), or undefined. */
function parseBearer(header: string | undefined): string | undefined {
  return /^Bearer +([\x21-\x7e]{1,512})$/i.exec(header ?? '')?.[1];
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Compares digests, so that the time taken tells neither how much was right nor how long it should be. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(expected));
}

function forbidden(detail: string): Refusal {
  return new Refusal({ status: 403, code: 'forbidden', reason: 'wrongCredentials', detail });
}
