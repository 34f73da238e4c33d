import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from './caller.ts';
import { Refusal } from './error-handler.ts';

export interface Limits {
  /** Requests a minute of one key, or of one address where there is no key. */
  requestsPerMinute: number;
  /** Failed attempts to authenticate a minute from one address, before it is told to wait. */
  failedAuthPerMinute: number;
  /** Bytes of a body. */
  bodyBytes: number;
  /** Bytes of a body with a file of contacts. */
  importBytes: number;
  /** Mean delay of the event loop, in milliseconds, from which on requests are turned away; 0 for never. */
  eventLoopDelayMs: number;
}

export const defaultLimits: Limits = {
  requestsPerMinute: 300,
  failedAuthPerMinute: 60,
  bodyBytes: 1024 * 1024,
  importBytes: 6 * 1024 * 1024,
  eventLoopDelayMs: 1000,
};

/** Counts the requests of every key, and without one of every address, in this process. */
export async function limitRate(
  app: FastifyInstance,
  { requestsPerMinute }: Limits,
): Promise<void> {
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    // After authentication, which runs in onRequest, and before the body is read.
    hook: 'preParsing',
    keyGenerator: (request) => (request.caller as Caller | undefined)?.keyId ?? addressOf(request),
    errorResponseBuilder: (_request, { ttl }) => rateLimited(Math.ceil(ttl / 1000)),
  });
}

/** The address that a request came from; of IPv6, its network of 64 bits. */
export function addressOf(request: FastifyRequest): string {
  return normalizeIP(request.ip);
}

export function rateLimited(seconds: number): Refusal {
  return new Refusal({
    status: 429,
    code: 'rateLimited',
    reason: 'rateLimited',
    detail: `Too many requests: try again in ${seconds} seconds.`,
    retryAfter: seconds,
  });
}
