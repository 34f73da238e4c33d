import type { Actor } from '../change/change.ts';
import type { Credential } from '../people/holder.ts';
import type { Right } from './rights.ts';

/** Who asks, known by their key, or by the cookie of their session. */
export interface Caller {
  organizationId: string;
  /** By which they are known again in the change that they ask for. */
  credential: Credential;
  /** As they were when the request began: enough to read by. A change is asked about by its own actor. */
  actor: Actor;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before any handler of a route that is not the operator's. */
    caller: Caller;
    /** By which requests with one secret are counted before it is known whose it is; not the secret. */
    secretDigest: string | undefined;
  }

  interface FastifyContextConfig {
    /**
     * Whose credentials open the route: a key of an organization, or the session of one of its users, unless it says
     * otherwise. One that is opened by a signature, or by what its body says, asks for it itself.
     */
    access?: 'key' | 'operator' | 'signature' | 'body';
    /** What is asked of the caller before the body is read; the handler asks what only the body can tell. */
    may?: Right;
    /** Bytes of a form with a file, where the route takes one. */
    formBytes?: number;
  }
}
