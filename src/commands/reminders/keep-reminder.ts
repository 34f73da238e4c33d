import { requireAgain, requireConfirmed, requireConfirmedAbove } from '../../context/confirm.ts';
import type { Context } from '../../context/read-context.ts';
import type { Say } from '../../languages/say.ts';
import { createReminder, type ReminderReach } from '../../reminders/create-reminder.ts';
import type { Occasion } from '../arguments/date.ts';
import type { Target } from '../arguments/targets.ts';
import type { Reply } from '../command.ts';
import { offerOtherReading } from '../other-reading.ts';
import { remindedOf, reminderRepeats } from './reminder-facts.ts';

/** What is to be kept for later. */
interface ToKeep {
  kind: 'REMINDER' | 'MESSAGE';
  text: string;
  target: Target;
  occasion: Occasion;
  /** Whether no time of day was said. */
  noTime: boolean;
  mentions: readonly string[];
}

/** What goes to more people one by one is asked about, however many the organization lets pass. */
const aHandful = 5;

/** Keeps something to be said later, after asking where it reaches many, and tells what was understood. */
export async function keepReminder(
  { kind, text, target, occasion, noTime, mentions }: ToKeep,
  context: Context,
  say: Say,
): Promise<Reply> {
  const { message, change, zone } = context;
  const chatId = message.chat.id;
  const { at: startsAt, rule: recurrence } = occasion;
  const isMessage = kind === 'MESSAGE';
  const at = { at: startsAt, zone };
  const repeats = reminderRepeats({ startsAt, recurrence, zone }, message.sentAt);
  const whom = remindedOf(target, context);
  const contactIds = 'group' in target ? [] : target.people.map(({ contactId }) => contactId);
  const snapshot = `remind ${'group' in target ? target.group.id : [...contactIds].sort().join()} at ${startsAt.toISOString()} ${recurrence ?? 'once'}: ${text}`;
  const confirm = ({ people, direct }: ReminderReach) => {
    const ask = (code: string) =>
      say.confirmReminder({ text, whom, people, direct, at, repeats, isMessage, code });
    if (direct > aHandful) requireConfirmed(context, snapshot, ask);
    else requireConfirmedAbove(context, people, snapshot, ask);
  };
  const { number, reach } = await createReminder(
    change,
    {
      ...{ kind, text, mentions, contactIds, chatId, startsAt, recurrence, zone },
      groupId: 'group' in target ? target.group.id : null,
    },
    {
      confirm,
      again: (number) =>
        requireAgain(context, number, snapshot, (code) =>
          say.madeJustNow({ number, title: text, code }),
        ),
    },
  );
  const { unreached } = reach;
  const answer = say.reminderSet({ number, text, whom, at, noTime, repeats, unreached, isMessage });
  const mending = {
    moment: (reading: { at: Date }) => reading.at,
    command: (date: string) => `/move reminder ${number} ${date}`,
    zone,
  };
  return {
    ...offerOtherReading(answer, recurrence === null ? occasion : null, mending, context, say),
    about: number,
  };
}
