import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';

/** What a confirmation holds until its sender's keystroke. */
export interface Confirmation {
  /** The message that the command is read at: its instant, its mentions. */
  messageId: string;
  /** The command as text. */
  command: string;
  /** What the sender was shown, in short; null where nothing was asked. */
  snapshot: string | null;
}

/** A confirmation that was taken. */
export interface Taken extends Confirmation {
  /** Of commands that were missed, which wait together: the messages, in order. Else none. */
  missedIds: string[];
}

interface Place {
  chatId: string;
  contactId: string;
}

/** The code of the other reading of a date; what is asked has four digits. */
export const otherReading = '2';

/** The code of a command that was missed and came too late. Nobody types it: a yes means all of them. */
export const missedCommand = 'missed';

/** The code of the first of two that are asked about; the second has that of the other reading. */
export const firstOfTwo = '1';

type Kind = 'question' | 'reading' | 'missed';

const kind = sql`
  CASE code WHEN ${otherReading} THEN 'reading' WHEN ${missedCommand} THEN 'missed' ELSE 'question' END`;

/**
 * Keeps a command until its sender's keystroke in the same chat. A sender has one question and one
 * other reading open in a chat: a new one takes the place of the old.
 */
export async function keepConfirmation(
  change: Change,
  place: Place,
  code: string,
  { messageId, command, snapshot }: Confirmation,
  minutes: number,
): Promise<void> {
  const { tx, organizationId, at } = change;
  await settleConfirmations(change, place, [code === otherReading ? 'reading' : 'question']);
  const { chatId, contactId } = place;
  const expiresAt = new Date(at.getTime() + minutes * 60_000);
  const kept = { code, messageId, command, snapshot, createdAt: at, expiresAt };
  await tx.confirmation.createMany({ data: { organizationId, chatId, contactId, ...kept } });
}

/**
 * Takes what waits for a keystroke: what a code names, else what was told of last, a question or what was
 * missed. It is taken once: two who say yes at the same moment do not both have it. Undefined where
 * nothing waits, or no longer.
 */
export async function takeConfirmation(
  { tx, organizationId, at, messageId }: Change,
  { chatId, contactId }: Place,
  code: string | null,
): Promise<Taken | undefined> {
  const open = sql`
    organization_id = ${organizationId}::uuid AND chat_id = ${chatId}::uuid AND contact_id = ${contactId}::uuid
      AND settled_at IS NULL AND expires_at > ${at}`;
  const rows = await tx.$queryRaw<(Confirmation & { isMissed: boolean })[]>`
    UPDATE confirmations SET settled_at = ${at}, settled_by_id = ${messageId}::uuid
    WHERE ${open} AND code = coalesce(${code}, (
      SELECT code FROM confirmations WHERE ${open} AND ${kind} <> 'reading'
      ORDER BY created_at DESC, id DESC LIMIT 1
    ))
    RETURNING message_id AS "messageId", command, snapshot, ${kind} = 'missed' AS "isMissed"`;
  const [taken] = rows;
  if (!taken) return undefined;
  // Ids of ours are in the order of their making.
  const missedIds = taken.isMissed ? rows.map((row) => row.messageId).sort() : [];
  const { messageId: id, command, snapshot } = taken;
  return { messageId: id, command, snapshot, missedIds };
}

/**
 * Ends what waits of a sender in a chat; with a question the second of two that were asked about. Answers how much did.
 */
export function settleConfirmations(
  { tx, organizationId, at }: Change,
  { chatId, contactId }: Place,
  kinds: readonly Kind[],
): Promise<number> {
  return tx.$executeRaw`
    UPDATE confirmations SET settled_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND chat_id = ${chatId}::uuid AND contact_id = ${contactId}::uuid
      AND settled_at IS NULL AND (
        ${kind} = ANY(${kinds}::text[])
        OR ('question' = ANY(${kinds}::text[]) AND code = ${otherReading} AND snapshot IS NOT NULL)
      )`;
}

/** Ends what waits because of a message that was edited or deleted. */
export async function settleConfirmationsOf(
  { tx, organizationId, at }: Change,
  messageId: string,
): Promise<number> {
  const { count } = await tx.confirmation.updateMany({
    where: { organizationId, messageId, settledAt: null },
    data: { settledAt: at },
  });
  return count;
}
