import type { Actor } from '../audit/change.ts';

/** Who asks, known by their key. */
export interface Caller {
  organizationId: string;
  keyId: string;
  actor: Actor;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before any handler of a route that is not the operator's. */
    caller: Caller;
  }

  interface FastifyContextConfig {
    /** Whose credentials open the route: those of an organization's key unless it says otherwise. */
    access?: 'key' | 'operator';
  }
}
