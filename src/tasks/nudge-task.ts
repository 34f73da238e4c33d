import { hash } from 'node:crypto';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { UserError } from '../errors.ts';
import { requireActive } from '../groups/lock-group.ts';
import type { Crowd, Told, When } from '../languages/reply.ts';
import { createSay, type Say } from '../languages/say.ts';
import { tell } from '../outbox/tell.ts';
import { copyInSight } from '../sight/visible-copies.ts';
import type { TaskView } from '../sight/visible-tasks.ts';
import { findDebtors } from './debtors.ts';
import { lockLiveTask } from './lock-task.ts';

/** Between two reminders of one task (docs/rules.md, tasks). */
const minutesBetween = 6 * 60;

/** Who is about to be reminded. */
export interface Debtors {
  people: number;
  /** Another one when they are others. */
  hash: string;
}

/**
 * Reminds those who still owe a task, but for the actor, who knows, and for whoever is away: in a chat of its group, else in
 * their direct chats. `confirm` is told who they are before anything changes, and throws to leave
 * it so. Answers where they stand; those who read it in the chat of the reply are left to the reply.
 * Null where only the actor owes it. Where nobody could be told, it does not count as a reminder.
 * Throws taskWithdrawn, groupNotActive, taskNotOwed, nudgedLately.
 */
export async function nudgeTask(
  change: Change,
  task: TaskView,
  { confirm, write }: { confirm: (debtors: Debtors) => void; write: WriteNudge },
): Promise<Told | null> {
  const { tx, organizationId, actor, at } = change;
  const { id, number, title, dueAt } = task;
  // With its row held, of two who remind at the same moment the second sees the first.
  const { nudgedAt, group } = await lockLiveTask(change, task);
  if (group) requireActive(group);
  const inSight = copyInSight(change.organizationId, actor);
  const itself = sql`SELECT * FROM tasks WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid OFFSET 0`;
  const owing = await findDebtors(change, itself, inSight);
  if (owing.length === 0) throw new UserError('taskNotOwed', { number, title });
  const debtors = owing.filter(({ contactId, isAway }) => contactId !== actor.contactId && !isAway);
  if (debtors.length === 0) return null;
  const minutes = nudgedAt ? minutesBetween - (at.getTime() - nudgedAt.getTime()) / 60_000 : 0;
  if (minutes > 0)
    throw new UserError('nudgedLately', { number, title, minutes: Math.ceil(minutes) });
  const ids = debtors.map(({ contactId }) => contactId).sort();
  confirm({ people: ids.length, hash: hash('md5', ids.join()) });

  // Once the next reminder may be sent, this one comes too late.
  const usefulUntil = new Date(at.getTime() + minutesBetween * 60_000);
  const reached = debtors.map((debtor) => ({ ...debtor, usefulUntil }));
  const told = await tell(change, reached, ({ locale, zone }, to) =>
    write(createSay(locale, at, zone), dueAt && { at: dueAt, zone }, to),
  );
  if (told.unreached.total === debtors.length) return told;
  await tx.task.updateMany({ where: { organizationId, id }, data: { nudgedAt: at } });
  await recordAudit(change, {
    action: 'task.nudge',
    subjectType: 'task',
    subjectId: id,
    groupId: group?.id ?? null,
    before: { number, nudgedAt: nudgedAt?.toISOString() ?? null },
    after: { number, nudgedAt: at.toISOString(), people: debtors.length - told.unreached.total },
  });
  return told;
}

/** The reminder in the language and zone of those who read it; in a chat of many they are named. */
export type WriteNudge = (say: Say, due: When | null, to: Crowd) => string;
