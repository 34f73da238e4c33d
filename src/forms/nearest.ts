import { distance } from 'fastest-levenshtein';

/** As much of what somebody typed as is compared: no name is as long. */
const longestWord = 240;

/** The largest share of their letters in which two near names differ. */
const farthestShare = 1 / 3;

/**
 * The candidates that somebody may have meant, nearest first, three at most. Near means: it contains
 * the word or is contained, or at most a third of its letters differ.
 */
export function nearest(word: string, candidates: readonly string[]): string[] {
  const wanted = squash(word.slice(0, longestWord));
  if (wanted === '') return [];
  return candidates
    .map((candidate) => {
      const other = squash(candidate);
      // A name of emoji alone has no letters, and nothing is contained in everything.
      const contained =
        wanted.length >= 3 && other !== '' && (other.includes(wanted) || wanted.includes(other));
      return { candidate, score: contained ? 0.1 : difference(wanted, other) };
    })
    .filter(({ score }) => score <= farthestShare)
    .sort((a, b) => a.score - b.score)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** The share of their letters in which two differ. */
function difference(one: string, other: string): number {
  const longer = Math.max(one.length, other.length, 1);
  // So different in length they are not near: told before letters are compared, which takes its time.
  const least = Math.abs(one.length - other.length) / longer;
  return least > farthestShare ? least : distance(one, other) / longer;
}

/** A name as names are compared: its letters and digits in lower case, without accents. */
export function squash(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
