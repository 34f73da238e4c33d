import type { Alarm } from '../alarms/alarm.ts';
import type { GoOn, Ring, Rung } from '../alarms/ring.ts';
import type { Change } from '../change/change.ts';
import { createChange } from '../change/create-change.ts';
import { mayOnGroup } from '../context/policy.ts';
import { type AnyUserError, UserError } from '../errors.ts';
import { sendToGroup } from '../messages/send-to-group.ts';
import type { Outgoing } from '../outbox/outbox.ts';
import {
  advanceReminders,
  type DueReminder,
  type Fate,
  lastOf,
  readDue,
} from '../reminders/due-reminders.ts';
import {
  addressReminders,
  askLate,
  REMINDER_USE_MS,
  tellRefused,
  tellUnsent,
} from '../reminders/tell-reminders.ts';

/** A message that rings later than this is asked about, in milliseconds (docs/rules.md, reminders). */
const askedAfterMs = 60 * 60_000;

/** What somebody asked to be told, or to have others told. */
export const ringReminders: Ring = async (change, alarms) => {
  const { at } = change;
  const due = await readDue(change, alarms);
  const isOfUse = ({ nextAt }: DueReminder) => at.getTime() - nextAt.getTime() < REMINDER_USE_MS;
  const toSay = due.map((reminder) => ({
    ...reminder,
    nextAt: lastOf(reminder, at, REMINDER_USE_MS) ?? reminder.nextAt,
  }));
  const fates = fatesOf(toSay, (reminder) => (isOfUse(reminder) ? 'SAID' : 'MISSED'));
  const saying = toSay.filter(({ id }) => fates.get(id) === 'SAID');
  const { messages, told } = await addressReminders(change, saying);
  for (const { id } of saying) if (!told.has(id)) fates.set(id, 'IDLE');
  return settle(change, alarms, due, fates, messages);
};

/** What somebody wrote for later, said as if they said it now. */
export const ringMessages: Ring = async (change, alarms) => {
  const due = await readDue(change, alarms);
  const fates = fatesOf(due, ({ nextAt }) =>
    change.at.getTime() - nextAt.getTime() >= askedAfterMs ? 'HELD' : 'SAID',
  );
  const unsent: { reminder: DueReminder; error: AnyUserError }[] = [];
  // Each is a change of its own, by whoever wrote it, and may be refused in words of its own.
  for (const reminder of due) {
    if (!['SAID', 'IDLE'].includes(fates.get(reminder.id)!)) continue;
    const error = await send(change, reminder);
    fates.set(reminder.id, error ? 'IDLE' : 'SAID');
    if (error) unsent.push({ reminder, error });
  }
  const late = due.filter(({ id }) => fates.get(id) === 'HELD');
  const told = [...(await askLate(change, late)), ...(await tellUnsent(change, unsent))];
  return settle(change, alarms, due, fates, told);
};

/** One that failed for good was not said: what comes again does so, and all else is over. */
export const goOnWithout: GoOn = async (change, alarm) => {
  const due = await readDue(change, [alarm]);
  await advanceReminders(change, due, new Map(due.map(({ id }) => [id, 'FAILED'])));
};

/** What becomes of each: what a group is told is asked of its maker's authority again, and of the group. */
function fatesOf(
  due: readonly DueReminder[],
  otherwise: (reminder: DueReminder) => Fate,
): Map<string, Fate> {
  return new Map(
    due.map((reminder) => {
      const { id, group, maker } = reminder;
      if (!group) return [id, otherwise(reminder)];
      const may = mayOnGroup(maker, 'send', { ...group, created: false });
      if (!may) return [id, 'REFUSED'];
      return [id, group.status === 'ACTIVE' ? otherwise(reminder) : 'IDLE'];
    }),
  );
}

async function settle(
  change: Change,
  alarms: readonly Alarm[],
  due: readonly DueReminder[],
  fates: ReadonlyMap<string, Fate>,
  messages: readonly Outgoing[],
): Promise<Rung> {
  await advanceReminders(change, due, fates);
  const refused = due.filter(({ id }) => fates.get(id) === 'REFUSED');
  const fateOf = ({ subjectId }: Alarm) => fates.get(subjectId) ?? 'IDLE';
  const having = (...wanted: Fate[]) =>
    alarms.filter((alarm) => wanted.includes(fateOf(alarm))).map(({ id }) => id);
  return {
    messages: [...messages, ...(await tellRefused(change, refused))],
    idle: having('IDLE', 'REFUSED'),
    missed: having('MISSED', 'HELD'),
  };
}

/** Says it as its writer; answers why nobody could be reached, where that is so. */
async function send(
  { tx, organizationId, at, queued }: Change,
  reminder: DueReminder,
): Promise<AnyUserError | null> {
  const { groupId, text, mentions, maker } = reminder;
  const own = createChange({ tx, organizationId, at, actor: maker, reason: 'later' });
  try {
    await sendToGroup(own, groupId!, { text, mentions, mediaId: null });
  } catch (error) {
    // It is refused before anything is written.
    if (error instanceof UserError) return error as AnyUserError;
    throw error;
  }
  queued.push(...own.queued);
  return null;
}
