import { sql, type Tx } from '../db/client.ts';
import { intoHistory, sentRows } from './into-history.ts';
import type { TakenMessage } from './take-messages.ts';

/** What became of a message that was handed to the transport. */
export type Delivery =
  | { status: 'SENT'; externalId: string }
  /** To be found out (reconcile.ts). */
  | { status: 'UNKNOWN'; failure: string }
  | { status: 'FAILED'; failure: string }
  /** Not sent, to be tried again at the time given. */
  | { status: 'PENDING'; failure: string; retryAt: Date }
  /** Given back without an attempt. */
  | { status: 'PENDING'; failure: null; retryAt: Date };

/** A message as it was sent, and the rows that it was made of, in order. */
export interface Parcel {
  rows: readonly Pick<TakenMessage, 'id' | 'attempts'>[];
  body: string;
  mentions: readonly string[];
}

/**
 * Records what became of messages; those that were sent become part of their chats' history. One
 * statement, however many. A row that was settled meanwhile stays as it is.
 */
export async function settleMessages(
  tx: Tx,
  organizationId: string,
  outcomes: readonly { parcel: Parcel; delivery: Delivery }[],
  at: Date,
): Promise<void> {
  const results = outcomes.flatMap(({ parcel: { rows, body, mentions }, delivery }) =>
    rows.map(({ id, attempts }, place) => ({
      id,
      attempts,
      isHead: place === 0,
      // A text that was made of several is another than its first row's.
      ...(place === 0 && rows.length > 1 ? { body, mentions } : {}),
      isUntried: delivery.status === 'PENDING' && delivery.failure === null,
      ...delivery,
    })),
  );
  if (results.length === 0) return;
  await tx.$executeRaw(sql`
    WITH settled AS (
      UPDATE outbox o SET status = r.status, external_id = r."externalId", failure = r.failure,
        sent_at = CASE r.status WHEN 'SENT' THEN ${at}::timestamptz END,
        settled_at = CASE WHEN r.status IN ('SENT', 'FAILED') THEN ${at}::timestamptz END,
        -- What is unknown keeps its lease: by it one can tell when it was tried.
        leased_until = coalesce(r."retryAt", o.leased_until),
        attempts = o.attempts - r."isUntried"::int
      FROM jsonb_to_recordset(${JSON.stringify(results)}::jsonb) AS r (
        id uuid, attempts int, "isHead" boolean, body text, mentions text[], "isUntried" boolean, status outbox_status,
        "externalId" text, failure text, "retryAt" timestamptz
      )
      WHERE o.organization_id = ${organizationId}::uuid AND o.id = r.id AND o.settled_at IS NULL
        -- What another process has taken since is that one's, unless it is known to have arrived.
        AND (r.status = 'SENT' OR (o.status = 'SENDING' AND o.attempts = r.attempts))
      RETURNING o.*, coalesce(r.body, o.body) AS text, coalesce(r.mentions, o.mentions) AS named, r."isHead" AS is_head
    ), sent AS (${sentRows})
    ${intoHistory(at)}`);
}
