import type { FastifyRequest } from 'fastify';
import { Refusal } from './error-handler.ts';

/**
 * Fastify checks a body by the schema of its type where a route takes several: a request without a body
 * has no type, and would be checked by none. A hook before the validation. Throws Refusal.
 */
export async function requireBody({ routeOptions, mediaType }: FastifyRequest): Promise<void> {
  if (mediaType !== undefined) return;
  const byType = (routeOptions.schema?.body as { content?: object } | undefined)?.content;
  if (byType === undefined) return;
  const expected = `a body of one of the types ${Object.keys(byType).join(', ')}`;
  throw new Refusal({
    status: 400,
    code: 'validation',
    reason: 'invalid',
    detail: `body: expected ${expected}.`,
    errors: [{ path: 'body', expected }],
  });
}
