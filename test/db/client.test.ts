import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, type Database } from '../../src/db/client.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

// One connection, so that what it holds can be counted.
const withOneConnection = async (work: () => Promise<void>) => {
  db = createDatabase(database.url, { poolSize: 1, applicationName: 'test' });
  await work().finally(() => db.$disconnect());
};

const prepared = async () => {
  const [row] = await db.$queryRaw<
    { held: number }[]
  >`SELECT count(*)::int AS held FROM pg_prepared_statements`;
  return row?.held;
};

test('a statement with parameters is prepared once, however often it is sent', () =>
  withOneConnection(async () => {
    for (const number of [1, 2, 3]) {
      expect(await db.$queryRaw`SELECT ${number}::int AS said`).toEqual([{ said: number }]);
    }
    expect(await prepared()).toBe(1);
  }));

test('a connection holds so many prepared statements and no more', () =>
  withOneConnection(async () => {
    for (let number = 1; number <= 450; number += 1) {
      const rows = await db.$queryRawUnsafe(`SELECT $1::int AS said${number}`, number);
      expect(rows).toEqual([{ [`said${number}`]: number }]);
    }
    expect(await prepared()).toBe(400);
  }));

test('a prepared statement that failed works the next time', () =>
  withOneConnection(async () => {
    const half = (number: number) => db.$queryRaw`SELECT 10 / ${number}::int AS half`;
    await expect(half(0)).rejects.toThrow('division by zero');
    await expect(
      db.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 10 / ${0}::int AS half`;
      }),
    ).rejects.toThrow('division by zero');
    expect(await half(2)).toEqual([{ half: 5 }]);
    expect(await prepared()).toBe(1);
  }));
