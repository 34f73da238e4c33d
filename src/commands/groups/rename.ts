import { editGroup } from '../../groups/edit-group.ts';
import { group as groupSlot } from '../arguments/group.ts';
import { requiredClause } from '../arguments/text.ts';
import { defineGroupCommand } from '../command.ts';

export const renameCommand = defineGroupCommand({
  name: 'rename',
  aliases: ['rename group'],
  topic: 'groups',
  brief: 'give it another name',
  summary: 'Give a group another name; its handle changes with it',
  who: 'For admins of the group.',
  examples: ['/rename @BookClub to "Readers"', '/rename to Sunday Heroes'],
  slots: { group: groupSlot(), name: requiredClause('new name', ['to', 'as']) },
  may: 'edit',
  groupOf: ({ group }) => group,
  async run({ args, group, context: { change }, say }) {
    const name = await editGroup(change, group.id, { name: args.name });
    return say.groupRenamed({ before: group, after: { name, icon: group.icon } });
  },
});
