import { requireConfirmed } from '../../context/confirm.ts';
import { requireOnGroup } from '../../context/policy.ts';
import { type Context, noGroupHere } from '../../context/read-context.ts';
import { requireShown } from '../../context/require-shown.ts';
import { UserError } from '../../errors.ts';
import type { Say } from '../../languages/say.ts';
import { linkChat } from '../../mirror/link-chat.ts';
import { syncChat } from '../../mirror/sync-chat.ts';
import type { GroupView } from '../../sight/visible-groups.ts';
import { requiredGroup } from '../arguments/group.ts';
import { choice } from '../arguments/tokens.ts';
import { defineGroupCommand } from '../command.ts';

export const linkChatCommand = defineGroupCommand({
  name: 'link chat',
  aliases: ['link this chat', 'link'],
  topic: 'chat',
  brief: 'say which group it is about',
  summary: 'Say which group this chat is about; with “sync”, keep the two in step',
  who: 'For admins of the group.',
  examples: [
    '/link chat to group "Sunday Soccer Team"',
    '/link chat to @BookClub',
    '/link chat to @BookClub sync',
  ],
  slots: {
    group: requiredGroup('group', {
      keywords: ['to group', 'with group', 'to', 'with', 'group'],
      positional: true,
    }),
    sync: choice<'sync'>('sync', { sync: ['synced', 'mirror'] }),
  },
  may: 'edit',
  groupOf: ({ group }) => group,
  async run({ args, group, context, say }) {
    requireMayTakeAway(context, group.id);
    if (args.sync !== null) return keepInStep(group, context, say);
    const before = await linkChat(context.change, context.message.chat.id, group.id);
    return say.chatLinked({
      group,
      before: before === null ? 'none' : before === group.id ? 'same' : 'other',
      memberCount: group.memberCount,
    });
  },
});

/** Taking the chat away from the group that it has is an edit of that group, in sight or not. */
function requireMayTakeAway(context: Context, wanted: string): void {
  const { groupId } = context.message.chat;
  if (groupId === null || groupId === wanted) return;
  if (!context.group) throw noGroupHere(context);
  requireOnGroup(context.change.actor, 'edit', context.group);
}

/** Links the chat and keeps it and the group in step, once its sender has seen what that does. */
async function keepInStep(group: GroupView, context: Context, say: Say): Promise<string> {
  const { change, message } = context;
  if (message.chat.kind === 'DIRECT') throw new UserError('groupChatOnly', {});
  const info = requireShown(context);
  let adding = 0;
  const { joined } = await syncChat(
    change,
    { groupId: group.id, chatId: message.chat.id },
    info,
    (preview) => {
      adding = preview.adding.length;
      requireConfirmed(context, `sync ${group.id}: ${preview.hash}`, (code) =>
        say.confirmSync({ ...preview, group, code }),
      );
    },
  );
  return say.chatSynced({ group, joined: joined.length, adding });
}
