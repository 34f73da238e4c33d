import { group as groupSlot } from '../arguments/group.ts';
import { defineGroupCommand } from '../command.ts';
import { takeOut } from './take-out.ts';

export const leaveCommand = defineGroupCommand({
  name: 'leave',
  aliases: ['leave group', 'quit', 'exit'],
  topic: 'groups',
  brief: 'you are no longer in it',
  summary: 'Leave a group; your open copies of its tasks are withdrawn',
  who: 'For every member; its last admin promotes somebody else first.',
  examples: ['/leave', '/leave @BookClub'],
  slots: { group: groupSlot('group', { keywords: ['from'], positional: true }) },
  may: 'ask',
  groupOf: ({ group }) => group,
  run: ({ group, context, say }) => takeOut([context.sender], group, context, say),
});
