import { firstMorningBack } from '../alarms/away-alarms.ts';
import { type Sql, sql } from '../db/client.ts';

/** Whose time away, for which group's events, and when, as columns. */
interface Who {
  organizationId: Sql;
  contactId: Sql;
  /** Null for what is of no group: only what holds everywhere counts then. */
  groupId: Sql;
  at: Sql;
}

/** The absences `a` in which somebody is away at an instant, those that end last first: what is after FROM. */
export function absencesAt({ organizationId, contactId, groupId, at }: Who): Sql {
  return sql`absences a
    WHERE a.organization_id = ${organizationId} AND a.contact_id = ${contactId} AND a.starts_at <= ${at} AND a.ends_at > ${at}
      AND (a.group_id IS NULL OR a.group_id = ${groupId})
    ORDER BY a.ends_at DESC, a.id`;
}

/** Whether somebody is away at an instant: a look-up by an index, person by person. */
export function isAwayAt(who: Who): Sql {
  return sql`coalesce((SELECT TRUE FROM ${absencesAt(who)} LIMIT 1), FALSE)`;
}

/**
 * Since when somebody was away who is back at an instant: times away that leave no first morning between them are one,
 * and whoever was back on one has been told of what came before it.
 */
export function awaySince({ organizationId, contactId, groupId, at }: Who): Sql {
  return sql`(
    SELECT max(one.starts_at) FILTER (WHERE one.told_at IS NULL OR one.told_at < one.starts_at)
    FROM (
      SELECT a.starts_at, max(${firstMorningBack(sql`a`)}) OVER (
        ORDER BY a.starts_at, a.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ) AS told_at
      FROM absences a
      WHERE a.organization_id = ${organizationId} AND a.contact_id = ${contactId} AND a.starts_at < ${at}
        AND (a.group_id IS NULL OR a.group_id = ${groupId})
    ) one
  )`;
}
