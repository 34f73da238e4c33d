import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Simulator } from '../../src/chat/simulator/simulator.ts';
import type { IncomingMessage } from '../../src/chat/transport.ts';
import { said } from '../helpers/network-voice.ts';
import { type Character, createWorld, FRIDAY, type Tenant, type World } from '../helpers/world.ts';

// What could not be taken in, because the network or the database was away, is tried again by the clock.

let world: World;
let tenant: Tenant;
let ann: Character;
let simulator: Simulator;
let history: Simulator['history'];
/** Whose history was asked for, in order. */
let asked: string[];
let round = 0;

const minute = 60_000;

beforeAll(async () => {
  world = await createWorld();
  await world.db.$executeRawUnsafe(`
    CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`);
});

beforeEach(async () => {
  round += 1;
  world.clock.set(FRIDAY);
  tenant = await world.tenant(`Friends ${round}`);
  ann = await tenant.person('Ann', { role: 'ADMIN' });
  simulator = await world.service.simulated.simulatorOf(tenant.organizationId);
  for (const chat of ['a', 'b']) await tenant.say(ann, chat, 'hello');
  world.clock.advance(minute);
  asked = [];
  history = simulator.history;
  simulator.history = (chat, ...given) => {
    asked.push(chat);
    return history(chat, ...given);
  };
});

afterEach(() => {
  simulator.history = history;
});

afterAll(() => world.end());

/** While it lasts, whatever this does to a table ends the connection. */
async function withoutDatabase(event: string, work: () => Promise<unknown>): Promise<void> {
  await world.db.$executeRawUnsafe(
    `CREATE TRIGGER cut BEFORE ${event} FOR EACH ROW EXECUTE FUNCTION cut()`,
  );
  try {
    await work();
  } finally {
    await world.db.$executeRawUnsafe(`DROP TRIGGER cut ON ${event.split(' ON ')[1]}`);
  }
}

const task = (chat: string, title: string, given: Partial<IncomingMessage> = {}) =>
  said(
    world,
    { id: `${ann.phone.slice(1)}@c.us`, name: 'Ann' },
    chat,
    `/create task "${title}" for me`,
    given,
  );

const titles = async () =>
  (await world.db.task.findMany({ where: { organizationId: tenant.organizationId } }))
    .map(({ title }) => title)
    .sort();

async function missOneInEach(): Promise<void> {
  await simulator.setAway(true);
  world.clock.advance(5 * minute);
  for (const chat of ['a', 'b']) simulator.miss(task(chat, chat.toUpperCase()));
}

test('a chat that did not answer is asked again, and it alone, until it does', async () => {
  await missOneInEach();
  const counting = simulator.history;
  simulator.history = async (chat, ...given) => {
    const found = await counting(chat, ...given);
    if (chat === 'a') throw new Error('no answer');
    return found;
  };
  await simulator.setAway(false);
  expect(await titles()).toEqual(['B']);
  await world.service.catchUp();
  expect(asked.toSorted()).toEqual(['a', 'a', 'b']);
  simulator.history = counting;
  await world.service.catchUp();
  expect(await titles()).toEqual(['A', 'B']);
  await world.service.catchUp();
  expect(asked).toHaveLength(4);
});

test('an account that goes away again in the middle is asked no more, until it is there', async () => {
  await missOneInEach();
  const counting = simulator.history;
  simulator.history = async (...given) => {
    const found = await counting(...given);
    await simulator.setAway(true);
    return found;
  };
  await simulator.setAway(false);
  await world.service.catchUp();
  expect(asked).toHaveLength(1);
  simulator.history = counting;
  await simulator.setAway(false);
  expect(await titles()).toEqual(['A', 'B']);
});

test('a database that is away when the account is back loses nothing', async () => {
  await missOneInEach();
  await withoutDatabase('UPDATE ON chats', async () => {
    await simulator.setAway(false);
    await world.service.catchUp();
  });
  expect(await titles()).toEqual([]);
  expect(asked).toEqual([]);
  // What comes before it is tried again says nothing about what was missed.
  await tenant.say(ann, 'a', 'are you back?');
  await world.service.catchUp();
  expect(await titles()).toEqual(['A', 'B']);
});

test('a database that goes away in the middle loses nothing', async () => {
  await missOneInEach();
  await withoutDatabase('INSERT ON messages', () => simulator.setAway(false));
  expect(await titles()).toEqual([]);
  await world.service.catchUp();
  expect(await titles()).toEqual(['A', 'B']);
});

test('messages that come while the database is away are taken in when it is back', async () => {
  const lose = (title: string) =>
    withoutDatabase('INSERT ON messages', () =>
      expect(simulator.receive(task('a', title))).rejects.toThrow(),
    );
  await lose('Lost');
  world.clock.advance(2 * minute);
  // Later ones are there already, and it is away once more: what was lost first is not forgotten.
  await tenant.say(ann, 'a', '/create task "Later" for me');
  world.clock.advance(1_000);
  await lose('Lost too');
  expect(await titles()).toEqual(['Later']);
  await world.service.catchUp();
  expect(await titles()).toEqual(['Later', 'Lost', 'Lost too']);
  asked = [];
  await world.service.catchUp();
  expect(asked).toEqual([]);
});

test('a message that cannot be kept does not keep those behind it from being heard', async () => {
  await simulator.setAway(true);
  world.clock.advance(5 * minute);
  simulator.miss(task('a', 'Odd', { quotedId: 'no text of PostgreSQL: \0' }));
  simulator.miss(task('a', 'Even'));
  await simulator.setAway(false);
  expect(await titles()).toEqual(['Even']);
  expect(world.errors.splice(0).join()).toContain('a message could not be kept');
  asked = [];
  await world.service.catchUp();
  expect(asked).toEqual([]);
});
