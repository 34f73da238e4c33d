import type { FastifyInstance } from 'fastify';
import type { Client } from 'pg';
import { createDatabase } from '../src/db/client.ts';
import { createBenchAdmin, headersOf } from './admin.ts';
import { type Business, createBusiness } from './business.ts';
import { createBenchDatabase, withClient } from './databases.ts';
import { race, timed } from './measure.ts';
import { friday } from './organization.ts';
import { type Bench, createRow, type Row } from './row.ts';

/** What figures cost at most, against the best raw SQL for the same; and what the seed allows them, in milliseconds. */
const limit = 1.3;
const mostMs = 3_000;

/** Campaigns of each group: with them a million calls end in a year. */
const campaigns = { largest: 5, other: 19 };

const days = 30;
const period = {
  before: new Date('2026-09-21T22:00:00Z'),
  from: new Date('2026-10-21T22:00:00Z'),
  to: new Date('2026-11-20T23:00:00Z'),
};

/**
 * Figures of 500 groups with a million calls: of all groups and of the largest, over the API, against hand-written SQL
 * that counts the same on a connection of its own.
 */
export const analytics: Bench = async (server) => {
  const url = await createBenchDatabase(server, 'bench_analytics');
  const db = createDatabase(url, { applicationName: 'bench' });
  const ours = await createBenchAdmin(db);
  try {
    return await withClient(url, async (raw) => {
      const business = await createBusiness(db, raw);
      await fillYear(raw, business);
      const { organizationId, largest } = business;
      const headers = await headersOf(db, organizationId);
      const { rows } = await raw.query<{ id: string }>('SELECT id FROM groups');
      const of = (name: string, path: string, groupIds: string[]) =>
        measure(ours, raw, {
          name,
          url: `${path}?days=${days}`,
          headers,
          organizationId,
          groupIds,
        });
      return [
        ...(await of(
          'figures of 500 groups, a million calls',
          '/api/groups/analytics',
          rows.map(({ id }) => id),
        )),
        ...(await of('figures of one of 10,000', `/api/groups/${largest}/analytics`, [largest])),
      ];
    });
  } finally {
    await ours.close();
    await db.$disconnect();
  }
};

/** A year of it: calls, events with their answers, tasks with their copies, and what was said. */
async function fillYear(raw: Client, { organizationId, largest }: Business): Promise<void> {
  const all = [organizationId, friday, largest];
  const run = (text: string) =>
    raw.query(
      text,
      all.filter((_, place) => text.includes(`$${place + 1}`)),
    );
  // What triggers keep for lists is of no interest here, and would take minutes for so many rows.
  await raw.query("SET session_replication_role = 'replica'");
  await run(
    `INSERT INTO campaigns (organization_id, number, status, reason, timing, message, useful_until, group_id, created_at, updated_at, finished_at)
     SELECT $1, row_number() OVER (), 'COMPLETED', 'MESSAGE', 'IMMEDIATE', 'We moved', $2, g.id, $2, $2, $2
     FROM groups g CROSS JOIN generate_series(1, ${campaigns.other}) n
     WHERE g.organization_id = $1 AND (g.id <> $3 OR n <= ${campaigns.largest})`,
  );
  await run(
    `INSERT INTO calls (organization_id, campaign_id, contact_id, status, attempts, outcome, appointment_action, duration_seconds, cost_cents, created_at, ended_at)
     SELECT $1, k.id, m.contact_id, 'ENDED', 1 + n % 2,
       CASE WHEN n % 4 = 0 THEN 'NO_ANSWER' ELSE 'ANSWERED' END::call_outcome,
       CASE WHEN n % 4 = 1 THEN 'CONFIRMED' END::appointment_action, CASE WHEN n % 4 > 0 THEN 30 + n % 60 END, 4,
       at - interval '1 hour', at
     FROM campaigns k JOIN members m ON m.organization_id = $1 AND m.group_id = k.group_id
     CROSS JOIN LATERAL (SELECT abs(hashtext(k.id::text || m.contact_id::text)) AS n OFFSET 0) h
     CROSS JOIN LATERAL (SELECT $2::timestamptz - interval '1 second' * (h.n % 31536000) AS at) moment
     WHERE k.organization_id = $1`,
  );
  await run(
    `INSERT INTO events (organization_id, number, title, group_id, starts_at, capacity, created_at, updated_at)
     SELECT $1, row_number() OVER (), 'Check', g.id, $2::timestamptz - interval '1 day' * (n * 20), 50, $2, $2
     FROM groups g CROSS JOIN generate_series(1, 4) n WHERE g.organization_id = $1`,
  );
  await run(
    `INSERT INTO participants (organization_id, event_id, contact_id, status, source, invited_at, answered_at, attended)
     SELECT $1, e.id, m.contact_id, CASE WHEN h.n % 3 = 0 THEN 'INVITED' ELSE 'GOING' END::participant_status,
       CASE WHEN h.n % 3 > 0 THEN 'COMMAND' END::answer_source, e.starts_at - interval '5 days',
       CASE WHEN h.n % 3 > 0 THEN e.starts_at - interval '1 minute' * (h.n % 7000) END, CASE WHEN h.n % 3 > 0 THEN h.n % 5 > 0 END
     FROM events e JOIN members m ON m.organization_id = $1 AND m.group_id = e.group_id
     CROSS JOIN LATERAL (SELECT abs(hashtext(e.id::text || m.contact_id::text)) AS n OFFSET 0) h
     WHERE e.organization_id = $1`,
  );
  await run(
    `INSERT INTO tasks (organization_id, number, title, group_id, created_at, updated_at)
     SELECT $1, 5000 + row_number() OVER (), 'Sign', g.id, $2::timestamptz - interval '1 day' * (n * 25), $2
     FROM groups g CROSS JOIN generate_series(1, 2) n WHERE g.organization_id = $1`,
  );
  await run(
    `INSERT INTO tasks (organization_id, title, parent_id, assignee_id, status, created_at, updated_at, closed_at)
     SELECT $1, t.title, t.id, m.contact_id, CASE WHEN h.n % 3 = 0 THEN 'OPEN' ELSE 'DONE' END::task_status, t.created_at, $2,
       CASE WHEN h.n % 3 > 0 THEN t.created_at + interval '1 minute' * (h.n % 9000) END
     FROM tasks t JOIN members m ON m.organization_id = $1 AND m.group_id = t.group_id
     CROSS JOIN LATERAL (SELECT abs(hashtext(t.id::text || m.contact_id::text)) AS n OFFSET 0) h
     WHERE t.organization_id = $1 AND t.parent_id IS NULL`,
  );
  await raw.query("SET session_replication_role = 'origin'");
  await raw.query('VACUUM ANALYZE');
}

interface Asked {
  name: string;
  url: string;
  headers: { authorization: string };
  organizationId: string;
  groupIds: string[];
}

async function measure(
  ours: FastifyInstance,
  raw: Client,
  { name, url, headers, organizationId, groupIds }: Asked,
): Promise<Row[]> {
  const isOne = groupIds.length === 1;
  const { before, from, to } = period;
  const figures = await race(
    { rounds: 5, warmUp: 1 },
    () =>
      timed(async () => {
        const { statusCode, body } = await ours.inject({ url, headers });
        if (statusCode !== 200) throw new Error(body);
      }),
    () =>
      timed(async () => {
        for (const text of isOne ? [...byHand, ...ofOneByHand] : byHand)
          await raw.query(text, [organizationId, groupIds, before, from, to]);
      }),
  );
  return [
    createRow({
      ...{ bench: 'analytics', what: name, against: 'the same counted by raw SQL', unit: 'ms' },
      ...{ ...figures, limit },
    }),
    createRow({
      ...{ bench: 'analytics', what: `${name}, in the time that the seed allows`, unit: 'ms' },
      ...{ against: 'three seconds', ours: figures.ours, theirs: mostMs, limit: 1 },
    }),
  ];
}

const rang = `c.status = 'ENDED' AND c.attempts > 0 AND c.ended_at >= $3 AND c.ended_at < $5`;

const deeds = `
  SELECT e.group_id, p.contact_id, p.answered_at AS at FROM events e
  JOIN participants p ON p.organization_id = $1 AND p.event_id = e.id
  WHERE e.organization_id = $1 AND e.group_id = ANY($2) AND p.answered_at >= $3 AND p.answered_at < $5 AND p.source IS DISTINCT FROM 'AWAY'
  UNION ALL SELECT t.group_id, x.assignee_id, x.closed_at FROM tasks t JOIN tasks x ON x.organization_id = $1 AND x.parent_id = t.id
  WHERE t.organization_id = $1 AND t.group_id = ANY($2) AND x.status = 'DONE' AND x.closed_at >= $3 AND x.closed_at < $5`;

/** The calls of some groups, each once; those of campaigns of several groups are none of this bench. */
const calls = `SELECT k.group_id, c.* FROM campaigns k JOIN calls c ON c.organization_id = $1 AND c.campaign_id = k.id
  WHERE k.organization_id = $1 AND k.group_id = ANY($2) AND ${rang}`;

/** Members and what they did, calls, tasks, events, appointments, and who is in two groups. */
const byHand = [
  `WITH ours AS (
     SELECT group_id, contact_id, bool_or(at >= $4) AS now FROM (
       ${deeds} UNION ALL SELECT group_id, contact_id, ended_at FROM (${calls}) c WHERE outcome = 'ANSWERED'
     ) d GROUP BY 1, 2
   )
   SELECT m.group_id, count(*) FILTER (WHERE m.joined_at < $5 AND (m.left_at IS NULL OR m.left_at >= $5)),
     count(*) FILTER (WHERE m.joined_at < $4 AND (m.left_at IS NULL OR m.left_at >= $4)), count(*) FILTER (WHERE m.joined_at >= $4),
     count(*) FILTER (WHERE m.left_at >= $4), count(*) FILTER (WHERE o.now), count(*) FILTER (WHERE NOT o.now)
   FROM members m LEFT JOIN ours o ON o.group_id = m.group_id AND o.contact_id = m.contact_id
   WHERE m.organization_id = $1 AND m.group_id = ANY($2) GROUP BY 1`,
  `WITH called AS (
     SELECT group_id, contact_id, ended_at >= $4 AS now, count(*) AS total, count(*) FILTER (WHERE outcome = 'ANSWERED') AS answered,
       count(*) FILTER (WHERE appointment_action = 'CONFIRMED') AS confirmed, sum(attempts) AS attempts, sum(duration_seconds) AS seconds,
       sum(cost_cents) AS cost FROM (${calls}) c GROUP BY 1, 2, 3
   )
   SELECT c.group_id, now, sum(total), sum(answered), sum(confirmed), sum(attempts), sum(seconds), sum(cost),
     count(*) FILTER (WHERE answered > 0), count(m.id)
   FROM called c LEFT JOIN members m ON m.organization_id = $1 AND m.group_id = c.group_id AND m.contact_id = c.contact_id AND m.left_at IS NULL
   GROUP BY 1, 2`,
  `SELECT t.group_id, x.created_at >= $4 AS now, count(*), count(*) FILTER (WHERE x.status = 'DONE'),
     percentile_cont(0.5) WITHIN GROUP (ORDER BY x.closed_at - x.created_at) FILTER (WHERE x.status = 'DONE')
   FROM tasks t JOIN tasks x ON x.organization_id = $1 AND x.parent_id = t.id
   WHERE t.organization_id = $1 AND t.group_id = ANY($2) AND x.status IN ('OPEN', 'DONE') AND x.created_at >= $3 AND x.created_at < $5 GROUP BY 1, 2`,
  `SELECT e.group_id, e.starts_at >= $4 AS now, count(*), count(*) FILTER (WHERE p.status <> 'INVITED'),
     percentile_cont(0.5) WITHIN GROUP (ORDER BY p.answered_at - p.invited_at) FILTER (WHERE p.status <> 'INVITED'),
     count(*) FILTER (WHERE p.status = 'GOING'), count(*) FILTER (WHERE p.attended), count(*) FILTER (WHERE p.status = 'GOING' AND NOT p.attended)
   FROM events e JOIN participants p ON p.organization_id = $1 AND p.event_id = e.id
   WHERE e.organization_id = $1 AND e.group_id = ANY($2) AND e.status = 'SCHEDULED' AND e.starts_at >= $3 AND e.starts_at < $5 GROUP BY 1, 2`,
  `SELECT m.group_id, c.appointment_status, c.appointment_type, count(*) FROM members m
   JOIN contacts c ON c.organization_id = $1 AND c.id = m.contact_id
   WHERE m.organization_id = $1 AND m.group_id = ANY($2) AND m.left_at IS NULL AND $3 < $4 AND $4 < $5 GROUP BY 1, 2, 3`,
  `SELECT a.group_id, b.group_id, count(*) FROM members a
   JOIN members b ON b.organization_id = $1 AND b.contact_id = a.contact_id AND b.group_id > a.group_id AND b.left_at IS NULL AND b.group_id = ANY($2)
   WHERE a.organization_id = $1 AND a.group_id = ANY($2) AND a.left_at IS NULL AND $3 < $4 AND $4 < $5 GROUP BY 1, 2`,
];

/** What is told of one besides: day by day, and the hour in which they answer. */
const ofOneByHand = [
  `SELECT date_trunc('day', at AT TIME ZONE 'Europe/Madrid'), what, count(*) FROM (
     SELECT at, 'deed' AS what FROM (${deeds}) d UNION ALL SELECT ended_at, outcome::text FROM (${calls}) c
   ) h WHERE at >= $4 GROUP BY 1, 2`,
  `SELECT extract(isodow FROM at AT TIME ZONE 'Europe/Madrid'), extract(hour FROM at AT TIME ZONE 'Europe/Madrid'), count(*) FROM (
     ${deeds} UNION ALL SELECT group_id, contact_id, ended_at FROM (${calls}) c WHERE outcome = 'ANSWERED'
   ) h WHERE at >= $4 GROUP BY 1, 2`,
];
