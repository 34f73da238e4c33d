import { group as groupSlot } from '../arguments/group.ts';
import { requiredPeople } from '../arguments/people.ts';
import { defineGroupCommand } from '../command.ts';
import { takeOut } from './take-out.ts';

export const removeCommand = defineGroupCommand({
  name: 'remove',
  aliases: ['kick'],
  topic: 'groups',
  brief: 'take people out',
  summary: 'Take people out of a group; their open copies of its tasks are withdrawn',
  who: 'For admins of the group.',
  examples: ['/remove @Pau from @BookClub'],
  slots: {
    people: requiredPeople('people'),
    group: groupSlot('group', { keywords: ['from', 'of'] }),
  },
  // Whoever takes out only themselves leaves.
  may: ({ people }) => (people.areSelf ? 'ask' : 'edit'),
  groupOf: ({ group }) => group,
  async run({ args, group, context, say }) {
    const people = await args.people.find({ groupId: group.id, everyone: true });
    return takeOut(people, group, context, say);
  },
});
