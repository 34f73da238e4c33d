import { requireConfirmedAbove } from '../../context/confirm.ts';
import type { MemberRole } from '../../db/generated/enums.ts';
import { setRole } from '../../groups/set-role.ts';
import { group as groupSlot } from '../arguments/group.ts';
import { requiredPeople } from '../arguments/people.ts';
import { choice } from '../arguments/tokens.ts';
import { type Command, defineGroupCommand } from '../command.ts';

function roleCommand(
  role: MemberRole,
  words: Pick<Command, 'name' | 'aliases' | 'brief' | 'summary' | 'examples'>,
): Command {
  return defineGroupCommand({
    ...words,
    topic: 'groups',
    who: 'For admins of the group.',
    slots: {
      people: requiredPeople('people'),
      // "to admin" says what the command says already.
      role: choice('role', { admin: ['admins'], member: ['members'] }, ['to', 'as', 'to be']),
      group: groupSlot('group', { keywords: ['in', 'of', 'to', 'from'] }),
    },
    may: 'edit',
    groupOf: ({ group }) => group,
    async run({ args, group, context, say }) {
      const { change } = context;
      const people = await args.people.find({ groupId: group.id });
      const names = people.map(({ name }) => name);
      const contactIds = people.map(({ contactId }) => contactId);
      const admin = role === 'ADMIN';
      const snapshot = `make ${role} of ${group.id}: ${contactIds.join(' ')}`;
      requireConfirmedAbove(context, names.length, snapshot, (code) =>
        say.confirmRole({ group, names, admin, code }),
      );
      const changed = new Set(await setRole(change, group.id, contactIds, role));
      const named = (wanted: boolean) =>
        people.filter(({ contactId }) => changed.has(contactId) === wanted).map(({ name }) => name);
      return say.roleSet({
        group,
        names: named(true),
        unchanged: named(false),
        admin,
      });
    },
  });
}

export const promoteCommand = roleCommand('ADMIN', {
  name: 'promote',
  brief: 'make members admins',
  summary: 'Make members admins of a group',
  examples: ['/promote @Pau in @BookClub'],
});

export const demoteCommand = roleCommand('MEMBER', {
  name: 'demote',
  brief: 'make admins members',
  summary: 'Make admins of a group plain members',
  examples: ['/demote @Pau in @BookClub'],
});
