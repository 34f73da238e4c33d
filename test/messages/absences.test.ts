import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import { createDatabase, type Database } from '../../src/db/client.ts';
import { markBehind } from '../../src/messages/behind.ts';
import { settleMissed } from '../../src/messages/missed.ts';
import { until } from '../helpers/until.ts';
import { createWorld, type Tenant, type World } from '../helpers/world.ts';

// Several processes have one account: while one says that its chats are behind, another has caught up with
// them. Neither may hold what the other waits for.

let world: World;
let tenant: Tenant;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Choir');
});

afterAll(() => world.end());

/** Another process, which comes upon rows in the order in which PostgreSQL's settings have it. */
function another(...settings: string[]): Database {
  const url = new URL(world.url);
  url.searchParams.set('options', settings.map((setting) => `-c ${setting}`).join(' '));
  return createDatabase(url.href, { poolSize: 1 });
}

const waiting = async (): Promise<number> => {
  const [row] = await world.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row!.count;
};

test('what begins an absence and what ends it take the chats in one order', async () => {
  const { organizationId } = tenant;
  const alex = await tenant.person('Alex', { role: 'ADMIN' });
  await tenant.say(alex, 'known', 'hello');
  const { id: accountId } = await world.db.account.findFirstOrThrow({ where: { organizationId } });
  // Stored in the order that is the contrary of that of their ids.
  const [first, middle, last] = [1, 2, 3].map((n) => `00000000-0000-7000-8000-00000000000${n}`);
  for (const id of [last, middle, first])
    await world.db.$executeRaw`
      INSERT INTO chats (organization_id, id, account_id, external_id, kind, created_at)
      VALUES (${organizationId}::uuid, ${id}::uuid, ${accountId}::uuid, ${id}, 'GROUP', ${world.clock.now()})`;
  const byPlace = another(
    'enable_indexscan=off',
    'enable_bitmapscan=off',
    'enable_indexonlyscan=off',
  );
  const byKey = another('enable_seqscan=off', 'enable_bitmapscan=off');

  // Both come as far as the one in the middle, or to each other, before either can go on.
  const [held, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = world.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM chats WHERE id = ${middle}::uuid FOR UPDATE`;
    held.resolve();
    await gate.promise;
  });
  await held.promise;
  const at = world.clock.now();
  const beginning = byPlace.$transaction((tx) => markBehind(tx, { organizationId, accountId }, at));
  await until(async () => (await waiting()) === 1);
  const ending = byKey.$transaction((tx) =>
    settleMissed(
      createChange({ tx, organizationId, at }),
      [first, middle, last].map((chatId) => ({ chatId: chatId!, since: null, messageIds: [] })),
    ),
  );
  await until(async () => (await waiting()) === 2);
  gate.resolve();

  const ended = await Promise.allSettled([holding, beginning, ending]);
  expect(ended.map(({ status }) => status)).toEqual(Array(3).fill('fulfilled'));
  await Promise.all([byPlace.$disconnect(), byKey.$disconnect()]);
});
