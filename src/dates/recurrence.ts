import { DateTime } from 'luxon';
import { fillersBefore } from './find-dates.ts';
import { vocabularyFor, wordingFor } from './languages.ts';
import { levelText } from './level-text.ts';
import { instantAt, isTooFar } from './place-on-calendar.ts';
import type { DateProblem, Result } from './problem.ts';
import { isFiller } from './reading.ts';
import { type Head, headStarts, readHead } from './recurrence-head.ts';
import {
  nextOccurrences,
  type Recurrence,
  readRule,
  ruleOf,
  type Schedule,
} from './recurrence-rule.ts';
import { readLead, readTail, type Tail } from './recurrence-tail.ts';
import type { TimeSaid } from './recurrence-time.ts';
import { type DateReference, wallClock } from './reference.ts';
import { endOfClause } from './refiners.ts';
import { remembered } from './remembered.ts';
import type { Vocabulary } from './vocabulary.ts';
import { withRest } from './with-rest.ts';
import { zoneNamed } from './zone.ts';

export type { Recurrence, Schedule } from './recurrence-rule.ts';
export { isRule, nextOccurrences } from './recurrence-rule.ts';

export interface RecurrenceReading {
  /** RFC 5545 RRULE in the local time of the zone; it counts from `first`. */
  rule: string;
  first: Date;
  /** When the first one ends, where that was said: "every monday 10-12". */
  endsAt?: Date;
  /** False when the time of day was not said: each is then due at 23:59. */
  hasTime: boolean;
  /** The first two occurrences; fewer where there are no more. */
  next: Date[];
  /** To be said back. */
  facts: RecurrenceFacts;
}

/** What a language needs to say how something repeats. */
export interface RecurrenceFacts extends Omit<Recurrence, 'until'> {
  /** "18:00"; null where no time was said. */
  time: string | null;
  /** The last moment at which it may happen. */
  until: Date | null;
  zone: string;
}

export interface RecurrenceSpan {
  start: number;
  end: number;
  text: string;
}

/** Longer phrases say no repetition; keeps a pasted novel from being parsed. */
const longestPhrase = 300;

/**
 * Reads a whole phrase as something that repeats: "every monday 18:00", "every 2 weeks until june",
 * "monthly on the 1st for 6 months". The first occurrence is after `sentAt`, at most five years ahead,
 * and all keep the time on the wall clock of the zone. "until june" includes all of June.
 */
export function readRecurrence(
  phrase: string,
  reference: DateReference,
): Result<RecurrenceReading> {
  const trimmed = phrase.trim();
  const source = levelText(trimmed);
  const failed = (code: Exclude<DateProblem['code'], 'datePast'>) =>
    ({ ok: false, problem: { code, phrase: trimmed } }) as const;
  const found = source.length > longestPhrase ? undefined : phraseIn(source, reference, 'whole');
  const isWhole =
    found !== undefined &&
    isFiller(`${source.slice(0, found.start)} ${source.slice(found.end)}`, reference.locale);
  const wall = wallClock(reference);
  if (!isWhole || wall === undefined) return failed('recurrenceUnreadable');
  if (found.tail.problem !== undefined) return { ok: false, problem: found.tail.problem };
  const reading = place(found, wall);
  return typeof reading === 'string' ? failed(reading) : { ok: true, value: reading };
}

/**
 * Finds the first phrase in free text that says how something repeats, with the time and the end that
 * belong to it. "weekly" and "every day" count only where a clause ends: "weekly report" is a title.
 */
export function findRecurrence(text: string, reference: DateReference): RecurrenceSpan | undefined {
  const source = levelText(text);
  const found = phraseIn(source, reference, 'within');
  if (found === undefined) return undefined;
  const rest = withRest(found, source, 0, source.length, reference.locale);
  const { end } = rest;
  // "until june every tuesday": what has a word of its own before it is no rest.
  const { isBound } = patternsFor(vocabularyFor(reference.locale));
  const start = isBound.test(source.slice(Math.max(0, rest.start - longestBefore), rest.start))
    ? found.start
    : rest.start;
  return { start, end, text: text.slice(start, end) };
}

/**
 * What several weekdays that were said together probably mean, as a phrase that `readRecurrence` reads:
 * "every tue & thu 8pm" of "tue & thu 8pm". Undefined where nothing comes again so.
 */
export function repeatOf(phrase: string, reference: DateReference): string | undefined {
  const said = `${wordingFor(reference.locale).every} ${phrase.trim()}`;
  const reading = readRecurrence(said, reference);
  const { weekdays = [] } = reading.ok ? reading.value.facts : {};
  return weekdays.length > 1 ? said : undefined;
}

/** What a stored schedule says, for a language to put into words. */
export function factsOf(
  schedule: Schedule & { hasTime: boolean; endsAt?: Date | null },
): RecurrenceFacts {
  const zone = zoneNamed(schedule.zone);
  const { until, ...recurrence } = readRule(schedule.rule);
  const clock = (at: Date) => DateTime.fromJSDate(at, { zone }).toFormat('HH:mm');
  const { startsAt, endsAt } = schedule;
  const time = endsAt ? `${clock(startsAt)}–${clock(endsAt)}` : clock(startsAt);
  return {
    ...recurrence,
    time: schedule.hasTime ? time : null,
    until: until === undefined ? null : DateTime.fromISO(until, { zone }).toJSDate(),
    zone: schedule.zone,
  };
}

/** Enough of the text before a phrase to see the word that bounds another. */
const longestBefore = 20;

/** Places at which a text is tried; one that begins a repetition more often means none. */
const mostHeads = 20;

interface Phrase {
  start: number;
  end: number;
  head: Head;
  tail: Tail;
}

function phraseIn(
  source: string,
  reference: DateReference,
  mode: 'whole' | 'within',
): Phrase | undefined {
  const words = vocabularyFor(reference.locale);
  const starts = headStarts(source, words).slice(0, mostHeads);
  const wall = starts.length > 0 ? wallClock(reference) : undefined;
  if (wall === undefined) return undefined;
  const reading = { source, words, reference, wall };
  for (const at of starts) {
    const head = readHead(source, at, words);
    const tail = head && readTail(head, reading);
    if (head === undefined || tail === undefined) continue;
    if (mode === 'within' && !isLikely(source, head, tail, patternsFor(words))) continue;
    const { start: begin = at, ...lead } = readLead(source.slice(0, at), head, reading) ?? {};
    // No "at" of "at 11:00 every thursday" is left behind.
    const start = begin === at ? at : begin - fillersBefore(source, begin, reference.locale).length;
    return { start, end: tail.end, head, tail: { ...lead, ...tail } };
  }
  return undefined;
}

function isLikely(source: string, head: Head, tail: Tail, patterns: Patterns): boolean {
  const rest = source.slice(tail.end);
  if (patterns.ofMore.test(rest)) return false;
  const isExact = /\d/.test(source.slice(head.end, tail.end));
  return !head.isWeak || isExact || patterns.endOfClause.test(rest);
}

interface Patterns {
  /** "every 40 days of june" is no repetition that is known. */
  ofMore: RegExp;
  endOfClause: RegExp;
  isBound: RegExp;
}

const patternsFor = remembered((words: Vocabulary): Patterns => {
  return {
    ofMore: new RegExp(`^ {1,4}(?:${words.ofPattern})(?!\\p{L})`, 'iu'),
    endOfClause: endOfClause(words),
    isBound: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.untilPattern}) {1,4}$`, 'iu'),
  };
});

/** The end of the day, for what has no time. */
const endOfDay = { hour: 23, minute: 59 };

/** Puts a phrase on the calendar: what it leaves open is taken from the day from which it counts. */
function place(
  { head, tail }: Phrase,
  wall: DateTime<true>,
): RecurrenceReading | 'dateImpossible' | 'dateTooFar' {
  const from = tail.from ?? wall;
  const time: TimeSaid = tail.time ?? endOfDay;
  const { freq, interval } = head;
  const recurrence: Recurrence = { freq, interval, ...daysOf(head, tail, from) };
  const first = firstOf(recurrence, time, from, wall);
  if (first === undefined) return 'dateImpossible';
  if (isTooFar(first, wall)) return 'dateTooFar';
  const until =
    tail.until ?? (tail.length && first.plus(tail.length).minus({ days: 1 }).endOf('day'));
  if (until !== undefined && until < first) return 'dateImpossible';
  const rule = ruleOf({
    ...recurrence,
    ...(until ? { until: until.toFormat("yyyy-MM-dd'T'HH:mm") } : {}),
    ...(tail.count === undefined ? {} : { count: tail.count }),
  });
  const schedule = { rule, zone: wall.zoneName, startsAt: first.toJSDate() };
  const hasTime = tail.time !== undefined;
  const end =
    time.minutes === undefined ? {} : { endsAt: first.plus({ minutes: time.minutes }).toJSDate() };
  return {
    rule,
    first: schedule.startsAt,
    ...end,
    hasTime,
    next: nextOccurrences(schedule, wall.toJSDate(), 2),
    facts: factsOf({ ...schedule, ...end, hasTime }),
  };
}

/** The first occurrence on or after a day and after `wall`; the interval counts from it. */
function firstOf(
  recurrence: Recurrence,
  time: TimeSaid,
  from: DateTime<true>,
  wall: DateTime<true>,
): DateTime<true> | undefined {
  // The rule takes its time of day from its beginning, which must not be one that a clock change moved.
  const isRight = (at: DateTime) => at.hour === time.hour && at.minute === time.minute;
  const start = [0, 1]
    .map((days) => instantAt(from.startOf('day').minus({ days }), time.hour, time.minute))
    .find((at) => at !== undefined && isRight(at));
  if (start === undefined) return undefined;
  const rule = ruleOf({ ...recurrence, interval: 1 });
  const schedule = { rule, zone: wall.zoneName, startsAt: start.toJSDate() };
  const earliest = DateTime.max(wall, from.startOf('day').minus({ milliseconds: 1 }));
  return nextOccurrences(schedule, earliest.toJSDate(), 2)
    .map((at) => DateTime.fromJSDate(at, { zone: wall.zone }) as DateTime<true>)
    .find(isRight);
}

/** The days of a rule; what a phrase such as "monthly" leaves open is that of the day it counts from. */
function daysOf(
  head: Head,
  tail: Tail,
  from: DateTime<true>,
): Pick<Recurrence, 'weekdays' | 'nth' | 'monthDays' | 'month'> {
  const { freq, weekdays, nth, monthDays } = head;
  if (weekdays !== undefined) return { weekdays, ...(nth === undefined ? {} : { nth }) };
  if (monthDays !== undefined) return { monthDays };
  if (freq === 'weekly') return { weekdays: [from.weekday] };
  if (freq === 'monthly') return { monthDays: [from.day] };
  if (freq === 'yearly') {
    const { month, monthDay } = tail.yearly ?? { month: from.month, monthDay: from.day };
    return { month, monthDays: [monthDay] };
  }
  return {};
}
