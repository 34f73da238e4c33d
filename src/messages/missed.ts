import type { Change } from '../change/change.ts';
import type { Received } from '../change/received.ts';
import type { Tx } from '../db/client.ts';
import type { ChatKind } from '../db/generated/enums.ts';
import { createSay } from '../languages/say.ts';
import { LEASE_MS } from '../outbox/lease.ts';
import { queueMessages } from '../outbox/outbox.ts';
import { missedCommand } from './confirmations.ts';

/** How long a command that was too late is one yes away (docs/rules.md, when Muster was away). */
const runAnywayHours = 24;

/** Away for less, nobody is told that commands were run: their replies say it. */
const unnoticedMs = 60_000;

/** A message that was missed, as far as it must be known to read it. */
export interface LateMessage {
  body: string;
  kind: ChatKind;
  isReply: boolean;
  locale: string;
}

/** A message that was missed and whose moment has passed: it is older than its organization lets run. */
export async function findLate(
  tx: Tx,
  { organizationId, messageId }: Received,
  at: Date,
): Promise<LateMessage | undefined> {
  const [late] = await tx.$queryRaw<LateMessage[]>`
    SELECT m.body, ch.kind, m.quoted_external_id IS NOT NULL AS "isReply",
      coalesce(said.locale, o.locale) AS locale
    FROM messages m
    JOIN chats ch ON ch.organization_id = m.organization_id AND ch.id = m.chat_id
    JOIN organizations o ON o.id = m.organization_id
    LEFT JOIN contacts said ON said.organization_id = m.organization_id AND said.id = m.contact_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.id = ${messageId}::uuid
      AND m.sent_at < ${at}::timestamptz - make_interval(mins => o.catch_up_minutes)`;
  return late;
}

/** A command whose moment has passed, of somebody who is known; of somebody unknown it has no name. */
interface LateCommand {
  chatId: string;
  messageId: string;
  body: string;
  sentAt: Date;
  contactId: string | null;
  name: string | null;
}

/** What was found of a chat that was behind. */
export interface CaughtUp {
  chatId: string;
  /** When the first thing was said that was missed; null where nothing was. */
  since: Date | null;
  /** The network's ids of what was missed. */
  messageIds: readonly string[];
}

/**
 * Ends the catching up of chats: what was missed and is too late is settled, and each chat where that
 * is so is told in one line, or where commands were run after more than a minute. Whose command it was
 * may run it anyway. What is no command ("yes", "I'm in") passes in silence. A handful of statements,
 * however many chats and commands.
 */
export async function settleMissed(change: Change, chats: readonly CaughtUp[]): Promise<void> {
  const { tx, organizationId, at } = change;
  const late = await tx.$queryRaw<LateCommand[]>`
    WITH late AS (
      UPDATE inbox i SET status = 'EXPIRED', handled_at = ${at}
      FROM messages m JOIN organizations o ON o.id = m.organization_id
      WHERE i.organization_id = ${organizationId}::uuid AND i.status = 'RECEIVED' AND i.was_missed
        AND m.organization_id = i.organization_id AND m.id = i.message_id
        AND m.chat_id = ANY(${chats.map(({ chatId }) => chatId)}::uuid[])
        AND m.sent_at < ${at}::timestamptz - make_interval(mins => o.catch_up_minutes)
      RETURNING m.chat_id, m.id, m.body, m.contact_id, m.sent_at
    )
    SELECT late.chat_id AS "chatId", late.id AS "messageId", late.body, late.sent_at AS "sentAt",
      c.id AS "contactId", c.name
    FROM late
    LEFT JOIN contacts c ON c.organization_id = ${organizationId}::uuid AND c.id = late.contact_id
      AND c.deleted_at IS NULL
    ORDER BY late.sent_at, late.id`;
  const told = late.filter(({ body, contactId }) => isCommand(body) && contactId !== null);
  await keepMissed(change, told);
  const lateIn = Map.groupBy(told, ({ chatId }) => chatId);
  const sinceIn = new Map(chats.map(({ chatId, since }) => [chatId, since]));
  const messages = (await endAbsences(change, chats)).flatMap(({ chatId, ran, locale, zone }) => {
    const commands = lateIn.get(chatId) ?? [];
    const firsts = [sinceIn.get(chatId), commands[0]?.sentAt];
    const awayMs = Math.max(...firsts.map((first) => at.getTime() - (first ?? at).getTime()));
    if (commands.length === 0 && (ran === 0 || awayMs <= unnoticedMs)) return [];
    const body = createSay(locale, at, zone).caughtUp({
      minutes: Math.ceil(awayMs / 60_000),
      ran,
      late: commands.map(({ name, body: command }) => ({ name: name!, command })),
    });
    return { chatId, body, mentions: [], quotedExternalId: null };
  });
  await queueMessages(change, messages);
}

/** A chat that is behind no more. */
interface Absence {
  chatId: string;
  /** Commands that were missed and are run. */
  ran: number;
  locale: string;
  zone: string;
}

function endAbsences(
  { tx, organizationId }: Change,
  chats: readonly CaughtUp[],
): Promise<Absence[]> {
  return tx.$queryRaw<Absence[]>`
    WITH locked AS MATERIALIZED (
      -- In the order of markBehind.
      SELECT id FROM chats
      WHERE organization_id = ${organizationId}::uuid AND id = ANY(${chats.map(({ chatId }) => chatId)}::uuid[])
      ORDER BY id FOR NO KEY UPDATE
    ), ended AS (
      UPDATE chats SET behind_since = NULL FROM locked
      WHERE chats.organization_id = ${organizationId}::uuid AND chats.id = locked.id
      RETURNING chats.organization_id, chats.id
    ), ran AS (
      SELECT m.chat_id, count(*)::int AS commands
      FROM messages m JOIN inbox i ON i.organization_id = m.organization_id AND i.message_id = m.id
      WHERE m.organization_id = ${organizationId}::uuid
        AND m.external_id = ANY(${chats.flatMap(({ messageIds }) => messageIds)})
        AND i.kind = 'SENT' AND i.status = 'HANDLED' AND i.was_missed AND m.body ~ ${startsWithSlash}
      GROUP BY m.chat_id
    )
    SELECT ended.id AS "chatId", coalesce(ran.commands, 0) AS ran, o.locale,
      coalesce(g.time_zone, o.time_zone) AS zone
    FROM ended
    JOIN organizations o ON o.id = ended.organization_id
    LEFT JOIN ran ON ran.chat_id = ended.id
    LEFT JOIN links l ON l.organization_id = ended.organization_id AND l.chat_id = ended.id
    LEFT JOIN groups g ON g.organization_id = l.organization_id AND g.id = l.group_id
    ORDER BY ended.id`;
}

/** Keeps commands that were too late for their senders' yes. */
async function keepMissed(change: Change, late: readonly LateCommand[]): Promise<void> {
  if (late.length === 0) return;
  const { tx, organizationId, at } = change;
  await tx.$executeRaw`
    INSERT INTO confirmations (
      organization_id, chat_id, contact_id, message_id, code, command, created_at, expires_at
    )
    SELECT ${organizationId}::uuid, "chatId", "contactId", "messageId", ${missedCommand}, body, ${at},
      ${new Date(at.getTime() + runAnywayHours * 60 * 60_000)}
    FROM jsonb_to_recordset(${JSON.stringify(late)}::jsonb)
      AS late ("chatId" uuid, "contactId" uuid, "messageId" uuid, body text)`;
}

/**
 * Takes up again commands that were too late, as their sender wants it: they are received anew, in
 * order, and are handled after the commit (Change.resumed), each by itself. Answers how many.
 */
export async function resumeMissed(
  change: Change,
  chatId: string,
  messageIds: readonly string[],
): Promise<number> {
  const { tx, organizationId, at, resumed } = change;
  const rows = await tx.$queryRaw<{ messageId: string }[]>`
    UPDATE inbox SET status = 'RECEIVED', was_missed = FALSE, attempts = 0, handled_at = NULL,
      leased_until = ${new Date(at.getTime() + LEASE_MS)}
    WHERE organization_id = ${organizationId}::uuid AND message_id = ANY(${messageIds}::uuid[]) AND kind = 'SENT'
      AND status = 'EXPIRED'
    RETURNING message_id AS "messageId"`;
  const found = new Set(rows.map(({ messageId }) => messageId));
  for (const messageId of messageIds) {
    if (!found.has(messageId)) continue;
    resumed.push({
      organizationId,
      chatId,
      messageId,
      kind: 'SENT',
      wasMissed: false,
      attempts: 0,
    });
  }
  return rows.length;
}

/** Blanks and marks that take no room, then a slash: as a command begins (commands/tokenize.ts). */
const startsWithSlash =
  '^[\\s\\u00a0\\u00ad\\u061c\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]*[/／]';

function isCommand(body: string): boolean {
  return new RegExp(startsWithSlash, 'u').test(body);
}
