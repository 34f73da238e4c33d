import { afterAll, beforeAll, expect, test } from 'vitest';
import { statementsOf } from '../helpers/statements.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let ana: Character;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends', { polls: true });
  ana = await tenant.person('Ana');
  const people = await Promise.all(['Pau', 'Sam', 'Kim'].map((name) => tenant.person(name)));
  await tenant.group('Team', [ana, ...people]);
  await tenant.say(ana, 'team', '/link chat to group Team');
});

afterAll(() => world.end());

/** Makes series by copying the newest event and task, as many as are wanted. */
async function makeSeries(count: number, from: number): Promise<void> {
  await world.db.$executeRaw`
    WITH made AS (
      INSERT INTO events (organization_id, id, number, title, starts_at, recurrence, series_id, rule_from, series_zone,
        occurs_at, group_id, created_at, updated_at)
      SELECT e.organization_id, fresh.id, ${from} + n, 'Event ' || n, e.starts_at, e.recurrence, fresh.id, e.rule_from,
        e.series_zone, e.occurs_at, e.group_id, now(), now()
      FROM (SELECT * FROM events WHERE recurrence IS NOT NULL ORDER BY number LIMIT 1) e
      CROSS JOIN generate_series(1, ${count}::int) n CROSS JOIN LATERAL (SELECT uuid_v7() AS id WHERE n > 0) fresh
      RETURNING organization_id, id, starts_at, series_zone
    )
    INSERT INTO alarms (organization_id, kind, subject_id, planned_at, rings_at, zone)
    SELECT organization_id, 'SERIES_NEXT', id, starts_at, starts_at, series_zone FROM made`;
  await world.db.$executeRaw`
    WITH made AS (
      INSERT INTO tasks (organization_id, id, number, title, due_at, recurrence, series_id, rule_from, series_zone,
        occurs_at, group_id, created_at, updated_at)
      SELECT t.organization_id, fresh.id, ${from + count} + n, 'Task ' || n, t.due_at, t.recurrence, fresh.id, t.rule_from,
        t.series_zone, t.occurs_at, t.group_id, now(), now()
      FROM (SELECT * FROM tasks WHERE recurrence IS NOT NULL ORDER BY number LIMIT 1) t
      CROSS JOIN generate_series(1, ${count}::int) n CROSS JOIN LATERAL (SELECT uuid_v7() AS id WHERE n > 0) fresh
      RETURNING organization_id, id, due_at, series_zone
    )
    INSERT INTO alarms (organization_id, kind, subject_id, planned_at, rings_at, zone)
    SELECT organization_id, 'SERIES_NEXT', id, due_at, due_at, series_zone FROM made`;
  const { organizationId } = tenant;
  await world.db.counter.update({
    where: { organizationId },
    data: { lastNumber: from + 2 * count },
  });
}

test('as many statements for hundreds of series as for a few', async () => {
  await tenant.say(ana, 'team', '/create event Training every tuesday 12:00');
  await tenant.say(ana, 'team', '/create task Water every tuesday 12:00');
  const ringOnce = async (instant: string) => {
    world.clock.set(instant);
    return (await statementsOf(() => world.service.alarmClock.tick())).length;
  };
  await makeSeries(4, 100);
  const few = await ringOnce('2026-11-24T11:00:30Z');
  // The others have their alarms a week later; these are new, of the first date.
  await world.db.alarm.deleteMany({ where: { settledAt: null } });
  await makeSeries(240, 1_000);
  const before = await world.db.event.count();
  const many = await ringOnce('2026-11-24T11:00:40Z');
  expect((await world.db.event.count()) - before).toBe(240);
  const tasks = await world.db.task.count({ where: { number: { gt: 1_480 } } });
  expect(tasks).toBe(240);
  expect(many).toBeLessThanOrEqual(few + 5);
});
