import type { Actor } from '../change/change.ts';
import type { Right } from './rights.ts';

/** Who asks, known by their key. */
export interface Caller {
  organizationId: string;
  keyId: string;
  /** As they were when the request began: enough to read by. A change is asked about by its own actor. */
  actor: Actor;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before any handler of a route that is not the operator's. */
    caller: Caller;
    /** By which requests of one secret are counted before it is known whose it is; not the secret. */
    credential: string | undefined;
  }

  interface FastifyContextConfig {
    /**
     * Whose credentials open the route: those of an organization's key unless it says otherwise. One that is opened
     * by a signature asks for it itself.
     */
    access?: 'key' | 'operator' | 'signature';
    /** What is asked of the caller before the body is read; the handler asks what only the body can tell. */
    may?: Right;
    /** Bytes of a form with a file, where the route takes one. */
    formBytes?: number;
  }
}
