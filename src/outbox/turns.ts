import { type Sql, sql } from '../db/client.ts';
import { whatsappIdOfPhoneIn } from './whatsapp-id.ts';

// How often Muster turns to a person by itself, by phone and in their direct chat together
// (docs/rules.md, reminders).

const day = 24 * 60 * 60_000;

/** What was given up reached nobody. */
const isTurn = sql`unasked AND status NOT IN ('EXPIRED', 'FAILED')`;

/** A dial that was never made is none. */
const isDialled = sql`status <> 'VOID'`;

/**
 * Holds the turns of an organization until the transaction ends: whoever counts them and takes one does so
 * alone. To be had before the statement that counts.
 */
export function lockTurns(organizationId: string): Sql {
  return sql`pg_advisory_xact_lock(hashtextextended(${`turns:${organizationId}`}, 0))`;
}

/** When Muster turned to a contact `c` by itself in the 24 hours before an instant, as a query of `at`. */
export function turnsOf(at: Date): Sql {
  const since = new Date(at.getTime() - day);
  return sql`
    SELECT dialled_at AS at FROM attempts
    WHERE organization_id = c.organization_id AND contact_id = c.id AND dialled_at > ${since} AND ${isDialled}
    UNION ALL
    SELECT o.created_at FROM chats ch CROSS JOIN LATERAL (
      SELECT created_at FROM outbox
      WHERE organization_id = ch.organization_id AND chat_id = ch.id AND created_at > ${since} AND ${isTurn}
    ) o
    WHERE ch.organization_id = c.organization_id AND ch.kind = 'DIRECT' AND ch.peer_external_id IN (
      SELECT external_id FROM whatsapp_ids w WHERE w.organization_id = c.organization_id AND w.contact_id = c.id
      UNION SELECT ${whatsappIdOfPhoneIn(sql`c.phone`)}
    )`;
}

/**
 * The ids of those of these rows of the outbox that are one turn too many for whom they are for, as a query.
 * Only direct chats have a bound. Each row counts what came before it, so the first ones are sent.
 */
export function beyondTurns(organizationId: string, rowIds: readonly string[], at: Date): Sql {
  const since = new Date(at.getTime() - day);
  return sql`
    SELECT q.id FROM outbox q
    WHERE q.organization_id = ${organizationId}::uuid AND q.id = ANY(${rowIds}::uuid[])
      AND (
        SELECT ch.kind FROM chats ch WHERE ch.organization_id = q.organization_id AND ch.id = q.chat_id
      ) = 'DIRECT'
      AND (
        SELECT count(*) FROM outbox
        WHERE organization_id = q.organization_id AND chat_id = q.chat_id AND created_at > ${since} AND ${isTurn}
          AND sequence <= q.sequence
      ) + CASE WHEN EXISTS (
        -- Asked once: where nobody is called, nobody's calls are looked for.
        SELECT 1 FROM attempts WHERE organization_id = ${organizationId}::uuid AND dialled_at > ${since}
      ) THEN (
        SELECT count(*) FROM attempts
        WHERE organization_id = q.organization_id AND dialled_at > ${since} AND ${isDialled} AND contact_id = (
          SELECT coalesce(
            (
              SELECT w.contact_id FROM whatsapp_ids w
              WHERE w.organization_id = ch.organization_id AND w.external_id = ch.peer_external_id
            ),
            -- The id in their phone is theirs before they ever gave a command.
            (
              SELECT c.id FROM contacts c
              WHERE c.organization_id = ch.organization_id AND c.deleted_at IS NULL
                AND ch.peer_external_id LIKE '%@c.us'
                AND c.phone = '+' || split_part(ch.peer_external_id, '@', 1)
            )
          )
          FROM chats ch WHERE ch.organization_id = q.organization_id AND ch.id = q.chat_id
        )
      ) ELSE 0 END > (SELECT turns_per_day FROM organizations WHERE id = ${organizationId}::uuid)`;
}
