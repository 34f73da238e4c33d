import { DateTime } from 'luxon';
import { type Recurrence, readRule, ruleOf, type Schedule } from './recurrence-rule.ts';
import { zoneNamed } from './zone.ts';

/**
 * The rule of what is moved to begin at `startsAt`, so that this is its first occurrence: a rule of one
 * day takes the new day, "every Tuesday" the Wednesday. The time of day is that of the beginning. Null
 * where no rule of its kind begins there: of several days none is this one, it is not the second
 * Tuesday but the third, or the rule has ended by then. Takes a rule that `isRule` accepts.
 */
export function anchorRule({ rule, zone, startsAt }: Schedule): string | null {
  const start = DateTime.fromJSDate(startsAt, { zone: zoneNamed(zone) });
  const recurrence = readRule(rule);
  const { until } = recurrence;
  if (until !== undefined && start > DateTime.fromISO(until, { zone: start.zone })) return null;
  const days = daysFrom(recurrence, start);
  return days && ruleOf({ ...recurrence, ...days });
}

type Days = Pick<Recurrence, 'weekdays' | 'monthDays' | 'month'>;

function daysFrom({ weekdays, nth, monthDays, month }: Recurrence, start: DateTime): Days | null {
  const { weekday, day, daysInMonth = 31 } = start;
  if (weekdays) {
    const isNth =
      nth === undefined || (nth === -1 ? day > daysInMonth - 7 : Math.ceil(day / 7) === nth);
    if (!isNth || (weekdays.length > 1 && !weekdays.includes(weekday))) return null;
    return weekdays.length > 1 ? {} : { weekdays: [weekday] };
  }
  if (monthDays === undefined) return {};
  const isLast = day === daysInMonth;
  if (monthDays.length > 1)
    return monthDays.includes(day) || (isLast && monthDays.includes(-1)) ? {} : null;
  return {
    monthDays: [monthDays[0] === -1 && isLast ? -1 : day],
    ...(month === undefined ? {} : { month: start.month }),
  };
}
