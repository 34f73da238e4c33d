import type { Change } from '../audit/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { Entry } from './inverse.ts';

/** How long a change can be taken back, in minutes (docs/rules.md, undo). */
export const undoMinutes = 10;

/** What one message did: the audit entries of one change. */
export interface Operation {
  id: string;
  /** The message that it was the answer to. */
  messageId: string;
  at: Date;
  /** Newest first: the order in which they are taken back. */
  entries: Entry[];
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
    sql`a.actor_contact_id = ${contactId}::uuid AND EXISTS (
      SELECT 1 FROM messages m
      WHERE m.organization_id = a.organization_id AND m.id = a.message_id AND m.chat_id = ${chatId}::uuid
    )`,
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
    sql`(a.message_id = ${messageId}::uuid OR a.message_id IN (
      SELECT settled_by_id FROM confirmations
      WHERE organization_id = a.organization_id AND message_id = ${messageId}::uuid AND settled_by_id IS NOT NULL
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

async function findOperations(
  { tx, organizationId, at }: Change,
  which: Sql,
  limit: number,
): Promise<Operation[]> {
  const dayBefore = new Date(at.getTime() - 24 * 60 * 60 * 1000);
  const entries = await tx.$queryRaw<(Entry & { operationId: string })[]>`
    WITH undos AS MATERIALIZED (
      SELECT subject_id, operation_id FROM audit_entries
      WHERE organization_id = ${organizationId}::uuid AND subject_type = 'operation' AND at > ${dayBefore}
    ), found AS (
      SELECT a.operation_id, a.at, max(a.id::text) AS place FROM audit_entries a
      -- The index is by time: nothing older than a day is looked through.
      WHERE a.organization_id = ${organizationId}::uuid AND a.at > ${dayBefore}
        AND a.actor_kind = 'CHAT' AND a.action <> ALL(${noChanges}) AND ${which}
        -- Neither taken back before, nor itself a taking back.
        AND NOT EXISTS (SELECT 1 FROM undos u WHERE u.subject_id = a.operation_id)
        AND NOT EXISTS (SELECT 1 FROM undos u WHERE u.operation_id = a.operation_id)
      GROUP BY a.operation_id, a.at
      ORDER BY a.at DESC, place DESC LIMIT ${limit}
    )
    SELECT a.operation_id AS "operationId", a.message_id AS "messageId", a.action, a.subject_id AS "subjectId",
      a.group_id AS "groupId", a.at, a.before, a.after
    FROM found JOIN audit_entries a ON a.organization_id = ${organizationId}::uuid AND a.operation_id = found.operation_id
      AND a.at = found.at AND a.action <> ALL(${noChanges})
    ORDER BY a.at DESC, found.place DESC, a.id DESC`;
  const operations = Map.groupBy(entries, ({ operationId }) => operationId);
  return [...operations].map(([id, own]) => ({
    id,
    messageId: own[0]!.messageId,
    at: own[0]!.at,
    entries: own,
  }));
}
