import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { endHistories } from '../../src/deletion/end-histories.ts';
import { createTicks } from '../../src/scheduler/ticks.ts';
import { statementsOf } from '../helpers/statements.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// A group is gone at once, however much was said in it; what was said becomes its chats' alone afterwards.

let world: World;
let tenant: Tenant;
let alex: Character;
let group: string;
let key: string;

beforeAll(async () => {
  world = await createWorld();
});

beforeEach(async () => {
  tenant = await world.tenant(`Friends ${Math.random()}`);
  alex = await tenant.person('Alex', { role: 'ADMIN' });
  key = await tenant.key('ADMIN');
  group = await tenant.group('Club', [alex]);
  await tenant.say(alex, 'club', '/link chat to @Club');
});

afterAll(() => world.end());

/** More than is written again at once. */
const many = 12_000;

const said = (where: { groupId: string | null }) =>
  world.db.message.count({ where: { organizationId: tenant.organizationId, ...where } });

const histories = () =>
  world.db.history.count({ where: { organizationId: tenant.organizationId } });

/** Lets much be said in the group. */
async function chat(): Promise<void> {
  await world.db.$executeRaw`
    INSERT INTO messages (
      organization_id, chat_id, group_id, direction, external_id, sender_external_id, body, sent_at, stored_at
    )
    SELECT organization_id, chat_id, group_id, 'IN', 'line ' || n, '34600000999@c.us', 'line ' || n, ${world.clock.now()}, ${world.clock.now()}
    FROM links CROSS JOIN generate_series(1, ${many}::int) n WHERE group_id = ${group}::uuid`;
}

const ask = async (method: 'GET' | 'DELETE', path: string): Promise<number> =>
  (
    await world.service.admin.inject({
      method,
      url: path,
      headers: { authorization: `Bearer ${key}` },
    })
  ).statusCode;

async function deleteIt(): Promise<void> {
  await world.db.$executeRaw`UPDATE groups SET status = 'INACTIVE' WHERE id = ${group}::uuid`;
  expect(await ask('DELETE', `/api/groups/${group}`)).toBe(204);
}

/** A process that dies when it has written so many statements. */
function mortal(statements: number): Database {
  let left = statements;
  return Object.create(world.db, {
    $executeRaw: {
      value: (...args: Parameters<Database['$executeRaw']>) => {
        left -= 1;
        if (left < 0) throw new Error('it died');
        return world.db.$executeRaw(...args);
      },
    },
  });
}

test('no message is touched by the deletion, and none is seen after it', async () => {
  await chat();
  const statements = await statementsOf(deleteIt);
  expect(statements.filter((text) => /\bmessages\b/.test(text))).toEqual([]);
  expect(await said({ groupId: group })).toBeGreaterThanOrEqual(many);
  expect(await ask('GET', `/api/groups/${group}/messages`)).toBe(404);
  // The name is free, and what is said in the chat from now on is nobody's.
  await tenant.group('Club', [alex]);
  const before = await said({ groupId: group });
  await tenant.say(alex, 'club', 'hello');
  expect(await said({ groupId: group })).toBe(before);

  expect(await endHistories(world.db)).toBe(before);
  expect(await said({ groupId: group })).toBe(0);
  expect(await said({ groupId: null })).toBeGreaterThan(many);
  expect(await histories()).toBe(1);
  expect(await endHistories(world.db)).toBe(0);
});

test('what a process that died has left is taken up by the next', async () => {
  await chat();
  await deleteIt();
  await expect(endHistories(mortal(1))).rejects.toThrow('it died');
  const left = await said({ groupId: group });
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(many);
  await world.restart();
  const { db, clock, service } = world;
  const ticks = createTicks({
    calls: world.service.dialler,
    db,
    clock,
    sweep: () => service.switchboard.sweep(),
    ring: async () => 0,
    mirror: () => service.mirroring.tick(),
    catchUp: () => service.catchUp(),
  });
  expect(await ticks.find(({ name }) => name === 'end histories')!.run()).toBe(left);
  expect(await said({ groupId: group })).toBe(0);
  expect(await histories()).toBe(0);
});

test('several processes share the work', async () => {
  await chat();
  await deleteIt();
  const all = await said({ groupId: group });
  const done = await Promise.all([1, 2, 3].map(() => endHistories(world.db)));
  const rest = await endHistories(world.db);
  expect([...done, rest].reduce((sum, count) => sum + count)).toBe(all);
  expect(await said({ groupId: group })).toBe(0);
  expect(await histories()).toBe(0);
});

test('what was being said when the group went is not left behind', async () => {
  const [written, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const saying = world.db.$transaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO messages (
        organization_id, chat_id, group_id, direction, external_id, sender_external_id, body, sent_at, stored_at
      )
      SELECT organization_id, chat_id, group_id, 'IN', 'last words', '34600000999@c.us', 'last words', now(), now()
      FROM links WHERE group_id = ${group}::uuid`;
    written.resolve();
    await ended.promise;
  });
  await written.promise;
  await deleteIt();
  await endHistories(world.db);
  expect(await histories()).toBe(1);
  ended.resolve();
  await saying;
  expect(await said({ groupId: group })).toBe(1);
  expect(await endHistories(world.db)).toBe(1);
  expect(await histories()).toBe(0);
});
