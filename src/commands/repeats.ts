import { DateTime } from 'luxon';
import { type OfSeries, repeatsOf, scheduleOf } from '../dates/repeats.ts';
import type { Repeats } from '../languages/reply.ts';
import type { TaskView } from '../sight/visible-tasks.ts';

/**
 * As repeatsOf, for a task: on the clock of its group, else of the organization. Of its due date only
 * the time tells whether one was said (docs/rules.md, dates).
 */
export function taskRepeats(
  {
    dueAt,
    recurrence,
    ruleFrom,
    seriesZone,
    group,
  }: Pick<TaskView, 'dueAt' | 'recurrence' | 'ruleFrom' | 'seriesZone' | 'group'>,
  organizationZone: string,
  after: Date,
): Repeats | null {
  const zone = seriesZone ?? group?.timeZone ?? organizationZone;
  const startsAt = ruleFrom ?? dueAt;
  const hasTime = hasDueTime({ dueAt: startsAt }, zone);
  return repeatsOf({ rule: recurrence, startsAt, hasTime, zone }, after);
}

/** Whether a due date was given with a time: the end of its day is none. */
export function hasDueTime({ dueAt }: Pick<TaskView, 'dueAt'>, zone: string): boolean {
  return dueAt !== null && DateTime.fromJSDate(dueAt, { zone }).toFormat('HH:mm') !== '23:59';
}

/** As repeatsOf, for an event: by the clock that its rule counts by. */
export function eventRepeats(event: OfSeries, after: Date): Repeats | null {
  return repeatsOf(scheduleOf(event), after);
}
