import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Change } from '../change/change.ts';
import { answerOnce } from '../requests/answer-once.ts';
import { asChange, type RouteDeps } from './change.ts';

/** The header by which a request that is sent again is known; of one key or session, so that nobody meets another's. */
export const onceHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({
      description:
        'For a day, the same request again with the same key is answered the same, and does nothing.',
      examples: ['5b6d0f4e'],
    }),
});

/**
 * As asChange; a request that names itself by an Idempotency-Key is done once, and answered the same when it comes
 * again (requests/answer-once.ts).
 */
export function once<Answer extends object>(
  deps: RouteDeps,
  request: FastifyRequest,
  run: (change: Change) => Promise<Answer>,
): Promise<Answer> {
  const name = request.headers['idempotency-key'];
  if (typeof name !== 'string') return asChange(deps, request, run);
  const { method, url, body, caller } = request;
  const named = { credentialId: caller.credential.id, name, asked: { method, url, body } };
  return asChange(deps, request, (change) => answerOnce(change, named, () => run(change)));
}
