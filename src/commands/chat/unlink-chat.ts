import { requireOnGroup } from '../../context/policy.ts';
import { noGroupHere } from '../../context/read-context.ts';
import { unlinkChat } from '../../mirror/link-chat.ts';
import { defineCommand } from '../command.ts';

export const unlinkChatCommand = defineCommand({
  name: 'unlink chat',
  aliases: ['unlink this chat', 'unlink'],
  topic: 'chat',
  brief: 'take its group away',
  summary: 'Take this chat’s group away; the group itself stays as it is',
  who: 'For admins of the group.',
  examples: ['/unlink chat'],
  slots: {},
  async run({ context, say }) {
    const { change, group, message } = context;
    if (!group && message.chat.groupId !== null) throw noGroupHere(context);
    if (!group) return say.chatLinkedToNone();
    requireOnGroup(change.actor, 'edit', group);
    await unlinkChat(change, message.chat.id);
    return say.chatUnlinked(group);
  },
});
