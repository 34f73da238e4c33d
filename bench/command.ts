import type { Client } from 'pg';
import { createDatabase } from '../src/db/client.ts';
import { createConversation } from './conversation.ts';
import { cloneDatabase, createBenchDatabase, withClient } from './databases.ts';
import { type Rounds, race, timed } from './measure.ts';
import { createBenchOrganization } from './organization.ts';
import { type Bench, createRow, type Row } from './row.ts';
import { createStatementTape, replay, type Statement } from './statement-tape.ts';

/** A whole command costs at most this many times its statements. */
const limit = 2.5;

/** Node takes some hundred commands to get warm, and a service that runs for weeks is. */
const warmUp: Rounds = { rounds: 0, warmUp: 300 };
const counted: Rounds = { rounds: 200, warmUp: 20 };

interface Said {
  what: string;
  body: (round: number) => string;
  reply: RegExp;
}

let chapters = 0;

function nextChapter(): number {
  chapters += 1;
  return chapters;
}

const commands: Said[] = [
  {
    what: '/create task for 10 people',
    // The same title again would be asked about.
    body: () => `/create task "Read Chapter ${nextChapter()}" for @Readers due next sunday`,
    reply: /^✅ Read Chapter \d+ → Readers \(10 people\), due Sun 22 Nov/,
  },
  // In turns, so that every answer changes something.
  { what: '/in', body: (round) => (round % 2 === 0 ? '/in' : '/in +1'), reply: /Match/ },
  {
    what: '/who is playing this week?',
    body: () => '/who is playing this week?',
    reply: /Match.*\n.*in\b/,
  },
];

/**
 * A whole command, from the message coming in to its reply being sent and recorded, against the very
 * statements that it sent, replayed by one pg client in one transaction. The replay happens in a copy
 * of the database that has followed every step, so that both work on the same rows; at the end the
 * two are compared.
 */
export const command: Bench = async (server) => {
  const url = await createBenchDatabase(server, 'bench_command');
  const phone = await prepare(url);
  const copy = await cloneDatabase(server, 'bench_command', 'bench_command_raw');

  const db = createDatabase(url, { applicationName: 'bench' });
  const tape = createStatementTape();
  try {
    const rows = await withClient(copy, async (raw) => {
      const conversation = await createConversation(db);
      const measure = async ({ body, reply }: Said, rounds: Rounds) => {
        let statements: Statement[] = [];
        const figures = await race(
          { ...rounds, oursFirst: true },
          async (round) => {
            let time = 0;
            statements = await tape.record(async () => {
              time = await timed(() => conversation.expect('soccer', phone, body(round), reply));
            });
            return time;
          },
          () => timed(() => replay(raw, statements)),
        );
        return { figures, against: `its ${statements.length} statements in one transaction` };
      };

      for (const said of commands) await measure(said, warmUp);
      const found: Row[] = [];
      for (const said of commands) {
        // Without what the others left behind, and with statistics, as autovacuum would have it.
        await vacuum(url);
        await vacuum(copy);
        const { figures, against } = await measure(said, counted);
        const row = { bench: 'command', what: said.what, against, limit };
        found.push(createRow({ ...row, unit: 'ms', ...figures }));
      }
      await conversation.end();
      return found;
    });
    await requireSame(url, copy);
    return rows;
  } finally {
    tape.end();
    await db.$disconnect();
  }
};

function vacuum(url: string): Promise<unknown> {
  return withClient(url, (client) => client.query('VACUUM ANALYZE'));
}

/** A group of ten with a linked chat and a match; answers the phone of one of them. */
async function prepare(url: string): Promise<string> {
  await withClient(url, drawIdsInOrder);
  const db = createDatabase(url, { applicationName: 'bench' });
  try {
    const { people, group } = await createBenchOrganization(db, 10);
    await group('Readers', 10);
    const { phone } = people[0]!;
    const conversation = await createConversation(db);
    await conversation.expect('soccer', phone, '/link chat to group Readers', /linked to Readers/);
    await conversation.expect('soccer', phone, '/create event "Match" sunday 11am', /Match/);
    await conversation.end();
    return phone;
  } finally {
    await db.$disconnect();
  }
}

/**
 * Ids from a sequence, so that the copy draws the same ones as the original and the statements fit it
 * as they are: later ones hold ids that earlier ones made.
 */
async function drawIdsInOrder(client: Client): Promise<void> {
  await client.query('CREATE SEQUENCE bench_ids');
  await client.query(`CREATE OR REPLACE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE
    RETURN lpad(to_hex(nextval('bench_ids')), 32, '0')::uuid`);
}

/** Throws unless both databases hold the same: else the replay did not do the same work. */
async function requireSame(url: string, copy: string): Promise<void> {
  for (const table of [
    'tasks',
    'participants',
    'events',
    'messages',
    'inbox',
    'outbox',
    'audit_entries',
    'counters',
    'exemptions',
  ]) {
    const text = `SELECT count(*), md5(string_agg(t::text, ',' ORDER BY t::text)) FROM ${table} t`;
    const read = (from: string) =>
      withClient(from, async (client) => JSON.stringify((await client.query(text)).rows));
    const [original, replayed] = [await read(url), await read(copy)];
    if (original !== replayed)
      throw new Error(`${table} differs: ${original}, replayed ${replayed}`);
  }
}
