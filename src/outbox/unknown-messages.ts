import type { Tx } from '../db/client.ts';
import type { ChatKind } from '../db/generated/enums.ts';
import type { AccountScope } from './account-scope.ts';
import { LEASE_MS } from './lease.ts';
import { SKEW_MS } from './skew.ts';

/** A chat with a message of which it is not known whether it arrived: nothing else is sent to it meanwhile. */
export interface DoubtfulChat {
  id: string;
  externalId: string;
  kind: ChatKind;
  name: string | null;
  /** When the message was handed over. */
  triedAt: Date;
}

/** A message that is not in its chat so long after it was handed over, in milliseconds, never arrived. */
const ABSENT_MS = 60_000;

/** A file goes up before its message is in the chat: 16 MB take so long at half a megabit a second. */
const ABSENT_FILE_MS = 5 * 60_000;

/** What could not be found out for so long, in milliseconds, is left to people. */
const GIVEN_UP_MS = 10 * 60_000;

/**
 * The chats of an account with a message whose lease is over and whose fate is unknown, the oldest
 * first. What a process was sending when it died is so from now on.
 */
export async function findDoubtfulChats(
  tx: Tx,
  { organizationId, accountId }: AccountScope,
  at: Date,
  limit: number,
): Promise<DoubtfulChat[]> {
  return tx.$queryRaw<DoubtfulChat[]>`
    WITH lost AS (
      UPDATE outbox o SET status = 'UNKNOWN', failure = coalesce(o.failure, 'whoever sent it ended meanwhile')
      FROM chats ch
      WHERE ch.organization_id = o.organization_id AND ch.id = o.chat_id AND ch.account_id = ${accountId}::uuid
        AND o.organization_id = ${organizationId}::uuid AND o.settled_at IS NULL AND o.status = 'SENDING'
        AND o.leased_until <= ${at}
    )
    SELECT ch.id, ch.external_id AS "externalId", ch.kind, ch.name,
      min(o.leased_until) - ${LEASE_MS} * interval '1 millisecond' AS "triedAt"
    FROM outbox o
    JOIN chats ch ON ch.organization_id = o.organization_id AND ch.id = o.chat_id AND ch.account_id = ${accountId}::uuid
    WHERE o.organization_id = ${organizationId}::uuid AND o.settled_at IS NULL AND o.status IN ('SENDING', 'UNKNOWN')
      AND o.leased_until <= ${at}
    GROUP BY ch.organization_id, ch.id ORDER BY "triedAt" LIMIT ${limit}`;
}

/**
 * Settles what is still unknown in a chat after it was looked for. What is surely not there waits to be
 * sent anew, or has failed after so many attempts. It is sure where the whole history since then was
 * seen, long enough after, and holds nothing of the account's own that Muster cannot place: that might
 * be it. What stays unknown for ten minutes is a dead letter.
 */
export async function settleUnknown(
  tx: Tx,
  { organizationId }: AccountScope,
  chatId: string,
  { sawAll, mostAttempts, at }: { sawAll: boolean; mostAttempts: number; at: Date },
): Promise<void> {
  const before = (ms: number) => new Date(at.getTime() - ms + LEASE_MS);
  await tx.$executeRaw`
    UPDATE outbox o SET
      status = CASE WHEN NOT looked.is_absent THEN o.status WHEN o.attempts < ${mostAttempts} THEN 'PENDING' ELSE 'FAILED' END,
      leased_until = CASE WHEN looked.is_absent THEN ${at} ELSE o.leased_until END,
      settled_at = CASE WHEN looked.is_absent AND o.attempts < ${mostAttempts} THEN NULL ELSE ${at}::timestamptz END
    FROM (
      SELECT id, ${sawAll}
        AND leased_until <= CASE WHEN media_id IS NULL THEN ${before(ABSENT_MS)}::timestamptz ELSE ${before(ABSENT_FILE_MS)} END
        AND NOT EXISTS (
          SELECT 1 FROM messages m
          WHERE m.organization_id = u.organization_id AND m.chat_id = u.chat_id AND m.direction = 'OUT'
            AND m.sent_at >= u.created_at - ${SKEW_MS} * interval '1 millisecond' AND NOT EXISTS (
              SELECT 1 FROM outbox known
              WHERE known.organization_id = m.organization_id AND known.chat_id = m.chat_id
                AND known.external_id = m.external_id
            )
        ) AS is_absent
      FROM outbox u
      WHERE organization_id = ${organizationId}::uuid AND chat_id = ${chatId}::uuid AND settled_at IS NULL
        AND status = 'UNKNOWN'
    ) looked
    WHERE o.organization_id = ${organizationId}::uuid AND o.id = looked.id AND o.settled_at IS NULL
      AND (looked.is_absent OR o.leased_until <= ${before(GIVEN_UP_MS)})`;
}
