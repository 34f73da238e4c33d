import { afterAll, beforeAll } from 'vitest';

/** What the tests of a file share. */
export function shareInFile<Thing extends { end(): Promise<void> }>(
  create: () => Promise<Thing>,
): () => Thing {
  let thing: Thing | undefined;
  beforeAll(async () => {
    thing = await create();
  });
  afterAll(() => thing?.end());
  return () => thing!;
}
