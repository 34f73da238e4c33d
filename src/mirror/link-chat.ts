import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { lockActiveGroup, lockGroup } from '../groups/lock-group.ts';
import { endMirror } from './end-mirror.ts';

/**
 * Gives a chat its group; a link that was there is replaced, and with it ends that the two are in step.
 * Answers the group's id of before, or null. Throws groupNotActive, unless a link is only given back: the
 * group may rest by now.
 */
export async function linkChat(
  change: Change,
  chatId: string,
  groupId: string,
  { isGivenBack = false } = {},
): Promise<string | null> {
  const { tx, organizationId, at } = change;
  await (isGivenBack ? lockGroup : lockActiveGroup)(change, groupId, 'SHARE');
  const [before] = await tx.$queryRaw<{ groupId: string }[]>`
    SELECT group_id AS "groupId" FROM links
    WHERE organization_id = ${organizationId}::uuid AND chat_id = ${chatId}::uuid FOR UPDATE`;
  if (before?.groupId === groupId) return groupId;
  await tx.link.upsert({
    where: { organizationId_chatId: { organizationId, chatId } },
    create: { organizationId, chatId, groupId, createdAt: at },
    update: { groupId, createdAt: at },
  });
  await recordAudit(change, {
    action: 'chat.link',
    subjectType: 'chat',
    subjectId: chatId,
    groupId,
    ...(before ? { before: { groupId: before.groupId } } : {}),
    after: { groupId },
  });
  // It is in step with the group that it was about.
  if (before) await endMirror(change, before.groupId, chatId);
  return before?.groupId ?? null;
}

/**
 * Takes the chat's group away, and ends that the two are in step; answers the id of the group it was.
 * Throws chatNotLinked.
 */
export async function unlinkChat(change: Change, chatId: string): Promise<string> {
  const { tx, organizationId } = change;
  const [gone] = await tx.$queryRaw<{ groupId: string }[]>`
    DELETE FROM links WHERE organization_id = ${organizationId}::uuid AND chat_id = ${chatId}::uuid
    RETURNING group_id AS "groupId"`;
  if (!gone) throw new UserError('chatNotLinked', {});
  await recordAudit(change, {
    action: 'chat.unlink',
    subjectType: 'chat',
    subjectId: chatId,
    groupId: gone.groupId,
    before: { groupId: gone.groupId },
  });
  await endMirror(change, gone.groupId, chatId);
  return gone.groupId;
}
