import { noGroupHere } from '../../context/read-context.ts';
import { listLinkedChats } from '../../groups/linked-chats.ts';
import { listMembers } from '../../groups/list-members.ts';
import { listGroupTasks } from '../../tasks/list-tasks.ts';
import { group as groupSlot } from '../arguments/group.ts';
import { defineCommand } from '../command.ts';

/** Names shown of a large group. */
const shown = 30;

export const groupCommand = defineCommand({
  name: 'group',
  aliases: ['show group'],
  topic: 'groups',
  brief: 'who is in it, what is open',
  summary: 'One group: who is in it, and what is open',
  who: 'For everyone who may see the group.',
  examples: ['/group "Book Club"', '/group'],
  slots: { group: groupSlot() },
  async run({ args: { group }, context, say }) {
    const { change } = context;
    if (!group) throw noGroupHere(context);
    const members = await listMembers(change, group.id, shown);
    const { total: openTasks } = await listGroupTasks(change, change.actor, group.id, 'open', 1);
    return say.groupShown({
      group,
      admins: members.filter(({ role }) => role === 'ADMIN').map(({ name }) => name),
      members: members.filter(({ role }) => role === 'MEMBER'),
      openTasks,
      chats: await listLinkedChats(change, group.id),
    });
  },
});
