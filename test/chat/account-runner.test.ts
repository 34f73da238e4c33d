import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import { type AccountRunner, createAccountRunner } from '../../src/chat/account-runner.ts';
import { createListeners } from '../../src/chat/listeners.ts';
import { createSwitchboard } from '../../src/chat/switchboard.ts';
import type { WhatsappTransport } from '../../src/chat/whatsapp/transport.ts';
import { tryAdvisoryLock } from '../../src/db/advisory-lock.ts';
import { createWhatsappAccount } from '../../src/people/accounts.ts';
import { quietTransport } from '../helpers/transport.ts';
import { until } from '../helpers/until.ts';
import { createWorld, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
const runners: AccountRunner[] = [];
/** Accounts whose session is in use, and how often each was. */
const used = new Map<string, number>();
let mostAtOnce = 0;
/** What a session waits for before it ends. */
let mayEnd: Promise<void> = Promise.resolve();

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Club');
});

afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
});

afterAll(() => world.end());

/** The session of an account, as far as running it goes: nobody else may use it meanwhile. */
function sessionOf(id: string): WhatsappTransport {
  const state = { state: 'ready', since: world.clock.now() } as const;
  return {
    ...quietTransport(),
    name: 'whatsapp',
    async start() {
      used.set(id, (used.get(id) ?? 0) + 1);
      mostAtOnce = Math.max(mostAtOnce, used.get(id)!);
    },
    async stop() {
      await mayEnd;
      used.set(id, (used.get(id) ?? 0) - 1);
    },
    health: () => ({ state, isHealthy: true, lastInboundAt: null, restarts: 0 }),
    pair: async () => {},
  };
}

/** One process's runner. */
function createRunner(): AccountRunner {
  const { db, clock } = world;
  const logger = pino({ level: 'silent' });
  const switchboard = createSwitchboard({
    db,
    clock,
    logger,
    isCommand: () => false,
    handle: async () => [],
    listeners: createListeners({ db, clock, logger }),
  });
  const runner = createAccountRunner({
    db,
    logger,
    switchboard,
    createTransport: ({ id }) => sessionOf(id),
    lock: ({ id }, onLost) => tryAdvisoryLock(world.url, id, onLost),
  });
  runners.push(runner);
  return runner;
}

let phones = 0;
function makeAccount(): Promise<string> {
  phones += 1;
  const { organizationId } = tenant;
  const change = createChange({ tx: world.db, organizationId, at: world.clock.now() });
  return createWhatsappAccount(change, `+34700000${100 + phones}`);
}

/** What a database that goes away, or an administrator, does to the connections. */
const loseLocks = () => world.db.$executeRaw`
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE application_name = 'muster lock' AND datname = current_database()`;

test('each account is run by one process, however many there are', async () => {
  const accounts = await Promise.all([makeAccount(), makeAccount(), makeAccount()]);
  const processes = [createRunner(), createRunner(), createRunner()];
  await Promise.all(processes.map((runner) => runner.takeUp()));
  await Promise.all(processes.map((runner) => runner.takeUp()));
  for (const account of accounts) {
    expect(processes.filter((runner) => runner.health(account)).length).toBe(1);
  }
  expect(mostAtOnce).toBe(1);
});

test('an account of a process that stops is taken up by another', async () => {
  const account = await makeAccount();
  const first = createRunner();
  const second = createRunner();
  await first.takeUp();
  await second.takeUp();
  expect(second.health(account)).toBeUndefined();
  await first.stop();
  await second.takeUp();
  expect(second.health(account)).toBeDefined();
  expect(used.get(account)).toBe(1);
});

test('an account ends where its lock is lost, and another process has it', async () => {
  const account = await makeAccount();
  const first = createRunner();
  await first.takeUp();
  await loseLocks();
  await until(async () => first.health(account) === undefined);
  const second = createRunner();
  await second.takeUp();
  expect(second.health(account)).toBeDefined();
  expect(used.get(account)).toBe(1);
});

test('an account whose lock was lost is taken up again here when it has ended, and not before', async () => {
  const account = await makeAccount();
  const runner = createRunner();
  await runner.takeUp();
  const ended = Promise.withResolvers<void>();
  mayEnd = ended.promise;
  await loseLocks();
  await until(async () => runner.health(account) === undefined);
  await runner.takeUp();
  expect(used.get(account)).toBe(1);
  ended.resolve();
  await until(async () => {
    await runner.takeUp();
    return runner.health(account) !== undefined;
  });
  expect(used.get(account)).toBe(1);
  expect(mostAtOnce).toBe(1);
});

test('an account that is made later is taken up', async () => {
  const runner = createRunner();
  await runner.takeUp();
  const account = await makeAccount();
  expect(await runner.pair(account)).toBe(false);
  await runner.takeUp();
  expect(runner.all().has(account)).toBe(true);
  expect(await runner.pair(account)).toBe(true);
});

test('a number is one organization’s', async () => {
  const account = await makeAccount();
  const other = await world.tenant('Others');
  const { externalId } = await world.db.account.findFirstOrThrow({ where: { id: account } });
  const change = createChange({
    tx: world.db,
    organizationId: other.organizationId,
    at: world.clock.now(),
  });
  const phone = `+${externalId.split('@')[0]}`;
  await expect(createWhatsappAccount(change, phone)).rejects.toMatchObject({ code: 'conflict' });
});
