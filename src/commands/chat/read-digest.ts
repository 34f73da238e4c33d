import type { Context } from '../../context/read-context.ts';
import { digestRuleOf, isDigestRule } from '../../dates/digest-rule.ts';
import { wordingFor } from '../../dates/languages.ts';
import { readRecurrence } from '../../dates/recurrence.ts';
import { UserError } from '../../errors.ts';
import { isOff, isOn } from './read-moments.ts';

/** When a group's chats are told what comes. */
export interface Digest {
  digestRule: string | null;
  digestMinute?: number;
}

/** Monday, 8:00. */
const usual = { digestRule: digestRuleOf([1]), digestMinute: 8 * 60 };

/**
 * "monday 8:00", "every monday and thursday 8am", "daily 8:00", "lunes", "off": on days of the week, at eight where
 * no time is said. Throws invalid.
 */
export function readDigest(typed: string, { message, zone, locale }: Context): Digest {
  if (isOff(typed)) return { digestRule: null };
  if (isOn(typed)) return usual;
  const reference = { sentAt: message.sentAt, zone, locale };
  for (const said of [typed, `${wordingFor(locale).every} ${typed}`]) {
    const reading = readRecurrence(said, reference);
    if (!reading.ok) continue;
    const { rule, facts } = reading.value;
    const minute = minuteOf(facts.time);
    if (!isDigestRule(rule) || minute === undefined) break;
    return { digestRule: rule, digestMinute: minute };
  }
  throw new UserError('invalid', {
    field: 'digest',
    expected: 'days of the week, or daily, and a time; or off',
    example: 'monday 8:00',
  });
}

/** The minute of the day of "08:00"; undefined for a span of time. */
function minuteOf(time: string | null): number | undefined {
  if (time === null) return usual.digestMinute;
  const [, hour, minute] = /^(\d{2}):(\d{2})$/.exec(time) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}
