import { distance } from 'fastest-levenshtein';

/**
 * The candidates that somebody may have meant, nearest first, three at most. Near means: it contains
 * the word or is contained, or at most a third of its letters differ.
 */
export function nearest(word: string, candidates: readonly string[]): string[] {
  const wanted = squash(word);
  if (wanted === '') return [];
  return candidates
    .map((candidate) => {
      const other = squash(candidate);
      // A name of emoji alone has no letters, and nothing is contained in everything.
      const contained =
        wanted.length >= 3 && other !== '' && (other.includes(wanted) || wanted.includes(other));
      const score = contained
        ? 0.1
        : distance(wanted, other) / Math.max(wanted.length, other.length, 1);
      return { candidate, score };
    })
    .filter(({ score }) => score <= 1 / 3)
    .sort((a, b) => a.score - b.score)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** A name as names are compared: its letters and digits in lower case, without accents. */
export function squash(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
