import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import type { CreatedGroup } from '../membership/create-group.ts';
import { linkChat } from '../mirror/link-chat.ts';
import { makeFilled } from './make-filled.ts';
import { readPeople } from './read-people.ts';
import { requireSuggestion } from './suggest-groups.ts';

/**
 * Makes the group that is suggested, with its people in it; a chat that it is of is linked to it. Of two who accept it at
 * once the second finds it there. Throws notFound, groupNameTaken, invalid (a name), and conflict where the chat has
 * got a group meanwhile.
 */
export async function acceptSuggestion(
  change: Change,
  key: string,
  name?: string,
): Promise<CreatedGroup> {
  const { tx, organizationId } = change;
  await tx.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
  const suggestion = await requireSuggestion(change, key);
  const { description, color, icon, criteria } = suggestion;
  const people = await readPeople(change, suggestion);
  const group = { name: name ?? suggestion.name, description, color, icon };
  const made = await makeFilled({ ...change, reason: `suggestion ${key}` }, group, people);
  if (criteria.by === 'chat' && (await linkChat(change, criteria.chatId, made.id)) !== null)
    throw new UserError('conflict', { what: 'chat', why: 'the chat is about a group by now' });
  return made;
}
