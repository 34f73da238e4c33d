import { distance } from 'fastest-levenshtein';
import { vocabularyFor } from './languages.ts';
import type { TimeSense, TimeWord } from './time-sense.ts';

// What a word of a date may be where a thumb slipped.

/** A word that can be misspelt, and how it is written. */
interface Spelling {
  plain: string;
  written: string;
}

/** A word whose misspellings are known for what they are. */
export interface NamedSpelling extends Spelling {
  sense: TimeSense;
}

/** The single words among some, from a length on. Of "miércoles" and "miercoles" the one with its accents is how it is written. */
function spelt(words: Iterable<string>, shortest: number): Spelling[] {
  const written = new Map<string, string>();
  for (const word of words) {
    const plain = plainOf(word);
    if (plain.length < shortest || !/^\p{L}+$/u.test(plain)) continue;
    if (word !== plain || !written.has(plain)) written.set(plain, word);
  }
  return [...written].map(([plain, word]) => ({ plain, written: word }));
}

/** Shorter ones are too near to other words: "noche" and "coche". */
const shortestMisspelt = 5;
const longestMisspelt = 14;

/** The words whose misspellings are known for what they are: no short forms, and of months the long ones. */
export function namedSpellings(locale: string): NamedSpelling[] {
  const { weekdays, months, relativeDays, partsOfDay } = vocabularyFor(locale);
  const all = (words: readonly string[], sense: TimeSense, shortest: number) =>
    spelt(words, shortest).map((spelling) => ({ ...spelling, sense }));
  const toCome = Object.keys(relativeDays).filter((word) => relativeDays[word]! >= 0);
  return [
    ...all(Object.keys(weekdays), 'day', shortestMisspelt),
    ...all(toCome, 'day', shortestMisspelt),
    ...all(Object.keys(months), 'month', 7),
    ...all(Object.keys(partsOfDay), 'part', 7),
    { plain: 'tonight', written: 'tonight', sense: 'day' },
  ];
}

/** A name of time with a slip of the thumb in it: with as few as there may be. */
export function readSlip(
  word: string,
  spellings: readonly NamedSpelling[],
  lookalikes: ReadonlySet<string>,
): TimeWord | undefined {
  if (!mayBeSlip(word, shortestMisspelt, lookalikes)) return undefined;
  const near =
    spellings.find(({ plain }) => isSlip(word, plain)) ??
    spellings.find(({ plain }) => isFar(word, plain));
  return near && { sense: near.sense, isWeak: false, meant: near.written };
}

function mayBeSlip(word: string, shortest: number, lookalikes: ReadonlySet<string>): boolean {
  if (word.length < shortest || word.length > longestMisspelt) return false;
  return /^\p{L}+$/u.test(word) && !lookalikes.has(word);
}

/** Of a shorter word two slips make another: "monkey". */
const shortestFar = 8;

/** Whether a word is another one with one letter wrong, or two changed places; of a long one, with two wrong. */
export function isSlip(word: string, right: string): boolean {
  if (Math.abs(word.length - right.length) > 2) return false;
  const wrong = distance(word, right);
  if (wrong === 1) return word[0] === right[0] || right.length >= 6;
  if (wrong !== 2 || word[0] !== right[0]) return false;
  return (
    isSwapped(word, right) ||
    right.length >= shortestFar ||
    (word.endsWith('day') && right.endsWith('day'))
  );
}

/** Whether a long word is another one with its letters in another order, or with two swapped and one wrong: "satudya". */
function isFar(word: string, right: string): boolean {
  if (right.length < shortestFar || word[0] !== right[0]) return false;
  if (isSwapped(word, right)) return true;
  return [...word].slice(1).some((letter, at) => {
    const swapped = word.slice(0, at) + letter + word[at] + word.slice(at + 2);
    return distance(swapped, right) === 1;
  });
}

/** Whether two words have the same letters. */
function isSwapped(word: string, right: string): boolean {
  return word.length === right.length && [...word].sort().join() === [...right].sort().join();
}

/** Of shorter words the next one is a letter away. */
const shortestPart = 3;

/** By their first letter, which no slip changes: every word of a title is looked up. */
type PartsOfDates = ReadonlyMap<string, readonly Spelling[]>;

/** All single words that dates are written with, and some that join them; "twentyfirst" for what is written in two. */
export function partsOfDates(locale: string, joining: Iterable<string>): PartsOfDates {
  const { weekdays, months, relativeDays, partsOfDay } = vocabularyFor(locale);
  const { units, periods, directions, directionsAfter, numbers, dayWords } = vocabularyFor(locale);
  const joined = [units, periods, directions, directionsAfter];
  const named = [weekdays, months, relativeDays, partsOfDay, ...joined];
  const words = [...named, numbers, dayWords].flatMap((of) => Object.keys(of));
  const inOne = words
    .filter((word) => /[ -]/.test(word))
    .map((word) => ({ plain: plainOf(word).replace(/[ -]/g, ''), written: word }));
  const single = words.flatMap((word) => word.split(' '));
  const parts = [...spelt([...single, ...joining], shortestPart), ...inOne];
  return Map.groupBy(parts, ({ plain }) => plain[0]!);
}

/** What a word may be a slip of, likeliest first: as long, longer, shorter. */
export function nearTo(
  word: string,
  parts: PartsOfDates,
  lookalikes: ReadonlySet<string>,
): string[] {
  const ordinal = /^(\d{1,2})(ht|ts|dn|dr)$/.exec(word);
  if (ordinal) return [`${ordinal[1]}${[...ordinal[2]!].reverse().join('')}`];
  if (!mayBeSlip(word, shortestPart, lookalikes)) return [];
  const alike = parts.get(word[0]!) ?? [];
  const near = [0, 1, -1].flatMap((more) =>
    alike.filter(({ plain, written }) =>
      plain === word
        ? more === 0 && written !== plain
        : plain.length === word.length + more && isLetterOff(word, plain),
    ),
  );
  return [...new Set(near.map(({ written }) => written))].slice(0, 2);
}

/** One letter wrong, or two that changed places; both words begin with the same. */
function isLetterOff(word: string, right: string): boolean {
  const wrong = distance(word, right);
  return wrong === 1 ? right.length >= 4 : wrong === 2 && isSwapped(word, right);
}

/** A word as tokens are compared: lower case, no accents. */
export function plainOf(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
