import { requireConfirmed, requireConfirmedAbove } from '../../context/confirm.ts';
import type { Context } from '../../context/read-context.ts';
import type { SendFacts } from '../../languages/reply.ts';
import { type Reach, sendToGroup } from '../../messages/send-to-group.ts';
import { crowd } from '../../outbox/tell.ts';
import { addressedText } from '../arguments/addressed-text.ts';
import { defineGroupCommand } from '../command.ts';
import { withTime } from '../reminders/decent-time.ts';
import { keepReminder } from '../reminders/keep-reminder.ts';

/** What goes to more people one by one is asked about, however many the organization lets pass. */
const aHandful = 5;

export const sendCommand = defineGroupCommand({
  name: 'send',
  aliases: ['tell', 'announce', 'broadcast', 'message'],
  topic: 'groups',
  brief: 'say something to all of it',
  summary:
    'Say something to a group from another chat: in its chat or, where it has none, to each member',
  who: 'For members; in a restricted group for its admins.',
  examples: [
    '/send @BookClub "We meet at 7"',
    '/send @BookClub We meet at 7',
    '/send @BookClub "We meet at 7" tomorrow 9am',
  ],
  slots: { said: addressedText() },
  may: 'send',
  groupOf: ({ said }) => said.group,
  async run({ args, group, context, say }) {
    const { text, when } = args.said;
    const mentions = mentionsIn(text, context);
    if (when) {
      const occasion = withTime(when, context);
      return keepReminder(
        { kind: 'MESSAGE', text, target: { group }, occasion, noTime: !when.hasTime, mentions },
        context,
        say,
      );
    }
    const reach = await sendToGroup(
      context.change,
      group.id,
      { text, mentions, mediaId: null },
      (reach) => {
        const snapshot = `send to ${group.id}: ${reach.hash}`;
        const ask = (code: string) => say.confirmSend({ ...sendFactsOf(reach), code });
        if (reach.groupChats === 0 && reach.people > aHandful)
          requireConfirmed(context, snapshot, ask);
        else requireConfirmedAbove(context, reach.people, snapshot, ask);
      },
    );
    return say.messageSent(sendFactsOf(reach));
  },
});

/** Those whom the sender mentioned in what is said. */
function mentionsIn(text: string, { message }: Context): string[] {
  return message.mentions.filter((id) => text.includes(`@${id.split('@')[0]}`));
}

/** Where something goes that is said to a group, as replies tell it. */
export function sendFactsOf({ group, groupChats, people, strangers, optedOut }: Reach): SendFacts {
  return {
    group,
    chats: groupChats,
    people,
    strangers: crowd(strangers),
    optedOut: crowd(optedOut),
  };
}
