/** Lets work of one key run beside that of others, but only so much of it at once; more waits in its order. */
export type FairShare = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

export function createFairShare(most: number): FairShare {
  const shares = new Map<string, { running: number; waiting: (() => void)[] }>();

  return async (key, work) => {
    const share = shares.get(key) ?? { running: 0, waiting: [] };
    shares.set(key, share);
    // Whoever ends hands its place on: nobody comes between.
    if (share.running >= most) await new Promise<void>((begin) => share.waiting.push(begin));
    else share.running += 1;
    try {
      return await work();
    } finally {
      const next = share.waiting.shift();
      if (next) next();
      else share.running -= 1;
      if (share.running === 0) shares.delete(key);
    }
  };
}
