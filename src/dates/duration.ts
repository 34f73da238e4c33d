import { durationWords } from './languages.ts';
import { levelText } from './level-text.ts';
import { anyOf, type DurationWords, lookUp } from './vocabulary.ts';

const longestMinutes = 14 * 24 * 60;
const end = '(?![\\p{L}\\p{N}_]|[.:]\\d)';

interface Found {
  minutes: number;
  length: number;
}

/**
 * Reads a duration at the beginning of `text`, in any of the languages: "2h", "90m", "1h30",
 * "1h 30m", "2 hours", "half an hour", "1.5h", "hora y media". Minutes are whole, from 1 to 14 days;
 * `length` is what was consumed.
 */
export function readDuration(text: string): Found | undefined {
  const source = levelText(text);
  const blank = source.length - source.trimStart().length;
  const said = source.slice(blank);
  let longest: Found | undefined;
  for (const language of languages) {
    const found = readPhrase(said, language);
    if (found && found.length > (longest?.length ?? 0)) longest = found;
  }
  if (longest === undefined) return undefined;
  const minutes = Math.round(longest.minutes);
  if (minutes < 1 || minutes > longestMinutes) return undefined;
  return { minutes, length: blank + longest.length };
}

interface Patterns {
  words: DurationWords;
  phrases: [RegExp, minutes: number][];
  andAHalf: RegExp;
  /** After a space only the quarters of an hour are minutes: "2h 14 people". */
  compact: RegExp;
  part: RegExp;
  gap: RegExp;
}

const languages: readonly Patterns[] = durationWords.map((words) => {
  const hours = Object.entries(words.units).filter(([, minutes]) => minutes === 60);
  return {
    words,
    phrases: Object.entries(words.phrases).map(([pattern, minutes]) => [
      new RegExp(`^(?:${pattern})${end}`, 'iu'),
      minutes,
    ]),
    andAHalf: new RegExp(`^(?:${words.andAHalfPattern})${end}`, 'iu'),
    compact: new RegExp(
      `^(?<hours>\\d{1,3}) ?${anyOf(Object.fromEntries(hours))}(?<minutes>[0-5]\\d| (?:15|30|45))${end}`,
      'iu',
    ),
    part: new RegExp(
      `^(?<number>\\d{1,5}(?:[.,]\\d{1,2})?|${anyOf(words.numbers)}) {0,3}(?<unit>${anyOf(words.units)})(?![\\p{L}_])`,
      'iu',
    ),
    gap: new RegExp(`^(?: {0,3},)?(?: {1,3}${words.andPattern}(?= ))? {0,3}`, 'iu'),
  };
});

function readPhrase(source: string, language: Patterns): Found | undefined {
  for (const [pattern, minutes] of language.phrases) {
    const length = pattern.exec(source)?.[0].length;
    if (length !== undefined) return { minutes, length };
  }
  const mixed = language.andAHalf.exec(source);
  if (mixed) {
    const count = mixed.groups?.count ?? '';
    const hours = lookUp(language.words.numbers, count) ?? Number(count);
    return { minutes: hours * 60 + 30, length: mixed[0].length };
  }
  const glued = language.compact.exec(source);
  if (glued) {
    const minutes = Number(glued.groups?.hours) * 60 + Number(glued.groups?.minutes);
    return { minutes, length: glued[0].length };
  }
  return readParts(source, language);
}

/** "1 day 2 hours and 5 min": each unit smaller than the one before it. */
function readParts(source: string, { words, part, gap }: Patterns): Found | undefined {
  let minutes = 0;
  let length = 0;
  let last = Number.POSITIVE_INFINITY;
  for (;;) {
    const skipped = length === 0 ? 0 : (gap.exec(source.slice(length))?.[0].length ?? 0);
    const match = part.exec(source.slice(length + skipped));
    const number = match?.groups?.number ?? '';
    const unit = match?.groups?.unit ?? '';
    const size = lookUp(words.units, unit);
    if (!match || size === undefined || size >= last) break;
    const named = lookUp(words.numbers, number);
    // "a m" and "an h" are words, not durations.
    if (named !== undefined && unit.length === 1) break;
    minutes += (named ?? Number(number.replace(',', '.'))) * size;
    length += skipped + match[0].length;
    last = size;
  }
  // "2m30" is no duration that we know.
  if (length === 0 || /^[\p{L}\p{N}_]/u.test(source.slice(length))) return undefined;
  return { minutes, length };
}
