import type { Scope } from '../change/change.ts';

/** Whoever was asked whether an event takes place, and where. */
interface Asked {
  contactId: string;
  chatId: string;
  /** Of the event, where it is said; else null. */
  number: number | null;
}

/**
 * The numbers of events with too few people of which somebody was asked in a chat whether they take place, the latest
 * question first. A question is open until one of those who were asked says so, the event begins, is off, or is
 * answered until another moment.
 */
export async function findUnsettled(
  { tx, organizationId }: Scope,
  { contactId, chatId, number }: Asked,
  at: Date,
): Promise<number[]> {
  const asked = JSON.stringify([{ contactId, chatId }]);
  const events = await tx.$queryRaw<{ number: number }[]>`
    SELECT e.number
    FROM events e
    CROSS JOIN LATERAL (
      SELECT a.at FROM audit_entries a
      WHERE a.organization_id = e.organization_id AND a.subject_type = 'event' AND a.subject_id = e.id
        AND a.action = 'event.tooFew' AND a.after->'asked' @> ${asked}::jsonb
        AND (a.after->>'closedAt')::timestamptz = e.answer_by
      ORDER BY a.at DESC LIMIT 1
    ) question
    WHERE e.organization_id = ${organizationId}::uuid AND e.status = 'SCHEDULED' AND e.min_people IS NOT NULL
      AND e.answer_by <= ${at} AND e.starts_at > ${at} AND (${number}::int IS NULL OR e.number = ${number})
      AND NOT EXISTS (
        SELECT FROM audit_entries h
        WHERE h.organization_id = e.organization_id AND h.subject_type = 'event' AND h.subject_id = e.id
          AND h.action = 'event.hold' AND h.at >= question.at AND NOT EXISTS (
            SELECT FROM audit_entries u
            WHERE u.organization_id = h.organization_id AND u.subject_type = 'operation'
              AND u.subject_id = h.operation_id AND u.action = 'operation.undo'
          )
      )
    ORDER BY question.at DESC, e.number`;
  return events.map((event) => event.number);
}
