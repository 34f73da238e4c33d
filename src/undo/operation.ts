import type { Entry } from '../audit/entry.ts';
import { isSaidIn } from '../audit/said-in.ts';
import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';

/** How long a change can be taken back, in minutes (docs/rules.md, undo). */
export const undoMinutes = 10;

/** What one message did: the audit entries of one change. */
export interface Operation {
  id: string;
  /** The message that it was the answer to; null for what was done by the API. */
  messageId: string | null;
  at: Date;
  /** Newest first: the order in which they are taken back. */
  entries: Entry[];
  /** Whether these are a part of them, and the others can still be taken back. */
  isPart?: true;
}

/** What the log holds beside changes that somebody could want to take back. */
const noChanges = ['command.refuse', 'contact.recognize', 'operation.undo'];

/** The last change that somebody made in a chat and did not take back, of the last day. */
export async function findLastOperation(
  change: Change,
  { chatId, contactId }: { chatId: string; contactId: string },
): Promise<Operation | undefined> {
  await lockChat(change, sql`id = ${chatId}::uuid`);
  const [last] = await findOperations(
    change,
    sql`a.actor_contact_id = ${contactId}::uuid AND ${isSaidIn(chatId)}`,
    1,
  );
  return last;
}

/**
 * What a message did and what its sender's keystrokes to it did, unless it was taken back, newest
 * first: of the last day.
 */
export async function findOperationsOf(change: Change, messageId: string): Promise<Operation[]> {
  await lockChat(
    change,
    sql`id = (
      SELECT chat_id FROM messages WHERE organization_id = ${change.organizationId}::uuid AND id = ${messageId}::uuid
    )`,
  );
  return findOperations(
    change,
    // As an array, which PostgreSQL looks up in the index of messages.
    sql`a.message_id = ANY(ARRAY(
      SELECT ${messageId}::uuid UNION ALL
      SELECT settled_by_id FROM confirmations
      WHERE organization_id = ${change.organizationId}::uuid AND message_id = ${messageId}::uuid
        AND settled_by_id IS NOT NULL
    ))`,
    mostOfOneMessage,
  );
}

/**
 * Who takes back in a chat does so one after another, through however many processes: the second finds
 * what the first has left. NO KEY, so that messages are stored in the chat meanwhile.
 */
async function lockChat({ tx, organizationId }: Change, which: Sql): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM chats WHERE organization_id = ${organizationId}::uuid AND ${which} FOR NO KEY UPDATE`;
}

/** A message does one thing, and its sender may mend its date and say yes. */
const mostOfOneMessage = 10;

/** Whether a change can still be taken back. */
export function isUndoable({ at }: Change, operation: Operation): boolean {
  return at.getTime() - operation.at.getTime() <= undoMinutes * 60_000;
}

/** Whether something was taken back, of `u`: a look-up by a key, once for each entry. */
const isUndo = (which: Sql) => sql`coalesce((
  SELECT TRUE FROM audit_entries u
  WHERE u.organization_id = a.organization_id AND u.subject_type = 'operation' AND ${which} LIMIT 1
), FALSE)`;

/** Whether the entry was taken back: an edit may have taken back a part of what its message did. */
export const wasTakenBack = isUndo(sql`u.subject_id = a.operation_id
  AND (u.after->'parts' IS NULL OR u.after->'parts' @> to_jsonb(a.id::text))`);

async function findOperations(
  { tx, organizationId, at }: Change,
  which: Sql,
  limit: number,
): Promise<Operation[]> {
  const dayBefore = new Date(at.getTime() - 24 * 60 * 60 * 1000);
  const entries = await tx.$queryRaw<(Entry & { operationId: string })[]>`
    WITH entries AS (
      -- Newest first by an index: where one is wanted, nothing older than it is looked at.
      SELECT a.operation_id, a.at, a.id FROM audit_entries a
      WHERE a.organization_id = ${organizationId}::uuid AND a.at > ${dayBefore}
        AND a.actor_kind = 'CHAT' AND a.action <> ALL(${noChanges}) AND ${which}
        -- Neither taken back before, nor itself a taking back.
        AND NOT ${wasTakenBack} AND NOT ${isUndo(sql`u.operation_id = a.operation_id`)}
      ORDER BY a.at DESC, a.id DESC LIMIT ${limit === 1 ? 1 : null}::bigint
    ), found AS (
      SELECT operation_id, at, max(id::text) AS place FROM entries
      GROUP BY operation_id, at ORDER BY at DESC, place DESC LIMIT ${limit}
    )
    SELECT a.id, a.operation_id AS "operationId", a.message_id AS "messageId", a.action, a.subject_id AS "subjectId",
      a.group_id AS "groupId", a.at, a.before, a.after
    FROM found JOIN audit_entries a ON a.organization_id = ${organizationId}::uuid AND a.operation_id = found.operation_id
      AND a.at = found.at AND a.action <> ALL(${noChanges})
      AND NOT ${wasTakenBack}
    ORDER BY a.at DESC, found.place DESC, a.id DESC`;
  const operations = Map.groupBy(entries, ({ operationId }) => operationId);
  return [...operations].map(([id, own]) => ({
    id,
    messageId: own[0]!.messageId,
    at: own[0]!.at,
    entries: own,
  }));
}
