import { fork } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type Tenant, type World } from '../helpers/world.ts';
import type { ClockOrders } from './clock-process.ts';

// Processes that are killed at each step while five hundred things are due: each is done once.

const due = 500;
const eve = '2026-11-25T17:00:00.000Z';

let world: World;
let tenant: Tenant;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  const { organizationId } = tenant;
  const boss = await tenant.person('Boss');
  await tenant.say(boss, 'Boss', '/create task "Pay 1" due thursday 8pm', { chatKind: 'direct' });
  const [task] = await world.db.task.findMany();
  const { id: accountId } = await world.db.account.findFirstOrThrow();
  const { zone, usefulUntil, plannedAt } = await world.db.alarm.findFirstOrThrow({
    where: { kind: 'TASK_DUE' },
  });
  expect(plannedAt).toEqual(new Date(eve));
  // As many people, each with a chat and a task of their own.
  await world.db.$executeRaw`
    WITH people AS (
      INSERT INTO contacts (organization_id, name, phone, created_at, updated_at)
      SELECT ${organizationId}::uuid, 'Person ' || n, '+34' || (700000000 + n), now(), now()
      FROM generate_series(2, ${due}::int) AS n RETURNING organization_id, id, phone, name
    ), chats AS (
      INSERT INTO chats (organization_id, account_id, external_id, kind, peer_external_id, created_at)
      SELECT organization_id, ${accountId}::uuid, substr(phone, 2) || '@c.us', 'DIRECT', substr(phone, 2) || '@c.us', now()
      FROM people
    ), given AS (
      INSERT INTO tasks (organization_id, number, title, due_at, assignee_id, created_at, updated_at)
      SELECT organization_id, substr(name, 8)::int, 'Pay ' || substr(name, 8), ${task!.dueAt}, id, now(), now()
      FROM people RETURNING organization_id, id
    )
    INSERT INTO alarms (organization_id, kind, subject_id, planned_at, rings_at, useful_until, zone)
    SELECT organization_id, 'TASK_DUE', id, ${plannedAt}, ${plannedAt}, ${usefulUntil}, ${zone} FROM given`;
});

afterAll(() => world.end());

/** Runs a process until it ends; answers the signal by which it died, null where it came to its end. */
function run(death: ClockOrders['death']): Promise<string | null> {
  const orders: ClockOrders = { url: world.url, now: eve, death };
  const child = fork(join(import.meta.dirname, 'clock-process.ts'), [JSON.stringify(orders)], {
    execArgv: [],
  });
  return new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)));
}

test('what is due rings once, at whichever step processes die, alone and side by side', async () => {
  const before = await world.db.outbox.count();
  const rung = () => world.db.alarm.count({ where: { outcome: { not: null } } });
  let statement = 1;
  // Until one comes so far that what it did is committed.
  for (; (await rung()) === 0; statement += 1) {
    await Promise.all([
      run({ statement, isSent: false }),
      run({ statement: statement + 1, isSent: true }),
    ]);
  }
  // It took more than a look and a commit.
  expect(statement).toBeGreaterThan(5);
  await Promise.all([1, 2, 3].map(() => run({ statement: 1_000_000, isSent: true })));

  const alarms = await world.db.alarm.groupBy({ by: ['kind', 'outcome'], _count: true });
  expect(alarms).toContainEqual({ kind: 'TASK_DUE', outcome: 'RUNG', _count: due });
  const said = await world.db.outbox.findMany({ skip: before, orderBy: { sequence: 'asc' } });
  const titles = said.map(({ body }) => /Pay \d+/.exec(body)?.[0]);
  expect(said).toHaveLength(due);
  expect(new Set(titles).size).toBe(due);
});
