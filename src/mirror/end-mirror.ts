import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { lockGroup } from '../groups/lock-group.ts';
import type { MirrorProblem } from '../languages/reply.ts';
import { lockMirror, type Mirror } from './mirror.ts';

/**
 * Ends that a group is kept in step with its chat, or only with the one given: both stay as they are.
 * Answers whether it was.
 */
export async function endMirror(
  change: Change,
  groupId: string,
  chatId: string | null = null,
): Promise<boolean> {
  const { tx, organizationId } = change;
  const [ended] = await tx.$queryRaw<Pick<Mirror, 'id' | 'accountId' | 'chatId' | 'status'>[]>`
    WITH ended AS (
      DELETE FROM mirrors
      WHERE organization_id = ${organizationId}::uuid AND group_id = ${groupId}::uuid
        AND (${chatId}::uuid IS NULL OR chat_id = ${chatId}::uuid)
      RETURNING id, account_id, chat_id, status
    ), forgotten AS (
      DELETE FROM chat_members b USING ended
      WHERE b.organization_id = ${organizationId}::uuid AND b.chat_id = ended.chat_id
    )
    SELECT id, account_id AS "accountId", chat_id AS "chatId", status FROM ended`;
  if (!ended) return false;
  await recordAudit(change, {
    action: 'mirror.stop',
    subjectType: 'mirror',
    subjectId: ended.id,
    groupId,
    before: { status: ended.status, accountId: ended.accountId, chatId: ended.chatId },
  });
  return true;
}

/** Brings a mirror to a stop that cannot go on: nothing is done until somebody makes it anew. */
export async function haltMirror(
  change: Change,
  { id, groupId }: Pick<Mirror, 'id' | 'groupId'>,
  problem: MirrorProblem,
): Promise<void> {
  const { tx, organizationId } = change;
  await lockGroup(change, groupId, 'SHARE');
  const before = await lockMirror(change, id);
  if (!before || before.status === 'STOPPED') return;
  await tx.mirror.updateMany({
    where: { organizationId, id },
    data: { status: 'STOPPED', problem },
  });
  await recordAudit(change, {
    action: 'mirror.halt',
    subjectType: 'mirror',
    subjectId: id,
    groupId,
    before: { status: before.status },
    after: { status: 'STOPPED', problem },
  });
}
