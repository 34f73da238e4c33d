import { squash } from '../forms/nearest.ts';

/**
 * Whether two names may be one person's: all words of one are in the other, initials as well ("ANA M." and
 * "Ana María"). Two people who share a phone are seldom called so.
 */
export function areAlike(name: string, other: string): boolean {
  const [fewer, more] = [wordsOf(name), wordsOf(other)].sort((a, b) => a.length - b.length);
  if (!fewer || !more || fewer.length === 0) return squash(name) === squash(other);
  return fewer.every((word) =>
    more.some((long) => long === word || (word.length === 1 && long.startsWith(word))),
  );
}

/** Whether a name is only what stands for one: a number, until somebody is known by a name. */
export function isOnlyNumber(name: string): boolean {
  return !/\p{L}/u.test(name);
}

function wordsOf(name: string): string[] {
  return name
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(squash)
    .filter((word) => word !== '');
}
