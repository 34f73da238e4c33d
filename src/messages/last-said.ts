import type { Scope } from '../change/change.ts';

/** What is said within this time after Muster's last message in a direct chat may answer that. */
const answeredWithinMs = 24 * 60 * 60_000;

/**
 * The number of the task or event that Muster's last message in a chat before an instant is about; null
 * where it is about none, or too old to be answered without a quote.
 */
export async function findLastSaidNumber(
  { tx, organizationId }: Scope,
  chatId: string,
  before: Date,
): Promise<number | null> {
  const since = new Date(before.getTime() - answeredWithinMs);
  const [last] = await tx.$queryRaw<{ number: number | null }[]>`
    SELECT about_number AS number FROM messages
    WHERE organization_id = ${organizationId}::uuid AND chat_id = ${chatId}::uuid AND direction = 'OUT'
      AND sent_at BETWEEN ${since} AND ${before}
    ORDER BY sent_at DESC, id DESC LIMIT 1`;
  return last?.number ?? null;
}
