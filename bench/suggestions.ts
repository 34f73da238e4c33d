import Fastify, { type FastifyInstance } from 'fastify';
import type { Client } from 'pg';
import { createDatabase, type Database } from '../src/db/client.ts';
import { findCircles, type Pair } from '../src/suggestions/circles.ts';
import { createBenchAdmin } from './admin.ts';
import { createBenchDatabase, withClient } from './databases.ts';
import { fill, hashOf, type Stage, whoseKey } from './groups.ts';
import { race, timed } from './measure.ts';
import { friday } from './organization.ts';
import { type Bench, createRow, type Row } from './row.ts';

/** Groups that are suggested to a business of 500 groups and 100,000 contacts, against the same asked by raw SQL. */
export const suggestions: Bench = async (server) => {
  const url = await createBenchDatabase(server, 'bench_suggestions');
  const db = createDatabase(url, { applicationName: 'bench' });
  const ours = await createBenchAdmin(db);
  try {
    return await withClient(url, async (raw) => measure(ours, raw, await fillSuggestions(db, raw)));
  } finally {
    await ours.close();
    await db.$disconnect();
  }
};

async function measure(ours: FastifyInstance, raw: Client, stage: Stage): Promise<Row[]> {
  const { organizationId, headers } = stage;
  const plain = Fastify();
  plain.get('/', async () => {
    await raw.query({ name: 'key', text: whoseKey, values: [hashOf(headers)] });
    return suggestByHand(raw, organizationId);
  });
  const ask = (app: FastifyInstance, url: string) =>
    timed(async () => {
      const { statusCode, body } = await app.inject({ method: 'GET', url, headers });
      const { suggestions } = JSON.parse(body);
      if (statusCode !== 200 || suggestions.length !== 76) throw new Error(`${url}: ${body}`);
    });
  const figures = await race(
    { rounds: 11, warmUp: 2 },
    () => ask(ours, '/api/groups/suggestions'),
    () => ask(plain, '/'),
  );
  await plain.close();
  const row = { bench: 'suggestions', unit: 'ms' } as const;
  return [
    createRow({
      ...{ ...row, ...figures, what: 'groups are suggested, of 100,000 contacts', limit: 1.3 },
      against: 'a route that asks the same by raw SQL',
    }),
    createRow({
      ...{ ...row, what: 'the same', ours: figures.ours, theirs: 3000, limit: 0.5 },
      against: 'what the seed allows',
    }),
  ];
}

const hasSame = (kind: string, column: string, least: number) => `
  SELECT '${kind}' AS kind, name_key(said) AS key, array_agg(said) AS spellings, sum(n)::int AS n
  FROM (
    SELECT ${column} AS said, count(*) AS n FROM contacts
    WHERE organization_id = $1 AND deleted_at IS NULL AND ${column} IS NOT NULL GROUP BY 1
  ) x GROUP BY 2 HAVING sum(n) BETWEEN ${least} AND 10000`;

const notReached = `
  SELECT contact_id FROM (
    SELECT DISTINCT ON (contact_id) contact_id, outcome FROM calls
    WHERE organization_id = $1 AND status = 'ENDED' AND attempts > 0 AND ended_at >= $2::timestamptz - interval '30 days'
    ORDER BY contact_id, ended_at DESC, id DESC
  ) last WHERE outcome IN ('NO_ANSWER', 'BUSY', 'VOICEMAIL', 'FAILED')`;

const added = `
  SELECT id FROM contacts
  WHERE organization_id = $1 AND deleted_at IS NULL AND created_at >= $2::timestamptz - interval '30 days'`;

/** The five questions, each as whoever knows this data would ask it, and what is left of the answers. */
async function suggestByHand(raw: Client, organizationId: string) {
  const at = friday;
  const shared = await raw.query<{ kind: string; spellings: string[]; n: number }>(
    [
      hasSame('type', 'appointment_type', 5),
      hasSame('provider', 'appointment_provider', 10),
      hasSame('source', 'booking_source', 10),
    ].join(' UNION ALL '),
    [organizationId],
  );
  const lately = await raw.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (${added}) x UNION ALL SELECT count(*)::int FROM (${notReached}) y`,
    [organizationId, at],
  );
  const chats = await raw.query<{ ids: string[] }>(
    `SELECT ch.name, array_agg(DISTINCT m.contact_id) AS ids
     FROM (
       SELECT id, name FROM chats ch WHERE organization_id = $1 AND kind = 'GROUP' AND name <> ''
         AND NOT EXISTS (SELECT FROM links l WHERE l.organization_id = $1 AND l.chat_id = ch.id)
         AND name_key(name) NOT IN (SELECT name_key FROM groups WHERE organization_id = $1)
       ORDER BY id DESC LIMIT 50
     ) ch CROSS JOIN LATERAL (
       SELECT contact_id FROM messages m WHERE m.organization_id = $1 AND m.chat_id = ch.id AND contact_id IS NOT NULL
       ORDER BY sent_at DESC, id DESC LIMIT 500
     ) m GROUP BY ch.id, ch.name HAVING count(DISTINCT m.contact_id) >= 2`,
    [organizationId],
  );
  const pairs = await raw.query<Pair>(
    `WITH going AS MATERIALIZED (
       SELECT e.id, e.title, p.contact_id, count(*) OVER (PARTITION BY e.id) AS n
       FROM (
         SELECT id, title FROM events WHERE organization_id = $1 AND status = 'SCHEDULED'
           AND starts_at BETWEEN $2::timestamptz - interval '180 days' AND $2 ORDER BY starts_at DESC LIMIT 200
       ) e JOIN participants p ON p.organization_id = $1 AND p.event_id = e.id AND p.status = 'GOING'
     )
     SELECT a.contact_id AS one, b.contact_id AS other, mode() WITHIN GROUP (ORDER BY a.title) AS title
     FROM going a JOIN going b ON b.id = a.id AND b.contact_id > a.contact_id
     WHERE a.n <= 50 GROUP BY 1, 2 HAVING count(*) >= 4 ORDER BY count(*) DESC, 1, 2 LIMIT 20000`,
    [organizationId, at],
  );
  const found = [
    ...chats.rows.map(({ ids }) => ({ kind: 'chat', ids, n: ids.length })),
    ...findCircles(pairs.rows, 5).map(({ contactIds: ids }) => ({
      kind: 'together',
      ids,
      n: ids.length,
    })),
  ];
  const columns = {
    type: 'appointment_type',
    provider: 'appointment_provider',
    source: 'booking_source',
  };
  const all = [
    ...shared.rows,
    { kind: 'new', n: lately.rows[0]!.n },
    { kind: 'followUp', n: lately.rows[1]!.n },
    ...found,
  ];
  const place = (kind: string) => all.findIndex((one) => one.kind === kind);
  const listed = all.flatMap((one, at) => ('ids' in one ? one.ids.map((id) => ({ at, id })) : []));
  const spelled = all.flatMap((one, at) =>
    'spellings' in one ? one.spellings.map((said) => ({ at, said, kind: one.kind })) : [],
  );
  const compared = await raw.query<{ place: number; alike: number }>(
    `WITH people AS MATERIALIZED (
       ${Object.entries(columns)
         .map(
           ([kind, column]) => `
             SELECT x.place, c.id FROM unnest($3::int[], $4::text[], $5::text[]) AS x (place, kind, said)
             JOIN contacts c ON c.${column} = x.said
             WHERE x.kind = '${kind}' AND c.organization_id = $1 AND c.deleted_at IS NULL UNION ALL`,
         )
         .join('')}
       SELECT ${place('new')}, id FROM (${added}) x
       UNION ALL SELECT ${place('followUp')}, contact_id FROM (${notReached}) y
       UNION ALL SELECT * FROM unnest($6::int[], $7::uuid[])
     ), compared AS MATERIALIZED (
       SELECT s.place, g.id, g.name, g.icon, s.n, s.n::float8 / (z.n + g.member_count - s.n) AS alike
       FROM (
         SELECT p.place, m.group_id, count(*) AS n FROM people p JOIN members m ON m.contact_id = p.id
         WHERE m.organization_id = $1 AND m.left_at IS NULL GROUP BY 1, 2
       ) s JOIN unnest($8::int[], $9::int[]) AS z (place, n) ON z.place = s.place
       JOIN groups g ON g.organization_id = $1 AND g.id = s.group_id
     )
     SELECT z.place, near.id, near.name, near.icon, near.n, near.alike, three.names
     FROM generate_series(0, ${all.length - 1}) AS z (place)
     LEFT JOIN (SELECT DISTINCT ON (place) * FROM compared ORDER BY place, alike DESC, id) near ON near.place = z.place
     LEFT JOIN (
       SELECT place, array_agg((SELECT name FROM contacts c WHERE c.organization_id = $1 AND c.id = p.id)) AS names
       FROM (SELECT place, id, row_number() OVER (PARTITION BY place ORDER BY id) AS n FROM people) p
       WHERE n <= 3 GROUP BY place
     ) three ON three.place = z.place`,
    [
      ...[organizationId, at],
      ...[spelled.map((x) => x.at), spelled.map((x) => x.kind), spelled.map((x) => x.said)],
      ...[listed.map((x) => x.at), listed.map((x) => x.id)],
      ...[all.map((_, n) => n), all.map(({ n }) => n)],
    ],
  );
  const suggested = compared.rows.filter(({ alike }) => !(alike >= 0.8));
  const ofKind = Map.groupBy(suggested, (row) => all[row.place]!.kind);
  return {
    suggestions: [...ofKind.values()].flatMap((rows) =>
      rows.sort((a, b) => all[b.place]!.n - all[a.place]!.n).slice(0, 20),
    ),
  };
}

/** The business of bench/groups.ts, and what suggests groups there: appointments, calls, events and chats. */
async function fillSuggestions(db: Database, raw: Client): Promise<Stage> {
  const stage = await fill(db, raw);
  const { organizationId } = stage;
  // Forty types of a few spellings, of which the most common are few; the latest thousand are new.
  await raw.query(
    `UPDATE contacts c SET
       appointment_type = (ARRAY['Type ', 'type ', 'TYPE-'])[1 + n % 3] || floor(40 * (n * 7919 % 1000 / 1000.0) ^ 2),
       appointment_provider = 'Dr. ' || n % 25, booking_source = CASE WHEN n % 3 > 0 THEN 'Source ' || n % 7 END,
       created_at = $2::timestamptz - CASE WHEN n > 99000 THEN interval '1 day' ELSE interval '100 days' END
     FROM (SELECT id, row_number() OVER (ORDER BY phone) AS n FROM contacts WHERE organization_id = $1) x
     WHERE c.organization_id = $1 AND c.id = x.id`,
    [organizationId, friday],
  );
  await raw.query(
    `INSERT INTO campaigns (organization_id, number, status, reason, timing, message, useful_until, created_at, updated_at, finished_at)
     SELECT $1, 1000 + n, 'COMPLETED', 'MESSAGE', 'IMMEDIATE', 'We moved', $2, $2, $2, $2 FROM generate_series(1, 20) n`,
    [organizationId, friday],
  );
  await raw.query(
    `INSERT INTO calls (organization_id, campaign_id, contact_id, status, outcome, attempts, created_at, ended_at)
     SELECT $1, k.id, c.id, 'ENDED', (ARRAY['ANSWERED', 'NO_ANSWER', 'ANSWERED', 'BUSY'])[1 + (c.n + k.number) % 4]::call_outcome, 1,
       $2::timestamptz - interval '90 days', $2::timestamptz - interval '2 days' * (k.number - 1000)
     FROM campaigns k JOIN (
       SELECT id, row_number() OVER (ORDER BY phone) AS n FROM contacts WHERE organization_id = $1
     ) c ON c.n BETWEEN (k.number - 1001) * 500 AND (k.number - 1001) * 500 + 999
     WHERE k.organization_id = $1`,
    [organizationId, friday],
  );
  // Two hundred evenings of one group, each of forty of its hundred: the same thirty, and who happens to come.
  await raw.query(
    `INSERT INTO events (organization_id, number, title, starts_at, group_id, created_at, updated_at)
     SELECT $1, 2000 + n, 'Evening', $2::timestamptz - interval '20 hours' * n, $3, $2, $2 FROM generate_series(1, 200) n`,
    [organizationId, friday, stage.few[0]],
  );
  await raw.query(
    `INSERT INTO participants (organization_id, event_id, contact_id, status, invited_at, answered_at)
     SELECT $1, e.id, m.contact_id, 'GOING', $2, $2
     FROM events e JOIN (
       SELECT contact_id, row_number() OVER (ORDER BY contact_id) AS n FROM members WHERE organization_id = $1 AND group_id = $3
     ) m ON m.n <= 30 OR (m.n + e.number) % 7 = 0
     WHERE e.organization_id = $1`,
    [organizationId, friday, stage.few[0]],
  );
  await raw.query(
    `WITH loose AS (
       INSERT INTO chats (organization_id, account_id, external_id, kind, name, created_at)
       SELECT $1, (SELECT id FROM accounts WHERE organization_id = $1 LIMIT 1), 'loose ' || n, 'GROUP', 'Chat ' || n, $2
       FROM generate_series(1, 60) n RETURNING id, split_part(name, ' ', 2)::int AS n
     ), people AS (SELECT id, row_number() OVER (ORDER BY phone) AS n FROM contacts WHERE organization_id = $1)
     INSERT INTO messages (organization_id, chat_id, direction, external_id, contact_id, body, sent_at, stored_at)
     SELECT $1, l.id, 'IN', l.n || ' ' || i, p.id, 'Hello', $2::timestamptz - interval '1 minute' * i, $2
     FROM loose l CROSS JOIN generate_series(1, 600) i JOIN people p ON p.n = l.n * 100 + i % 40`,
    [organizationId, friday],
  );
  await raw.query('VACUUM ANALYZE');
  return stage;
}
