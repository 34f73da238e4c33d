import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createDatabase } from '../src/db/client.ts';
import { createService } from '../src/service.ts';
import { createBenchDatabase, withClient } from './databases.ts';
import { race, timed } from './measure.ts';
import { createBenchClock, createTeams, friday, type Team } from './organization.ts';
import { type Bench, createRow } from './row.ts';
import type { Talk } from './talker.ts';

/** Chats that talk at once, of one organization or each of its own. */
const chats = 20;

const talk = (round: number): string[] => [
  '/create task "Bring the net" due next sunday',
  '/who is playing this week?',
  round % 2 === 0 ? '/in' : '/in +1',
  '/tasks',
];

/** Between two rounds, so that nobody says the same twice within five minutes. */
const pauseMs = 400_000;

/**
 * Commands a second with several processes on one database, each with its share of the chats, against one
 * process with all of them; and with a chat for each organization, against all of them in one.
 */
export const processes: Bench = async (server) => {
  const url = await createBenchDatabase(server, 'bench_processes');
  const [together, apart] = await createAll(url);
  const talkers = await Promise.all([1, 2, 3, 4].map(() => startTalker(url)));
  // What autovacuum does elsewhere: without statistics of what has come, plans are those of empty tables.
  const analyse = () => withClient(url, (client) => client.query('VACUUM ANALYZE'));
  let round = 0;
  /** Commands a second, when the first so many processes share the work. */
  const rate = async (teams: readonly Team[], count: number) => {
    round += 1;
    const bodies = talk(round);
    const at = new Date(friday.getTime() + round * pauseMs).toISOString();
    const time = await timed(() =>
      Promise.all(
        talkers.slice(0, count).map(async (talker, n) => {
          const done = once(talker, 'message');
          const told: Talk = { teams: teams.filter((_, place) => place % count === n), bodies, at };
          talker.send(told);
          await done;
        }),
      ),
    );
    return ((teams.length * bodies.length) / time) * 1000;
  };
  try {
    const rows = [];
    const row = { bench: 'processes', unit: '/s' } as const;
    for (const [teams, of] of [
      [together, 'one organization'],
      [apart, 'twenty organizations'],
    ] as const)
      for (const count of [2, 4]) {
        await analyse();
        const figures = await race(
          rounds,
          () => rate(teams, count),
          () => rate(teams, 1),
        );
        const what = `${chats} chats of ${of}: ${count} processes`;
        rows.push(createRow({ ...row, what, against: 'one process', ...figures }));
      }
    await analyse();
    const figures = await race(
      rounds,
      () => rate(apart, 1),
      () => rate(together, 1),
    );
    const what = `${chats} chats of twenty organizations: one process`;
    rows.push(createRow({ ...row, what, against: 'of one organization', ...figures }));
    return rows;
  } finally {
    for (const talker of talkers) talker.disconnect();
    await Promise.all(talkers.map((talker) => talker.exitCode ?? once(talker, 'exit')));
  }
};

const rounds = { rounds: 5, warmUp: 1 };

/** The teams of one organization, and as many of one each. */
async function createAll(url: string): Promise<[Team[], Team[]]> {
  const db = createDatabase(url, { applicationName: 'bench' });
  const logger = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
  const clock = createBenchClock();
  const service = await createService({ db, clock, logger, operatorToken: 'of the bench' });
  const together = await createTeams(db, service, 'Together', chats);
  const apart: Team[] = [];
  for (let n = 1; n <= chats; n += 1)
    apart.push(...(await createTeams(db, service, `Apart ${n}`, 1)));
  await service.stop();
  await db.$disconnect();
  return [together, apart];
}

async function startTalker(url: string): Promise<ChildProcess> {
  const talker = fork(fileURLToPath(new URL('talker.ts', import.meta.url)), [url]);
  await once(talker, 'message');
  return talker;
}
