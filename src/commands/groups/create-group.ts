import { requireConfirmedAbove } from '../../context/confirm.ts';
import { createGroup } from '../../membership/create-group.ts';
import { people } from '../arguments/people.ts';
import { text } from '../arguments/text.ts';
import { emoji } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';

export const createGroupCommand = defineCommand({
  name: 'create group',
  aliases: ['new group', 'add group', 'make group', 'create a group'],
  topic: 'groups',
  brief: 'make a group',
  summary: 'Make a group; you are its first member and admin',
  who: 'For admins and managers of the organization.',
  examples: ['/create group "Book Club" 📚 with @Abraham, @Pau', '/create group Choir'],
  slots: { name: text('name'), icon: emoji(), with: people('people', ['with']) },
  may: 'createGroup',
  async run({ args, context, say }) {
    const { change, sender } = context;
    const named = (await args.with?.find({ groupId: null, introduce: change })) ?? [];
    const members = [sender, ...named.filter(({ contactId }) => contactId !== sender.contactId)];
    const names = members.map(({ name }, place) => (place === 0 ? say.you() : name));
    const called = { name: args.name.replace(/^[@＠]/, ''), icon: args.icon };
    requireConfirmedAbove(context, names.length, `create group: ${names.join(', ')}`, (code) =>
      say.confirmAdd({ group: called, names, code }),
    );
    const group = await createGroup(change, {
      ...called,
      members: members.map(({ contactId }) => ({ contactId })),
    });
    return say.groupCreated({ group, names });
  },
});
