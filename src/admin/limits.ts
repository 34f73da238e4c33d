import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from './error-handler.ts';

export interface Limits {
  /** Requests a minute with one secret, or of one address where there is none. */
  requestsPerMinute: number;
  /** Wrong secrets a minute from one address, before it is told to wait. */
  failedAuthPerMinute: number;
  /** Bytes of a body. */
  bodyBytes: number;
  /** Bytes of a body with a file of contacts. */
  importBytes: number;
  /** Bytes of bodies and files that are in memory at once; half of it for one organization. */
  roomBytes: number;
  /** Mean delay of the event loop, in milliseconds, from which on requests are turned away; 0 for never. */
  eventLoopDelayMs: number;
}

export const defaultLimits: Limits = {
  requestsPerMinute: 300,
  failedAuthPerMinute: 60,
  bodyBytes: 1024 * 1024,
  importBytes: 6 * 1024 * 1024,
  // Four files of the largest kind, with what is around them.
  roomBytes: 72 * 1024 * 1024,
  eventLoopDelayMs: 1000,
};

/**
 * Counts the requests of every secret, and without one of every address, in this process. By the secret and
 * not by whose it is: whoever asks too often costs no look at the database.
 */
export async function limitRate(
  app: FastifyInstance,
  { requestsPerMinute }: Limits,
): Promise<void> {
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    hook: 'onRequest',
    keyGenerator: (request) => request.secretDigest ?? addressOf(request),
    errorResponseBuilder: (_request, { ttl }) => rateLimited(Math.ceil(ttl / 1000)),
  });
}

/** The address that a request came from; of IPv6, its network of 64 bits. */
export function addressOf(request: FastifyRequest): string {
  return normalizeIP(request.ip);
}

export function rateLimited(seconds: number): Refusal {
  return new Refusal(({ refusals }) => ({
    status: 429,
    code: 'rateLimited',
    reason: 'rateLimited',
    detail: refusals.rateLimited(seconds),
    retryAfter: seconds,
  }));
}
