import type { Database } from '../../src/db/client.ts';

/**
 * What must hold of everything at any time, each as a query for what breaks it. The rules are those of
 * docs/rules.md.
 */
const broken: Record<string, string> = {
  'an open copy under a task that is cancelled': `
    SELECT c.id FROM tasks c JOIN tasks t ON t.organization_id = c.organization_id AND t.id = c.parent_id
    WHERE t.status = 'CANCELLED' AND c.status = 'OPEN'`,
  'an open copy of a group’s task with somebody who is not in the group': `
    SELECT c.id FROM tasks c JOIN tasks t ON t.organization_id = c.organization_id AND t.id = c.parent_id
    WHERE t.group_id IS NOT NULL AND c.status = 'OPEN' AND NOT EXISTS (
      SELECT 1 FROM members m WHERE m.organization_id = t.organization_id AND m.group_id = t.group_id
        AND m.contact_id = c.assignee_id AND m.left_at IS NULL)`,
  'a member without a copy of a task that somebody of the group still owes': `
    SELECT t.id FROM tasks t JOIN members m ON m.organization_id = t.organization_id AND m.group_id = t.group_id
      AND m.left_at IS NULL
    WHERE t.parent_id IS NULL AND t.status = 'OPEN'
      AND EXISTS (SELECT 1 FROM tasks c WHERE c.organization_id = t.organization_id AND c.parent_id = t.id AND c.status = 'OPEN')
      AND NOT EXISTS (SELECT 1 FROM tasks c WHERE c.organization_id = t.organization_id AND c.parent_id = t.id
        AND c.assignee_id = m.contact_id AND c.status IN ('OPEN', 'DONE'))
      AND NOT EXISTS (SELECT 1 FROM exemptions x WHERE x.organization_id = t.organization_id AND x.task_id = t.id
        AND x.contact_id = m.contact_id)`,
  'somebody who owes what they are left out of': `
    SELECT c.id FROM exemptions x JOIN tasks c ON c.organization_id = x.organization_id AND c.parent_id = x.task_id
      AND c.assignee_id = x.contact_id WHERE c.status IN ('OPEN', 'DONE')`,
  'a task that somebody has done for all, and somebody still owes': `
    SELECT t.id FROM tasks t JOIN tasks d ON d.organization_id = t.organization_id AND d.parent_id = t.id AND d.status = 'DONE'
    JOIN tasks c ON c.organization_id = t.organization_id AND c.parent_id = t.id AND c.id <> d.id
      AND c.status IN ('OPEN', 'DONE')
    WHERE t.mode = 'ANYONE'`,
  'a copy that is not due when its task is': `
    SELECT c.id FROM tasks c JOIN tasks t ON t.organization_id = c.organization_id AND t.id = c.parent_id
    WHERE c.status = 'OPEN' AND c.due_at IS DISTINCT FROM t.due_at`,
  'a task that is closed at no time, or open and closed': `
    SELECT id FROM tasks WHERE (status = 'OPEN') <> (closed_at IS NULL)`,
  'a reminder that is to be said and rings at no time, or one that is not and rings': `
    SELECT r.id FROM reminders r WHERE (r.status = 'OPEN') <> EXISTS (
      SELECT 1 FROM alarms a WHERE a.organization_id = r.organization_id AND a.subject_id = r.id
        AND a.planned_at = r.next_at AND a.settled_at IS NULL)`,
  'seats that are not those of who is going': `
    SELECT e.id FROM events e WHERE e.seats_taken <> coalesce((
      SELECT sum(1 + guests) FROM participants p
      WHERE p.organization_id = e.organization_id AND p.event_id = e.id AND p.status = 'GOING'), 0)`,
  'more people than there is room for': `
    SELECT id FROM events WHERE capacity IS NOT NULL AND seats_taken > capacity`,
  'somebody in line for whom there is room': `
    SELECT e.id FROM events e JOIN LATERAL (
      SELECT guests FROM participants p WHERE p.organization_id = e.organization_id AND p.event_id = e.id
        AND p.status = 'WAITLISTED' ORDER BY waiting_ticket LIMIT 1) first ON TRUE
    WHERE e.status = 'SCHEDULED' AND (e.capacity IS NULL OR e.seats_taken + 1 + first.guests <= e.capacity)`,
  'a place in line without a ticket, or a ticket without one': `
    SELECT contact_id FROM participants WHERE (status = 'WAITLISTED') <> (waiting_ticket IS NOT NULL)`,
  'a member who is not invited to what is to come': `
    SELECT e.id FROM events e JOIN members m ON m.organization_id = e.organization_id AND m.group_id = e.group_id
      AND m.left_at IS NULL
    WHERE e.status = 'SCHEDULED' AND NOT EXISTS (SELECT 1 FROM participants p
      WHERE p.organization_id = e.organization_id AND p.event_id = e.id AND p.contact_id = m.contact_id)`,
  'somebody invited to what is to come who is neither a member nor invited by name': `
    SELECT e.id FROM events e JOIN participants p ON p.organization_id = e.organization_id AND p.event_id = e.id
    WHERE e.status = 'SCHEDULED' AND NOT p.by_name AND NOT EXISTS (SELECT 1 FROM members m
      WHERE m.organization_id = e.organization_id AND m.group_id = e.group_id AND m.contact_id = p.contact_id
        AND m.left_at IS NULL)`,
  'one place in line of two people': `
    SELECT event_id FROM participants WHERE waiting_ticket IS NOT NULL
    GROUP BY event_id, waiting_ticket HAVING count(*) > 1`,
  'a group whose messages are not as many as are counted, or that was last active before something in it': `
    SELECT g.id FROM groups g
    LEFT JOIN activities a ON a.organization_id = g.organization_id AND a.group_id = g.id
    WHERE a.message_count IS DISTINCT FROM (SELECT count(*) FROM messages m
        WHERE m.organization_id = g.organization_id AND m.group_id = g.id AND m.deleted_at IS NULL)
      OR a.last_at < greatest(g.created_at,
        (SELECT max(m.sent_at) FROM messages m WHERE m.organization_id = g.organization_id AND m.group_id = g.id),
        (SELECT max(t.created_at) FROM tasks t WHERE t.organization_id = g.organization_id AND t.group_id = g.id),
        (SELECT max(e.created_at) FROM events e WHERE e.organization_id = g.organization_id AND e.group_id = g.id),
        (SELECT max(m.joined_at) FROM members m WHERE m.organization_id = g.organization_id AND m.group_id = g.id))`,
  'somebody who said something after they were last heard': `
    SELECT c.id FROM contacts c
    LEFT JOIN heard h ON h.organization_id = c.organization_id AND h.contact_id = c.id
    WHERE h.contact_id IS NULL OR EXISTS (SELECT 1 FROM messages m
      WHERE m.organization_id = c.organization_id AND m.contact_id = c.id AND m.direction = 'IN'
        AND (h.at IS NULL OR m.sent_at > h.at))`,
  'a group whose members are counted wrong': `
    SELECT g.id FROM groups g WHERE g.member_count <> (
      SELECT count(*) FROM members m WHERE m.organization_id = g.organization_id AND m.group_id = g.id AND m.left_at IS NULL)`,
  'a group of people without an admin': `
    SELECT g.id FROM groups g WHERE g.member_count > 0 AND NOT EXISTS (
      SELECT 1 FROM members m WHERE m.organization_id = g.organization_id AND m.group_id = g.id
        AND m.left_at IS NULL AND m.role = 'ADMIN')`,
  'a change that was taken back twice': `
    SELECT subject_id FROM audit_entries WHERE action = 'operation.undo' AND after->'parts' IS NULL
    GROUP BY subject_id HAVING count(*) > 1`,
  'a part of a change that was taken back twice': `
    SELECT part FROM audit_entries CROSS JOIN LATERAL jsonb_array_elements(after->'parts') AS part
    WHERE action = 'operation.undo' GROUP BY part HAVING count(*) > 1`,
  'a number of two things': `
    SELECT number FROM (SELECT organization_id, number FROM tasks WHERE number IS NOT NULL
      UNION ALL SELECT organization_id, number FROM events) named
    GROUP BY organization_id, number HAVING count(*) > 1`,
  'a group in step with a chat that is not about it': `
    SELECT mr.id FROM mirrors mr WHERE mr.status = 'ACTIVE' AND NOT EXISTS (
      SELECT 1 FROM links l WHERE l.organization_id = mr.organization_id AND l.chat_id = mr.chat_id
        AND l.group_id = mr.group_id)`,
  'a deadlock': `
    SELECT datname FROM pg_stat_database WHERE datname = current_database() AND deadlocks > 0`,
};

const tables = [
  'tasks',
  'exemptions',
  'events',
  'participants',
  'groups',
  'members',
  'audit_entries',
  'links',
  'mirrors',
];

/** What does not hold in an organization, by name; empty where all is well. One statement. */
export async function findBroken(db: Database, organizationId: string): Promise<string[]> {
  const names = Object.keys(broken);
  const tests = Object.values(broken).map((query) => `EXISTS (${query})`);
  // In the queries, each table is the organization's part of it.
  const own = tables.map(
    (table) =>
      `${table} AS MATERIALIZED (SELECT * FROM public.${table} WHERE organization_id = $1::uuid)`,
  );
  const [row] = await db.$queryRawUnsafe<{ found: boolean[] }[]>(
    `WITH ${own.join(', ')} SELECT ARRAY[${tests.join(', ')}] AS found`,
    organizationId,
  );
  return names.filter((_, place) => row!.found[place]);
}
