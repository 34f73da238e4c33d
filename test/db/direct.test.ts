import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type Database, empty, raw, type Sql, sql } from '../../src/db/client.ts';
import { outOfReach, violatedIndex } from '../../src/db/postgres-error.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import { fc } from '../helpers/properties.ts';
import { statementsOf } from '../helpers/statements.ts';

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ db } = database);
});

afterAll(() => database.drop());

/** What both ways make of a statement: past Prisma, and through it, as in a transaction. */
const bothOf = async (statement: Sql) => [
  await db.$queryRaw`${statement}`,
  await db.$transaction((tx) => tx.$queryRaw`${statement}`),
];

const text = fc.string({ unit: 'grapheme' }).filter((said) => !said.includes('\0'));
const instant = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});
const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const json = fc
  .jsonValue({ noUnicodeString: true } as object)
  .filter((value) => typeof value === 'object' && !JSON.stringify(value).includes('\\u'));

/** By the types that rows and parameters of src/ have. */
const values: Record<string, fc.Arbitrary<unknown>> = {
  text,
  varchar: text,
  uuid: fc.uuid(),
  bool: fc.boolean(),
  int2: fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 }),
  int4: int,
  int8: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  float4: fc.float({ noNaN: true, noDefaultInfinity: true }).map((x) => Math.trunc(x * 8) / 8 || 0),
  float8: fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x || 0),
  numeric: fc.tuple(int, fc.nat(999)).map(([whole, part]) => `${whole}.${part}`),
  timestamptz: instant,
  timestamp: instant,
  date: instant,
  bytea: fc.uint8Array(),
  jsonb: json.filter((value) => !Array.isArray(value)),
  json: json.filter((value) => !Array.isArray(value)),
  name: fc.string({ maxLength: 20 }).filter((said) => /^[ -~]*$/.test(said)),
  oid: fc.bigInt({ min: 0n, max: 2n ** 32n - 1n }),
  time: fc.constantFrom('00:00:00', '12:34:56.789', '23:59:59.999999'),
  user_role: fc.constantFrom('ADMIN', 'MANAGER', 'USER'),
  'text[]': fc.array(fc.option(text)),
  'varchar[]': fc.array(text),
  'uuid[]': fc.array(fc.uuid()),
  'bool[]': fc.array(fc.boolean()),
  'int2[]': fc.array(fc.integer({ min: 0, max: 99 })),
  'int4[]': fc.array(fc.option(int)),
  'int8[]': fc.array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
  'float8[]': fc.array(fc.constantFrom(1.5, -2.25, 1e300)),
  'numeric[]': fc.array(fc.constantFrom('1.50', '-2')),
  'bytea[]': fc.array(fc.uint8Array({ minLength: 1 })),
  'date[]': fc.array(instant),
  'time[]': fc.array(fc.constantFrom('12:34:56')),
  'timestamp[]': fc.array(instant),
  'timestamptz[]': fc.array(fc.option(instant)),
  'jsonb[]': fc.array(json.filter((value) => value !== null && !Array.isArray(value))),
  'user_role[]': fc.array(fc.constantFrom('ADMIN', 'USER')),
};

describe('a statement outside of a transaction goes past Prisma, and answers the same', () => {
  it.each(Object.keys(values))('of %s', async (type) => {
    await fc.assert(
      fc.asyncProperty(fc.option(values[type]!), async (value) => {
        const [ours, theirs] = await bothOf(sql`SELECT ${value}::${raw(type)} AS said`);
        expect(ours).toStrictEqual(theirs);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ["'infinity'::timestamptz"],
    ["'-infinity'::date"],
    ["'10001-01-01'::timestamptz"],
    ["'0044-03-15 BC'::timestamptz"],
    ["'2026-11-27 12:00:00.123456'::timestamptz"],
    ["'NaN'::float8"],
    ["'-Infinity'::float8"],
    ['\'[1, "a", null]\'::jsonb'],
    ["ARRAY[ARRAY['a', 'b']]"],
    ["'{}'::int[]"],
  ])('of %s', async (expression) => {
    const [ours, theirs] = await bothOf(sql`SELECT ${raw(expression)} AS said`);
    expect(ours).toStrictEqual(theirs);
  });

  it('of nothing, and of several columns with one name', async () => {
    const [none, noneOfTheirs] = await bothOf(sql`SELECT 1 AS one WHERE FALSE ${empty}`);
    expect(none).toStrictEqual(noneOfTheirs);
    const [ours, theirs] = await bothOf(sql`SELECT 1 AS said, 2 AS other, 3 AS said`);
    expect(ours).toStrictEqual(theirs);
  });

  it('and throws of a type that neither reads', async () => {
    const said = sql`SELECT ${'1 day'}::interval AS said`;
    await expect(db.$queryRaw`${said}`).rejects.toThrow('The type 1186');
    await expect(db.$transaction((tx) => tx.$queryRaw`${said}`)).rejects.toThrow('interval');
    expect(await db.$queryRaw`SELECT 1 AS said`).toEqual([{ said: 1 }]);
  });
});

test('it is sent when somebody waits for it, and once', async () => {
  const sent = await statementsOf(async () => {
    const asked = db.$queryRaw`SELECT ${1}::int AS said`;
    await Promise.resolve();
    void db.$queryRaw`SELECT ${2}::int AS said`;
    expect(await Promise.all([asked, asked.finally(() => {})])).toHaveLength(2);
  });
  expect(sent).toEqual(['SELECT $1::int AS said']);
});

test('what PostgreSQL refuses is read like an error of Prisma’s, and does not repeat what was to be stored', async () => {
  const write = () => db.$queryRaw<{ id: string }[]>`
    INSERT INTO organizations (id, name, time_zone, locale, created_at, updated_at)
    VALUES (${id}::uuid, 'Club', 'UTC', 'en', ${new Date()}, ${new Date()}) RETURNING id`;
  const id = randomUUID();
  await write();
  const error = await write().catch((refused: unknown) => refused);
  expect(violatedIndex(error)).toBe('organizations_pkey');
  expect(outOfReach(error)).toBe(false);
  expect(JSON.stringify(error) + (error as Error).message).not.toContain(id);
});

test('a session that is ended is out of reach, and the next is there', async () => {
  const ended = await db.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`.catch(
    (error: unknown) => error,
  );
  expect(outOfReach(ended)).toBe(true);
  expect(await db.$queryRaw`SELECT 1 AS said`).toEqual([{ said: 1 }]);
});
