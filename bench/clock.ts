import type { Client } from 'pg';
import { pino } from 'pino';
import { createDatabase, type Database } from '../src/db/client.ts';
import { createAlarmClock } from '../src/scheduler/alarm-clock.ts';
import { continuers, ringers } from '../src/scheduler/ringers.ts';
import { createBenchDatabase, withClient } from './databases.ts';
import { race, timed } from './measure.ts';
import { createBenchOrganization, friday } from './organization.ts';
import { type Bench, createRow, type Row } from './row.ts';

const waiting = 1_000_000;
const due = 10_000;

/** What ten thousand reminders that are due at once cost at most, against the rows that they come down to. */
const limit = 1.5;

/** The evening before what is due on Thursday, 20:00 in Madrid. */
const eve = new Date('2026-11-25T17:00:00Z');

/** The clock: when nothing is due, however much waits, and when very much is. */
export const clock: Bench = async (server) => [
  await idle(
    await createBenchDatabase(server, 'bench_idle'),
    await createBenchDatabase(server, 'bench_none'),
  ),
  await crowded(await createBenchDatabase(server, 'bench_due')),
];

function clockOf(db: Database, now: Date) {
  return createAlarmClock({
    db,
    clock: { now: () => now },
    logger: pino({ level: 'silent' }),
    ringers,
    continuers,
    deliver: async () => {},
  });
}

async function idle(url: string, emptyUrl: string): Promise<Row> {
  const [db, empty] = [url, emptyUrl].map((at) =>
    createDatabase(at, { applicationName: 'bench' }),
  ) as [Database, Database];
  try {
    const { organizationId } = await createBenchOrganization(db, 1);
    await createBenchOrganization(empty, 1);
    await db.$executeRaw`
      INSERT INTO alarms (organization_id, kind, subject_id, planned_at, rings_at, zone)
      SELECT ${organizationId}::uuid, 'EVENT_COMING', uuid_v7(), at, at, 'Europe/Madrid'
      FROM generate_series(1, ${waiting}::int) AS n, LATERAL (SELECT ${eve}::timestamptz + n * interval '1 second' AS at) later`;
    await withClient(url, (raw) => raw.query('VACUUM ANALYZE alarms'));
    const [ours, theirs] = [clockOf(db, friday), clockOf(empty, friday)];
    const found = await race(
      { rounds: 201, warmUp: 20 },
      () => timed(() => ours.tick()),
      () => timed(() => theirs.tick()),
    );
    return createRow({
      bench: 'clock',
      what: `a look at what is due, with ${waiting.toLocaleString('en')} alarms waiting`,
      against: 'the same with none',
      unit: 'ms',
      ...found,
      limit,
    });
  } finally {
    await Promise.all([db.$disconnect(), empty.$disconnect()]);
  }
}

async function crowded(url: string): Promise<Row> {
  const db = createDatabase(url, { applicationName: 'bench' });
  try {
    const { organizationId } = await createBenchOrganization(db, due);
    await fill(db, organizationId);
    return await withClient(url, async (raw) => {
      await raw.query('VACUUM ANALYZE');
      const afresh = async (work: () => Promise<unknown>) => {
        await raw.query('TRUNCATE outbox');
        await raw.query('UPDATE alarms SET outcome = NULL, settled_at = NULL');
        await raw.query('VACUUM alarms');
        const time = await timed(work);
        const { rows } = await raw.query<{ count: number }>(
          'SELECT count(*)::int AS count FROM outbox',
        );
        if (rows[0]!.count !== due) throw new Error(`${rows[0]!.count} of ${due} were reminded`);
        return time;
      };
      const found = await race(
        { rounds: 7, warmUp: 2 },
        () => afresh(() => clockOf(db, eve).tick()),
        () => afresh(() => theirs(raw, organizationId)),
      );
      return createRow({
        bench: 'clock',
        what: `${due.toLocaleString('en')} reminders that are due at once`,
        against: 'the same rows by raw SQL',
        unit: 'ms',
        ...found,
        limit,
      });
    });
  } finally {
    await db.$disconnect();
  }
}

/** As many people, each with a direct chat and a task of their own that is due on Thursday. */
async function fill(db: Database, organizationId: string): Promise<void> {
  const { id: accountId } = await db.account.findFirstOrThrow();
  await db.$executeRaw`
    WITH chats AS (
      INSERT INTO chats (organization_id, account_id, external_id, kind, peer_external_id, created_at)
      SELECT organization_id, ${accountId}::uuid, substr(phone, 2) || '@c.us', 'DIRECT', substr(phone, 2) || '@c.us', ${friday}
      FROM contacts WHERE organization_id = ${organizationId}::uuid
    ), given AS (
      INSERT INTO tasks (organization_id, number, title, due_at, assignee_id, created_at, updated_at)
      SELECT organization_id, row_number() OVER (), 'Pay the fee', '2026-11-26T19:00:00Z', id, ${friday}, ${friday}
      FROM contacts WHERE organization_id = ${organizationId}::uuid RETURNING organization_id, id, due_at
    )
    INSERT INTO alarms (organization_id, kind, subject_id, planned_at, rings_at, useful_until, zone)
    SELECT organization_id, 'TASK_DUE', id, ${eve}, ${eve}, due_at, 'Europe/Madrid' FROM given`;
}

/** What the clock does, as somebody would write it who has only pg, and one kind of reminder. */
async function theirs(client: Client, organizationId: string): Promise<void> {
  await client.query('BEGIN');
  const { rows } = await client.query<{ id: string; subject_id: string }>(
    `SELECT id, subject_id FROM alarms
     WHERE organization_id = $1 AND settled_at IS NULL AND rings_at <= $2
     ORDER BY rings_at, id FOR UPDATE SKIP LOCKED`,
    [organizationId, eve],
  );
  // Where each is told by the same rules: in a chat of the task's group, else in theirs, unless they said "stop".
  const told = await client.query<{ number: number; title: string; chat_id: string }>(
    `SELECT t.number, t.title, coalesce(linked.chat_id, direct.id) AS chat_id
     FROM unnest($2::uuid[]) AS due (id)
     JOIN tasks t ON t.organization_id = $1 AND t.id = due.id AND t.status = 'OPEN'
     LEFT JOIN groups g ON g.organization_id = t.organization_id AND g.id = t.group_id
     JOIN tasks copy ON copy.organization_id = t.organization_id AND (copy.id = t.id OR copy.parent_id = t.id)
       AND copy.assignee_id IS NOT NULL AND copy.status = 'OPEN'
     JOIN contacts c ON c.organization_id = copy.organization_id AND c.id = copy.assignee_id
     LEFT JOIN LATERAL (
       SELECT l.chat_id FROM members m JOIN links l ON l.organization_id = m.organization_id AND l.group_id = m.group_id
       WHERE m.organization_id = c.organization_id AND m.group_id = t.group_id AND m.contact_id = c.id AND m.left_at IS NULL
       ORDER BY l.created_at LIMIT 1
     ) linked ON TRUE
     LEFT JOIN LATERAL (
       SELECT ch.id FROM chats ch
       WHERE ch.organization_id = c.organization_id AND c.opted_out_at IS NULL AND ch.peer_external_id IN (
         SELECT external_id FROM whatsapp_ids w WHERE w.organization_id = c.organization_id AND w.contact_id = c.id
         UNION SELECT substr(c.phone, 2) || '@c.us'
       ) ORDER BY ch.created_at DESC LIMIT 1
     ) direct ON TRUE
     WHERE g.status IS NULL OR g.status = 'ACTIVE'
     ORDER BY t.due_at, t.number, c.name_key`,
    [organizationId, rows.map(({ subject_id }) => subject_id)],
  );
  const messages = told.rows.map(({ number, title, chat_id }) => ({
    chat_id,
    about: number,
    body: `🔔 ${title} is still to do, due tomorrow 20:00. #${number}\nWhen yours is done, reply “done”, or: /done ${number}`,
  }));
  await client.query(
    `INSERT INTO outbox (organization_id, chat_id, body, about_number, unasked, expires_at, leased_until, created_at)
     SELECT $1, chat_id, body, about, TRUE, $3::timestamptz + interval '12 hours', $3::timestamptz + interval '1 minute', $3
     FROM jsonb_to_recordset($2::jsonb) AS message (chat_id uuid, body text, about int)`,
    [organizationId, JSON.stringify(messages), eve],
  );
  // To nobody more often than their organization allows.
  await client.query(
    `UPDATE outbox o SET status = 'EXPIRED', failure = 'often enough', settled_at = $3, expires_at = $3
     WHERE o.organization_id = $1 AND o.id = ANY(ARRAY(
       SELECT q.id FROM outbox q
       JOIN chats ch ON ch.organization_id = q.organization_id AND ch.id = q.chat_id AND ch.kind = 'DIRECT'
       WHERE q.organization_id = $1 AND q.chat_id = ANY($2::uuid[]) AND q.unasked AND q.created_at = $3 AND (
         SELECT count(*) FROM outbox p
         WHERE p.organization_id = q.organization_id AND p.chat_id = q.chat_id AND p.unasked
           AND p.created_at > $3::timestamptz - interval '1 day' AND p.status NOT IN ('EXPIRED', 'FAILED')
           AND p.sequence <= q.sequence
       ) > (SELECT turns_per_day FROM organizations WHERE id = $1)
     ))`,
    [organizationId, told.rows.map(({ chat_id }) => chat_id), eve],
  );
  await client.query(
    `UPDATE alarms SET outcome = 'RUNG', settled_at = $3 WHERE organization_id = $1 AND id = ANY($2::uuid[])`,
    [organizationId, rows.map(({ id }) => id), eve],
  );
  await client.query('COMMIT');
}
