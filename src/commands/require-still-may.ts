import { requireMayChangeTask, requireMayClose, requireOnGroup } from '../context/policy.ts';
import type { Context } from '../context/read-context.ts';
import { UserError } from '../errors.ts';
import { requireEventById } from '../events/visible-events.ts';
import { findGroupById } from '../groups/find-group.ts';
import { requireTask } from '../tasks/find-task.ts';
import type { Entry } from '../undo/inverse.ts';
import { requireMayChange } from './events/event-facts.ts';

/**
 * Taking something back is leave enough only for who may still do it: to a group or its chat, to a task
 * or an event, or for somebody else. Throws notAllowed; taskNotFound and notFound for what the sender
 * sees no more.
 */
export async function requireStillMay(context: Context, entries: readonly Entry[]): Promise<void> {
  const { change, sender } = context;
  const { actor } = change;
  const isForOther = (entry: Entry) => personOf(entry) !== sender.contactId;
  const of = (actions: RegExp) => entries.filter(({ action }) => actions.test(action));
  // One of all these, but for a message that was edited.
  for (const id of new Set(
    of(/^(?:group|chat|mirror)\./)
      .filter((entry) => !isLeave(entry, sender.contactId))
      .flatMap(({ groupId }) => groupId ?? []),
  )) {
    const group = await findGroupById(change, actor, id);
    if (!group) throw new UserError('notAllowed', { action: 'edit' });
    requireOnGroup(actor, 'edit', group);
  }
  for (const number of new Set(of(/^task\.(?:due|cancel|assign)$/).map(numberOf))) {
    requireMayChangeTask(actor, await requireTask(change, actor, number));
  }
  for (const entry of of(/^task\.(?:done|reopen)$/).filter(isForOther)) {
    requireMayClose(actor, await requireTask(change, actor, numberOf(entry)), personOf(entry));
  }
  const changed = [
    ...of(/^event\.(?:move|cancel|invite)$/),
    ...of(/^event\.answer$/).filter(isForOther),
  ];
  for (const id of new Set(changed.map(({ subjectId }) => subjectId))) {
    await requireMayChange(await requireEventById(change, actor, id), context);
  }
}

/** Whether somebody left a group by themselves: they come back as they were. */
function isLeave({ action, before }: Entry, contactId: string): boolean {
  if (action !== 'group.members.remove') return false;
  const { contactIds } = before as { contactIds: string[] };
  return contactIds.length === 1 && contactIds[0] === contactId;
}

/** Whose copy or answer an entry is about. */
function personOf({ after }: Entry): string {
  return (after as { contactId: string }).contactId;
}

/** The number of the task that an entry is about. */
function numberOf({ after }: Entry): number {
  return (after as { number: number }).number;
}
