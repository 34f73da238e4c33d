import type { FastifyRequest } from 'fastify';
import type { Change } from '../change/change.ts';
import { asChange, type RouteDeps } from './change.ts';

/** What a change would be, carried out of the transaction that is rolled back. */
class Shown extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super('a preview is rolled back');
    this.result = result;
  }
}

/**
 * Does what asChange does and takes all of it back: what is shown is what would be done, by the same code. Nothing is
 * sent, and nothing is in the log.
 */
export async function asPreview<Result>(
  deps: RouteDeps,
  request: FastifyRequest,
  run: (change: Change) => Promise<Result>,
): Promise<Result> {
  try {
    return await asChange(deps, request, async (change): Promise<never> => {
      throw new Shown(await run(change));
    });
  } catch (error) {
    if (error instanceof Shown) return error.result as Result;
    throw error;
  }
}
