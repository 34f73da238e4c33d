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

/** Medians over the rounds. The ratio is that of the rounds' own ratios. */
export interface Figures {
  ours: number;
  theirs: number;
  ratio: number;
}

/**
 * Measures two sides turn by turn and answers the medians. A side answers its figure of the round. On
 * a busy machine the two medians may come from different moments, and their ratio from none: so the
 * ratio is taken round by round, of two figures that stand next to one another.
 */
export async function race(
  { rounds, warmUp, oursFirst = false }: Rounds,
  ours: (round: number) => Promise<number>,
  theirs: (round: number) => Promise<number>,
): Promise<Figures> {
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
    ratio: median(counted.map((figure) => figure.ours / figure.theirs)),
  };
}
