import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import { NEVER_NULL } from '../helpers/row-types/never-null.ts';
import type { KeptStatements } from '../helpers/row-types/prove.ts';
import { readStatements } from '../helpers/row-types/read-statements.ts';
import { findUnproved } from '../helpers/row-types/unproved.ts';
import { takeMisfits, watchStatements } from '../helpers/row-types/watch.ts';
import { statementsOf } from '../helpers/statements.ts';

let database: TestDatabase;

beforeAll(async () => {
  // The statements of this file are looked at as those of src/ are.
  watchStatements(readStatements([import.meta.filename]));
  database = await createTestDatabase();
});

afterAll(() => database.drop());

/** What is found while `work` runs, without the place. */
async function misfitsOf(work: (db: TestDatabase['db']) => Promise<unknown>): Promise<string[]> {
  await work(database.db);
  return takeMisfits().map((misfit) => misfit.replace(/^test\/db\/row-types\.test\.ts:\d+: /, ''));
}

interface Person {
  id: string;
  age: number;
  nick: string | null;
  bornAt: Date;
  role: 'admin' | 'guest';
  tags: string[];
  home: { street: string; floors?: number } | null;
}

const person = (db: TestDatabase['db'], home: object | null, role = 'admin') => db.$queryRaw<
  Person[]
>`
  SELECT gen_random_uuid() AS id, 7 AS age, NULL::text AS nick, now() AS "bornAt", ${role}::text AS role,
         ARRAY['a', 'b'] AS tags, ${home}::jsonb AS home`;

describe('a row type that fits', () => {
  test('is passed over, and what the database answered is handed on', async () => {
    const misfits = await misfitsOf(async (db) => {
      expect(await person(db, { street: 'Gran Vía' })).toEqual([
        expect.objectContaining({ age: 7, home: { street: 'Gran Vía' } }),
      ]);
      await person(db, null);
    });
    expect(misfits).toEqual([]);
  });

  test('is compared with the last of several columns of one name, which is what a row has', async () => {
    expect(
      await misfitsOf((db) => db.$queryRaw<{ at: string }[]>`SELECT now() AS at, 'now' AS at`),
    ).toEqual([]);
  });
});

describe('what is found', () => {
  test('a column that is stated and not answered, and the other way round, without any row', async () => {
    const misfits = await misfitsOf(
      (db) => db.$queryRaw<{ name: string }[]>`SELECT 'x' AS nme WHERE false`,
    );
    expect(misfits).toEqual([
      'name is stated, and not answered',
      'nme is answered, and not stated',
    ]);
  });

  test('a type, without any row', async () => {
    expect(
      await misfitsOf(
        (db) => db.$queryRaw<{ people: number; at: string | null; ids: string }[]>`
          SELECT count(*) AS people, now() AS at, ARRAY['a'] AS ids WHERE false`,
      ),
    ).toEqual([
      'people is stated as number, and answered as bigint',
      'at is stated as null | string, and answered as Date',
      'ids is stated as string, and answered as array',
    ]);
  });

  test('null', async () => {
    expect(
      await misfitsOf((db) => db.$queryRaw<{ name: string }[]>`SELECT NULL::text AS name`),
    ).toEqual(['name is stated as string, the database answered null']);
  });

  test('null that never came, of a column that may be null', async () => {
    expect(
      await misfitsOf(
        (db) => db.$queryRaw<{ id: string; phone: string; email: string | null }[]>`
          SELECT id, phone, email FROM contacts`,
      ),
    ).toEqual(['phone is stated as never null, and contacts.phone may be']);
  });

  test('a literal that is none of those stated', async () => {
    expect(await misfitsOf((db) => person(db, null, 'owner'))).toEqual([
      'role is stated as "admin" | "guest", the database answered string "owner"',
    ]);
  });

  test('what is within JSON', async () => {
    expect(await misfitsOf((db) => person(db, { street: null, floors: 2 }))).toEqual([
      'home.street is stated as string, the database answered null',
    ]);
    expect(await misfitsOf((db) => person(db, { floors: 2 }))).toEqual([
      'home.street is stated, and not answered',
    ]);
    expect(await misfitsOf((db) => person(db, { street: '', door: 1 }))).toEqual([
      'home.door is answered, and not stated',
    ]);
  });

  test('what is in one row of many', async () => {
    expect(
      await misfitsOf(
        (db) => db.$queryRaw<{ name: string }[]>`
          SELECT CASE WHEN n < 15 THEN 'x' END AS name FROM generate_series(1, 20) AS n`,
      ),
    ).toEqual(['name is stated as string, the database answered null']);
  });

  test('an array of an enum, which comes as a text', async () => {
    expect(
      await misfitsOf(
        (db) => db.$queryRaw<{ roles: string[] }[]>`SELECT enum_range(NULL::user_role) AS roles`,
      ),
    ).toEqual(['roles is stated as (string)[], and answered as string']);
  });

  test('in a transaction, by the type of what a function returns, and where an error is caught', async () => {
    const stated = (db: TestDatabase['db']): Promise<{ name: string }[]> =>
      inTransaction(db, (tx) => tx.$queryRaw`SELECT 1 AS name`);
    expect(await misfitsOf((db) => stated(db).catch(() => []))).toEqual([
      'name is stated as string, and answered as number',
    ]);
  });

  test('at who calls, where the type is left to them', async () => {
    const misfits = await misfitsOf(async (db) => {
      await selectAs<{ name: string }>(db);
      await selectAs<{ name: number }>(db);
    });
    expect(misfits).toEqual(['name is stated as number, and answered as string']);
  });
});

function selectAs<Row>(db: TestDatabase['db']): Promise<(Row & { id: number })[]> {
  return db.$queryRaw`SELECT 'Ana' AS name, 1 AS id`;
}

describe('src', () => {
  const { statements } = JSON.parse(
    readFileSync(inject('rowTypes').statements, 'utf8'),
  ) as KeptStatements;

  test('states the rows of every raw statement whose answer it takes', () => {
    expect(statements.length).toBeGreaterThan(0);
    const silent = statements.filter(({ row, isOpen, isDropped }) => !row && !isOpen && !isDropped);
    expect(silent).toEqual([]);
  });

  test('still has what is stated as never null against the schema, and each has a reason', () => {
    const nullable = Object.values(inject('nullableColumns'));
    for (const { column, file, reason } of NEVER_NULL) {
      expect(reason).not.toBe('');
      expect(nullable).toContain(column);
      if (file !== undefined) expect(statements.map((one) => one.file)).toContain(file);
    }
  });
});

test('statements of which no test saw a row are named', () => {
  const [first, second] = readStatements([import.meta.filename]).filter(({ row }) => row);
  const answered = mkdtempSync(join(tmpdir(), 'muster-answered-'));
  writeFileSync(join(answered, 'worker'), `${first!.file}:${first!.line}\n`);
  const unproved = findUnproved(join(import.meta.dirname, '../..'), [first!, second!], answered);
  rmSync(answered, { recursive: true });
  expect(unproved).toContain(`${second!.file}:${second!.line} answers no row in any test`);
  expect(unproved).not.toContain(`${first!.file}:${first!.line} answers no row in any test`);
});

test('a statement that nobody waits for is not sent', async () => {
  const sent = await statementsOf(async () => {
    void database.db.$queryRaw<{ name: string }[]>`SELECT 1 AS name`;
    await person(database.db, null);
  });
  expect(sent).toEqual([expect.stringContaining('gen_random_uuid')]);
  expect(takeMisfits()).toEqual([]);
});
