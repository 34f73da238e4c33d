import { editGroup } from '../../groups/edit-group.ts';
import { requireGroup } from '../../groups/find-group.ts';
import type { GroupView } from '../../sight/visible-groups.ts';
import { seekGroups } from '../arguments/group.ts';
import { type Slot, textOf, value } from '../arguments/slot.ts';
import { clause, text } from '../arguments/text.ts';
import { defineGroupCommand } from '../command.ts';
import { exampleOf } from '../in-language.ts';
import { Misread } from '../misread.ts';

/** What stands first: a group, where it is one; else, in a linked chat, the new name. */
interface Called {
  text: string;
  group: GroupView | null;
  /** Whether it is marked as a name that is there: "@BookClub". */
  isHandle: boolean;
}

const called: Slot<Called | null> = {
  ...text('group'),
  optional: true,
  resolve: async (stretch, resolving) => {
    if (!stretch) return value(null);
    const said = textOf(stretch).replace(/^[@＠]/, '');
    const group = (await seekGroups([said], resolving)).get(said) ?? null;
    return value({ text: said, group, isHandle: stretch.tokens[0]!.handle });
  },
};

export const renameCommand = defineGroupCommand({
  name: 'rename',
  aliases: ['rename group'],
  topic: 'groups',
  brief: 'give it another name',
  summary: 'Give a group another name; its old handle goes on working',
  who: 'For admins of the group.',
  examples: [
    '/rename @BookClub to "Readers"',
    '/rename to Sunday Heroes',
    '/rename The Sunday Heroes',
  ],
  slots: { group: called, name: clause('new name', ['to', 'as']) },
  may: 'edit',
  async groupOf({ group: called, name }, { change, group }) {
    // A name that means no group, in whatever chat; the refusal offers those that come near.
    if (called && !called.group && (name !== null || called.isHandle)) {
      await requireGroup(change, change.actor, called.text);
    }
    return (name === null ? null : called?.group) ?? group;
  },
  async run({ args, group, context: { change, locale }, say }) {
    const name = args.name ?? newNameIn(args.group);
    if (name === null) {
      const problem = say.problems.missing({ what: 'new name' });
      throw new Misread(say.wrong({ problem, example: exampleOf(renameCommand, locale) }));
    }
    const set = await editGroup(change, group.id, { name });
    return say.groupRenamed({ before: group, after: { name: set, icon: group.icon } });
  },
});

/** The new name, where nothing else is said; null where it is a group's that is there. */
function newNameIn(called: Called | null): string | null {
  return called && !called.isHandle ? called.text : null;
}
