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

export interface Rounds {
  rounds: number;
  /** Rounds before these, not counted. */
  warmUp: number;
  /** Where the second side needs what the first has just done; otherwise they take turns at it. */
  oursFirst?: boolean;
}

/**
 * Measures two sides turn by turn, so that whatever else the machine does meets both, and answers
 * the median of each. A side answers its figure of the round.
 */
export async function race(
  { rounds, warmUp, oursFirst = false }: Rounds,
  ours: (round: number) => Promise<number>,
  theirs: (round: number) => Promise<number>,
): Promise<{ ours: number; theirs: number }> {
  const figures: { ours: number; theirs: number }[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    if (oursFirst || round % 2 === 0) {
      figures.push({ ours: await ours(round), theirs: await theirs(round) });
    } else {
      const first = await theirs(round);
      figures.push({ ours: await ours(round), theirs: first });
    }
  }
  const counted = figures.slice(warmUp);
  return {
    ours: median(counted.map((figure) => figure.ours)),
    theirs: median(counted.map((figure) => figure.theirs)),
  };
}
