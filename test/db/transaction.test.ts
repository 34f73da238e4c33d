import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type Tx } from '../../src/db/client.ts';
import { outOfReach } from '../../src/db/postgres-error.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.$executeRaw`CREATE TABLE pots (id int PRIMARY KEY, coins int NOT NULL)`;
  await database.db.$executeRaw`INSERT INTO pots VALUES (1, 0), (2, 0)`;
});

afterAll(() => database.drop());

/** Resolves for everybody when so many have come; who comes later does not wait. */
function createMeeting(people: number): () => Promise<void> {
  const met = Promise.withResolvers<void>();
  let here = 0;
  return () => {
    here += 1;
    if (here === people) met.resolve();
    return met.promise;
  };
}

/** Locks one pot, waits until the other transaction has locked the other, and wants that too. */
const intoBoth =
  (
    first: number,
    second: number,
    {
      meet,
      won,
      attempts,
    }: { meet(): Promise<void>; won: Promise<void>; attempts: { count: number } },
  ) =>
  async (tx: Tx) => {
    attempts.count += 1;
    // The loser might be back before the winner has what it waits for, and lose again.
    if (attempts.count > 2) await won;
    await tx.$executeRaw`UPDATE pots SET coins = coins + 1 WHERE id = ${first}`;
    await meet();
    await tx.$executeRaw`UPDATE pots SET coins = coins + 1 WHERE id = ${second}`;
  };

test('of two transactions that lock each other out, the loser is run again', async () => {
  const attempts = { count: 0 };
  const { promise: won, resolve } = Promise.withResolvers<void>();
  const told = { meet: createMeeting(2), won, attempts };
  await Promise.all([
    inTransaction(database.db, intoBoth(1, 2, told)).then(resolve),
    inTransaction(database.db, intoBoth(2, 1, told)).then(resolve),
  ]);
  expect(attempts.count).toBe(3);
  expect(await database.db.$queryRaw`SELECT coins FROM pots ORDER BY id`).toEqual([
    { coins: 2 },
    { coins: 2 },
  ]);
});

test('any other failure is thrown at once, and nothing of it stays', async () => {
  let attempts = 0;
  const failing = inTransaction(database.db, async (tx) => {
    attempts += 1;
    await tx.$executeRaw`UPDATE pots SET coins = 100`;
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(attempts).toBe(1);
  expect(await database.db.$queryRaw`SELECT coins FROM pots WHERE coins = 100`).toEqual([]);
});

test('a connection that is ended under a transaction is told from a mistake in a statement', async () => {
  const { db, url } = database;
  const other = createDatabase(url, { applicationName: 'to be ended' });
  const ended = other.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1`;
    await db.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'to be ended'`;
    await tx.$queryRaw`SELECT 2`;
  });
  expect(outOfReach(await ended.catch((error: unknown) => error))).toBe(true);
  await other.$disconnect();
  const wrong = await db.$queryRaw`SELECT nonsense`.catch((error: unknown) => error);
  expect(outOfReach(wrong)).toBe(false);
});
