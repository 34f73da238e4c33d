import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';
import { Refusal } from './error-handler.ts';
import { addLast } from './rights.ts';

/**
 * Refuses in this scope what its headers show to be no body that the route reads, before anything is looked
 * up for it. Fastify checks a body by the schema of its type where a route takes several: a request without
 * a body has no type, and would be checked by none.
 */
export function requireReadable(scope: FastifyInstance): void {
  scope.addHook('onRoute', (route) => {
    const byType = (route.schema?.body as { content?: object } | undefined)?.content;
    addLast(route, async (request) => {
      const type = request.headers['content-type'];
      if (type === undefined && byType) throw bodyMissing(Object.keys(byType));
      if (type !== undefined && hasBody(request)) requireKnown(request, type);
    });
  });
}

function requireKnown({ server }: FastifyRequest, type: string): void {
  const [essence = ''] = type.split(';', 1);
  if (!server.hasContentTypeParser(essence.trim().toLowerCase()))
    throw new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(type);
}

/** Whether a body follows that would be read. */
export function hasBody({ method, headers }: FastifyRequest): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function bodyMissing(types: readonly string[]): Refusal {
  return new Refusal(({ refusals, expectations }) => {
    const expected = expectations.aBody(types.join(', '));
    return {
      status: 400,
      code: 'validation',
      reason: 'invalid',
      detail: refusals.invalid('body', expected, null, 0),
      errors: [{ path: 'body', expected }],
    };
  });
}
