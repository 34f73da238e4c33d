import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';

/** For how long what is made again may be a double tap or a slip, in minutes (docs/rules.md, doubts). */
const twiceMinutes = 5;

/** Of so many numbers the newest are looked through: nobody makes more in that time. */
const mostLately = 200;

/** Asked with the number of what is the same; throws to leave it at that, and returns for another one. */
export type Again = (number: number) => void;

/**
 * Whether a row `same` of tasks, events or reminders was made just now, by anybody in the chat of the message that makes
 * it again, and means the same moment.
 */
export function madeLately(
  { organizationId, at, messageId }: Change,
  number: number,
  moment: { of: 'task' | 'event' | 'reminder'; column: Sql; at: Date | null },
): Sql {
  const since = new Date(at.getTime() - twiceMinutes * 60_000);
  const early = moment.at && new Date(moment.at.getTime() - twiceMinutes * 60_000);
  const late = moment.at && new Date(moment.at.getTime() + twiceMinutes * 60_000);
  // By number, of which there is an index: what was made last has the highest.
  return sql`same.organization_id = ${organizationId}::uuid AND same.number > ${number - mostLately}
    AND same.created_at > ${since} AND same.status <> 'CANCELLED'
    AND ${
      moment.at === null
        ? sql`${moment.column} IS NULL`
        : sql`${moment.column} BETWEEN ${early} AND ${late}`
    }
    -- By keys: asked as EXISTS, PostgreSQL may begin with all that was ever said in the chat.
    AND (
      SELECT TRUE FROM audit_entries made
      WHERE made.organization_id = same.organization_id AND made.subject_id = same.id
        AND made.subject_type = ${moment.of} AND made.action = ${`${moment.of}.create`}
        AND (SELECT chat_id FROM messages WHERE organization_id = made.organization_id AND id = made.message_id)
          = (SELECT chat_id FROM messages WHERE organization_id = ${organizationId}::uuid AND id = ${messageId}::uuid)
      LIMIT 1
    )`;
}
