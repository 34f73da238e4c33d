import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { authenticate } from '../people/api-keys.ts';
import { credentialOf, type Holder } from '../people/holder.ts';
import { authenticateSession } from '../people/sessions.ts';
import { actorOf } from './change.ts';
import { Refusal, unauthorized } from './error-handler.ts';
import type { Guesses } from './guesses.ts';
import { addressOf } from './limits.ts';
import { addLast } from './rights.ts';
import type { SessionCookie } from './session-cookie.ts';

export interface AuthDeps {
  db: Database;
  clock: Clock;
  operatorToken: string;
  guesses: Guesses;
  cookie: SessionCookie;
}

/** What a request shows: the token of its Authorization header, or else the cookie of a session. */
interface Shown {
  secret: string;
  isCookie: boolean;
}

/**
 * Lets only the holders of credentials into the routes of this scope. What costs nothing comes first: whether
 * the address has to wait for its guesses, then the rate of the secret, then whose it is.
 */
export function requireCredentials(scope: FastifyInstance, deps: AuthDeps): void {
  const { db, clock, operatorToken, guesses, cookie } = deps;

  scope.addHook('onRequest', async (request) => {
    guesses.requireCalm(addressOf(request));
    const shown = read(request);
    request.secretDigest = shown && digestOf(shown.secret).toString('base64');
  });
  scope.addHook('onRoute', (route) => {
    const access = route.config?.access ?? 'key';
    addLast(route, async (request, reply) => {
      const holder = await findHolder(request, reply);
      if (access === 'operator') requireOperator(holder);
      else request.caller = callerOf(holder);
    });
  });

  function read(request: FastifyRequest): Shown | undefined {
    const token = parseBearer(request.headers.authorization);
    if (token !== undefined) return { secret: token, isCookie: false };
    const secret = cookie.read(request);
    return secret === undefined ? undefined : { secret, isCookie: true };
  }

  async function findHolder(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Holder | 'operator'> {
    const shown = read(request);
    if (!shown) throw unauthorized(request);
    const { secret, isCookie } = shown;
    // Before it is looked up: whoever's page it was learns nothing of the cookie, and nothing notes its use.
    if (isCookie && !isReading(request)) cookie.requireOwnOrigin(request);
    const holder = await guesses.look(addressOf(request), secret, async () =>
      isCookie ? findSignedIn(reply, secret) : findByToken(secret),
    );
    if (!holder) throw unauthorized(request);
    return holder;
  }

  async function findByToken(secret: string): Promise<Holder | 'operator' | undefined> {
    return isSame(secret, operatorToken) ? 'operator' : authenticate(db, secret, clock.now());
  }

  /** The browser keeps the cookie for as long as the session lasts, which each use puts off. */
  async function findSignedIn(reply: FastifyReply, secret: string): Promise<Holder | undefined> {
    const found = await authenticateSession(db, secret, clock.now());
    if (!found) return undefined;
    const { isNoted, ...holder } = found;
    if (isNoted) cookie.set(reply, secret);
    return holder;
  }
}

function isReading({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

function requireOperator(holder: Holder | 'operator'): void {
  if (holder === 'operator') return;
  throw forbidden('operatorOnly');
}

function callerOf(holder: Holder | 'operator'): FastifyRequest['caller'] {
  if (holder === 'operator') {
    throw forbidden('notForOperator');
  }
  const { organizationId } = holder;
  return { organizationId, credential: credentialOf(holder), actor: actorOf(holder) };
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

function forbidden(why: 'operatorOnly' | 'notForOperator'): Refusal {
  return new Refusal(({ refusals }) => ({
    status: 403,
    code: 'forbidden',
    reason: 'wrongCredentials',
    detail: refusals[why],
  }));
}
