import type { Clock } from '../clock.ts';
import { rateLimited } from './limits.ts';

/** Keeps guesses at secrets few: those of one address, and before they cost a look at the database. */
export interface Guesses {
  /** Throws rateLimited while an address has to wait. */
  requireCalm(address: string): void;
  /**
   * Answers whose a secret is by `find`, and counts it where it is nobody's. Throws rateLimited, without
   * looking, while the address has to wait.
   */
  look<Holder>(
    address: string,
    secret: string,
    find: () => Promise<Holder | undefined>,
  ): Promise<Holder | undefined>;
}

interface Tries {
  /** When the first of them was. */
  since: number;
  wrong: number;
  /** Secrets that are being looked up, and by how many requests. */
  underWay: Map<string, number>;
}

const windowMs = 60_000;

/** As many as are remembered; of more, who tried first is forgotten. */
const mostAddresses = 10_000;

/**
 * So many wrong secrets an address may try in a minute. Then all of it waits until that minute is over, also
 * who holds the right key: a guess that was right would tell itself apart otherwise. Waiting does not make
 * it longer. What is under way counts too, so that many guesses at once are no way around; one secret counts
 * once, so that a client that begins with many requests is not taken for one.
 */
export function createGuesses(most: number, clock: Clock): Guesses {
  const addresses = new Map<string, Tries>();

  /** What was tried within the last minute; a clock that was put back makes nobody wait for longer. */
  function current(tries: Tries): Tries {
    const at = clock.now().getTime();
    const isOver = at < tries.since || at >= tries.since + windowMs;
    return isOver ? Object.assign(tries, { since: at, wrong: 0 }) : tries;
  }

  function remember(address: string, tries: Tries): void {
    if (tries.wrong === 0 && tries.underWay.size === 0) addresses.delete(address);
    else addresses.set(address, tries);
    const [first] = addresses.keys();
    if (addresses.size > mostAddresses) addresses.delete(first!);
  }

  function requireFewer({ since, wrong }: Tries, others: number): void {
    if (wrong + others < most) return;
    const leftMs = wrong < most ? 1 : since + windowMs - clock.now().getTime();
    throw rateLimited(Math.ceil(leftMs / 1000));
  }

  return {
    requireCalm(address) {
      const tries = addresses.get(address);
      if (tries) requireFewer(current(tries), 0);
    },
    async look(address, secret, find) {
      const tries = current(addresses.get(address) ?? { since: 0, wrong: 0, underWay: new Map() });
      const { underWay } = tries;
      const again = underWay.get(secret) ?? 0;
      requireFewer(tries, underWay.size - Math.min(1, again));
      underWay.set(secret, again + 1);
      remember(address, tries);
      try {
        const holder = await find();
        if (holder === undefined) current(tries).wrong += 1;
        return holder;
      } finally {
        const left = underWay.get(secret)! - 1;
        if (left > 0) underWay.set(secret, left);
        else underWay.delete(secret);
        remember(address, tries);
      }
    },
  };
}
