import type { Database } from '../../src/db/client.ts';

/**
 * All that holds in an organization, as lines that two of them can be compared by. Left out is what
 * stays by design: the instants of changes, what is withdrawn or cancelled, stays in groups that are
 * over, contacts that were introduced. Of a waiting list the order counts, not the tickets.
 */
export async function digestOf(db: Database, organizationId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ line: string }[]>`
    SELECT facts::text AS line FROM (
      SELECT jsonb_build_array(
        'organization', name, time_zone, locale, confirm_above, event_polls, keep_messages_days, catch_up_minutes
      ) AS facts
      FROM organizations WHERE id = ${organizationId}::uuid
      UNION ALL
      SELECT jsonb_build_array(
        'task', coalesce(t.number, p.number), t.parent_id IS NULL, c.name, t.title, t.notes, t.due_at, t.recurrence, t.rule_from, t.series_zone,
        t.occurs_at, t.status, t.mode,
        g.name, by.name, t.closed_at IS NULL,
        ARRAY(SELECT name FROM groups WHERE organization_id = t.organization_id AND id = ANY(t.through_group_ids) ORDER BY 1))
      FROM tasks t
      LEFT JOIN tasks p ON p.organization_id = t.organization_id AND p.id = t.parent_id
      LEFT JOIN contacts c ON c.organization_id = t.organization_id AND c.id = t.assignee_id
      LEFT JOIN contacts by ON by.organization_id = t.organization_id AND by.id = t.created_by_id
      LEFT JOIN groups g ON g.organization_id = t.organization_id AND g.id = t.group_id
      WHERE t.organization_id = ${organizationId}::uuid AND t.status IN ('OPEN', 'DONE')
      UNION ALL
      SELECT jsonb_build_array('left out', t.number, c.name)
      FROM exemptions x
      JOIN tasks t ON t.organization_id = x.organization_id AND t.id = x.task_id AND t.status = 'OPEN'
      JOIN contacts c ON c.organization_id = x.organization_id AND c.id = x.contact_id
      WHERE x.organization_id = ${organizationId}::uuid
      UNION ALL
      SELECT jsonb_build_array(
        'event', e.number, e.title, e.notes, e.place, e.starts_at, e.has_time, e.ends_at, e.recurrence, e.rule_from,
        e.series_zone, e.occurs_at, e.capacity,
        e.seats_taken, g.name, by.name)
      FROM events e
      LEFT JOIN contacts by ON by.organization_id = e.organization_id AND by.id = e.created_by_id
      JOIN groups g ON g.organization_id = e.organization_id AND g.id = e.group_id
      WHERE e.organization_id = ${organizationId}::uuid AND e.status = 'SCHEDULED'
      UNION ALL
      SELECT jsonb_build_array(
        'participant', e.number, c.name, p.status, p.guests, p.reason,
        p.by_name, p.source IS NOT DISTINCT FROM 'AWAY', p.attended, CASE WHEN p.status = 'WAITLISTED' THEN rank() OVER (PARTITION BY p.event_id, p.status ORDER BY p.waiting_ticket) END)
      FROM participants p
      JOIN events e ON e.organization_id = p.organization_id AND e.id = p.event_id AND e.status = 'SCHEDULED'
      JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id
      WHERE p.organization_id = ${organizationId}::uuid
      UNION ALL
      SELECT jsonb_build_array('away', c.name, a.number, g.name, a.starts_at, a.ends_at, a.zone, a.reason)
      FROM absences a
      JOIN contacts c ON c.organization_id = a.organization_id AND c.id = a.contact_id
      LEFT JOIN groups g ON g.organization_id = a.organization_id AND g.id = a.group_id
      WHERE a.organization_id = ${organizationId}::uuid
      UNION ALL
      SELECT jsonb_build_array('calendar', c.name, g.name, count(*))
      FROM calendar_feeds f
      JOIN contacts c ON c.organization_id = f.organization_id AND c.id = f.contact_id
      LEFT JOIN groups g ON g.organization_id = f.organization_id AND g.id = f.group_id
      WHERE f.organization_id = ${organizationId}::uuid GROUP BY c.id, c.name, g.name
      UNION ALL
      SELECT jsonb_build_array(
        'reminder', r.number, r.kind, r.text, r.starts_at, r.next_at, r.recurrence, r.zone, r.status, g.name, by.name,
        ARRAY(
          SELECT c.name FROM reminder_people p
          JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id
          WHERE p.organization_id = r.organization_id AND p.reminder_id = r.id AND p.left_at IS NULL ORDER BY 1
        ))
      FROM reminders r
      LEFT JOIN groups g ON g.organization_id = r.organization_id AND g.id = r.group_id
      LEFT JOIN contacts by ON by.organization_id = r.organization_id AND by.id = r.created_by_id
      WHERE r.organization_id = ${organizationId}::uuid AND r.status IN ('OPEN', 'HELD')
      UNION ALL
      SELECT jsonb_build_array('campaign', k.number, k.status, k.message, c.name, l.status, l.next_at, l.held_at, l.left_out)
      FROM campaigns k
      LEFT JOIN calls l ON l.organization_id = k.organization_id AND l.campaign_id = k.id
      LEFT JOIN contacts c ON c.organization_id = l.organization_id AND c.id = l.contact_id
      WHERE k.organization_id = ${organizationId}::uuid AND k.finished_at IS NULL
      UNION ALL
      SELECT jsonb_build_array(
        'group', g.name, g.description, g.color, g.icon, g.time_zone, g.visibility, g.status, g.restricted, g.sensitive,
        g.top_list, g.member_count)
      FROM groups g WHERE g.organization_id = ${organizationId}::uuid
      UNION ALL
      SELECT jsonb_build_array('member', g.name, c.name, m.role, m.title)
      FROM members m
      JOIN groups g ON g.organization_id = m.organization_id AND g.id = m.group_id
      JOIN contacts c ON c.organization_id = m.organization_id AND c.id = m.contact_id
      WHERE m.organization_id = ${organizationId}::uuid AND m.left_at IS NULL
      UNION ALL
      SELECT jsonb_build_array('link', ch.external_id, g.name)
      FROM links l
      JOIN chats ch ON ch.organization_id = l.organization_id AND ch.id = l.chat_id
      JOIN groups g ON g.organization_id = l.organization_id AND g.id = l.group_id
      WHERE l.organization_id = ${organizationId}::uuid
      UNION ALL
      SELECT jsonb_build_array('mirror', mr.status, ch.external_id, g.name)
      FROM mirrors mr
      JOIN groups g ON g.organization_id = mr.organization_id AND g.id = mr.group_id
      LEFT JOIN chats ch ON ch.organization_id = mr.organization_id AND ch.id = mr.chat_id
      WHERE mr.organization_id = ${organizationId}::uuid
    ) all_of_it ORDER BY line`;
  return rows.map(({ line }) => line);
}
