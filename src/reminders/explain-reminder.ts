import { type Deed, findLastDeed } from '../audit/find-deed.ts';
import type { Actor, Scope } from '../change/change.ts';
import type { ReminderView } from '../sight/visible-reminders.ts';
import type { Fate } from './due-reminders.ts';
import { findReminder } from './find-reminder.ts';

/** How a reminder came to stand as it does. */
export interface ReminderStory {
  reminder: ReminderView;
  /** What was done to it last, and by whom. */
  fate: 'set' | 'moved' | 'cancelled' | 'restored';
  deed: Deed | undefined;
  /** What became of it when its time came last. */
  rung: { at: Date; fate: Fate } | null;
}

const fates: Record<string, ReminderStory['fate']> = {
  'reminder.create': 'set',
  'reminder.update': 'moved',
  'reminder.cancel': 'cancelled',
  'reminder.restore': 'restored',
};

/** Why a reminder is as it is, from the log; undefined where the number is none in the actor's sight. */
export async function explainReminder(
  scope: Scope,
  actor: Actor,
  number: number,
): Promise<ReminderStory | undefined> {
  const reminder = await findReminder(scope, actor, number);
  if (!reminder) return undefined;
  const subject = { type: 'reminder', id: reminder.id } as const;
  const deed = await findLastDeed(scope, subject, Object.keys(fates));
  const rung = await findLastDeed(scope, subject, ['reminder.ring']);
  return {
    reminder,
    fate: fates[deed?.action ?? ''] ?? 'set',
    deed,
    rung: rung ? { at: rung.at, fate: (rung.after as { fate: Fate }).fate } : null,
  };
}
