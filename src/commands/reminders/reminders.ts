import { mayOnGroup } from '../../context/policy.ts';
import { requireGroupOrDirect } from '../../context/read-context.ts';
import { listReminders } from '../../reminders/list-reminders.ts';
import { defineCommand } from '../command.ts';
import { reminderRepeats, whomOf } from './reminder-facts.ts';

/** As many as fit on two screens of a phone. */
const shown = 20;

export const remindersCommand = defineCommand({
  name: 'reminders',
  aliases: ['my reminders', 'scheduled'],
  topic: 'tasks',
  brief: 'what is to be said, and when',
  summary:
    'What you have asked to be said, soonest first; in the chat of a group, what that is told',
  who: 'For everyone.',
  examples: ['/reminders'],
  slots: {},
  async run({ context, say }) {
    requireGroupOrDirect(context);
    const { change, group, message } = context;
    const { actor } = change;
    const isGroup = message.chat.kind === 'GROUP';
    const groupId = group && mayOnGroup(actor, 'ask', group) ? group.id : null;
    const { reminders, total } = await listReminders(
      change,
      actor,
      // What is one's own is not told in front of others, unless it was said there.
      { groupId, chatId: isGroup ? message.chat.id : null },
      shown,
    );
    return say.reminderList({
      reminders: reminders.map((reminder) => ({
        number: reminder.number,
        text: reminder.text,
        whom: whomOf(reminder, context),
        at: { at: reminder.nextAt, zone: reminder.zone },
        repeats: reminderRepeats(reminder, message.sentAt),
        isMessage: reminder.kind === 'MESSAGE',
        isHeld: reminder.status === 'HELD',
      })),
      total,
      // Its own are told as such; with others among them they are those of whoever asks.
      group: isGroup && reminders.every((one) => one.group?.id === groupId) ? group : null,
    });
  },
});
