import { requireOnGroup } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { linkChat } from '../../groups/link-chat.ts';
import { requiredGroup } from '../arguments/group.ts';
import { defineGroupCommand } from '../command.ts';

export const linkChatCommand = defineGroupCommand({
  name: 'link chat',
  aliases: ['link this chat', 'link'],
  topic: 'chat',
  brief: 'say which group it is about',
  summary: 'Say which group this chat is about',
  who: 'For admins of the group.',
  examples: ['/link chat to group "Sunday Soccer Team"', '/link chat to @BookClub'],
  slots: {
    group: requiredGroup('group', {
      keywords: ['to group', 'with group', 'to', 'with', 'group'],
      positional: true,
    }),
  },
  may: 'edit',
  groupOf: ({ group }) => group,
  async run({ group, context, say }) {
    requireMayTakeAway(context, group.id);
    const before = await linkChat(context.change, context.message.chat.id, group.id);
    return say.chatLinked({
      group,
      before: before === null ? 'none' : before === group.id ? 'same' : 'other',
      memberCount: group.memberCount,
    });
  },
});

/** Taking the chat away from the group that it has is an edit of that group, in sight or not. */
function requireMayTakeAway({ message, group, change }: Context, wanted: string): void {
  const { groupId } = message.chat;
  if (groupId === null || groupId === wanted) return;
  if (!group) throw new UserError('notAllowed', { action: 'edit' });
  requireOnGroup(change.actor, 'edit', group);
}
