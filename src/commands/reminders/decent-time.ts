import { DateTime } from 'luxon';
import type { Context } from '../../context/read-context.ts';
import { nextOccurrences } from '../../dates/recurrence.ts';
import { createSay } from '../../languages/say.ts';
import type { Occasion } from '../arguments/date.ts';
import { Misread } from '../misread.ts';

/** When something is said for which no time of day was said (docs/rules.md, reminders). */
const hour = 9;

/**
 * When something is to be said that is told by day alone: in the morning. Throws Misread where that is past already:
 * it asks at what time today.
 */
export function withTime(occasion: Occasion, { zone, locale, message }: Context): Occasion {
  if (occasion.hasTime) return occasion;
  const { alternative, rule } = occasion;
  const morning = (at: Date) => DateTime.fromJSDate(at, { zone }).set(atNine).toJSDate();
  const first = morning(occasion.at);
  const again =
    rule !== null && first <= message.sentAt
      ? nextOccurrences({ rule, zone, startsAt: first }, message.sentAt, 1)[0]
      : undefined;
  const at = again ?? first;
  if (at <= message.sentAt)
    throw new Misread(createSay(locale, message.sentAt, zone).remindWhatTime());
  return {
    ...occasion,
    at,
    hasTime: true,
    ...(alternative ? { alternative: morning(alternative) } : {}),
  };
}

const atNine = { hour, minute: 0, second: 0, millisecond: 0 };
