import { Info } from 'luxon';
import { formatDay } from '../../dates/format.ts';
import type { RecurrenceFacts } from '../../dates/recurrence.ts';
import { list, plural } from './wording.ts';

const weekdayNames = Info.weekdays('long', { locale: 'en' });
const monthNames = Info.months('long', { locale: 'en' });
const nths: Record<number, string> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth' };
const units = { daily: 'day', weekly: 'week', monthly: 'month', yearly: 'year' };

/** "every Monday and Thursday at 18:00 until Wed 30 Jun 2027", "every 2 months on the 1st, 10 times". */
export function recurrence(facts: RecurrenceFacts, now: Date): string {
  const { time, until, zone, count } = facts;
  return [
    rhythm(facts),
    time !== null && (time.includes('–') ? ` ${time}` : ` at ${time}`),
    until !== null && ` until ${formatDay(until, { zone, now })}`,
    count !== undefined && `, ${plural(count, 'time')}`,
  ]
    .filter((part) => part !== false)
    .join('');
}

function rhythm({ freq, interval, weekdays, nth, monthDays = [], month }: RecurrenceFacts): string {
  const days = daysOf(weekdays ?? []);
  if (freq === 'weekly' && interval === 1) return `every ${days}`;
  const every = `every ${interval === 1 ? units[freq] : plural(interval, units[freq])}`;
  if (freq === 'daily') return every;
  if (freq === 'weekly') return `${every} on ${days}`;
  if (freq === 'yearly') return `${every} on ${monthDays[0]} ${monthNames[(month ?? 1) - 1]}`;
  if (monthDays.length > 0) return `${every} on the ${list(monthDays.map(ordinal))}`;
  return `${every} on the ${nths[nth ?? 1] ?? 'last'} ${days}`;
}

function daysOf(weekdays: readonly number[]): string {
  const set = weekdays.join();
  if (set === '1,2,3,4,5') return 'weekday';
  if (set === '6,7') return 'weekend';
  return list(weekdays.map((day) => weekdayNames[day - 1] ?? ''));
}

/** "1st", "22nd", "13th"; -1 is the last. */
function ordinal(number: number): string {
  if (number === -1) return 'last day';
  const suffix = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' };
  return `${number}${suffix[new Intl.PluralRules('en', { type: 'ordinal' }).select(number)]}`;
}
