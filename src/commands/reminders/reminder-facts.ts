import type { Context } from '../../context/read-context.ts';
import { repeatsOf } from '../../dates/repeats.ts';
import type { Reminded, Repeats } from '../../languages/reply.ts';
import type { ReminderView } from '../../sight/visible-reminders.ts';
import type { Target } from '../arguments/targets.ts';

/** Whom a reminder is to be for, as replies tell it. */
export function remindedOf(target: Target, { sender }: Context): Reminded {
  if ('group' in target) return { group: target.group, names: [], self: false };
  return fromPeople(target.people, sender.contactId);
}

/** Whom a reminder is for, as lists tell it. */
export function whomOf({ group, people }: ReminderView, { sender }: Context): Reminded {
  return group ? { group, names: [], self: false } : fromPeople(people, sender.contactId);
}

function fromPeople(
  people: readonly { contactId: string; name: string }[],
  contactId: string,
): Reminded {
  const others = people.filter((person) => person.contactId !== contactId);
  return {
    group: null,
    names: others.map(({ name }) => name),
    self: others.length < people.length,
  };
}

/** How something comes again that is said at times: with the next two dates. */
export function reminderRepeats(
  { startsAt, recurrence, zone }: { startsAt: Date; recurrence: string | null; zone: string },
  after: Date,
): Repeats | null {
  return repeatsOf({ rule: recurrence, startsAt, hasTime: true, zone }, after);
}
