import { requireConfirmedAbove } from '../../context/confirm.ts';
import { UserError } from '../../errors.ts';
import type { GroupName } from '../../languages/reply.ts';
import { handle } from '../../languages/wording.ts';
import { addMembers } from '../../membership/add-members.ts';
import { requireGroupById } from '../../sight/visible-groups.ts';
import { group as groupSlot } from '../arguments/group.ts';
import { requiredPeople } from '../arguments/people.ts';
import { clause } from '../arguments/text.ts';
import { defineGroupCommand } from '../command.ts';

export const addCommand = defineGroupCommand({
  name: 'add',
  topic: 'groups',
  brief: 'put people in',
  summary: 'Put people into a group; they get its open tasks and invitations',
  who: 'For admins of the group.',
  examples: [
    '/add @Pau to @BookClub',
    '/add @Pau, @Sam to @SundaySoccerTeam as goalkeeper',
    '/add +34 600 111 222',
    '/add +34 600 111 333 Toni Jr',
  ],
  slots: {
    people: requiredPeople('people'),
    group: groupSlot('group', { keywords: ['to', 'into', 'in'] }),
    title: clause('title', ['as']),
  },
  may: 'edit',
  groupOf: ({ group }) => group,
  async run({ args, group, context, say }) {
    const { change } = context;
    const people = await args.people
      .find({ groupId: group.id, everyone: true, introduce: change })
      .catch((error: unknown) => {
        throw withLikely(error, args.people.texts, group, args.title);
      });
    const names = new Map(people.map(({ contactId, name }) => [contactId, name]));
    // By their names: who was not known before has no id yet when it is asked again.
    const called = [...names.values()];
    requireConfirmedAbove(
      context,
      called.length,
      `add to ${group.id}: ${called.join(', ')}`,
      (code) => say.confirmAdd({ group, names: called, code }),
    );
    const addition = await addMembers(
      change,
      group.id,
      people.map(({ contactId }) => ({ contactId, title: args.title })),
    );
    const { memberCount } = await requireGroupById(change, change.actor, group.id);
    return say.membersAdded({
      group,
      names: addition.added.map((id) => names.get(id)!),
      already: addition.already.map((id) => names.get(id)!),
      title: args.title,
      memberCount,
      tasks: addition.tasks,
      events: addition.events,
    });
  },
});

/** The refusal of a doubtful phone, with the command in which it is another one's beyond doubt. */
function withLikely(
  error: unknown,
  texts: readonly string[],
  group: GroupName,
  title: string | null,
): unknown {
  if (!(error instanceof UserError) || error.code !== 'phoneDoubtful') return error;
  const { typed, perhaps } = (error as UserError<'phoneDoubtful'>).details;
  if (perhaps === null) return error;
  const people = texts.map((text) =>
    text.includes(typed)
      ? text.replace(typed, perhaps)
      : /^[+\d]/.test(text)
        ? text
        : handle({ name: text }),
  );
  const as = title === null ? '' : ` as "${title}"`;
  error.likely = `/add ${people.join(', ')} to ${handle(group)}${as}`;
  return error;
}
