import { requireConfirmed } from '../../context/confirm.ts';
import { createMirror } from '../../mirror/create-mirror.ts';
import { group as groupSlot } from '../arguments/group.ts';
import { defineGroupCommand } from '../command.ts';

export const createChatCommand = defineGroupCommand({
  name: 'create chat',
  aliases: ['new chat', 'create whatsapp chat', 'make chat'],
  topic: 'groups',
  brief: 'make a group its WhatsApp chat',
  summary: 'Make a WhatsApp chat of a group; the two are kept in step',
  who: 'For admins of the group.',
  examples: ['/create chat for @BookClub'],
  slots: { group: groupSlot('group', { keywords: ['for', 'of'], positional: true }) },
  may: 'edit',
  groupOf: ({ group }) => group,
  async run({ group, context, say }) {
    const { change, message } = context;
    const { people } = await createMirror(change, group.id, message.chat.accountId, (plan) =>
      requireConfirmed(context, `create chat ${group.id}: ${plan.hash}`, (code) =>
        say.confirmCreateChat({ group, ...plan, code }),
      ),
    );
    return say.chatComing({ group, people });
  },
});
