import { requireConfirmed, requireConfirmedAbove } from '../../context/confirm.ts';
import type { Person } from '../../context/find-people.ts';
import type { Context } from '../../context/read-context.ts';
import { tellPromoted } from '../../events/tell-promoted.ts';
import type { Loss } from '../../groups/at-stake.ts';
import type { Say } from '../../languages/say.ts';
import { removeMembers } from '../../membership/remove-members.ts';
import { mentionsOf } from '../../outbox/tell.ts';
import type { GroupView } from '../../sight/visible-groups.ts';
import type { Reply } from '../command.ts';

/**
 * Takes people out of a group, or lets the sender leave it. Asks first where they lose open tasks or
 * places, and where they are many.
 */
export async function takeOut(
  people: readonly Person[],
  group: GroupView,
  context: Context,
  say: Say,
): Promise<Reply> {
  const { change, sender } = context;
  const contactIds = people.map(({ contactId }) => contactId);
  const names = people.map(({ name }) => name);
  const leaves = contactIds.length === 1 && contactIds[0] === sender.contactId;
  let lost: Loss = { tasks: 0, places: 0 };
  const removal = await removeMembers(change, group.id, contactIds, (loss) => {
    lost = loss;
    const { tasks, places } = loss;
    const snapshot = `remove from ${group.id}: ${contactIds.join(' ')}: ${tasks} tasks, ${places} places`;
    const ask = (code: string) =>
      leaves
        ? say.confirmLeave({ group, tasks, places, code })
        : say.confirmRemove({ group, names, tasks, places, code });
    if (tasks + places > 0) requireConfirmed(context, snapshot, ask);
    else requireConfirmedAbove(context, names.length, snapshot, ask);
  });
  const promoted = await tellPromoted(change, removal.promoted);
  const memberCount = group.memberCount - removal.removed.length;
  const text = leaves
    ? say.memberLeft({ group, name: sender.name, memberCount, ...lost, promoted })
    : say.membersRemoved({ group, names, memberCount, ...lost, promoted });
  return { text, mentions: mentionsOf({ named: promoted }) };
}
