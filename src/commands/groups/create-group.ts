import { requireConfirmedAbove } from '../../context/confirm.ts';
import type { Context } from '../../context/read-context.ts';
import { createGroup } from '../../membership/create-group.ts';
import { people } from '../arguments/people.ts';
import { text } from '../arguments/text.ts';
import { emoji } from '../arguments/tokens.ts';
import { type Command, defineCommand } from '../command.ts';
import { afterFrom, fromTemplate } from './from-template.ts';

const words = {
  name: 'create group',
  aliases: ['new group', 'add group', 'make group', 'create a group'],
  topic: 'groups',
  brief: 'make a group',
  summary: 'Make a group, or one from a template; you are its first member and admin',
  who: 'For admins and managers of the organization.',
  examples: [
    '/create group "Book Club" 📚 with @Abraham, @Pau',
    '/create group Choir',
    '/create group from vip patients',
    '/create group from new contacts called "Newcomers"',
  ],
  may: 'createGroup',
} as const;

export const createGroupCommand = defineCommand({
  ...words,
  slots: { name: text('name'), icon: emoji(), with: people('people', ['with']) },
  instead: byTemplate,
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

/** "/create group from vip patients". */
function byTemplate(
  rest: string,
  { locale }: Context,
): { command: Command; rest: string } | undefined {
  const template = afterFrom(rest, locale);
  return template === undefined ? undefined : { command: fromTemplate(words), rest: template };
}
