import { validate } from 'node-cron';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTicks } from '../../src/scheduler/ticks.ts';
import { createWorld, type World } from '../helpers/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.end());

const ticks = () =>
  createTicks({
    calls: world.service.dialler,
    db: world.db,
    clock: world.clock,
    sweep: () => world.service.switchboard.sweep(),
    ring: () => world.service.alarmClock.tick(),
    mirror: () => world.service.mirroring.tick(),
    catchUp: () => world.service.catchUp(),
  });

test('every tick has a name of its own and a pattern that node-cron takes', () => {
  expect(new Set(ticks().map(({ name }) => name)).size).toBe(ticks().length);
  for (const { pattern } of ticks()) expect(validate(pattern)).toBe(true);
});

test('settled rows leave the queues after 30 days; messages, and what is not settled, stay', async () => {
  const tenant = await world.tenant('Choir');
  const alex = await tenant.person('Alex', { role: 'ADMIN' });
  await tenant.say(alex, 'choir', '/groups');
  world.clock.advance(29 * 24 * 60 * 60 * 1000);
  await tenant.say(alex, 'choir', '/context');
  await world.db.$executeRaw`UPDATE inbox SET status = 'RECEIVED', handled_at = NULL
    WHERE message_id = (SELECT id FROM messages WHERE body = '/context')`;
  await world.db
    .$executeRaw`UPDATE outbox SET status = 'PENDING', settled_at = NULL, leased_until = '2030-01-01'
    WHERE cause_message_id = (SELECT id FROM messages WHERE body = '/context')`;
  const prune = ticks().find(({ name }) => name === 'prune queues')!;

  expect(await prune.run()).toEqual({ inbox: 0, outbox: 0 });
  world.clock.advance(40 * 24 * 60 * 60 * 1000);
  expect(await prune.run()).toEqual({ inbox: 1, outbox: 1 });

  expect(await world.db.inbox.count()).toBe(1);
  expect(await world.db.outbox.count()).toBe(1);
  expect(await world.db.message.count()).toBe(4);
});

test('what has rung is forgotten after 30 days; what waits stays', async () => {
  const tenant = await world.tenant('Team');
  const ana = await tenant.person('Ana');
  await tenant.group('Reds', [ana]);
  await tenant.say(ana, 'reds', '/link chat to group Reds');
  await tenant.say(ana, 'reds', '/create event Game in 3 days');
  await tenant.say(ana, 'reds', '/create event Party in 2 years');
  const { organizationId } = tenant;
  const all = () => world.db.alarm.count({ where: { organizationId } });
  const before = await all();
  world.clock.advance(10 * 24 * 60 * 60 * 1000);
  await world.service.alarmClock.tick();
  const prune = ticks().find(({ name }) => name === 'prune alarms')!;
  expect(await prune.run()).toBe(0);
  world.clock.advance(31 * 24 * 60 * 60 * 1000);
  expect(await prune.run()).toBeGreaterThan(0);
  expect(await all()).toBeLessThan(before);
  expect(await all()).toBeGreaterThan(0);
});
