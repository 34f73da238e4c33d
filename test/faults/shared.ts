import { afterAll, beforeAll, beforeEach } from 'vitest';

/**
 * What the tests of a file share. Where one is tried again it is made anew: the counts are of all that
 * was ever said there.
 */
export function shareInFile<Thing extends { end(): Promise<void> }>(
  create: () => Promise<Thing>,
): () => Thing {
  const timeoutMs = 120_000;
  let thing: Thing | undefined;
  beforeAll(async () => {
    thing = await create();
  }, timeoutMs);
  beforeEach(async ({ task }) => {
    if (!task.result?.retryCount) return;
    await thing?.end();
    thing = await create();
  }, timeoutMs);
  afterAll(() => thing?.end(), timeoutMs);
  return () => thing!;
}
