import type { Tx } from '../db/client.ts';
import { sql } from '../db/client.ts';
import { differences } from './differences.ts';
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

/**
 * The mirrors of some accounts for which something is to be done, in one statement. `since` is when an
 * account could last be asked again: what happened before that may have been missed. `again` are those
 * that are to be looked at in any case.
 */
export function findDueMirrors(
  tx: Tx,
  accounts: readonly { accountId: string; since: Date }[],
  again: readonly string[],
  at: Date,
): Promise<DueMirror[]> {
  const which = sql`mr.account_id = ANY(${accounts.map(({ accountId }) => accountId)}::uuid[])`;
  const stale = new Date(at.getTime() - lookEveryMs);
  return tx.$queryRaw<DueMirror[]>`
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
      FROM unnest(
        ${accounts.map(({ accountId }) => accountId)}::uuid[], ${accounts.map(({ since }) => since)}::timestamptz[]
      ) AS account (id, since)
      JOIN mirrors mr ON mr.account_id = account.id AND mr.status <> 'STOPPED'
      JOIN groups g ON g.organization_id = mr.organization_id AND g.id = mr.group_id AND g.status = 'ACTIVE'
      LEFT JOIN chats ch ON ch.organization_id = mr.organization_id AND ch.id = mr.chat_id
      LEFT JOIN (SELECT DISTINCT organization_id, mirror_id FROM ${differences(which, at)}) wanting
        ON wanting.organization_id = mr.organization_id AND wanting.mirror_id = mr.id
    ) due
    WHERE status = 'CREATING' OR "toCompare" OR "toCall" OR "toTell"
    ORDER BY id`;
}
