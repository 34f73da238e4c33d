import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { PgBoss } from 'pg-boss';
import { pino } from 'pino';
import { createChange } from '../src/change/create-change.ts';
import { createSender } from '../src/chat/sending/create-sender.ts';
import { usualPacing } from '../src/chat/sending/paced-sender.ts';
import { createSimulator } from '../src/chat/simulator/simulator.ts';
import type { Database } from '../src/db/client.ts';
import { createDatabase } from '../src/db/client.ts';
import { claimMessage, finishCommand } from '../src/messages/inbox.ts';
import { queueMessages } from '../src/outbox/outbox.ts';
import { listAccounts } from '../src/people/accounts.ts';
import { createBenchDatabase, withClient } from './databases.ts';
import { race, timed } from './measure.ts';
import { createBenchOrganization, friday } from './organization.ts';
import { type Bench, createRow, type Row } from './row.ts';

/** A reply may not take longer than it would through the queue of a library. */
const limit = 1;

/** Messages of one round, told one by one and all in one change. */
const perRound = { single: 100, crowd: 1_000 };
const rounds = { rounds: 9, warmUp: 3 };
const body = '✅ Read Chapter 5 → Readers (10 people), due Sun 22 Nov. #41';

/**
 * Messages a second through the inbox and the outbox, with a network that takes no time and no budget:
 * against the same rows written and taken away by hand, and against pg-boss with the same payloads and
 * the history written beside it.
 */
export const outbox: Bench = async (server) => {
  const url = await createBenchDatabase(server, 'bench_outbox');
  const db = createDatabase(url, { applicationName: 'bench' });
  const boss = new PgBoss({
    connectionString: url,
    schema: 'pgboss',
    supervise: false,
    schedule: false,
  });
  try {
    const place = await preparePlace(db);
    await boss.start();
    await boss.createQueue('outbox');
    return await withClient(url, async (raw) => {
      const clear = async () => {
        await raw.query('TRUNCATE messages, inbox, outbox, confirmations, pgboss.job');
        await raw.query('VACUUM ANALYZE outbox, messages, inbox, pgboss.job');
      };
      const rate = async (count: number, work: () => Promise<unknown>) => {
        await clear();
        const time = await timed(work);
        const open = await db.outbox.count({ where: { settledAt: null } });
        if (open > 0) throw new Error(`${open} messages were not sent`);
        return (count / time) * 1000;
      };
      const { single, crowd } = perRound;
      const measure = async (
        what: string,
        against: string,
        count: number,
        ours: () => Promise<unknown>,
        theirs: () => Promise<unknown>,
        held?: number,
      ): Promise<Row> => {
        const figures = await race(
          rounds,
          () => rate(count, ours),
          () => rate(count, theirs),
        );
        return createRow({
          bench: 'outbox',
          what,
          against,
          unit: '/s',
          ...figures,
          ...(held === undefined ? {} : { limit: held }),
        });
      };
      const oneByOne = (work: () => Promise<unknown>) => async () => {
        for (let n = 0; n < single; n += 1) await work();
      };
      const send = sending(db, place);
      return [
        await measure(
          'received: claimed and marked as handled',
          'the same rows by raw SQL',
          single,
          oneByOne(() => receive(db, place)),
          oneByOne(() => receiveRaw(raw, place)),
        ),
        await measure(
          'sent, one by one: queued, taken, settled',
          'the same rows by raw SQL',
          single,
          oneByOne(() => send(1)),
          oneByOne(() => sendRaw(raw, place, 1)),
        ),
        await measure(
          'sent, one by one: queued, taken, settled',
          'pg-boss: send, fetch, complete; and the history',
          single,
          oneByOne(() => send(1)),
          oneByOne(() => work(boss, raw, place, 1)),
          limit,
        ),
        await measure(
          'sent, 1,000 at once: queued, taken, settled',
          'the same rows by raw SQL',
          crowd,
          () => send(crowd),
          () => sendRaw(raw, place, crowd),
        ),
        await measure(
          'sent, 1,000 at once: queued, taken, settled',
          'pg-boss: insert, fetch, complete; and the history',
          crowd,
          () => send(crowd),
          () => work(boss, raw, place, crowd),
        ),
      ];
    });
  } finally {
    await boss.stop({ graceful: false });
    await db.$disconnect();
  }
};

interface Place {
  organizationId: string;
  accountId: string;
  chatId: string;
}

async function preparePlace(db: Database): Promise<Place> {
  const { organizationId } = await createBenchOrganization(db, 1);
  const [account] = await listAccounts(db, 'simulator');
  const accountId = account!.id;
  const chat = await db.chat.create({
    data: { organizationId, accountId, externalId: 'soccer', kind: 'GROUP', createdAt: friday },
  });
  return { organizationId, accountId, chatId: chat.id };
}

async function receive(db: Database, { organizationId, accountId }: Place): Promise<void> {
  const claimed = await claimMessage(
    db,
    {
      organizationId,
      accountId,
      externalId: randomUUID(),
      chat: { externalId: 'soccer', kind: 'GROUP', name: null },
      senderExternalId: '34600000001@c.us',
      senderAlias: null,
      senderName: null,
      body: '/who is playing this week?',
      mentions: [],
      quotedExternalId: null,
      media: null,
      sentAt: friday,
    },
    { isCommand: true, wasMissed: false, at: friday },
  );
  await finishCommand(
    db,
    { ...claimed!, organizationId, kind: 'SENT', wasMissed: false, attempts: 0 },
    friday,
  );
}

async function receiveRaw(client: Client, { organizationId, chatId }: Place): Promise<void> {
  const values = [organizationId, chatId, randomUUID(), '/who is playing this week?', friday];
  const { rows } = await client.query({
    name: 'message',
    text: `INSERT INTO messages (organization_id, chat_id, direction, external_id, body, sent_at, stored_at)
      VALUES ($1, $2, 'IN', $3, $4, $5, $5) RETURNING id`,
    values,
  });
  const { id } = rows[0] as { id: string };
  await client.query({
    name: 'inbox',
    text: 'INSERT INTO inbox (organization_id, message_id, leased_until, received_at) VALUES ($1, $2, $3, $3)',
    values: [organizationId, id, friday],
  });
  await client.query({
    name: 'handled',
    text: `UPDATE inbox SET status = 'HANDLED', handled_at = $3 WHERE organization_id = $1 AND message_id = $2`,
    values: [organizationId, id, friday],
  });
}

/** Queues so many messages in one change, and has them sent. */
function sending(db: Database, place: Place): (count: number) => Promise<void> {
  const { organizationId, chatId } = place;
  const simulator = createSimulator();
  const clock = { now: () => friday };
  const logger = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
  const sender = createSender({ db, clock, logger, pacing: usualPacing }, place, {
    ...simulator,
    isReady: () => true,
  });
  const message = { chatId, body, mentions: [], quotedExternalId: null };
  return async (count) => {
    const ids = await db.$transaction(async (tx) => {
      const change = createChange({ tx, organizationId, at: friday });
      await queueMessages(
        change,
        Array.from({ length: count }, () => message),
      );
      return change.queued.map(({ id }) => id);
    });
    await sender.send(ids);
  };
}

/** Rows in, rows out, and what was sent into the history: what any outbox comes down to. */
async function sendRaw(
  client: Client,
  { organizationId, chatId }: Place,
  count: number,
): Promise<void> {
  await client.query({
    name: 'queue',
    text: `INSERT INTO outbox (organization_id, chat_id, body, leased_until, created_at)
      SELECT $1, $2, $3, $4, $4 FROM generate_series(1, $5::int)`,
    values: [organizationId, chatId, body, friday, count],
  });
  await client.query({
    name: 'sent',
    text: `WITH sent AS (DELETE FROM outbox WHERE organization_id = $1 RETURNING *)
      INSERT INTO messages (organization_id, chat_id, direction, external_id, body, sent_at, stored_at)
      SELECT organization_id, chat_id, 'OUT', id::text, body, $2, $2 FROM sent`,
    values: [organizationId, friday],
  });
}

/** The same payloads as jobs: kept, taken and done, in no order of their chats. */
async function work(
  boss: PgBoss,
  client: Client,
  { organizationId, chatId }: Place,
  count: number,
): Promise<void> {
  const data = { chatId, body, mentions: [], quotedExternalId: null };
  if (count === 1) await boss.send('outbox', data);
  else
    await boss.insert(
      'outbox',
      Array.from({ length: count }, () => ({ data })),
    );
  const jobs = await boss.fetch('outbox', { batchSize: count });
  if (jobs.length !== count) throw new Error(`${jobs.length} jobs of ${count}`);
  const ids = jobs.map(({ id }) => id);
  await client.query({
    name: 'history',
    text: `INSERT INTO messages (organization_id, chat_id, direction, external_id, body, sent_at, stored_at)
      SELECT $1, $2, 'OUT', id, $3, $4, $4 FROM unnest($5::text[]) AS id`,
    values: [organizationId, chatId, body, friday, ids],
  });
  await boss.complete('outbox', ids);
}
