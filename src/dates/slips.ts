import { distance } from 'fastest-levenshtein';
import { vocabularyFor } from './languages.ts';
import type { TimeSense, TimeWord, WordSets } from './time-words.ts';

// What a word of a date may be where a thumb slipped.

/** A word that can be misspelt, and how it is written. */
export interface Spelling {
  plain: string;
  written: string;
  sense: TimeSense;
}

/** Shorter ones are too near to other words: "noche" and "coche". */
const shortestMisspelt = 5;

/** The words whose misspellings are known for what they are: no short forms, and of months the long ones. */
export function spellings(locale: string): Spelling[] {
  const { weekdays, months, relativeDays, partsOfDay } = vocabularyFor(locale);
  const all = (words: Record<string, unknown>, sense: TimeSense, shortest: number): Spelling[] => {
    const written = new Map<string, string>();
    // Of "miércoles" and "miercoles" the one with its accents is how it is written.
    for (const word of Object.keys(words)) {
      const plain = plainOf(word);
      if (
        plain.length >= shortest &&
        !plain.includes(' ') &&
        (word !== plain || !written.has(plain))
      )
        written.set(plain, word);
    }
    return [...written].map(([plain, word]) => ({ plain, written: word, sense }));
  };
  const isOfToday = ([, days]: [string, number]) => days >= 0;
  return [
    ...all(weekdays, 'day', shortestMisspelt),
    ...all(Object.fromEntries(Object.entries(relativeDays).filter(isOfToday)), 'day', 5),
    ...all(months, 'month', 7),
    ...all(partsOfDay, 'part', 7),
    { plain: 'tonight', written: 'tonight', sense: 'day' },
  ];
}

/** A name of time with a slip of the thumb in it. */
export function readSlip(
  word: string,
  spelt: readonly Spelling[],
  lookalikes: ReadonlySet<string>,
): TimeWord | undefined {
  if (word.length < shortestMisspelt || word.length > longestMisspelt) return undefined;
  if (!/^\p{L}+$/u.test(word) || lookalikes.has(word)) return undefined;
  const near = spelt.find(({ plain }) => isSlip(word, plain));
  return near && { sense: near.sense, isWeak: false, meant: near.written };
}

const longestMisspelt = 14;

/** Whether a word is another one with one letter wrong, or two changed places; of a long one, with two wrong. */
function isSlip(word: string, right: string): boolean {
  if (Math.abs(word.length - right.length) > 2) return false;
  const wrong = distance(word, right);
  if (wrong === 1) return word[0] === right[0] || right.length >= 6;
  if (wrong !== 2 || word[0] !== right[0]) return false;
  const isSwapped =
    word.length === right.length && [...word].sort().join() === [...right].sort().join();
  return isSwapped || right.length >= 8 || (word.endsWith('day') && right.endsWith('day'));
}

/** All single words that dates are written with, by their length: plain, and as they are written. */
export function partsOfDates(
  locale: string,
  sets: WordSets,
): ReadonlyMap<number, Map<string, string>> {
  const {
    weekdays,
    months,
    relativeDays,
    partsOfDay,
    units,
    periods,
    numbers,
    dayWords,
    directions,
  } = vocabularyFor(locale);
  const named = [weekdays, months, relativeDays, partsOfDay, units, periods, directions];
  const counted = [numbers, dayWords];
  const words = [...named, ...counted].flatMap((of) => Object.keys(of));
  // "twentyfirst"
  const joined = words.filter((word) => /[ -]/.test(word));
  const joining = [sets.articles, sets.bounds, sets.repeating, sets.beforeHour];
  const parts = new Map<number, Map<string, string>>();
  for (const word of [...words, ...joining.flatMap((of) => [...of])]) {
    const plain = plainOf(word);
    if (plain.length < shortestPart || !/^\p{L}+$/u.test(plain)) continue;
    const alike = parts.get(plain.length) ?? new Map<string, string>();
    // Of "miércoles" and "miercoles" the one with its accents is how it is written.
    if (word !== plain || !alike.has(plain)) alike.set(plain, word);
    parts.set(plain.length, alike);
  }
  for (const word of joined) {
    const plain = plainOf(word).replace(/[ -]/g, '');
    const alike = parts.get(plain.length);
    if (/^\p{L}+$/u.test(plain) && !alike?.has(plain))
      parts.set(plain.length, new Map(alike).set(plain, word));
  }
  return parts;
}

/** Of shorter words the next one is a letter away. */
const shortestPart = 3;

export function nearTo(
  word: string,
  parts: ReadonlyMap<number, ReadonlyMap<string, string>>,
  lookalikes: ReadonlySet<string>,
): string[] {
  const swapped = /^(\d{1,2})(ht|ts|dn|dr)$/.exec(word);
  if (swapped) return [`${swapped[1]}${[...swapped[2]!].reverse().join('')}`];
  if (word.length < shortestPart || word.length > longestMisspelt) return [];
  if (!/^\p{L}+$/u.test(word) || lookalikes.has(word)) return [];
  const near: string[] = [];
  for (const length of [word.length, word.length + 1, word.length - 1])
    for (const [plain, written] of parts.get(length) ?? [])
      if (near.length < 2 && (isLetterOff(word, plain) || (word === plain && written !== plain)))
        near.push(written);
  return near;
}

/** One letter wrong after the first; of a short word, two that changed places. */
function isLetterOff(word: string, right: string): boolean {
  if (word === right || word[0] !== right[0]) return false;
  if (distance(word, right) === 1) return right.length >= 4;
  return (
    word.length === right.length &&
    distance(word, right) === 2 &&
    [...word].sort().join() === [...right].sort().join()
  );
}

/** A word as tokens are compared: lower case, no accents. */
export function plainOf(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
