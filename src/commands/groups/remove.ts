import { requireConfirmed, requireConfirmedAbove } from '../../context/confirm.ts';
import { tellPromoted } from '../../events/tell-promoted.ts';
import { removeMembers } from '../../groups/remove-members.ts';
import { mentionsOf } from '../../messages/tell.ts';
import { group as groupSlot } from '../arguments/group.ts';
import { requiredPeople } from '../arguments/people.ts';
import { defineGroupCommand } from '../command.ts';

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
  may: 'edit',
  groupOf: ({ group }) => group,
  async run({ args, group, context, say }) {
    const { change } = context;
    const people = await args.people.find({ groupId: group.id, everyone: true });
    const contactIds = people.map(({ contactId }) => contactId);
    const names = people.map(({ name }) => name);
    const removal = await removeMembers(change, group.id, contactIds, ({ tasks, places }) => {
      const snapshot = `remove from ${group.id}: ${contactIds.join(' ')}: ${tasks} tasks, ${places} places`;
      const ask = (code: string) => say.confirmRemove({ group, names, tasks, places, code });
      if (tasks + places > 0) requireConfirmed(context, snapshot, ask);
      else requireConfirmedAbove(context, names.length, snapshot, ask);
    });
    const promoted = await tellPromoted(change, removal.promoted);
    const text = say.membersRemoved({
      group,
      names,
      memberCount: group.memberCount - removal.removed.length,
      tasks: removal.tasks,
      promoted,
    });
    return { text, mentions: mentionsOf({ named: promoted }) };
  },
});
