import { type Sql, sql } from '../db/client.ts';
import { type Asked, isIn } from './asked.ts';

/**
 * The calls of some groups that ended in the days asked for or before, and had rung, as rows of a call and its
 * "group_id": those of a group's own campaigns, and of campaigns of nobody's in particular those to who was in the
 * group when they were made. So what was begun for a group out of sight is in no figure of another.
 */
export function callsOfGroups({ scope: { organizationId }, groupIds, period }: Asked): Sql {
  const rang = sql`c.status = 'ENDED' AND c.attempts > 0 AND ${isIn(sql`c.ended_at`, period)}`;
  const columns = sql`c.contact_id, c.ended_at, c.outcome, c.appointment_action, c.attempts, c.duration_seconds, c.cost_cents`;
  return sql`
    SELECT k.group_id, ${columns}
    FROM campaigns k JOIN calls c ON c.organization_id = k.organization_id AND c.campaign_id = k.id
    WHERE k.organization_id = ${organizationId}::uuid AND k.group_id = ANY(${groupIds}::uuid[]) AND ${rang}
    UNION ALL
    SELECT m.group_id, ${columns}
    FROM members m
    JOIN calls c ON c.organization_id = m.organization_id AND c.contact_id = m.contact_id
      AND c.created_at >= m.joined_at AND (m.left_at IS NULL OR c.created_at < m.left_at)
    JOIN campaigns k ON k.organization_id = c.organization_id AND k.id = c.campaign_id AND k.group_id IS NULL
    WHERE m.organization_id = ${organizationId}::uuid AND m.group_id = ANY(${groupIds}::uuid[]) AND ${rang}`;
}
