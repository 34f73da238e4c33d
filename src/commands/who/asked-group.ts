import { requireOnGroup } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import { requireGroup } from '../../groups/find-group.ts';
import type { GroupView } from '../../sight/visible-groups.ts';

/** The group that a question names, else the linked one. Throws groupNotFound, notAllowed. */
export async function askedGroup(
  name: string | null,
  { change, group }: Context,
): Promise<GroupView | null> {
  const asked = name === null ? group : await requireGroup(change, change.actor, name);
  if (asked) requireOnGroup(change.actor, 'ask', asked);
  return asked;
}
