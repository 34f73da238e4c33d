import { type DateRange, readRange } from '../../dates/range.ts';
import { type DateReading, readDate } from '../../dates/reading.ts';
import {
  type Parsed,
  problem,
  type Resolving,
  type Slot,
  type Stretch,
  textOf,
  value,
} from './slot.ts';

interface DateOptions {
  /** Words that introduce it besides its own place: "due". */
  keywords?: readonly string[];
  /** Only where nothing but clauses follow, so that a date inside a title stays there. */
  trailing?: boolean;
}

/**
 * An instant to come, read in the zone of the group at the moment the message was sent; without a
 * time it is the end of the day (docs/rules.md). May be left out.
 */
export function date(
  label: string,
  { keywords = [], trailing = false }: DateOptions = {},
): Slot<DateReading | null> {
  return {
    label,
    optional: true,
    keywords,
    positional: true,
    form: { kind: 'date', trailing },
    stage: 2,
    resolve: read,
  };
}

/** As date, but it must be given. */
export function requiredDate(label: string, options: DateOptions = {}): Slot<DateReading> {
  return {
    ...date(label, options),
    optional: false,
    resolve: (stretch, resolving) => {
      const reading = read(stretch, resolving);
      if (!reading.ok) return reading;
      return reading.value ? value(reading.value) : problem({ code: 'missing', what: label });
    },
  };
}

function read(
  stretch: Stretch | undefined,
  { context, zone }: Resolving,
): Parsed<DateReading | null> {
  if (!stretch) return value(null);
  // Pieces of one date may stand apart: "saturday at Riverside 10am".
  const phrase = stretch.tokens.map((token) => token.value).join(' ');
  const { sentAt } = context.message;
  const reading = readDate(
    phrase,
    { sentAt, zone, locale: context.locale },
    { missingTime: 'endOfDay' },
  );
  return reading.ok ? value(reading.value) : problem(reading.problem);
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
    resolve: (stretch, { context, zone }) => {
      if (!stretch) return value(null);
      const reading = readRange(textOf(stretch), {
        sentAt: context.message.sentAt,
        zone,
        locale: context.locale,
      });
      return reading.ok ? value(reading.value) : problem(reading.problem);
    },
  };
}
