import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { busy } from './error-handler.ts';

/** The memory that bodies and files may take, all together. */
export interface Room {
  /** Keeps so many bytes for a request. Throws Refusal (503) where there is no room at the moment. */
  keep(request: FastifyRequest, bytes: number): void;
}

/**
 * Room for so many bytes in the requests of this scope; half of it for one organization, so that who sends
 * slowly keeps nobody else out. A request gives its own back once it is answered and its connection has taken
 * the answer or is gone: of those who hang up, the work goes on for a while.
 */
export function createRoom(scope: FastifyInstance, total: number): Room {
  const byRequest = new WeakMap<FastifyRequest, number>();
  const byHolder = new Map<string, number>();
  let sum = 0;

  function add(request: FastifyRequest, bytes: number): void {
    const holder = holderOf(request);
    const held = (byHolder.get(holder) ?? 0) + bytes;
    if (held > 0) byHolder.set(holder, held);
    else byHolder.delete(holder);
    sum += bytes;
    byRequest.set(request, (byRequest.get(request) ?? 0) + bytes);
  }

  scope.addHook('onSend', async (request, { raw }: FastifyReply) => {
    const giveBack = () => add(request, -(byRequest.get(request) ?? 0));
    if (raw.destroyed) giveBack();
    else raw.once('close', giveBack);
  });

  return {
    keep(request, bytes) {
      const held = byHolder.get(holderOf(request)) ?? 0;
      if (sum + bytes > total || held + bytes > total / 2) throw busy('room');
      add(request, bytes);
    },
  };
}

function holderOf({ caller }: FastifyRequest): string {
  return caller?.organizationId ?? 'operator';
}
