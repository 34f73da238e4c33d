import type { Client } from 'pg';
import { claimDial } from '../src/calls/claim-dial.ts';
import { createCampaign } from '../src/calls/create-campaign.ts';
import type { CallProvider } from '../src/calls/provider.ts';
import type { WantedCampaign } from '../src/calls/wanted.ts';
import { createChange } from '../src/change/create-change.ts';
import { createDatabase, type Database } from '../src/db/client.ts';
import { createGroup } from '../src/membership/create-group.ts';
import { createBenchDatabase, withClient } from './databases.ts';
import { race, timed } from './measure.ts';
import { createBenchOrganization, friday } from './organization.ts';
import { type Bench, createRow, type Row } from './row.ts';

const people = 1000;
const finished = 100_000;

/** What a campaign, and the next dial, cost at most, against the rows that they come down to. */
const limit = 1.5;

const provider: CallProvider = {
  name: 'simulated',
  centsPerMinute: 0,
  dial: async () => ({ unknown: '' }),
  find: async () => 'NONE',
  hangUp: async () => true,
  readWebhook: async () => 'IGNORED',
};

/** Calls: a campaign of a thousand begins, and the next dial is claimed, however many calls have ended. */
export const calls: Bench = async (server) => [
  await begin(await createBenchDatabase(server, 'bench_campaign')),
  await claim(
    await createBenchDatabase(server, 'bench_finished'),
    await createBenchDatabase(server, 'bench_fresh'),
  ),
];

interface Stage {
  db: Database;
  organizationId: string;
  groupId: string;
}

async function stageOf(url: string): Promise<Stage> {
  const db = createDatabase(url, { applicationName: 'bench' });
  const { organizationId } = await createBenchOrganization(db, people);
  const contacts = await db.contact.findMany({ where: { organizationId }, select: { id: true } });
  const { id: groupId } = await createGroup(createChange({ tx: db, organizationId, at: friday }), {
    name: 'Everybody',
    members: contacts.map(({ id }) => ({ contactId: id })),
  });
  return { db, organizationId, groupId };
}

function beginIn({ db, organizationId, groupId }: Stage): Promise<unknown> {
  const wanted: WantedCampaign = {
    whom: { groupId },
    message: 'We moved to 7 pm',
    timing: 'IMMEDIATE',
    priority: 'URGENT',
    startsAt: null,
    spreadMinutes: null,
    isAboutAppointments: false,
    customHoursBefore: null,
    outsideHours: null,
    until: null,
  };
  return db.$transaction((tx) =>
    createCampaign(createChange({ tx, organizationId, at: friday }), wanted),
  );
}

async function begin(url: string): Promise<Row> {
  const stage = await stageOf(url);
  try {
    return await withClient(url, async (raw) => {
      await raw.query('VACUUM ANALYZE');
      const afresh = async (work: () => Promise<unknown>) => {
        await raw.query('TRUNCATE campaigns, calls, attempts');
        const time = await timed(work);
        const { rows } = await raw.query<{ count: number }>(
          'SELECT count(*)::int AS count FROM calls',
        );
        if (rows[0]!.count !== people) throw new Error(`${rows[0]!.count} of ${people} are called`);
        return time;
      };
      const found = await race(
        { rounds: 21, warmUp: 3 },
        () => afresh(() => beginIn(stage)),
        () => afresh(() => theirs(raw, stage)),
      );
      return createRow({
        bench: 'calls',
        what: `a campaign of ${people.toLocaleString('en')} begins`,
        against: 'the same rows by raw SQL',
        unit: 'ms',
        ...found,
        limit,
      });
    });
  } finally {
    await stage.db.$disconnect();
  }
}

/** What a campaign is, as somebody would write it who has only pg: the same questions of each person, and the same rows. */
async function theirs(raw: Client, { organizationId, groupId }: Stage): Promise<void> {
  await raw.query('BEGIN');
  await raw.query('SELECT * FROM organizations WHERE id = $1 FOR NO KEY UPDATE', [organizationId]);
  await raw.query('SELECT 1 FROM groups WHERE organization_id = $1 AND id = $2 FOR SHARE', [
    organizationId,
    groupId,
  ]);
  const callees = await raw.query<{ id: string; may: boolean }>(
    `SELECT c.id, c.phone IS NOT NULL AND c.deleted_at IS NULL AND c.opted_out_at IS NULL AND c.do_not_call_at IS NULL
       AND coalesce(c.call_consent, TRUE) AND g.status = 'ACTIVE' AND reached.at IS NULL
       AND coalesce(cardinality(turns.at), 0) < 3 AS may, c.name, c.time_zone
     FROM members m
     JOIN groups g ON g.organization_id = m.organization_id AND g.id = m.group_id
     JOIN contacts c ON c.organization_id = m.organization_id AND c.id = m.contact_id
     LEFT JOIN LATERAL (
       SELECT max(ended_at) AS at FROM calls WHERE organization_id = c.organization_id AND contact_id = c.id AND outcome = 'ANSWERED'
     ) reached ON TRUE
     LEFT JOIN LATERAL (
       SELECT array_agg(turn.at ORDER BY turn.at) AS at FROM (
         SELECT dialled_at AS at FROM attempts
         WHERE organization_id = c.organization_id AND contact_id = c.id AND status <> 'VOID'
           AND dialled_at > $3::timestamptz - interval '1 day'
         UNION ALL
         SELECT o.created_at FROM chats ch JOIN outbox o ON o.organization_id = ch.organization_id AND o.chat_id = ch.id
         WHERE ch.organization_id = c.organization_id AND ch.kind = 'DIRECT' AND ch.peer_external_id IN (
             SELECT external_id FROM whatsapp_ids w WHERE w.organization_id = c.organization_id AND w.contact_id = c.id
             UNION SELECT substr(c.phone, 2) || '@c.us'
           )
           AND o.created_at > $3::timestamptz - interval '1 day' AND o.unasked AND o.status NOT IN ('EXPIRED', 'FAILED')
       ) turn
     ) turns ON TRUE
     WHERE m.organization_id = $1 AND m.group_id = $2 AND m.left_at IS NULL ORDER BY c.name_key, c.id`,
    [organizationId, groupId, friday],
  );
  await raw.query(
    'SELECT count(*) FROM campaigns WHERE organization_id = $1 AND finished_at IS NULL',
    [organizationId],
  );
  const { rows: numbers } = await raw.query<{ number: number }>(
    `INSERT INTO counters (organization_id, last_number) VALUES ($1, 1)
     ON CONFLICT (organization_id) DO UPDATE SET last_number = counters.last_number + 1 RETURNING last_number AS number`,
    [organizationId],
  );
  const { rows: made } = await raw.query<{ id: string }>(
    `INSERT INTO campaigns (organization_id, number, status, reason, timing, priority, message, group_id, useful_until, created_at, updated_at)
     VALUES ($1, $2, 'PREPARING', 'MESSAGE', 'IMMEDIATE', 'URGENT', 'We moved to 7 pm', $3, $4::timestamptz + interval '12 hours', $4, $4)
     RETURNING id`,
    [organizationId, numbers[0]!.number, groupId, friday],
  );
  const ids = callees.rows.filter(({ may }) => may).map(({ id }) => id);
  await raw.query(
    `INSERT INTO calls (organization_id, campaign_id, contact_id, status, next_at, rank, created_at)
     SELECT $1, $2, id, 'WAITING', $4, 2, $4 FROM unnest($3::uuid[]) AS callee (id)`,
    [organizationId, made[0]!.id, ids, friday],
  );
  await raw.query(
    `INSERT INTO audit_entries (organization_id, at, actor_kind, operation_id, action, subject_type, subject_id, after)
     VALUES ($1, $2, 'SYSTEM', gen_random_uuid(), 'campaign.create', 'campaign', $3, '{}')`,
    [organizationId, friday, made[0]!.id],
  );
  await raw.query('COMMIT');
}

async function claim(url: string, freshUrl: string): Promise<Row> {
  const [old, fresh] = [await stageOf(url), await stageOf(freshUrl)];
  try {
    await fill(old);
    for (const [stage, at] of [
      [old, url],
      [fresh, freshUrl],
    ] as const) {
      await stage.db.organization.updateMany({
        data: { dialsPerHalfMinute: 100, dialsPerQuarterHour: 3000 },
      });
      await beginIn(stage);
      await withClient(at, (raw) => raw.query('VACUUM ANALYZE'));
    }
    const next = async ({ db, organizationId }: Stage) => {
      const time = await timed(() =>
        db.$transaction((tx) =>
          claimDial(createChange({ tx, organizationId, at: friday }), provider).then((claimed) => {
            if (typeof claimed === 'string') throw new Error('nobody was claimed');
          }),
        ),
      );
      // As it was, so that each round claims the first of a thousand.
      await db.attempt.deleteMany({ where: { organizationId, settledAt: null } });
      await db.call.updateMany({
        where: { organizationId, status: 'DIALLING' },
        data: { status: 'WAITING', nextAt: friday },
      });
      return time;
    };
    const found = await race(
      { rounds: 101, warmUp: 10 },
      () => next(old),
      () => next(fresh),
    );
    return createRow({
      bench: 'calls',
      what: `the next dial is claimed, with ${finished.toLocaleString('en')} calls that have ended`,
      against: 'the same with none',
      unit: 'ms',
      ...found,
      limit,
    });
  } finally {
    await Promise.all([old.db.$disconnect(), fresh.db.$disconnect()]);
  }
}

/** Campaigns of last month, all over, with their dials. */
async function fill({ db, organizationId, groupId }: Stage): Promise<void> {
  await db.$executeRaw`
    WITH over AS (
      INSERT INTO campaigns (
        organization_id, number, status, reason, timing, message, group_id, useful_until, created_at, updated_at, started_at,
        finished_at
      )
      SELECT ${organizationId}::uuid, 1000 + n, 'COMPLETED', 'MESSAGE', 'IMMEDIATE', 'Old', ${groupId}::uuid, at, at, at, at, at
      FROM generate_series(1, ${finished / people}::int) AS n,
        LATERAL (SELECT ${friday}::timestamptz - interval '30 days' AS at) past
      RETURNING organization_id, id, finished_at
    ), ended AS (
      INSERT INTO calls (organization_id, campaign_id, contact_id, status, outcome, attempts, created_at, ended_at)
      SELECT k.organization_id, k.id, c.id, 'ENDED', 'ANSWERED', 1, k.finished_at, k.finished_at
      FROM over k JOIN contacts c ON c.organization_id = k.organization_id
      RETURNING organization_id, id, contact_id, ended_at
    )
    INSERT INTO attempts (organization_id, call_id, contact_id, phone, provider, status, variables, dialled_at, ended_at, settled_at, outcome)
    SELECT organization_id, id, contact_id, '+34600111222', 'simulated', 'SETTLED', '{}', ended_at, ended_at, ended_at, 'ANSWERED'
    FROM ended`;
}
