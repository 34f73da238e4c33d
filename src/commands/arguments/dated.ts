import { findEvent } from '../../events/find-event.ts';
import { findReminder } from '../../reminders/find-reminder.ts';
import { findTask } from '../../tasks/find-task.ts';
import type { Resolving, Slot, Stretch } from './slot.ts';
import { number, numberOrQuoted, reminderNumber } from './tokens.ts';

/** The number of an event whose date is set: it is read in the zone of its group. */
export function datedEvent(): Slot<number> {
  return { ...number('event'), zoneOf: zoneOfEvent };
}

/** The number of a task whose date is set: it is read in the zone of its group, where it is a group's. */
export function datedTask(): Slot<number> {
  return { ...number('task'), zoneOf: zoneOfTask };
}

/** The number of a reminder whose time is set: it is read in the zone that the reminder was read in. */
export function datedReminder(): Slot<number> {
  return {
    ...reminderNumber(),
    zoneOf: async (stretch, resolving) => {
      const { scope, actor } = resolving;
      const called = numberOrQuoted(stretch, resolving);
      return called === null ? undefined : (await findReminder(scope, actor, called))?.zone;
    },
  };
}

async function zoneOfEvent(
  stretch: Stretch | undefined,
  resolving: Resolving,
): Promise<string | undefined> {
  const { scope, actor, context } = resolving;
  const called = numberOrQuoted(stretch, resolving);
  const event = called === null ? undefined : await findEvent(scope, actor, called);
  return event && (event.groupZone ?? context.message.organization.timeZone);
}

async function zoneOfTask(
  stretch: Stretch | undefined,
  resolving: Resolving,
): Promise<string | undefined> {
  const { scope, actor, context } = resolving;
  const called = numberOrQuoted(stretch, resolving);
  const task = called === null ? undefined : await findTask(scope, actor, called);
  return task?.group ? (task.group.timeZone ?? context.message.organization.timeZone) : undefined;
}
