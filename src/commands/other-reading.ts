import { DateTime } from 'luxon';
import type { Context } from '../context/read-context.ts';
import { type DateReading, otherReading } from '../dates/reading.ts';
import type { When } from '../languages/reply.ts';

/** What the keystroke 2 makes of a date that could be read otherwise. */
export interface OtherReading {
  /** As replies tell it. */
  when: When;
  /** As a command in the same chat says it: "2026-11-29", "2026-11-29 11:00". */
  text: string;
}

/**
 * The other reading of a date, which was read in the zone of the context; undefined for a clear one.
 * `pick` says which of its moments counts: its beginning, or its end.
 */
export function otherReadingOf(
  reading: DateReading | null,
  context: Context,
  pick: (reading: DateReading) => Date,
): OtherReading | undefined {
  const other = reading && otherReading(reading);
  if (!other) return undefined;
  const at = pick(other);
  const { hasTime } = other;
  const { zone } = context;
  // A command that names no group reads dates in the zone of the chat.
  const chatZone = context.group?.timeZone ?? context.message.organization.timeZone;
  const isDay = !hasTime && zone === chatZone;
  return {
    when: { at, zone, hasTime },
    text: DateTime.fromJSDate(at, { zone: chatZone }).toFormat(
      isDay ? 'yyyy-MM-dd' : 'yyyy-MM-dd HH:mm',
    ),
  };
}
