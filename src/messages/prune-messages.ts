import { type Database, type Sql, sql } from '../db/client.ts';

/** Rows deleted at once: so many locks, and so much to write again, that nobody waits for it. */
const batch = 5_000;

/** A file belongs to the change that stored it; what hangs on nothing a day later is needed by nobody. */
const unusedHours = 24;

/**
 * Deletes the messages that their organizations keep no longer, and files that hang on none. What is not
 * over stays: a command that is not handled, what is to be sent or answered because of it, and what
 * Muster said of a task that somebody owes or an event to come, for people answer it. A message that is gone
 * would act again if it came again; what is caught up with is younger than anything that goes
 * (fewestDaysKept).
 */
export async function pruneMessages(
  db: Database,
  at: Date,
): Promise<{ messages: number; media: number }> {
  return {
    messages: await inBatches(() => deleteMessages(db, at)),
    media: await inBatches(() => deleteMedia(db, at)),
  };
}

/** Each batch is a transaction of its own, until one is not full. */
async function inBatches(deleteSome: () => Promise<number>): Promise<number> {
  let sum = 0;
  for (;;) {
    const deleted = await deleteSome();
    sum += deleted;
    if (deleted < batch) return sum;
  }
}

/** Whether a message `w` has something that is not over: a look-up by its key, message by message. */
const hasSome = (rows: Sql) => sql`coalesce((SELECT TRUE FROM ${rows} LIMIT 1), FALSE)`;

/**
 * Their settled rows of inbox and outbox go with them, and questions that nobody answers any more. Chat by chat,
 * from its oldest message on: where there is nothing to delete, that is one look into an index for each.
 */
function deleteMessages(db: Database, at: Date): Promise<number> {
  return db.$executeRaw`
    WITH old AS MATERIALIZED (
      SELECT oldest.organization_id, oldest.id
      FROM organizations o
      JOIN chats ch ON ch.organization_id = o.id
      CROSS JOIN LATERAL (
        SELECT w.organization_id, w.id FROM messages w
        WHERE w.organization_id = ch.organization_id AND w.chat_id = ch.id
          AND w.sent_at < ${at}::timestamptz - o.keep_messages_days * interval '24 hours'
          AND NOT ${hasSome(sql`inbox i
            WHERE i.organization_id = w.organization_id AND i.message_id = w.id AND i.status = 'RECEIVED'`)}
          AND NOT ${hasSome(sql`outbox s
            WHERE s.organization_id = w.organization_id AND s.cause_message_id = w.id AND s.settled_at IS NULL`)}
          AND NOT ${hasSome(sql`confirmations q
            WHERE q.organization_id = w.organization_id AND q.message_id = w.id
              AND q.settled_at IS NULL AND q.expires_at > ${at}`)}
          AND NOT (w.direction = 'OUT' AND w.about_number IS NOT NULL AND (
            ${hasSome(sql`events e
              WHERE e.organization_id = w.organization_id AND e.number = w.about_number AND e.status = 'SCHEDULED'
                AND coalesce(e.ends_at, e.starts_at, 'infinity') >= ${at}`)}
            OR ${hasSome(sql`tasks t
              WHERE t.organization_id = w.organization_id AND t.number = w.about_number AND (
                (t.status = 'OPEN' AND t.assignee_id IS NOT NULL) OR ${hasSome(sql`tasks copy
                  WHERE copy.organization_id = t.organization_id AND copy.parent_id = t.id AND copy.status = 'OPEN'`)}
              )`)}
          ))
        ORDER BY w.sent_at LIMIT ${batch} FOR UPDATE OF w SKIP LOCKED
      ) oldest
      WHERE o.keep_messages_days IS NOT NULL
      LIMIT ${batch}
    )
    DELETE FROM messages m USING old
    WHERE m.organization_id = old.organization_id AND m.id = old.id`;
}

function deleteMedia(db: Database, at: Date): Promise<number> {
  return db.$executeRaw`
    WITH unused AS MATERIALIZED (
      SELECT w.organization_id, w.id FROM media w
      WHERE w.created_at < ${new Date(at.getTime() - unusedHours * 60 * 60 * 1000)}
        AND NOT EXISTS (
          SELECT 1 FROM messages m WHERE m.organization_id = w.organization_id AND m.media_id = w.id
        )
        AND NOT EXISTS (
          SELECT 1 FROM outbox s WHERE s.organization_id = w.organization_id AND s.media_id = w.id
        )
      LIMIT ${batch} FOR UPDATE OF w SKIP LOCKED
    )
    DELETE FROM media f USING unused
    WHERE f.organization_id = unused.organization_id AND f.id = unused.id`;
}
