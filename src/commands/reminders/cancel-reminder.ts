import { requireMayChangeReminder } from '../../context/policy.ts';
import { cancelReminder, leaveReminder } from '../../reminders/cancel-reminder.ts';
import { requireReminder } from '../../reminders/find-reminder.ts';
import { reminderNumber } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';

export const cancelReminderCommand = defineCommand({
  name: 'cancel reminder',
  aliases: ['delete reminder', 'drop reminder'],
  topic: 'tasks',
  brief: 'it is not said any more',
  summary:
    'Cancel a reminder or a message for later; of somebody else’s, you are not told any more',
  who: 'For whoever set it, admins of its group, and whoever it tells.',
  examples: ['/cancel reminder 7'],
  slots: { number: reminderNumber() },
  async run({ args, context, say }) {
    const { change } = context;
    const { actor } = change;
    const reminder = await requireReminder(change, actor, args.number);
    const { number, text, people, createdById } = reminder;
    const isTold = people.some(({ contactId }) => contactId === actor.contactId);
    if (isTold && createdById !== actor.contactId) {
      await leaveReminder(change, reminder);
      return { text: say.reminderLeft({ number, text }), about: number };
    }
    requireMayChangeReminder(actor, reminder);
    await cancelReminder(change, reminder);
    return { text: say.reminderCancelled({ number, text }), about: number };
  },
});
