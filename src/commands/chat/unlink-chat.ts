import { unlinkChat } from '../../groups/link-chat.ts';
import { defineGroupCommand } from '../command.ts';

export const unlinkChatCommand = defineGroupCommand({
  name: 'unlink chat',
  aliases: ['unlink this chat', 'unlink'],
  topic: 'chat',
  brief: 'take its group away',
  summary: 'Take this chat’s group away; the group itself stays as it is',
  who: 'For admins of the group.',
  examples: ['/unlink chat'],
  slots: {},
  may: 'edit',
  groupOf: (_, { group }) => group,
  async run({ group, context, say }) {
    await unlinkChat(context.change, context.message.chat.id);
    return say.chatUnlinked(group);
  },
});
