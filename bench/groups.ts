import { createHash } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Client } from 'pg';
import { createDatabase, type Database } from '../src/db/client.ts';
import { createPageIn } from '../src/db/page.ts';
import { contactColumns } from '../src/people/contacts.ts';
import { createBenchAdmin, headersOf } from './admin.ts';
import { createBusiness } from './business.ts';
import { createBenchDatabase, withClient } from './databases.ts';
import { type Rounds, race, timed } from './measure.ts';
import { friday } from './organization.ts';
import { type Bench, createRow, type Row } from './row.ts';

/** What a request costs at most, against a route that does nothing but ask the same by raw SQL. */
const limit = 1.5;

/**
 * The admin API of a business: lists, filters, many at once and an export, among 500 groups of 100,000 contacts, the
 * largest of 10,000, each against a route of Fastify's that only sends what raw SQL answers.
 */
export const groups: Bench = async (server) => {
  const url = await createBenchDatabase(server, 'bench_groups');
  const db = createDatabase(url, { applicationName: 'bench' });
  const ours = await createBenchAdmin(db);
  try {
    return await withClient(url, async (raw) => {
      const stage = await fill(db, raw);
      const rows = [];
      for (const asked of requestsOf(stage)) rows.push(await measure(ours, raw, asked));
      return [...rows, await measureAdding(ours, raw, stage)];
    });
  } finally {
    await ours.close();
    await db.$disconnect();
  }
};

export interface Stage {
  organizationId: string;
  headers: { authorization: string };
  largest: string;
  /** Two of the others, of a hundred each. */
  few: [string, string];
  /** Contacts who are not in the largest. */
  strangers: string[];
  /** After 9,000 of the members of the largest, by name. */
  deep: { key: string; id: string };
}

export async function fill(db: Database, raw: Client): Promise<Stage> {
  const { organizationId, largest, groupOf } = await createBusiness(db, raw);
  const deep = await raw.query<{ key: string; id: string }>(
    `SELECT c.name_key AS key, c.id FROM members m JOIN contacts c ON c.organization_id = m.organization_id AND c.id = m.contact_id
     WHERE m.organization_id = $1 AND m.group_id = $2 ORDER BY 1, 2 OFFSET 9000 LIMIT 1`,
    [organizationId, largest],
  );
  const strangers = await raw.query<{ id: string }>(
    'SELECT id FROM contacts WHERE organization_id = $1 ORDER BY phone DESC LIMIT 1000',
    [organizationId],
  );
  await raw.query('VACUUM ANALYZE');
  return {
    organizationId,
    headers: await headersOf(db, organizationId),
    largest,
    few: [groupOf(1), groupOf(2)],
    strangers: strangers.rows.map((row) => row.id),
    deep: deep.rows[0]!,
  };
}

interface Asked {
  what: string;
  method?: 'GET' | 'POST';
  url: string;
  headers: Stage['headers'];
  payload?: object;
  sql: string;
  values: unknown[];
  /** The groups that it is about: whether there are such is looked up first. */
  groups?: readonly string[];
  rounds?: Rounds;
  /** Whether raw SQL is better off without a plan that is kept. */
  isPlannedAnew?: boolean;
}

const contact = contactColumns.sql;

/** What is asked of each side: the same answer. */
function requestsOf({ organizationId, headers, largest, few, deep }: Stage): Asked[] {
  const byName = { sort: 'name', order: 'asc' } as const;
  const { nextCursor } = createPageIn(byName, [deep, deep], 1, ({ key, id }) => [key, id]);
  const members = (from: string) => `
    SELECT c.id, c.name, c.phone, m.role, m.title, m.joined_at, c.appointment_time, c.appointment_status, h.at,
      other.named, other.count, calls.count AS calls, calls.answered, adder.name AS added_by
    FROM contacts c
    JOIN members m ON m.organization_id = c.organization_id AND m.contact_id = c.id AND m.group_id = $2 AND m.left_at IS NULL
    JOIN heard h ON h.organization_id = c.organization_id AND h.contact_id = c.id
    CROSS JOIN LATERAL (
      SELECT count(*), jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'icon', g.icon) ORDER BY g.name_key) AS named
      FROM members x JOIN groups g ON g.organization_id = x.organization_id AND g.id = x.group_id
      WHERE x.organization_id = $1 AND x.contact_id = c.id AND x.left_at IS NULL AND x.group_id <> $2
    ) other
    CROSS JOIN LATERAL (
      SELECT count(*), count(*) FILTER (WHERE outcome = 'ANSWERED') AS answered FROM calls k
      WHERE k.organization_id = $1 AND k.contact_id = c.id
    ) calls
    LEFT JOIN LATERAL (
      SELECT u.name FROM audit_entries a JOIN users u ON u.organization_id = a.organization_id AND u.id = a.actor_user_id
      WHERE a.organization_id = $1 AND a.group_id = $2 AND a.at = m.joined_at AND a.action = 'group.members.add'
        AND jsonb_exists(a.after->'contactIds', c.id::text) LIMIT 1
    ) adder ON TRUE
    WHERE c.organization_id = $1 AND c.name_key >= '' ${from} ORDER BY c.name_key, c.id LIMIT 51`;
  const inGroups = (having: string) => `
    WITH found AS MATERIALIZED (
      SELECT contact_id FROM members WHERE organization_id = $1 AND group_id = ANY($2::uuid[]) AND left_at IS NULL
      GROUP BY contact_id ${having}
    )
    SELECT ${contact}, (SELECT count(*) FROM found) AS total
    FROM found f JOIN contacts c ON c.organization_id = $1 AND c.id = f.contact_id AND c.deleted_at IS NULL
    ORDER BY c.name_key, c.id LIMIT 51`;
  const values = [organizationId, largest];
  const both = few.join(',');
  const whole = { rounds: 7, warmUp: 2 };
  return [
    {
      what: 'a page of 100 groups, with counts',
      url: '/api/groups?limit=100',
      headers,
      sql: `SELECT g.*, a.message_count, a.last_at, said.body, said.sent_at,
          (SELECT v.hash FROM avatars v WHERE v.organization_id = g.organization_id AND v.group_id = g.id AND v.unused_since IS NULL)
        FROM groups g
        JOIN activities a ON a.organization_id = g.organization_id AND a.group_id = g.id
        LEFT JOIN LATERAL (
          SELECT body, sent_at FROM messages m WHERE m.organization_id = g.organization_id AND m.group_id = g.id
            AND m.deleted_at IS NULL ORDER BY sent_at DESC, id DESC LIMIT 1
        ) said ON TRUE
        WHERE g.organization_id = $1 ORDER BY g.name_key, g.id LIMIT 101`,
      values: [organizationId],
    },
    {
      what: 'the first 50 members of 10,000',
      url: `/api/groups/${largest}/members?limit=50`,
      headers,
      sql: members(''),
      values,
      groups: [largest],
    },
    {
      what: '50 members after 9,000',
      url: `/api/groups/${largest}/members?limit=50&cursor=${nextCursor}`,
      headers,
      sql: members('AND (c.name_key, c.id) > ($3, $4)'),
      values: [...values, deep.key, deep.id],
      groups: [largest],
      isPlannedAnew: true,
    },
    {
      what: '50 contacts in one or another of two groups, counted',
      url: `/api/contacts/by-groups?limit=50&match=or&groupIds=${both}`,
      headers,
      sql: inGroups(''),
      values: [organizationId, few],
      groups: few,
    },
    {
      what: '50 contacts in two groups at once, counted',
      url: `/api/contacts/by-groups?limit=50&match=and&groupIds=${both}`,
      headers,
      sql: inGroups('HAVING count(*) = 2'),
      values: [organizationId, few],
      groups: few,
    },
    {
      what: '50 contacts in neither of two groups, counted',
      url: `/api/contacts/by-groups?limit=50&match=not&groupIds=${both}`,
      headers,
      sql: `WITH those AS MATERIALIZED (
          SELECT DISTINCT contact_id FROM members WHERE organization_id = $1 AND group_id = ANY($2::uuid[]) AND left_at IS NULL
        )
        SELECT ${contact},
          (SELECT count(*) FROM contacts WHERE organization_id = $1 AND deleted_at IS NULL) - (SELECT count(*) FROM those) AS total
        FROM contacts c WHERE c.organization_id = $1 AND c.deleted_at IS NULL AND c.name_key >= ''
          AND c.id NOT IN (SELECT contact_id FROM those)
        ORDER BY c.name_key, c.id LIMIT 51`,
      values: [organizationId, few],
      groups: few,
      rounds: whole,
    },
    {
      what: '50 contacts by a part of their names',
      url: '/api/contacts?limit=50&text=abc12',
      headers,
      sql: `SELECT ${contact} FROM contacts c WHERE c.organization_id = $1 AND c.deleted_at IS NULL
        AND (c.name_key LIKE '%' || $2 || '%' OR c.email ILIKE '%' || $2 || '%') ORDER BY c.name_key, c.id LIMIT 51`,
      values: [organizationId, 'abc12'],
    },
    {
      what: 'an export of 10,000 as JSON',
      method: 'POST',
      url: `/api/groups/${largest}/export`,
      headers,
      payload: { format: 'json' },
      sql: `SELECT c.*, m.role, m.title FROM members m
        JOIN contacts c ON c.organization_id = m.organization_id AND c.id = m.contact_id
        WHERE m.organization_id = $1 AND m.group_id = $2 AND m.left_at IS NULL ORDER BY c.name_key, c.id`,
      values,
      groups: [largest],
      rounds: whole,
    },
  ];
}

/** Who asks, and whether there is what they ask about, is looked up by either side. */
export const whoseKey = `SELECT k.organization_id, u.role FROM api_keys k
  JOIN users u ON u.organization_id = k.organization_id AND u.id = k.user_id WHERE k.hash = $1`;

const whichGroups = 'SELECT * FROM groups WHERE organization_id = $1 AND id = ANY($2::uuid[])';

export const hashOf = ({ authorization }: Stage['headers']) =>
  createHash('sha256').update(authorization.slice('Bearer '.length)).digest();

async function measure(
  ours: FastifyInstance,
  raw: Client,
  {
    what,
    method = 'GET',
    url,
    headers,
    payload,
    sql,
    values,
    groups,
    rounds,
    isPlannedAnew,
  }: Asked,
): Promise<Row> {
  const plain = Fastify();
  plain.get('/', async () => {
    await raw.query({ name: 'key', text: whoseKey, values: [hashOf(headers)] });
    if (groups) await raw.query({ name: 'groups', text: whichGroups, values: [values[0], groups] });
    return (await raw.query({ ...(!isPlannedAnew && { name: what }), text: sql, values })).rows;
  });
  const send = (app: FastifyInstance, asked: object) =>
    timed(async () => {
      const { statusCode, body } = await app.inject(asked);
      if (statusCode !== 200) throw new Error(`${url}: ${body}`);
    });
  const figures = await race(
    rounds ?? { rounds: 51, warmUp: 50 },
    () => send(ours, { method, url, headers, ...(payload && { payload }) }),
    () => send(plain, { url: '/' }),
  );
  await plain.close();
  return rowOf(what, figures);
}

/** A thousand contacts come into the largest group, and are taken out again by hand. */
async function measureAdding(
  ours: FastifyInstance,
  raw: Client,
  { organizationId, headers, largest, strangers }: Stage,
): Promise<Row> {
  const url = `/api/groups/${largest}/members/bulk-add`;
  const afresh = async (work: () => Promise<unknown>) => {
    const time = await timed(work);
    const { rowCount } = await raw.query(
      'DELETE FROM members WHERE organization_id = $1 AND group_id = $2 AND contact_id = ANY($3)',
      [organizationId, largest, strangers],
    );
    if (rowCount !== strangers.length) throw new Error(`${rowCount} were added`);
    return time;
  };
  const figures = await race(
    { rounds: 31, warmUp: 10 },
    () =>
      afresh(() =>
        ours.inject({ method: 'POST', url, headers, payload: { contactIds: strangers } }),
      ),
    () => afresh(() => addByHand(raw, { organizationId, largest, strangers })),
  );
  return rowOf('1,000 members are added to 10,000', figures);
}

/** Group locked, who they are, who is in it already, the rows, what is open there and is theirs too now, and the entry in the log. */
async function addByHand(
  raw: Client,
  { organizationId, largest, strangers }: Pick<Stage, 'organizationId' | 'largest' | 'strangers'>,
): Promise<void> {
  await raw.query('BEGIN');
  await raw.query('SELECT 1 FROM groups WHERE organization_id = $1 AND id = $2 FOR UPDATE', [
    organizationId,
    largest,
  ]);
  await raw.query(
    'SELECT id, name FROM contacts WHERE organization_id = $1 AND id = ANY($2) AND deleted_at IS NULL FOR SHARE',
    [organizationId, strangers],
  );
  await raw.query(
    `INSERT INTO members (organization_id, group_id, contact_id, role, joined_at)
     SELECT $1, $2, id, 'MEMBER', $4 FROM unnest($3::uuid[]) AS person (id)
     WHERE NOT EXISTS (SELECT FROM members WHERE organization_id = $1 AND group_id = $2 AND contact_id = id AND left_at IS NULL)`,
    [organizationId, largest, strangers, friday],
  );
  await raw.query(
    `INSERT INTO tasks (organization_id, parent_id, assignee_id, through_group_ids, title, notes, due_at, created_by_id, created_at, updated_at)
     SELECT t.organization_id, t.id, person.id, ARRAY[t.group_id], t.title, t.notes, t.due_at, t.created_by_id, $4, $4
     FROM tasks t CROSS JOIN unnest($3::uuid[]) AS person (id)
     WHERE t.organization_id = $1 AND t.group_id = $2 AND t.status = 'OPEN'
     ON CONFLICT DO NOTHING`,
    [organizationId, largest, strangers, friday],
  );
  await raw.query(
    `INSERT INTO participants (organization_id, event_id, contact_id, invited_at)
     SELECT e.organization_id, e.id, person.id, $4 FROM events e CROSS JOIN unnest($3::uuid[]) AS person (id)
     WHERE e.organization_id = $1 AND e.group_id = $2 AND e.status = 'SCHEDULED' AND (e.starts_at IS NULL OR e.starts_at > $4)
     ON CONFLICT DO NOTHING`,
    [organizationId, largest, strangers, friday],
  );
  await raw.query(
    `INSERT INTO audit_entries (organization_id, at, actor_kind, operation_id, action, subject_type, subject_id, after)
     VALUES ($1, $2, 'SYSTEM', gen_random_uuid(), 'group.members.add', 'group', $3, $4)`,
    [organizationId, friday, largest, { contactIds: strangers }],
  );
  await raw.query('COMMIT');
}

const rowOf = (what: string, figures: { ours: number; theirs: number; ratio: number }): Row =>
  createRow({
    bench: 'groups',
    what,
    against: 'a route that asks the same by raw SQL',
    unit: 'ms',
    ...figures,
    limit,
  });
