import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';
import { continueReading } from './http-errors.ts';
import { hasBody } from './require-readable.ts';
import type { Room } from './room.ts';

/**
 * Has every body of this scope wait for room before any of it is read; a hook after those by which a caller
 * is refused. One that is too large is not read at all.
 */
export function boundBodies(scope: FastifyInstance, room: Room): void {
  scope.addHook('preParsing', async (request, reply) => {
    const bytes = bytesOf(request);
    if (bytes > 0) room.keep(request, bytes);
    continueReading(request.raw, reply.raw);
  });
}

/** How many bytes a body has, or may have where it does not say so beforehand. Throws where they are too many. */
function bytesOf(request: FastifyRequest): number {
  if (!hasBody(request)) return 0;
  const { headers, routeOptions } = request;
  const isForm = /^multipart\//i.test(headers['content-type'] ?? '');
  const most = (isForm ? routeOptions.config.formBytes : undefined) ?? routeOptions.bodyLimit;
  if (headers['transfer-encoding'] !== undefined) return most;
  const bytes = Number(headers['content-length']);
  if (bytes > most) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
  return bytes;
}
