import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAlarmClock } from '../../src/scheduler/alarm-clock.ts';
import { createWorld, type World } from '../helpers/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.end());

test('a tick in which one hand fails is over when the other has done its work', async () => {
  const { organizationId } = await world.tenant('Choir');
  // One batch alone, and then some for both hands.
  await world.db.$executeRaw`
    INSERT INTO alarms (organization_id, kind, subject_id, planned_at, rings_at, zone)
    SELECT ${organizationId}::uuid, 'ANSWERS_CLOSE', uuid_v7(), ${world.clock.now()}, ${world.clock.now()}, 'UTC'
    FROM generate_series(1, 2500)`;
  let transactions = 0;
  const db = new Proxy(world.db, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name !== '$transaction') return value;
      return (...given: unknown[]) => {
        transactions += 1;
        // Of the second and the third, which are of both hands, one fails at once.
        if (transactions === 2) return Promise.reject(new Error('no connection'));
        return Reflect.apply(value as () => unknown, target, given);
      };
    },
  });
  const clock = createAlarmClock({
    db,
    clock: world.clock,
    logger: pino({ level: 'silent' }),
    continuers: {},
    ringers: { ANSWERS_CLOSE: async () => ({ messages: [], idle: [] }) },
    deliver: async () => {},
  });
  await expect(clock.tick()).rejects.toThrow('no connection');
  expect(await world.db.alarm.count({ where: { organizationId, settledAt: null } })).toBe(0);
  expect(await clock.tick()).toBe(0);
});
