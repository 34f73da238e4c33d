import type { Tx } from '../db/client.ts';
import { raw, type Sql, sql } from '../db/client.ts';
import { differences, retryFailedMs } from './differences.ts';
import { type Mirror, mirrorColumns } from './mirror.ts';

/** A chat is looked at so often though WhatsApp tells of no change: it does not tell of all. */
const lookEveryMs = 60 * 60 * 1000;

/** A mirror for which something is to be done. */
export interface DueMirror extends Mirror {
  organizationId: string;
  /** The network's id of the chat; null while that is to be made. */
  chatExternalId: string | null;
  /** What the group is called, or was when WhatsApp was asked for its chat. */
  groupName: string;
  /** Whether the chat is to be looked at anew. */
  toCompare: boolean;
  /** Whether something is to be done on WhatsApp. */
  toCall: boolean;
  /** Whether the chat is to be told of people who could not be added. */
  toTell: boolean;
}

/** An account, and when it could last be asked again: what happened before that may have been missed. */
export interface ReadyAccount {
  organizationId: string;
  accountId: string;
  since: Date;
}

/**
 * The mirrors of some accounts for which something is to be done, in one statement. `again` are those
 * that are to be looked at in any case.
 *
 * Sides are compared of those mirrors alone that were touched (mirror_touches) since nothing was to be
 * done for them, and where somebody's time to be tried again has come. Since a look touches its mirror,
 * all are compared once an hour. What was touched before this statement, and needs nothing, it takes
 * away; what comes meanwhile it does not see, and leaves.
 */
export function findDueMirrors(
  tx: Tx,
  accounts: readonly ReadyAccount[],
  again: readonly string[],
  at: Date,
): Promise<DueMirror[]> {
  const stale = new Date(at.getTime() - lookEveryMs);
  const retryFrom = (since: Date) => new Date(since.getTime() - retryFailedMs);
  const ofAccounts = sql`= ANY(${accounts.map(({ accountId }) => accountId)}::uuid[])`;
  // By its key, one after the other: they are few, and mirrors many.
  const mirrorOf = (table: Sql) => sql`${table} CROSS JOIN LATERAL (
    SELECT * FROM mirrors WHERE organization_id = ${table}.organization_id AND id = ${table}.id OFFSET 0
  ) mr`;
  const changedMirrors = sql`(SELECT mr.* FROM ${mirrorOf(raw('changed'))})`;
  return tx.$queryRaw<DueMirror[]>`
    WITH account AS MATERIALIZED (
      SELECT * FROM unnest(
        ${accounts.map(({ organizationId }) => organizationId)}::uuid[],
        ${accounts.map(({ accountId }) => accountId)}::uuid[], ${accounts.map(({ since }) => since)}::timestamptz[]
      ) AS account (organization_id, id, since)
    ), touched AS MATERIALIZED (
      SELECT t.organization_id, t.mirror_id AS id, t.id AS touch FROM mirror_touches t
      WHERE t.organization_id = ANY(${accounts.map(({ organizationId }) => organizationId)}::uuid[]) AND (
        SELECT account_id FROM mirrors mr WHERE mr.organization_id = t.organization_id AND mr.id = t.mirror_id
      ) ${ofAccounts}
    ), changed AS MATERIALIZED (
      SELECT organization_id, id FROM touched
      UNION
      -- Those whose time came since the last look at the latest: that look has touched all before.
      SELECT mr.organization_id, mr.id FROM chat_members b
      JOIN mirrors mr ON mr.organization_id = b.organization_id AND mr.chat_id = b.chat_id
      WHERE b.state = 'FAILED' AND b.since > ${retryFrom(stale)} AND b.since <= ${retryFrom(at)}
        AND mr.account_id ${ofAccounts}
    ), candidate AS MATERIALIZED (
      SELECT organization_id, id FROM changed
      UNION
      SELECT mr.organization_id, mr.id FROM account CROSS JOIN LATERAL (
        SELECT organization_id, id FROM mirrors
        WHERE account_id = account.id AND status = 'ACTIVE' AND compared_at <= greatest(account.since, ${stale})
        UNION ALL
        SELECT organization_id, id FROM mirrors
        WHERE account_id = account.id AND status = 'ACTIVE' AND compared_at IS NULL
        UNION ALL
        SELECT organization_id, id FROM mirrors WHERE account_id = account.id AND status = 'CREATING'
      ) mr
      UNION
      SELECT mr.organization_id, mr.id FROM account
      JOIN mirrors mr ON mr.organization_id = account.organization_id AND mr.id = ANY(${again}::uuid[])
    ), due AS MATERIALIZED (
      SELECT * FROM (
        SELECT mr.organization_id AS "organizationId", ${mirrorColumns}, ch.external_id AS "chatExternalId",
          coalesce((
            SELECT a.after->>'name' FROM audit_entries a
            WHERE mr.status = 'CREATING' AND mr.compared_at IS NOT NULL AND a.organization_id = mr.organization_id
              AND a.subject_type = 'mirror' AND a.subject_id = mr.id AND a.action = 'mirror.ask'
            ORDER BY a.at DESC, a.id DESC LIMIT 1
          ), g.name) AS "groupName",
          mr.compared_at IS NULL OR mr.compared_at <= greatest(account.since, ${stale}) OR mr.id = ANY(${again}::uuid[])
            AS "toCompare",
          wanting.mirror_id IS NOT NULL AS "toCall",
          EXISTS (
            SELECT 1 FROM chat_members b
            WHERE b.organization_id = mr.organization_id AND b.chat_id = mr.chat_id AND b.state <> 'PRESENT'
              AND b.told_at IS NULL
          ) AS "toTell"
        FROM ${mirrorOf(raw('candidate'))}
        JOIN account ON account.id = mr.account_id
        CROSS JOIN LATERAL (
          SELECT name, status FROM groups WHERE organization_id = mr.organization_id AND id = mr.group_id OFFSET 0
        ) g
        LEFT JOIN LATERAL (
          SELECT external_id FROM chats WHERE organization_id = mr.organization_id AND id = mr.chat_id OFFSET 0
        ) ch ON TRUE
        LEFT JOIN (SELECT DISTINCT organization_id, mirror_id FROM ${differences(changedMirrors, at)}) wanting
          ON wanting.organization_id = mr.organization_id AND wanting.mirror_id = mr.id
        WHERE mr.status <> 'STOPPED' AND g.status = 'ACTIVE'
      ) due
      WHERE status = 'CREATING' OR "toCompare" OR "toCall" OR "toTell"
    ), settled AS (
      DELETE FROM mirror_touches WHERE (organization_id, mirror_id, id) IN (
        SELECT t.organization_id, t.mirror_id, t.id
        FROM touched JOIN mirror_touches t ON t.organization_id = touched.organization_id
          AND t.mirror_id = touched.id AND t.id = touched.touch
        WHERE touched.id NOT IN (SELECT id FROM due)
        FOR UPDATE OF t SKIP LOCKED
      )
    )
    SELECT * FROM due ORDER BY id`;
}

/**
 * Forgets touches of mirrors that nobody compares, because no process has their account: when it is there
 * again, a look touches them anew. By the clock of the triggers that write them, PostgreSQL's.
 */
export async function pruneTouches(tx: Tx): Promise<number> {
  return tx.$executeRaw`DELETE FROM mirror_touches WHERE at < now() - interval '1 day'`;
}
