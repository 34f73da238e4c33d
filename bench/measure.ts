/** The middle value; between the two middle ones where their number is even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** How long the work takes, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Measures two sides turn by turn, so that whatever else the machine does meets both, each beginning
 * every other round; the first rounds are warm-up and dropped. Answers the medians.
 */
export async function race(
  options: { rounds: number; warmUp: number },
  ours: (round: number) => Promise<number>,
  theirs: (round: number) => Promise<number>,
): Promise<{ ours: number; theirs: number }> {
  const found: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  for (let round = -options.warmUp; round < options.rounds; round += 1) {
    const sides = [
      async () => round < 0 ? void (await ours(round)) : void found.ours.push(await ours(round)),
      async () => round < 0 ? void (await theirs(round)) : void found.theirs.push(await theirs(round)),
    ];
    for (const side of round % 2 === 0 ? sides : sides.reverse()) await side();
  }
  return { ours: median(found.ours), theirs: median(found.theirs) };
}
