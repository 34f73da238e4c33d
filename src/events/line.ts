/** Somebody who waits, with the guests that they bring. */
export interface Party {
  /** People, guests counted. */
  size: number;
}

export interface LineMoved<Waiting extends Party> {
  /** Who has a place now, in line. */
  moving: Waiting[];
  /** For whom the places that are left are kept, or too few; undefined where none is left, or nobody waits for it. */
  short: Waiting | undefined;
  /** Places left after it; null where there is no limit. */
  free: number | null;
}

/**
 * Fills free places from the line (docs/rules.md, events): who fits moves up, in line. A party that lacks
 * one place is waited for, and nobody overtakes it. One that lacks more keeps its ticket, and holds nobody
 * up; nor does one that is larger than the limit. Pure.
 */
export function moveUp<Waiting extends Party>(
  line: readonly Waiting[],
  { capacity, free: places }: { capacity: number | null; free: number | null },
): LineMoved<Waiting> {
  if (capacity === null || places === null)
    return { moving: [...line], short: undefined, free: null };
  const moving: Waiting[] = [];
  let free = places;
  let short: Waiting | undefined;
  for (const party of line) {
    if (free === 0) break;
    if (party.size > capacity) continue;
    if (party.size <= free) {
      moving.push(party);
      free -= party.size;
      continue;
    }
    short ??= party;
    if (isAwaited(party.size, free)) {
      short = party;
      break;
    }
  }
  return { moving, short: free > 0 ? short : undefined, free };
}

/** Whether the places that are free are kept for a party: it fits as soon as one more is. */
export function isAwaited(size: number, free: number): boolean {
  return size <= free + 1;
}
