import fastifyCookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { idleMs } from '../people/sessions.ts';
import { Refusal } from './error-handler.ts';

const name = 'muster_session';

/** The cookie of sessions, and whom it is taken from. `publicUrl` has no slash at its end. */
export interface SessionCookie {
  /** The secret in the cookie of a request. */
  read(request: FastifyRequest): string | undefined;
  /** Has a browser keep it until the session ends unless it is used. */
  set(reply: FastifyReply, secret: string): void;
  clear(reply: FastifyReply): void;
  /**
   * Throws forbidden unless a request was made by a page of Muster's own: a browser sends the cookie with what others
   * make it ask for too, and says with `Origin` whose page it was. SameSite keeps most of that away; of other pages on
   * the same site it does not.
   */
  requireOwnOrigin(request: FastifyRequest): void;
}

/** Has cookies read in all of the API: before anything is counted by them. */
export async function createSessionCookie(
  app: FastifyInstance,
  publicUrl: string,
): Promise<SessionCookie> {
  await app.register(fastifyCookie);
  const { origin, protocol } = new URL(publicUrl);
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: protocol === 'https:',
  } as const;
  return {
    read: ({ cookies }) => cookies[name] || undefined,
    set: (reply, secret) =>
      void reply.setCookie(name, secret, { ...options, maxAge: idleMs / 1000 }),
    clear: (reply) => void reply.clearCookie(name, options),
    requireOwnOrigin(request) {
      const given = request.headers.origin;
      if (given === origin || (given !== undefined && isAt(given, request.host))) return;
      throw new Refusal(({ refusals }) => ({
        status: 403,
        code: 'forbidden',
        reason: 'foreignOrigin',
        detail: refusals.foreignOrigin(given?.slice(0, 100), origin),
      }));
    },
  };
}

/** Whether an origin is at a host, whether or not the usual port is said; "null", and what is none, is nowhere. */
function isAt(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: given } = new URL(origin);
  const address = `${protocol}//${host}`;
  return given !== '' && URL.canParse(address) && new URL(address).host === given;
}
