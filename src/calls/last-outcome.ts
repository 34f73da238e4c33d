import { type Sql, sql } from '../db/client.ts';

/** How the last dial ended that rang of a row `calls`; null where none did: whoever was dialled is not left out. */
export const lastOutcome: Sql = sql`(
  SELECT rang.outcome FROM attempts rang
  WHERE rang.organization_id = calls.organization_id AND rang.call_id = calls.id AND rang.outcome IS NOT NULL
  ORDER BY rang.dialled_at DESC LIMIT 1
)`;

/** What ends a call for which nobody is dialled any more, for a reason. */
export function endedFor(reason: Sql, at: Date): Sql {
  return sql`status = 'ENDED', outcome = coalesce(${lastOutcome}, 'LEFT_OUT'),
    left_out = CASE WHEN ${lastOutcome} IS NULL THEN ${reason} END, next_at = NULL, held_at = NULL, ended_at = ${at}`;
}
