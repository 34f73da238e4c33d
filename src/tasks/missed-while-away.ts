import { awaySince, isAwayAt } from '../absences/away-at.ts';
import { forgetAway } from '../alarms/away-alarms.ts';
import type { Ring } from '../alarms/ring.ts';
import { overdueMorning } from '../alarms/task-alarms.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { MissedFacts } from '../languages/reply.ts';
import { createSay } from '../languages/say.ts';
import { type Outgoing, queueMessages } from '../outbox/outbox.ts';
import {
  crowd,
  directChat,
  mentionsOf,
  type Reached,
  reachColumns,
  reachJoins,
  readerLocale,
} from '../outbox/tell.ts';

/** Of what came due so much is named in one chat, and the rest counted. */
const namedTasks = 3;

/** What could not be said for twelve hours comes too late. */
const endOfUse = (at: Date) => new Date(at.getTime() + 12 * 60 * 60_000);

/** Something that came due while whoever owes it was away, and where they are told. */
interface Missed extends Reached {
  contactId: string;
  title: string;
  /** How many they are told of in that chat. */
  total: number;
  locale: string;
  zone: string;
}

/** Whoever is back is told what came due meanwhile, and what they still owe of it. */
export const tellMissed: Ring = async (change, alarms) => {
  const absenceIds = alarms.map(({ subjectId }) => subjectId);
  const missed = await readMissed(change, absenceIds);
  const told = new Set(missed.flatMap(({ absenceIds }) => absenceIds));
  return {
    messages: write(change, missed),
    idle: alarms.flatMap(({ id, subjectId }) => (told.has(subjectId) ? [] : id)),
  };
};

/**
 * What came due while somebody was away who has just said that they are back, for the reply; null where nothing did.
 * What is not to be read where that is given, they are told elsewhere. Nothing rings for it any more. Three statements.
 */
export async function hearMissed(
  change: Change,
  absenceIds: readonly string[],
): Promise<MissedFacts | null> {
  const missed = await readMissed(change, absenceIds);
  const elsewhere = missed.filter(({ here }) => !here);
  await queueMessages(change, write(change, elsewhere));
  await forgetAway(change, absenceIds);
  return factsOf(missed.filter(({ here }) => here));
}

function write(change: Change, missed: readonly Missed[]): Outgoing[] {
  const { at } = change;
  const reached = missed.filter(({ chatId }) => chatId !== null);
  const byChat = Map.groupBy(reached, ({ chatId, contactId }) => `${chatId} ${contactId}`);
  return [...byChat.values()].map((tasks) => {
    const { chatId, shared, locale, zone, number } = tasks[0]!;
    const to = crowd(shared ? tasks.slice(0, 1) : []);
    return {
      chatId: chatId!,
      body: createSay(locale, at, zone).missed({ ...factsOf(tasks)!, to }),
      mentions: mentionsOf(to),
      quotedExternalId: null,
      aboutNumber: tasks.length === 1 ? number : null,
      expiresAt: endOfUse(at),
    };
  });
}

function factsOf(missed: readonly Missed[]): MissedFacts | null {
  const [first] = missed;
  return first
    ? { tasks: missed.map(({ number, title }) => ({ number, title })), total: first.total }
    : null;
}

/**
 * What came due for people in times away that are over: where the morning on which they would have been told fell into
 * one, and they are there again. They are told in the chat of their message where that is their own or of the task's
 * group, else in their direct chat; whoever has none, in a chat of the group. One statement, however many.
 */
function readMissed(
  change: Change,
  absenceIds: readonly string[],
): Promise<(Missed & { absenceIds: string[] })[]> {
  const { tx, organizationId, at } = change;
  const groupId = sql`t.group_id`;
  const whose = { organizationId: sql`copy.organization_id`, contactId: sql`c.id`, groupId };
  const groups = sql`(
    SELECT ours.id AS group_id, TRUE AS own FROM groups ours ${directChat}
    WHERE ours.organization_id = t.organization_id AND ours.id = g.id AND ours.status = 'ACTIVE' AND (
      direct.id IS NULL OR c.opted_out_at IS NOT NULL OR EXISTS (
        SELECT FROM links here
        WHERE here.organization_id = ours.organization_id AND here.group_id = ours.id AND here.chat_id = chatting.chat_id
      )
    )
  )`;
  return tx.$queryRaw<(Missed & { absenceIds: string[] })[]>`
    SELECT "contactId", "absenceIds", name, "whatsappId", "chatId", shared, here, locale, zone, number, title, total
    FROM (
      SELECT *, count(*) OVER there::int AS total, row_number() OVER (there ORDER BY "dueAt", number)::int AS place
      FROM (
        -- Of a series the first.
        SELECT DISTINCT ON (c.id, coalesce(t.series_id, t.id)) t.number, t.title, t.due_at AS "dueAt", c.id AS "contactId",
          back.ids AS "absenceIds", ${reachColumns}, ${readerLocale}, clock.zone
        FROM (
          SELECT a.contact_id, array_agg(a.id) AS ids, bool_or(a.group_id IS NULL) AS everywhere, array_agg(a.group_id) AS group_ids
          FROM absences a
          WHERE a.organization_id = ${organizationId}::uuid AND a.id = ANY(${absenceIds}::uuid[])
          GROUP BY a.contact_id
        ) back
        JOIN contacts c ON c.organization_id = ${organizationId}::uuid AND c.id = back.contact_id
        JOIN organizations o ON o.id = c.organization_id
        JOIN tasks copy ON copy.organization_id = c.organization_id AND copy.assignee_id = c.id AND copy.status = 'OPEN'
          AND copy.due_at < ${at}
        JOIN tasks t ON t.organization_id = copy.organization_id AND t.id = coalesce(copy.parent_id, copy.id)
          AND (back.everywhere OR t.group_id = ANY(back.group_ids))
        LEFT JOIN groups g ON g.organization_id = t.organization_id AND g.id = coalesce(t.group_id, t.chat_group_id)
        CROSS JOIN LATERAL (SELECT coalesce(g.time_zone, o.time_zone) AS zone) clock
        CROSS JOIN LATERAL (SELECT ${overdueMorning(sql`t.due_at`, sql`clock.zone`)} AS at) morning
        ${reachJoins(change, groups)}
        WHERE (t.group_id IS NULL OR g.status = 'ACTIVE')
          AND NOT ${isAwayAt({ ...whose, at: sql`${at}` })}
          AND ${isAwayAt({ ...whose, at: sql`morning.at` })}
          AND morning.at >= ${awaySince({ ...whose, at: sql`${at}` })}
        ORDER BY c.id, coalesce(t.series_id, t.id), t.due_at
      ) one
      WINDOW there AS (PARTITION BY "contactId", "chatId")
    ) missed
    WHERE place <= ${namedTasks}
    ORDER BY "contactId", "dueAt", number`;
}
