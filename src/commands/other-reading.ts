import { DateTime } from 'luxon';
import type { Context } from '../context/read-context.ts';
import { type DateReading, otherReading } from '../dates/reading.ts';
import type { Say } from '../languages/say.ts';
import type { Reply } from './command.ts';

/** How another reading of a date becomes a command. */
interface Mending {
  /** The moment of a reading that counts: its beginning, or its end. */
  moment: (reading: DateReading) => Date;
  /** The text form of the command that sets a date, which it is given as text. */
  command: (date: string) => string;
}

/**
 * What a reply says and keeps of a date that could be read otherwise: the other reading is one
 * keystroke away. The text alone where the date is clear. It was read in the zone of the context.
 */
export function offerOtherReading(
  text: string,
  reading: DateReading | null,
  { moment, command }: Mending,
  context: Context,
  say: Say,
): Pick<Reply, 'text' | 'otherReading'> {
  const other = reading && otherReading(reading);
  if (!other) return { text };
  const { zone } = context;
  const when = { at: moment(other), zone, hasTime: other.hasTime };
  // A command that names no group reads dates in the zone of the chat.
  const chatZone = context.group?.timeZone ?? context.message.organization.timeZone;
  const isDay = !other.hasTime && zone === chatZone;
  const date = DateTime.fromJSDate(when.at, { zone: chatZone });
  return {
    text: `${text}\n${say.otherReading(when)}`,
    otherReading: command(date.toFormat(isDay ? 'yyyy-MM-dd' : 'yyyy-MM-dd HH:mm')),
  };
}
