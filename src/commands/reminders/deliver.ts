import { requireOnGroup } from '../../context/policy.ts';
import { UserError } from '../../errors.ts';
import { deliverMessage } from '../../reminders/deliver-message.ts';
import { requireReminder } from '../../reminders/find-reminder.ts';
import { requireGroupById } from '../../sight/visible-groups.ts';
import { reminderNumber } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';
import { sendFactsOf } from '../groups/send.ts';
import { Misread } from '../misread.ts';

export const deliverCommand = defineCommand({
  name: 'deliver',
  aliases: ['deliver message', 'send scheduled'],
  topic: 'tasks',
  brief: 'send a message for later now',
  summary: 'Send a message that you wrote for later at once',
  who: 'For whoever wrote it, while they may say something to its group.',
  examples: ['/deliver 7'],
  slots: { number: reminderNumber() },
  async run({ args, context, say }) {
    const { change } = context;
    const { actor } = change;
    const reminder = await requireReminder(change, actor, args.number);
    const { number, kind, createdById, group } = reminder;
    if (kind !== 'MESSAGE' || createdById !== actor.contactId)
      throw new Misread(say.notDeliverable({ number }));
    if (!group) throw new UserError('notAllowed', { action: 'send' });
    requireOnGroup(actor, 'send', await requireGroupById(change, actor, group.id));
    return say.messageSent(sendFactsOf(await deliverMessage(change, reminder)));
  },
});
