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
  /** The zone that this command reads dates in. */
  zone: string;
}

/** The zone in which a command reads dates that is about no group: that of the chat. */
export function chatZone({ group, message }: Context): string {
  return group?.timeZone ?? message.organization.timeZone;
}

/**
 * What a reply says and keeps of a date that could be read otherwise: the other reading is one
 * keystroke away. The text alone where the date is clear. It was read in the zone of the context.
 */
export function offerOtherReading(
  text: string,
  reading: DateReading | null,
  { moment, command, zone: commandZone }: Mending,
  context: Context,
  say: Say,
): Pick<Reply, 'text' | 'otherReading'> {
  const other = reading && otherReading(reading);
  if (!other) return { text };
  const { zone } = context;
  const when = { at: moment(other), zone, hasTime: other.hasTime };
  const isDay = !other.hasTime && zone === commandZone;
  const date = DateTime.fromJSDate(when.at, { zone: commandZone });
  return {
    text: `${text}\n${say.otherReading(when)}`,
    otherReading: command(date.toFormat(isDay ? 'yyyy-MM-dd' : 'yyyy-MM-dd HH:mm')),
  };
}
