import { listGroups } from '../../groups/list-groups.ts';
import { defineCommand } from '../command.ts';

/** Groups shown in one reply: a phone's screen and a half. */
const shown = 20;

export const groupsCommand = defineCommand({
  name: 'groups',
  aliases: ['my groups', 'list groups'],
  topic: 'groups',
  brief: 'your groups',
  summary: 'The groups that you are in or may see',
  who: 'For everyone.',
  examples: ['/groups'],
  slots: {},
  async run({ context: { change }, say }) {
    const { groups, total } = await listGroups(change, change.actor, shown);
    return say.groupList({
      groups: groups.map((group) => ({
        ...group,
        own: group.memberRole !== null,
        admin: group.memberRole === 'ADMIN',
      })),
      total,
    });
  },
});
