import { DateTime } from 'luxon';
import { repeatsOf } from '../dates/repeats.ts';
import type { Repeats } from '../languages/reply.ts';
import type { EventView } from '../sight/visible-events.ts';
import type { TaskView } from '../sight/visible-tasks.ts';

/**
 * As repeatsOf, for a task: on the clock of its group, else of the organization. Of its due date only
 * the time tells whether one was said (docs/rules.md, dates).
 */
export function taskRepeats(
  { dueAt, recurrence, group }: Pick<TaskView, 'dueAt' | 'recurrence' | 'group'>,
  organizationZone: string,
  after: Date,
): Repeats | null {
  const zone = group?.timeZone ?? organizationZone;
  const hasTime = hasDueTime({ dueAt }, zone);
  return repeatsOf({ rule: recurrence, startsAt: dueAt, hasTime, zone }, after);
}

/** Whether a due date was given with a time: the end of its day is none. */
export function hasDueTime({ dueAt }: Pick<TaskView, 'dueAt'>, zone: string): boolean {
  return dueAt !== null && DateTime.fromJSDate(dueAt, { zone }).toFormat('HH:mm') !== '23:59';
}

/** As repeatsOf, for an event: on the clock of its group, else of the organization. */
export function eventRepeats(
  event: Pick<EventView, 'startsAt' | 'endsAt' | 'hasTime' | 'recurrence' | 'groupZone'>,
  organizationZone: string,
  after: Date,
): Repeats | null {
  const zone = event.groupZone ?? organizationZone;
  return repeatsOf({ ...event, rule: event.recurrence, zone }, after);
}
