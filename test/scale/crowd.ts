import type { Database } from '../../src/db/client.ts';

/** An organization, and how many people are in it; all else in it follows from that. */
export interface Crowded {
  organizationId: string;
  people: number;
}

/**
 * Fills organizations with what years leave behind: people, groups, chats, messages, tasks, events, and
 * what the log and the queues hold of them. Everything by name begins with "Crowd", and numbers of
 * tasks and events are below those that are drawn. One statement a table, however many organizations.
 */
export async function crowd(db: Database, at: Date, crowded: readonly Crowded[]): Promise<void> {
  await db.$executeRawUnsafe(
    'CREATE UNLOGGED TABLE IF NOT EXISTS crowd (organization_id uuid PRIMARY KEY, people int, account_id uuid)',
  );
  await db.$executeRaw`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(crowded)}::jsonb) AS c ("organizationId" uuid, people int)
    ), account AS (
      INSERT INTO accounts (organization_id, transport, external_id, created_at)
      SELECT "organizationId", 'crowd', 'crowd ' || "organizationId", ${at} FROM given
      RETURNING organization_id, id
    )
    INSERT INTO crowd SELECT "organizationId", people, account.id
    FROM given JOIN account ON account.organization_id = given."organizationId"`;
  const now = `'${at.toISOString()}'::timestamptz(3)`;
  for (const statement of statements) {
    // What is made here needs no checks; of what is counted by triggers the triggers are wanted.
    const isCounted = /^\s*INSERT INTO (?:members|participants)/.test(statement);
    await db.$executeRawUnsafe(
      `SET session_replication_role = ${isCounted ? 'origin' : 'replica'}`,
    );
    await db.$executeRawUnsafe(statement.replaceAll('$1', () => now));
  }
  await db.$executeRawUnsafe('SET session_replication_role = origin');
  for (const table of ['crowd', 'crowd_people', 'crowd_groups', 'crowd_chats'])
    await db.$executeRawUnsafe(`DROP TABLE ${table}`);
}

/** In all of them $1 is now. A first name stands for some fortieth of an organization, as names do. */
const statements = [
  `CREATE UNLOGGED TABLE crowd_people AS
   SELECT organization_id, n, uuid_v7() AS id, $1 AS at,
     (ARRAY['Ana','Bela','Carla','Dario','Elena','Fabio','Gema','Hugo','Ines','Jaime','Kira','Luis','Marta','Nuria',
       'Oscar','Petra','Quim','Rosa','Silvio','Teo','Ugo','Vera','Walter','Xenia','Yago'])[1 + n % 25]
     || ' Crowd ' || substr(md5(n::text), 1, 6) AS name
   FROM crowd, generate_series(1, people) n`,
  // Every tenth has an appointment.
  `INSERT INTO contacts (organization_id, id, name, phone, email, created_at, updated_at, appointment_time, appointment_status)
   SELECT organization_id, id, name, '+3491' || lpad(n::text, 7, '0'), 'crowd' || n || '@example.com', at, at,
     CASE WHEN n % 10 = 0 THEN at + interval '1 minute' * n END, CASE WHEN n % 10 = 0 THEN 'PENDING'::appointment_status END
   FROM crowd_people`,
  `INSERT INTO whatsapp_ids (organization_id, external_id, contact_id, created_at)
   SELECT organization_id, '3491' || lpad(n::text, 7, '0') || '@c.us', id, $1 FROM crowd_people`,
  // A group for every forty people, at least eight, and one of everybody.
  `CREATE UNLOGGED TABLE crowd_groups AS
   SELECT organization_id, people, n, uuid_v7() AS id, $1 AS at, greatest(8, people / 40) AS groups
   FROM crowd, generate_series(0, greatest(8, people / 40)) n`,
  `INSERT INTO groups (organization_id, id, name, created_at, updated_at)
   SELECT organization_id, id, CASE n WHEN 0 THEN 'Crowd of all' ELSE 'Crowd ' || n END, at, at
   FROM crowd_groups`,
  `INSERT INTO heard (organization_id, contact_id) SELECT organization_id, id FROM crowd_people`,
  `INSERT INTO histories (organization_id, id) SELECT organization_id, id FROM crowd_groups`,
  `INSERT INTO activities (organization_id, group_id, last_at) SELECT organization_id, id, at FROM crowd_groups`,
  `INSERT INTO members (organization_id, group_id, contact_id, role, joined_at)
   SELECT g.organization_id, g.id, p.id, CASE WHEN p.n <= 8 THEN 'ADMIN' ELSE 'MEMBER' END::member_role, $1
   FROM crowd_groups g JOIN crowd_people p ON p.organization_id = g.organization_id
     AND (g.n = 0 OR p.n % g.groups = g.n - 1)`,
  `CREATE UNLOGGED TABLE crowd_chats AS
   SELECT c.organization_id, c.account_id, g.n, uuid_v7() AS id, g.id AS group_id, NULL::int AS person, $1 AS at
   FROM crowd c JOIN crowd_groups g ON g.organization_id = c.organization_id
   UNION ALL
   SELECT c.organization_id, c.account_id, -n, uuid_v7(), NULL, n, $1 FROM crowd c, generate_series(1, people / 2) n`,
  `INSERT INTO chats (organization_id, id, account_id, external_id, kind, name, peer_external_id, created_at)
   SELECT organization_id, id, account_id, 'crowd ' || n, CASE WHEN person IS NULL THEN 'GROUP' ELSE 'DIRECT' END::chat_kind,
     'Crowd ' || n, '3491' || lpad(person::text, 7, '0') || '@c.us', at
   FROM crowd_chats`,
  `INSERT INTO links (organization_id, chat_id, group_id, created_at)
   SELECT organization_id, id, group_id, $1 FROM crowd_chats WHERE group_id IS NOT NULL`,
  // Of the last hundred days; every tenth was a command, and answered.
  `INSERT INTO messages (organization_id, id, chat_id, group_id, direction, external_id, contact_id, body, sent_at, stored_at)
   SELECT ch.organization_id, uuid_v7(), ch.id, ch.group_id, 'IN', 'crowd ' || m, p.id, 'chatter ' || m, t, t
   FROM crowd c CROSS JOIN LATERAL generate_series(1, 5 * people) m
   CROSS JOIN LATERAL (SELECT $1 - interval '100 days' * (m::float / people / 5) AS t) moment
   JOIN crowd_chats ch ON ch.organization_id = c.organization_id AND ch.n = m % greatest(8, people / 40)
   JOIN crowd_people p ON p.organization_id = c.organization_id AND p.n = 1 + m % people`,
  `UPDATE heard h SET at = m.at FROM (
     SELECT organization_id, contact_id, max(sent_at) AS at FROM messages WHERE direction = 'IN' GROUP BY 1, 2
   ) m WHERE m.organization_id = h.organization_id AND m.contact_id = h.contact_id`,
  `UPDATE activities a SET message_count = m.n, last_at = greatest(a.last_at, m.at) FROM (
     SELECT organization_id, group_id, count(*) AS n, max(sent_at) AS at FROM messages GROUP BY 1, 2
   ) m WHERE m.organization_id = a.organization_id AND m.group_id = a.group_id`,
  `INSERT INTO inbox (organization_id, message_id, status, leased_until, received_at, handled_at)
   SELECT organization_id, id, 'HANDLED', sent_at, sent_at, sent_at FROM messages
   WHERE external_id ~ '^crowd .*0$' AND organization_id IN (SELECT organization_id FROM crowd)`,
  `INSERT INTO outbox (organization_id, chat_id, cause_message_id, body, quoted_external_id, status, leased_until, external_id,
     created_at, sent_at, settled_at)
   SELECT m.organization_id, m.chat_id, m.id, 'reply', m.external_id,
     CASE WHEN m.external_id ~ '50$' THEN 'FAILED' ELSE 'SENT' END::outbox_status,
     sent_at, 'answer ' || m.external_id, sent_at, sent_at, sent_at
   FROM messages m JOIN inbox i ON i.organization_id = m.organization_id AND i.message_id = m.id
   WHERE m.organization_id IN (SELECT organization_id FROM crowd)`,
  // A task and an event for every twenty people, at least eight, each with twelve of them; the first with all.
  `WITH task AS (
     INSERT INTO tasks (organization_id, number, title, group_id, created_by_id, created_at, updated_at)
     SELECT c.organization_id, i - 1000000, 'Crowd task ' || i, g.id, p.id, $1 - interval '10 days', $1
     FROM crowd c CROSS JOIN LATERAL generate_series(0, greatest(8, c.people / 20)) i
     JOIN crowd_groups g ON g.organization_id = c.organization_id AND g.n = i % g.groups
     JOIN crowd_people p ON p.organization_id = c.organization_id AND p.n = 1 + i % c.people
     RETURNING organization_id, id, number + 1000000 AS n
   )
   INSERT INTO tasks (organization_id, title, parent_id, assignee_id, status, closed_at, created_at, updated_at)
   SELECT t.organization_id, 'Crowd task ' || t.n, t.id, p.id, CASE WHEN p.n % 2 = 0 OR t.n % 3 = 0 AND t.n > 0 THEN 'DONE' ELSE 'OPEN' END::task_status,
     CASE WHEN p.n % 2 = 0 OR t.n % 3 = 0 AND t.n > 0 THEN $1 END, $1, $1
   FROM task t JOIN crowd c ON c.organization_id = t.organization_id
   CROSS JOIN LATERAL generate_series(1, CASE t.n WHEN 0 THEN people ELSE 12 END) i
   JOIN crowd_people p ON p.organization_id = t.organization_id AND p.n = 1 + (t.n * 12 + i) % people`,
  `INSERT INTO events (organization_id, number, title, group_id, starts_at, capacity, created_by_id, created_at, updated_at)
   SELECT c.organization_id, i - 500000, 'Crowd event ' || i, g.id, $1 + interval '1 hour' * (i - 6),
     CASE i WHEN 0 THEN c.people / 3 * 2 END, p.id, $1 - interval '10 days', $1
   FROM crowd c CROSS JOIN LATERAL generate_series(0, greatest(8, c.people / 20)) i
   JOIN crowd_groups g ON g.organization_id = c.organization_id AND g.n = i % g.groups
   JOIN crowd_people p ON p.organization_id = c.organization_id AND p.n = 1 + i % c.people`,
  `INSERT INTO participants (organization_id, event_id, contact_id, status, waiting_ticket, invited_at, answered_at)
   SELECT organization_id, event_id, contact_id, status::participant_status,
     CASE status WHEN 'WAITLISTED' THEN n END, $1, $1
   FROM (
     SELECT e.organization_id, e.id AS event_id, p.id AS contact_id, p.n,
       CASE WHEN e.number = -500000 AND p.n % 3 = 0 THEN 'WAITLISTED' WHEN p.n % 3 = 1 THEN 'GOING'
         ELSE 'INVITED' END AS status
     FROM events e JOIN crowd c ON c.organization_id = e.organization_id
     CROSS JOIN LATERAL generate_series(1, CASE e.number WHEN -500000 THEN people ELSE 12 END) i
     JOIN crowd_people p ON p.organization_id = c.organization_id AND p.n = 1 + ((e.number + 500000) * 12 + i) % people
     WHERE e.number < 0
   ) answers`,
  // A campaign for every twenty people, at least eight, each of twelve of them; all are over. None is larger than a campaign may be.
  `WITH campaign AS (
     INSERT INTO campaigns (organization_id, number, status, reason, timing, message, group_id, useful_until, created_at,
       updated_at, started_at, finished_at)
     SELECT c.organization_id, i - 2000000, 'COMPLETED', 'MESSAGE', 'IMMEDIATE', 'Crowd', g.id, $1, $1 - interval '10 days',
       $1, $1 - interval '10 days', $1 - interval '9 days'
     FROM crowd c CROSS JOIN LATERAL generate_series(0, greatest(8, c.people / 20)) i
     JOIN crowd_groups g ON g.organization_id = c.organization_id AND g.n = i % g.groups
     RETURNING organization_id, id, number + 2000000 AS n
   ), called AS (
     INSERT INTO calls (organization_id, campaign_id, contact_id, status, outcome, attempts, created_at, ended_at)
     SELECT k.organization_id, k.id, p.id, 'ENDED', CASE p.n % 3 WHEN 0 THEN 'ANSWERED' ELSE 'NO_ANSWER' END::call_outcome, 1,
       $1 - interval '10 days', $1 - interval '9 days'
     FROM campaign k JOIN crowd c ON c.organization_id = k.organization_id
     CROSS JOIN LATERAL generate_series(1, 12) i
     JOIN crowd_people p ON p.organization_id = k.organization_id AND p.n = 1 + (k.n * 12 + i) % people
     RETURNING organization_id, id, contact_id, outcome, ended_at
   )
   INSERT INTO attempts (organization_id, call_id, contact_id, phone, provider, status, variables, dialled_at, outcome,
     ended_at, settled_at)
   SELECT organization_id, id, contact_id, '+34910000000', 'simulated', 'SETTLED', '{}', ended_at, outcome, ended_at, ended_at
   FROM called`,
  // Half of it of today, through chats.
  `INSERT INTO audit_entries (organization_id, at, actor_kind, actor_contact_id, message_id, operation_id, action, subject_type,
     subject_id, group_id, after)
   SELECT m.organization_id, CASE WHEN m.external_id ~ '[02468]$' THEN $1 - ($1 - m.sent_at) / 250 ELSE m.sent_at END,
     'CHAT', m.contact_id, m.id, uuid_v7(), CASE WHEN m.external_id ~ '3$' THEN 'task.done' ELSE 'event.answer' END, 'event',
     m.id, m.group_id, '{}'
   FROM messages m
   WHERE m.organization_id IN (SELECT organization_id FROM crowd) AND m.external_id LIKE 'crowd %'`,
];
