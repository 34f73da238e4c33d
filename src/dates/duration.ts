import { levelText } from './level-text.ts';

const longestMinutes = 14 * 24 * 60;
const end = '(?![\\p{L}\\p{N}_]|[.:]\\d)';
const unitMinutes: Record<string, number> = { w: 10_080, d: 1440, h: 60, m: 1 };
const units = 'weeks?|wks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|min|m';
const words: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

const half = new RegExp(`^half +an +hour${end}|^half +hour${end}`, 'iu');
const andAHalf = new RegExp(
  `^(?:(?<whole>an|one) +hour +and +a +half|(?<count>\\d{1,3}|two|three|four) +and +a +half +hours)${end}`,
  'iu',
);
// After a space only the quarters of an hour are minutes: "2h 14 people".
const compact = new RegExp(
  `^(?<hours>\\d{1,3}) ?h(?:ours?|rs?)?(?<minutes>[0-5]\\d| (?:15|30|45))${end}`,
  'iu',
);
const part = new RegExp(
  `^(?<number>\\d{1,5}(?:[.,]\\d{1,2})?|${Object.keys(words).join('|')}) {0,3}(?<unit>${units})(?![\\p{L}_])`,
  'iu',
);

/**
 * Reads a duration at the beginning of `text`: "2h", "90m", "1h30", "1h 30m", "2 hours",
 * "half an hour", "1.5h". Minutes are whole, from 1 to 14 days; `length` is what was consumed.
 */
export function readDuration(text: string): { minutes: number; length: number } | undefined {
  const source = levelText(text);
  const blank = source.length - source.trimStart().length;
  const found = readPhrase(source.slice(blank));
  if (found === undefined) return undefined;
  const minutes = Math.round(found.minutes);
  if (minutes < 1 || minutes > longestMinutes) return undefined;
  return { minutes, length: blank + found.length };
}

function readPhrase(source: string): { minutes: number; length: number } | undefined {
  const halfHour = half.exec(source);
  if (halfHour) return { minutes: 30, length: halfHour[0].length };
  const mixed = andAHalf.exec(source);
  if (mixed) {
    const count = mixed.groups?.count?.toLowerCase();
    const whole = count === undefined ? 1 : (words[count] ?? Number(count));
    return { minutes: whole * 60 + 30, length: mixed[0].length };
  }
  const glued = compact.exec(source);
  if (glued) {
    const minutes = Number(glued.groups?.hours) * 60 + Number(glued.groups?.minutes);
    return { minutes, length: glued[0].length };
  }
  return readParts(source);
}

/** "1 day 2 hours and 5 min": each unit smaller than the one before it. */
function readParts(source: string): { minutes: number; length: number } | undefined {
  let minutes = 0;
  let length = 0;
  let last = Number.POSITIVE_INFINITY;
  for (;;) {
    const gap =
      length === 0
        ? 0
        : (/^(?: {0,3},)?(?: {1,3}and(?= ))? {0,3}/i.exec(source.slice(length))?.[0].length ?? 0);
    const match = part.exec(source.slice(length + gap));
    const number = match?.groups?.number?.toLowerCase();
    const size = unitMinutes[match?.groups?.unit?.[0]?.toLowerCase() ?? ''];
    if (!match || number === undefined || size === undefined || size >= last) break;
    const value = words[number] ?? Number(number.replace(',', '.'));
    // "a m" and "an h" are words, not durations.
    if (words[number] !== undefined && match.groups?.unit?.length === 1) break;
    minutes += value * size;
    length += gap + match[0].length;
    last = size;
  }
  // "2m30" is no duration that we know.
  if (length === 0 || /^[\p{L}\p{N}_]/u.test(source.slice(length))) return undefined;
  return { minutes, length };
}
