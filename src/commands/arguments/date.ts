import { type DateRange, readRange } from '../../dates/range.ts';
import { type DateReading, readDate } from '../../dates/reading.ts';
import { namesSeveralDays, readRepeated, repeatOf } from '../../dates/recurrence.ts';
import type { DateReference } from '../../dates/reference.ts';
import { nearRange } from '../near-range.ts';
import {
  type Parsed,
  problem,
  type Resolving,
  type Slot,
  type Stretch,
  textOf,
  type Unread,
  value,
} from './slot.ts';

interface DateOptions {
  /** Words that introduce it besides its own place: "due". */
  keywords?: readonly string[];
  /** Only where nothing but clauses follow, so that a date inside a title stays there. */
  trailing?: boolean;
  /**
   * What "next week" is, in which no day is named: of what is due its last day; of what happens no date,
   * or the same weekday as before.
   */
  week?: 'lastDay' | 'noDay' | 'sameWeekday';
}

/**
 * An instant to come, read in the zone of the group at the moment the message was sent; without a
 * time it is the end of the day (docs/rules.md). May be left out.
 */
export function date(
  label: string,
  { keywords = [], trailing = false, week = 'lastDay' }: DateOptions = {},
): Slot<DateReading | null> {
  return {
    label,
    optional: true,
    keywords,
    positional: true,
    form: { kind: 'date', trailing },
    stage: 2,
    resolve: (stretch, resolving) => read(stretch, resolving, week),
  };
}

/** Words after which it stands until when people answer. */
const answerWords = [
  'answer by',
  'answers by',
  'answer until',
  'answers until',
  'answer before',
  'answers before',
  'reply by',
  'replies by',
  'reply until',
  'replies until',
  'reply before',
  'rsvp by',
  'rsvps by',
  'rsvp until',
  'rsvp before',
  'respond by',
];

/** Until when people answer: "answer by thursday 20:00". Nowhere else than after its words. */
export function answerDeadline(): Slot<DateReading | null> {
  return { ...date('deadline', { keywords: answerWords }), positional: false };
}

/** As date, but it must be given. */
export function requiredDate(label: string, options: DateOptions = {}): Slot<DateReading> {
  return {
    ...date(label, options),
    optional: false,
    resolve: (stretch, resolving) => {
      const reading = read(stretch, resolving, options.week);
      if (!reading.ok) return reading;
      return reading.value ? value(reading.value) : problem({ code: 'missing', what: label });
    },
  };
}

/** A date, or the first of those that come again. */
export interface Occasion extends DateReading {
  /** RFC 5545; null for what happens once. */
  rule: string | null;
}

/** As date, and it may come again: "every monday 19:00 until june". */
export function occasion(label: string, options: DateOptions = {}): Slot<Occasion | null> {
  return {
    ...date(label, options),
    form: { kind: 'date', trailing: options.trailing ?? false, repeats: true },
    resolve: (stretch, resolving) => {
      const repeated = readRepeated(phraseOf(stretch), referenceOf(resolving));
      if (!repeated) {
        const reading = read(stretch, resolving, options.week);
        return reading.ok ? value(reading.value && { ...reading.value, rule: null }) : reading;
      }
      if (!repeated.ok) return problem(repeated.problem);
      const { first, hasTime, endsAt, rule } = repeated.value;
      return value({ at: first, hasTime, ...(endsAt ? { endsAt } : {}), rule });
    },
  };
}

/** As occasion, but it must be given. */
export function requiredOccasion(label: string, options: DateOptions = {}): Slot<Occasion> {
  const slot = occasion(label, options);
  return {
    ...slot,
    optional: false,
    resolve: (stretch, resolving) => {
      const reading = slot.resolve(stretch, resolving) as Parsed<Occasion | null>;
      if (!reading.ok) return reading;
      return reading.value ? value(reading.value) : problem({ code: 'missing', what: label });
    },
  };
}

function read(
  stretch: Stretch | undefined,
  resolving: Resolving,
  week: DateOptions['week'] = 'lastDay',
): Parsed<DateReading | null> {
  if (!stretch) return value(null);
  const phrase = phraseOf(stretch);
  const reading = readDate(phrase, referenceOf(resolving), { missingTime: 'endOfDay' });
  if (!reading.ok) return problem(reading.problem);
  const { period, ...date } = reading.value;
  if (period === undefined || week === 'lastDay') return value(date);
  if (period === 'week' && week === 'sameWeekday') return value(reading.value);
  return problem({ code: 'dateNoDay', phrase });
}

/** Whether a date is said that can be read as a whole, once or again, in some zone. Pure. */
export function isDateReadable(stretch: Stretch, reference: DateReference): boolean {
  const phrase = phraseOf(stretch);
  const reading =
    readRepeated(phrase, reference) ?? readDate(phrase, reference, { missingTime: 'endOfDay' });
  return reading.ok;
}

/** What several days that were said together probably mean: "every tue & thu 8pm". Pure. */
export function likelyRepeat(stretch: Stretch, reference: DateReference): string | undefined {
  const phrase = phraseOf(stretch);
  // Most dates name one day, and need not be read to tell.
  if (!namesSeveralDays(phrase, reference.locale)) return undefined;
  return isDateReadable(stretch, reference) ? undefined : repeatOf(phrase, reference);
}

/** Pieces of one date may stand apart: "saturday at Riverside 10am". */
function phraseOf(stretch: Stretch | undefined): string {
  return stretch?.tokens.map((token) => token.value).join(' ') ?? '';
}

/** What dates in an argument are read by. */
export function referenceOf({ context, zone }: Resolving): DateReference {
  return { sentAt: context.message.sentAt, zone, locale: context.locale };
}

/** A span of time to look at: "this week", "on sunday". The whole text of the command. */
export function range(label: string): Slot<DateRange | null> {
  return {
    label,
    optional: true,
    keywords: [],
    positional: true,
    form: { kind: 'text', begins: () => true },
    stage: 2,
    resolve: (stretch, resolving) => {
      if (!stretch) return value(null);
      const reading = readRange(textOf(stretch), referenceOf(resolving));
      if (reading.ok) return value(reading.value);
      return slipOfRange(stretch, resolving) ?? problem(reading.problem);
    },
  };
}

/** Asks about a stretch that a letter keeps from being a span of time; undefined for any other. */
export function slipOfRange(stretch: Stretch, resolving: Resolving): Unread | undefined {
  const { source, tokens } = stretch;
  const text = textOf(stretch);
  const meant = nearRange(text, referenceOf(resolving));
  if (meant === undefined) return undefined;
  const likely = source.slice(0, tokens[0]!.start) + meant + source.slice(tokens.at(-1)!.end);
  return { ...problem({ code: 'doubtful', text, meant, within: null }), likely };
}
