import type { Change } from '../change/change.ts';
import { tellPromoted } from '../events/tell-promoted.ts';
import { parseName } from '../forms/name.ts';
import { editGroup } from '../groups/edit-group.ts';
import { setRole } from '../groups/set-role.ts';
import { addMembers } from '../membership/add-members.ts';
import { removeMembers } from '../membership/remove-members.ts';
import { compareSides, findUnsure, type InChat, type Moves, mergeText } from './compare-sides.ts';
import type { GroupInfo } from './group-info.ts';
import { introduceParticipants, matchParticipants } from './match-participants.ts';
import type { Mirror } from './mirror.ts';
import { problemOf, setProblem } from './problem.ts';
import { readSides, type Sides } from './read-sides.ts';

/** WhatsApp's descriptions are longer than a group's, of which only so much is taken over. */
const mostDescribed = 500;

/**
 * Makes the group follow what was done to its chat on WhatsApp since it was last seen, and keeps how
 * the chat is now. A handful of statements, however many people. What is known of them must be healed
 * (heal-identities.ts), then the rows of the group and of the mirror be locked, and the group be active.
 * Answers who came, went and was given another role.
 */
export async function takeOver(
  change: Change,
  mirror: Mirror & { chatId: string },
  info: GroupInfo,
): Promise<Moves> {
  const { groupId } = mirror;
  const sides = await readSides(change, mirror);
  const matched = await matchParticipants(change, info.participants, sides.base);
  const shown = await introduceParticipants(change, matched);
  const isHiding = shown.some(({ phone }) => phone === null);
  const people = [...shown, ...findUnsure(sides.base, shown, isHiding)];
  const moves = compareSides(sides.base, people, sides.members);
  const name = await takeOverTexts(change, mirror, sides, info);
  if (moves.joined.length > 0) {
    await addMembers(
      change,
      groupId,
      moves.joined.map((contactId) => ({ contactId })),
    );
  }
  // Before others lose the role or leave: a group has an admin at any time.
  if (moves.promoted.length > 0) await setRole(change, groupId, moves.promoted, 'ADMIN');
  if (moves.demoted.length > 0) await setRole(change, groupId, moves.demoted, 'MEMBER');
  if (moves.left.length > 0) {
    const { promoted } = await removeMembers(change, groupId, moves.left);
    await tellPromoted(change, promoted);
  }
  const hasRoom = mirror.problem === 'full' && people.length < sides.base.length;
  await keepBase(change, mirror, people, hasRoom);
  const before = hasRoom ? null : mirror.problem;
  await setProblem(change, mirror, sides, problemOf(before, info.isAdmin, name));
  return moves;
}

/** Answers what the group is called from now on. */
async function takeOverTexts(
  change: Change,
  { groupId, chatId }: Mirror,
  { group, chat }: Sides,
  info: GroupInfo,
): Promise<string> {
  const { tx, organizationId } = change;
  // A name that no group can have is passed over.
  const shown = {
    name: parseName(info.name) ?? chat.name,
    description: keptDescription(info.description),
  };
  const name = mergeText(chat.name, shown.name, group.name) ?? group.name;
  const description = mergeText(chat.description, shown.description, group.description);
  const edit = {
    ...(name !== group.name && (await isFree(change, groupId, name)) ? { name } : {}),
    ...(description !== group.description ? { description } : {}),
  };
  if (Object.keys(edit).length > 0) await editGroup(change, groupId, edit);
  await tx.$executeRaw`
    UPDATE chats SET name = ${shown.name}, description = ${shown.description}
    WHERE organization_id = ${organizationId}::uuid AND id = ${chatId}::uuid
      AND (name, description) IS DISTINCT FROM (${shown.name}, ${shown.description})`;
  return edit.name ?? group.name;
}

/** A chat's description as a group can have it. */
export function keptDescription(text: string | null): string | null {
  const cut = (text ?? '').toWellFormed().replaceAll('\0', '').slice(0, mostDescribed);
  return cut.replace(/\p{Surrogate}$/u, '').trim() || null;
}

/** Whether no other group is called so: else the chat gets its group's name back. */
async function isFree(
  { tx, organizationId }: Change,
  groupId: string,
  name: string,
): Promise<boolean> {
  const taken = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM groups
    WHERE organization_id = ${organizationId}::uuid AND name_key = name_key(${name}) AND id <> ${groupId}::uuid`;
  return taken.length === 0;
}

/** Keeps who is in the chat now. Who could not be added stays noted while they are in the group. */
async function keepBase(
  { tx, organizationId, at }: Change,
  { id, chatId, groupId }: Mirror,
  people: readonly InChat[],
  hasRoom: boolean,
): Promise<void> {
  const shown = people.map(({ contactId, externalId, isAdmin }) => ({
    contactId,
    externalId,
    isAdmin,
  }));
  await tx.$executeRaw`
    WITH shown AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(shown)}::jsonb)
        AS shown ("contactId" uuid, "externalId" text, "isAdmin" boolean)
    ), gone AS (
      DELETE FROM chat_members b
      WHERE b.organization_id = ${organizationId}::uuid AND b.chat_id = ${chatId}::uuid
        AND b.contact_id NOT IN (SELECT "contactId" FROM shown)
        AND (
          b.state = 'PRESENT'
          -- There was no room for them, and now there is.
          OR (b.state = 'FAILED' AND ${hasRoom})
          OR NOT EXISTS (
            SELECT 1 FROM members m
            WHERE m.organization_id = b.organization_id AND m.group_id = ${groupId}::uuid
              AND m.contact_id = b.contact_id AND m.left_at IS NULL
          )
        )
    ), compared AS (
      UPDATE mirrors SET compared_at = ${at} WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid
    )
    INSERT INTO chat_members AS b (organization_id, chat_id, contact_id, external_id, is_admin, state, since)
    SELECT ${organizationId}::uuid, ${chatId}::uuid, "contactId", "externalId", "isAdmin", 'PRESENT', ${at} FROM shown
    ON CONFLICT (organization_id, chat_id, contact_id) DO UPDATE
      SET external_id = excluded.external_id, is_admin = excluded.is_admin, state = 'PRESENT', told_at = NULL,
        since = CASE WHEN b.state = 'PRESENT' THEN b.since ELSE excluded.since END
      WHERE (b.external_id, b.is_admin, b.state) IS DISTINCT FROM (excluded.external_id, excluded.is_admin, 'PRESENT')`;
}
