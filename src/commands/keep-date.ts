import { DateTime } from 'luxon';
import type { Context } from '../context/read-context.ts';
import { type Before, completeDate } from '../dates/complete-date.ts';
import type { DateReading } from '../dates/reading.ts';
import { createSay } from '../languages/say.ts';
import { Misread } from './misread.ts';

/** What is given another date. */
interface Dated {
  number: number;
  title: string;
  before: Before;
  /** The text form of the command that sets its date. */
  command: (date: string) => string;
}

/**
 * A new date with what it does not say kept (completeDate). Throws Misread for a time alone that is on no day
 * that is known and to come: it asks which, with the next time that it is so as the likely one.
 */
export function keepDate(
  reading: DateReading,
  { number, title, before, command }: Dated,
  { zone, locale, message }: Context,
): DateReading {
  const { sentAt } = message;
  const complete = completeDate(reading, before, zone, sentAt);
  if (complete) return complete;
  const next = DateTime.fromJSDate(reading.at, { zone }).toFormat('yyyy-MM-dd HH:mm');
  const say = createSay(locale, sentAt, zone);
  const start = before.at && { at: before.at, hasTime: before.hasTime, zone };
  throw new Misread(say.whichDay({ number, title, start }), command(next));
}
