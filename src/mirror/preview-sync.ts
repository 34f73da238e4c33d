import { createHash } from 'node:crypto';
import type { Scope } from '../change/change.ts';
import { findAvatarHash } from '../groups/avatar.ts';
import type { SyncFacts } from '../languages/reply.ts';
import { invitedIdOfContact } from '../outbox/whatsapp-id.ts';
import { compareSides } from './compare-sides.ts';
import type { GroupInfo } from './group-info.ts';
import { matchParticipants } from './match-participants.ts';
import { readSides } from './read-sides.ts';
import { keptDescription } from './take-over.ts';

/** What keeping a group and a chat in step would do, and a mark that is another one when any of it is. */
export type SyncPreview = Omit<SyncFacts, 'group'> & { hash: string };

const unseen = { chatId: null, comparedAt: null };

/** What keeping a group and a chat in step would do, changing nothing. */
export async function previewSync(
  scope: Scope,
  groupId: string,
  info: GroupInfo,
): Promise<SyncPreview> {
  const { tx, organizationId } = scope;
  const { group, members } = await readSides(scope, { groupId, ...unseen });
  const matched = await matchParticipants(scope, info.participants, []);
  const people = matched.map((one) => ({ ...one, contactId: one.contactId ?? one.externalId }));
  const { joined, promoted } = compareSides([], people, members);
  const there = new Set(people.map(({ contactId }) => contactId));
  const missing = members.map(({ contactId }) => contactId).filter((id) => !there.has(id));
  const named = await tx.$queryRaw<{ id: string; name: string; reachable: boolean }[]>`
    SELECT c.id, c.name, ${invitedIdOfContact} IS NOT NULL AS reachable
    FROM contacts c
    WHERE c.organization_id = ${organizationId}::uuid
      AND c.id = ANY(${[...missing, ...matched.flatMap(({ contactId }) => contactId ?? [])]}::uuid[])`;
  const names = new Map([
    ...people.map(({ contactId, name }): [string, string] => [contactId, name]),
    ...named.map(({ id, name }): [string, string] => [id, name]),
  ]);
  const reachable = new Set(named.flatMap((one) => (one.reachable ? one.id : [])));
  const nameAll = (ids: readonly string[]) => ids.map((id) => names.get(id)!);
  const preview = {
    joining: nameAll(joined),
    strangers: matched.filter(({ contactId }) => contactId === null).length,
    adding: nameAll(missing.filter((id) => reachable.has(id))),
    without: nameAll(missing.filter((id) => !reachable.has(id))),
    promoted: nameAll(promoted),
    chatName: info.name === group.name ? null : group.name,
    description: descriptionOf(group.description, keptDescription(info.description)),
    avatar: (await findAvatarHash(scope, groupId)) !== null,
    isAdmin: info.isAdmin,
  };
  const shown = JSON.stringify([preview, joined, missing, promoted]);
  return { ...preview, hash: createHash('sha256').update(shown).digest('hex').slice(0, 16) };
}

/** Whose description counts: the group's where it has one. */
function descriptionOf(group: string | null, chat: string | null): SyncPreview['description'] {
  if (group === chat) return null;
  return group === null ? 'chat' : 'group';
}
