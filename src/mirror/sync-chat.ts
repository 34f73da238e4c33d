import { recordAudit } from '../audit/record.ts';
import type { Actor, Change, Scope } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { lockActiveGroup } from '../groups/lock-group.ts';
import type { Moves } from './compare-sides.ts';
import { requireUnmirrored } from './create-mirror.ts';
import { endMirror } from './end-mirror.ts';
import type { GroupInfo } from './group-info.ts';
import { linkChat } from './link-chat.ts';
import { healParticipants, matchParticipants } from './match-participants.ts';
import { lockMirror } from './mirror.ts';
import { previewSync, type SyncPreview } from './preview-sync.ts';
import { takeOver } from './take-over.ts';

/**
 * Links a chat to a group and keeps the two in step from then on. Nobody is taken out of either: who is
 * in the chat alone joins the group, at once; who is in the group alone is added to the chat, after the
 * commit. `confirm` is told what that does before anything changes, and throws to leave it so. Throws
 * groupNotActive, mirrored where one of the two is in step with another, and notAllowed for who leads the
 * group and not the chat.
 */
export async function syncChat(
  change: Change,
  { groupId, chatId }: { groupId: string; chatId: string },
  info: GroupInfo,
  confirm: (preview: SyncPreview) => void,
): Promise<Moves> {
  const { tx, organizationId, at } = change;
  await healParticipants(change, info.participants);
  const group = await lockActiveGroup(change, groupId, 'UPDATE');
  await requireUnmirrored(change, group);
  await requireLeadsChat(change, change.actor, info);
  confirm(await previewSync(change, groupId, info));
  await endMirror(change, groupId);
  const [mirror] = await tx.$queryRaw<{ id: string }[]>`
    WITH forgotten AS (
      DELETE FROM chat_members WHERE organization_id = ${organizationId}::uuid AND chat_id = ${chatId}::uuid
    )
    INSERT INTO mirrors (organization_id, group_id, account_id, chat_id, status, created_at)
    SELECT organization_id, ${groupId}::uuid, account_id, id, 'ACTIVE', ${at} FROM chats
    WHERE organization_id = ${organizationId}::uuid AND id = ${chatId}::uuid
    ON CONFLICT (organization_id, chat_id) DO NOTHING
    RETURNING id`;
  // The chat is in step with another group, which is to be unlinked first.
  if (!mirror) throw new UserError('mirrored', { group: info.name });
  await recordAudit(change, {
    action: 'mirror.adopt',
    subjectType: 'mirror',
    subjectId: mirror.id,
    groupId,
    after: { chatId },
  });
  await linkChat(change, chatId, groupId);
  const locked = await lockMirror(change, mirror.id);
  return takeOver(change, { ...locked!, chatId }, info);
}

/**
 * Throws notAllowed for who neither leads a chat on WhatsApp nor is an ADMIN: an admin of the group becomes
 * one of the chat, and what it does is shown with the names of those in it.
 */
export async function requireLeadsChat(
  scope: Scope,
  { role, contactId }: Actor,
  { participants }: GroupInfo,
): Promise<void> {
  if (role === 'ADMIN') return;
  const people = await matchParticipants(scope, participants, []);
  const leads = people.some(
    (person) => person.isAdmin && person.contactId !== null && person.contactId === contactId,
  );
  if (!leads) throw new UserError('notAllowed', { action: 'leadChat' });
}
