import type { ParsingResult } from 'chrono-node';
import { DateTime } from 'luxon';
import { candidateDays, known } from './candidate-days.ts';
import { parsePhrases } from './chrono.ts';
import { readDuration } from './duration.ts';
import type { DateProblem } from './problem.ts';
import { namedMonth } from './range-phrases.ts';
import { isFiller } from './reading.ts';
import type { Head } from './recurrence-head.ts';
import {
  longestPart,
  momentAtEnd,
  type TimeSaid,
  timeAtStart,
  timeSaidIn,
} from './recurrence-time.ts';
import type { DateReference } from './reference.ts';
import { remembered } from './remembered.ts';
import { namesDay, startOf } from './spans.ts';
import { anyOf, lookUp, type Unit, type Vocabulary } from './vocabulary.ts';

/** What follows how something repeats: when on the day, from when, until when, how often. */
export interface Tail {
  end: number;
  time?: TimeSaid;
  /** The first day that counts. */
  from?: DateTime<true>;
  /** The last moment that counts. */
  until?: DateTime<true>;
  /** How long it goes on, as Luxon has it. */
  length?: { [unit in Unit]?: number };
  count?: number;
  /** The day of a yearly repetition. */
  yearly?: { month: number; monthDay: number };
  /** What is wrong with a date or time in it. */
  problem?: DateProblem;
}

/** Where a phrase is read and against what. */
interface Reading {
  source: string;
  words: Vocabulary;
  reference: DateReference;
  wall: DateTime<true>;
}

/** What lasts longer is how long it repeats: "for 2 days" against "for 2 hours". */
const dayMinutes = 24 * 60;

/** Reads on from the end of a head; undefined where the date that it needs does not follow. */
export function readTail(head: Head, reading: Reading): Tail | undefined {
  let tail: Tail = { end: head.end };
  if (head.wantsDate === true) {
    const date = partFrom(reading, head.end);
    const found = firstPhrase(date, reading.reference);
    const yearly = found && yearlyDay(found);
    if (found === undefined || yearly === undefined) return undefined;
    tail = { end: head.end + found.index + found.text.length, ...yearly };
  } else if (head.freq === 'yearly') {
    // "every year 5 dec".
    const found = firstPhrase(partFrom(reading, head.end), reading.reference);
    const yearly = found && yearlyDay(found);
    if (found && yearly) tail = { end: head.end + found.index + found.text.length, ...yearly };
  }
  for (;;) {
    const next =
      readTime(tail, reading) ??
      readLength(tail, reading) ??
      readLimit(tail, reading) ??
      readBound(tail, reading);
    if (next === undefined) return tail;
    tail = { ...tail, ...next };
  }
}

/** What stands before a head and belongs to it: "18:00 every monday", "saturday 10am every week". */
export function readLead(
  before: string,
  head: Head,
  { reference, wall }: Reading,
): { start: number; time?: TimeSaid; from?: DateTime<true> } | undefined {
  const found = momentAtEnd(before, reference, wall);
  if (found === undefined) return undefined;
  const { day, ...lead } = found;
  if (day === undefined) return lead;
  // "every week" takes its day from here, "every monday" has one.
  const isOpen =
    head.weekdays === undefined && head.monthDays === undefined && head.wantsDate !== true;
  return isOpen ? { ...lead, from: day } : undefined;
}

/** "18:00", "at 9", "10-12". */
function readTime(tail: Tail, reading: Reading): Partial<Tail> | undefined {
  if (tail.time !== undefined) return undefined;
  const part = partFrom(reading, tail.end);
  const found = timeAtStart(part, reading.reference);
  if (found === undefined) return undefined;
  const { length, time } = found;
  const end = tail.end + length;
  if (time !== 'dateImpossible') return { end, time };
  const problem = { code: time, phrase: part.slice(0, length).trim() };
  return { end, time: { hour: 0, minute: 0 }, problem };
}

/** "for 2h" after a time: how long each goes on. */
function readLength({ time, end }: Tail, { source, words }: Reading): Partial<Tail> | undefined {
  const match = at(patternsFor(words).length, source, end);
  if (!match || time === undefined || time.minutes !== undefined) return undefined;
  const from = end + match[0].length;
  const found = readDuration(source.slice(from, from + longestPart));
  if (found === undefined || found.minutes >= dayMinutes) return undefined;
  return { end: from + found.length, time: { ...time, minutes: found.minutes } };
}

/** "for 6 weeks", "10 times". */
function readLimit(tail: Tail, { source, words }: Reading): Partial<Tail> | undefined {
  if (tail.count !== undefined || tail.length !== undefined) return undefined;
  const match = at(patternsFor(words).limit, source, tail.end);
  const { times, span, unit } = match?.groups ?? {};
  if (!match) return undefined;
  const amount = times ?? span ?? '';
  const count = lookUp(words.numbers, amount) ?? Number(amount);
  if (count < 1) return undefined;
  const end = tail.end + match[0].length;
  if (times !== undefined) return { end, count };
  const step = lookUp(words.units, unit ?? '');
  return step && { end, length: { [step.unit]: count * step.times } };
}

/** "from monday", "until june", "until 30 june 2027". */
function readBound(tail: Tail, reading: Reading): Partial<Tail> | undefined {
  const { source, words, reference, wall } = reading;
  const match = at(patternsFor(words).bound, source, tail.end);
  if (!match) return undefined;
  const isUntil = match.groups?.until !== undefined;
  if ((isUntil ? tail.until : tail.from) !== undefined) return undefined;
  const boundAt = tail.end + match[0].length;
  const part = partFrom(reading, boundAt);
  const base = tail.from ?? wall;
  const date = firstPhrase(part, reference);
  if (date !== undefined && namesDay(date.start)) {
    const end = boundAt + date.index + date.text.length;
    const day = candidateDays(startOf(date), base, isUntil ? 'last' : 'first', true)?.list[0];
    if (day === undefined) return { end, problem: { code: 'dateImpossible', phrase: date.text } };
    return isUntil ? untilAt(day.endOf('day'), end, date.text, wall) : { end, from: day };
  }
  const month = namedMonth(part, base, words, true);
  if (month !== undefined && isFiller(part.slice(0, month.start), reference.locale)) {
    const [from, to] = [month.range.from, month.range.to].map(
      (edge) => DateTime.fromJSDate(edge, { zone: wall.zone }) as DateTime<true>,
    );
    const end = boundAt + month.end;
    if (!isUntil) return { end, ...(from ? { from } : {}) };
    return to && untilAt(to.minus({ minutes: 1 }), end, part.slice(0, month.end), wall);
  }
  const feast = at(patternsFor(words).feast, part, 0);
  if (!feast) return undefined;
  const problem = { code: 'dateUnreadable', phrase: feast[0].trim() } as const;
  return { end: boundAt + feast[0].length, problem };
}

function untilAt(until: DateTime<true>, end: number, phrase: string, wall: DateTime<true>) {
  if (until > wall) return { end, until };
  return { end, problem: { code: 'datePast', phrase, at: until.toJSDate() } as const };
}

/** The month and day of "3 may", to come again every year; a time beside it is its time. */
function yearlyDay(date: ParsingResult): Partial<Tail> | undefined {
  const [month, monthDay] = [known(date, 'month'), known(date, 'day')];
  const isSpan = date.end && namesDay(date.end);
  if (month === undefined || monthDay === undefined || known(date, 'year') !== undefined || isSpan)
    return undefined;
  const yearly = { month, monthDay };
  const time = timeSaidIn(date);
  // Only 2024 and its like have a 29 February.
  if (time === 'dateImpossible' || !DateTime.utc(2024, month, monthDay).isValid)
    return { yearly, problem: { code: 'dateImpossible', phrase: date.text } };
  return { yearly, ...(time ? { time } : {}) };
}

/** The phrase that a text begins with, fillers aside. */
function firstPhrase(text: string, reference: DateReference): ParsingResult | undefined {
  const [result] = parsePhrases(text, reference);
  return result && isFiller(text.slice(0, result.index), reference.locale) ? result : undefined;
}

/** The text from a place on, as far as the next word that begins another part. */
function partFrom({ source, words }: Reading, from: number): string {
  const text = source.slice(from, from + longestPart);
  const { keyword } = patternsFor(words);
  // The word that it begins with may be such a word itself: "from 10 to 12".
  keyword.lastIndex = /^[ ,]*[^ ,]*/.exec(text)?.[0].length ?? 0;
  return text.slice(0, keyword.exec(text)?.index ?? text.length);
}

function at(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

interface Patterns {
  length: RegExp;
  limit: RegExp;
  bound: RegExp;
  keyword: RegExp;
  feast: RegExp;
}

const patternsFor = remembered((words: Vocabulary): Patterns => {
  const end = '(?![\\p{L}\\p{N}_])';
  const amount = `\\d{1,3}|${anyOf(words.numbers)}`;
  const units = Object.entries(words.units).filter(([, { unit }]) =>
    ['days', 'weeks', 'months', 'years'].includes(unit),
  );
  // "until 9pm" ends each of them, "until june" all.
  const hour = `(?:${words.atPattern}|${words.thePattern}) {1,4}\\d|\\d{1,2}(?:[:.]\\d{2}| {0,3}(?:${words.amPattern}|${words.pmPattern}|${words.hourMarkPattern})${end})`;
  const untilTime = `(?:${words.openEndPattern})${end}|(?:${words.untilPattern}) {1,4}(?:${hour}|(?:${words.thePattern} {1,4})?${anyOf(words.partsOfDay)}${end})`;
  const bounds = `(?<until>${words.untilPattern})|(?:${words.startingPattern})`;
  return {
    length: new RegExp(`[ ,]{1,4}(?:${words.forPattern}) {1,4}`, 'iuy'),
    limit: new RegExp(
      `[ ,]{1,4}(?:(?:(?:${words.forPattern}) {1,4})?(?<times>${amount}) {0,3}(?:${words.timesPattern})` +
        `|(?:${words.forPattern}) {1,4}(?<span>${amount}) {1,4}(?<unit>${anyOf(Object.fromEntries(units))}))${end}`,
      'iuy',
    ),
    bound: new RegExp(`[ ,]{1,4}(?:${bounds}) {1,4}`, 'iuy'),
    keyword: new RegExp(`[ ,](?!${untilTime})(?:${bounds}|${words.forPattern})${end}`, 'giu'),
    feast: new RegExp(`(?:(?:${words.thePattern}) {1,4})?(?:${words.feastPattern})${end}`, 'iuy'),
  };
});
