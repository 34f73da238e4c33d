import { DateTime } from 'luxon';
import type { QuietHours } from '../alarms/quiet-hours.ts';
import { instantAt } from '../dates/place-on-calendar.ts';
import { plusDays } from '../dates/plus-days.ts';
import { zoneNamed } from '../dates/zone.ts';
import type { CallHours, DayHours } from '../people/call-hours.ts';

/** When an organization calls people, each on their own clock (docs/rules.md, calls). */
export interface CallTimes {
  hours: Readonly<CallHours>;
  /** When Muster says nothing by itself. */
  quiet: QuietHours | null;
  /** Days on which nobody is called: "2026-12-25". */
  holidays: ReadonlySet<string>;
}

/** Nobody is asked to wait longer for a weekday that is open. */
const farthestDays = 400;

/** What was answered about the times of one reading of them: a thousand people are on a few clocks. */
const answered = new WeakMap<CallTimes, Map<string, Date | undefined>>();

/** The first instant from one on at which somebody in a zone may be called, before another; undefined for none. */
export function openingFrom(
  at: Date,
  zone: string,
  times: CallTimes,
  until: Date,
): Date | undefined {
  const own = answered.get(times) ?? new Map<string, Date | undefined>();
  answered.set(times, own);
  const asked = `${zone} ${at.getTime()} ${until.getTime()}`;
  if (!own.has(asked)) own.set(asked, findOpening(at, zone, times, until));
  return own.get(asked);
}

function findOpening(at: Date, zone: string, times: CallTimes, until: Date): Date | undefined {
  const local = DateTime.fromJSDate(at, { zone: zoneNamed(zone) }) as DateTime<true>;
  for (let offset = 0; offset <= farthestDays; offset += 1) {
    const day = offset === 0 ? local : plusDays(local, offset);
    if (day.startOf('day').toJSDate() >= until) return undefined;
    for (const { from, until: end } of spansOf(day, times)) {
      const opens = instantOf(day, from);
      const closes = instantOf(day, end);
      const first = opens > at ? opens : at;
      if (first < closes) return first < until ? first : undefined;
    }
  }
  return undefined;
}

/** Whether somebody in a zone may be called at an instant. */
export function isOpen(at: Date, zone: string, times: CallTimes): boolean {
  const after = new Date(at.getTime() + 1);
  return openingFrom(at, zone, times, after)?.getTime() === at.getTime();
}

/** The hours of a day less the quiet ones, in order. */
function spansOf(day: DateTime<true>, { hours, quiet, holidays }: CallTimes): DayHours[] {
  const open = hours[day.weekday - 1];
  if (!open || holidays.has(day.toISODate())) return [];
  if (!quiet || quiet.from === quiet.until) return [open];
  const loud: DayHours[] =
    quiet.until <= quiet.from
      ? [{ from: quiet.until, until: quiet.from }]
      : [
          { from: 0, until: quiet.from },
          { from: quiet.until, until: wholeDay },
        ];
  return loud
    .map(({ from, until }) => ({
      from: Math.max(from, open.from),
      until: Math.min(until, open.until),
    }))
    .filter(({ from, until }) => from < until);
}

const wholeDay = 24 * 60;

function instantOf(day: DateTime<true>, minute: number): Date {
  // A wall time that clocks skip begins when they have skipped it.
  const at = instantAt(day, Math.floor(minute / 60), minute % 60);
  return (at ?? day.startOf('day').plus({ minutes: minute })).toJSDate();
}
