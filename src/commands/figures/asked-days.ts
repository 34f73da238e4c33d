import { DateTime } from 'luxon';
import { mostDays, type Period, periodOf } from '../../analytics/period.ts';
import type { Context } from '../../context/read-context.ts';
import type { DateRange } from '../../dates/range.ts';
import { zoneNamed } from '../../dates/zone.ts';
import { UserError } from '../../errors.ts';
import type { SpanFacts } from '../../languages/reply.ts';
import type { GroupView } from '../../sight/visible-groups.ts';

/** Days that figures are of unless others are asked for. */
const usualDays = 90;

const dayMs = 24 * 60 * 60_000;

/** The days that are asked for, on the clock of the group, else on that by which dates are read. Throws invalid. */
export function askedDays(
  asked: DateRange | null,
  group: GroupView | null,
  { message, zone }: Context,
): Period {
  const clock = group ? (group.timeZone ?? message.organization.timeZone) : zone;
  if (!asked) return periodOf({ days: usualDays }, clock, message.sentAt);
  // An hour less or more where clocks change.
  if (Math.round((asked.to.getTime() - asked.from.getTime()) / dayMs) > mostDays)
    throw new UserError('invalid', {
      field: 'span',
      expected: `up to ${mostDays} days`,
      example: '90 days',
    });
  const [from, to] = [asked.from, lastInstantOf(asked)].map((at) => dayOf(at, clock));
  return periodOf({ from: from!, to: to! }, clock, message.sentAt);
}

const lastInstantOf = ({ to }: { to: Date }) => new Date(to.getTime() - 1);

const dayOf = (at: Date, zone: string) =>
  (DateTime.fromJSDate(at, { zone: zoneNamed(zone) }) as DateTime<true>).toISODate();

/** The first day and the last. */
export function spanOf(period: Period): SpanFacts {
  const { from, zone } = period;
  return {
    from: { at: from, zone, hasTime: false },
    until: { at: lastInstantOf(period), zone, hasTime: false },
  };
}
