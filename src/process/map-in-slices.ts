import { setImmediate } from 'node:timers/promises';

/** Things after which others get their turn: a few milliseconds of work. */
const slice = 100;

/** Maps things in their order, and lets the event loop go on between: of thousands, none keeps others waiting. */
export async function mapInSlices<Thing, Result>(
  things: readonly Thing[],
  map: (thing: Thing) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [at, thing] of things.entries()) {
    if (at > 0 && at % slice === 0) await setImmediate();
    results.push(map(thing));
  }
  return results;
}
