import { pino } from 'pino';
import { createDatabase, type Database } from '../src/db/client.ts';
import { createService, type Service } from '../src/service.ts';
import { crowd } from '../test/scale/crowd.ts';
import { createBenchAdmin, headersOf } from './admin.ts';
import { createBenchDatabase } from './databases.ts';
import { race, timed } from './measure.ts';
import {
  type BenchClock,
  createBenchClock,
  createTeams,
  friday,
  type Team,
} from './organization.ts';
import { type Bench, createRow } from './row.ts';

const people = { big: 10_000, small: 24 };
const neighbours = 200;

/** A command costs what it touches: at most twice as much, and a page of a list three times. */
const limits = { command: 2, list: 3 };

const commands = [
  '/create task "Bring the net" due next sunday',
  '/who is playing this week?',
  '/in',
  '/tasks',
  '/events',
  '/members',
  '/context',
  '/undo',
];

/** Of the group of everybody, of a task that all have, of an event to which all are invited. */
const lists = [
  'contacts?text=crowd',
  'tasks?status=open',
  'events',
  'audit?action=task.done',
  'groups/{group}/members',
  'groups/{group}/messages',
  'tasks/{task}/children',
  'events/{event}/participants',
];

/**
 * Commands of a team of twelve, and the first page of lists, in an organization of ten thousand people among
 * two hundred small ones, against the same in one of twenty-four.
 */
export const scale: Bench = async (server) => {
  const db = createDatabase(await createBenchDatabase(server, 'bench_scale'), {
    applicationName: 'bench',
  });
  try {
    const clock = createBenchClock();
    const logger = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
    const service = await createService({ db, clock, logger, operatorToken: 'of the bench' });
    const big = await createSide(db, service, 'Big', people.big);
    const small = await createSide(db, service, 'Small', people.small);
    const others = await db.$queryRaw<{ id: string }[]>`
      INSERT INTO organizations (name, time_zone, created_at, updated_at)
      SELECT 'Neighbour ' || n, 'Europe/Madrid', ${friday}, ${friday} FROM generate_series(1, ${neighbours}::int) n
      RETURNING id`;
    await crowd(db, friday, [
      big,
      small,
      ...others.map(({ id }) => ({ organizationId: id, people: people.small })),
    ]);
    await db.$executeRawUnsafe('VACUUM ANALYZE');
    const rows = [
      ...(await measureCommands(service, clock, big.team, small.team)),
      ...(await measureLists(db, big, small)),
    ];
    await service.stop();
    return rows;
  } finally {
    await db.$disconnect();
  }
};

interface Side {
  organizationId: string;
  people: number;
  team: Team;
}

async function createSide(
  db: Database,
  service: Service,
  name: string,
  size: number,
): Promise<Side> {
  const [team] = await createTeams(db, service, name, 1);
  return { organizationId: team!.organizationId, people: size, team: team! };
}

async function measureCommands(service: Service, clock: BenchClock, big: Team, small: Team) {
  const rows = [];
  for (const command of commands) {
    const say = ({ organizationId, chat, phone }: Team) => {
      clock.goOn();
      return timed(() =>
        service.simulated.say(organizationId, { chat, from: phone, body: command }),
      );
    };
    const figures = await race(
      { rounds: 11, warmUp: 3 },
      () => say(big),
      () => say(small),
    );
    rows.push(createRow({ ...rowOf(command), ...figures, limit: limits.command }));
  }
  return rows;
}

async function measureLists(db: Database, big: Side, small: Side) {
  const app = await createBenchAdmin(db);
  const [ofBig, ofSmall] = [await subjectsOf(db, big), await subjectsOf(db, small)];
  const rows = [];
  for (const list of lists) {
    const ask = ({ ids, headers }: Subjects) => {
      const path = list.replace(/\{(\w+)\}/, (_, kind) => ids[kind]!);
      const url = `/api/${path}${path.includes('?') ? '&' : '?'}limit=10`;
      return timed(async () => {
        const { statusCode, body } = await app.inject({ url, headers });
        if (statusCode !== 200) throw new Error(`${url}: ${body}`);
      });
    };
    const figures = await race(
      { rounds: 11, warmUp: 3 },
      () => ask(ofBig),
      () => ask(ofSmall),
    );
    rows.push(createRow({ ...rowOf(`GET ${list}`), ...figures, limit: limits.list }));
  }
  await app.close();
  return rows;
}

interface Subjects {
  ids: Record<string, string>;
  headers: { authorization: string };
}

async function subjectsOf(db: Database, { organizationId }: Side): Promise<Subjects> {
  const where = { organizationId };
  const group = await db.group.findFirstOrThrow({ where: { ...where, name: 'Crowd of all' } });
  const task = await db.task.findFirstOrThrow({ where: { ...where, number: -1_000_000 } });
  const event = await db.event.findFirstOrThrow({ where: { ...where, number: -500_000 } });
  return {
    ids: { group: group.id, task: task.id, event: event.id },
    headers: await headersOf(db, organizationId),
  };
}

const rowOf = (what: string) =>
  ({
    bench: 'scale',
    what: `${what}, of ${people.big.toLocaleString('en')} people`,
    against: `the same, of ${people.small}`,
    unit: 'ms',
  }) as const;
