import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { applyMigrations, diffMigrations } from '../../src/db/migrations.ts';
import { PRISMA_FOLDER, readMigrationNames } from '../../src/db/schema-engine.ts';

let folder: string;
let client: Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-migrations-test-'));
  client = new Client({ connectionString: inject('serverUrl') });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await rm(folder, { recursive: true, force: true });
});

/** A URL on the test server; whatever was there before is dropped. */
async function freshUrl(name: string): Promise<string> {
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  const url = new URL(inject('serverUrl'));
  url.pathname = name;
  return url.href;
}

async function copyPrismaFolder(name: string): Promise<string> {
  const copy = join(folder, name);
  await cp(PRISMA_FOLDER, copy, { recursive: true });
  return copy;
}

// What the comparison sees, found by trying (Prisma 7.10.0, PostgreSQL 18):
// - not seen at all: functions, triggers, CHECK and EXCLUDE constraints, views, extensions, domains,
//   indexes on expressions. They live in the migrations alone.
// - seen as defaults: generated columns. The schema repeats the expression as PostgreSQL prints it,
//   `@default(dbgenerated("name_key(name)"))`. With another expression, or without, the diff is
//   a SET or DROP DEFAULT, which PostgreSQL refuses on a generated column.
// - seen as indexes, and so to be declared in the schema: partial indexes (preview feature
//   partialIndexes, `where: raw("…")`), also with INCLUDE or NULLS NOT DISTINCT, which Prisma
//   cannot say. Whether there is a predicate is compared; the engine forgives another phrasing of
//   it, such as parentheses or a missing cast.
describe('prisma/migrations and prisma/schema', () => {
  it('agree', async () => {
    // Otherwise: npm run db:migration -- what-changed
    expect(await diffMigrations(inject('serverUrl'))).toBeUndefined();
  });

  it('are found to differ when the schema asks for something else', async () => {
    const copy = await copyPrismaFolder('other');
    const file = join(copy, 'schema', 'main.prisma');
    const schema = await readFile(file, 'utf8');
    await writeFile(file, `${schema}\nmodel Added {\n  id Int @id\n}\n`);
    expect(await diffMigrations(inject('serverUrl'), copy)).toMatch(/CREATE TABLE "Added"/);
  });

  it('leave no shadow database behind', async () => {
    await diffMigrations(inject('serverUrl'));
    const { rows } = await client.query(`SELECT FROM pg_database WHERE datname LIKE '%shadow%'`);
    expect(rows).toHaveLength(0);
  });
});

describe('applyMigrations', () => {
  it('creates the database, applies everything once, then finds nothing to do', async () => {
    const url = await freshUrl('migrations_test');
    expect(await applyMigrations(url)).toEqual(await readMigrationNames());
    expect(await applyMigrations(url)).toEqual([]);
  });

  it('lets one of several processes work while the others wait', async () => {
    const url = await freshUrl('migrations_test');
    const results = await Promise.all([1, 2, 3, 4].map(() => applyMigrations(url)));
    expect(results.flat()).toEqual(await readMigrationNames());
  });

  it('undoes a migration that fails half-way, and applies it once it is mended', async () => {
    const url = await freshUrl('migrations_test');
    const copy = await copyPrismaFolder('failing');
    const added = join(copy, 'migrations', '29990101000000_failing');
    await cp(join(copy, 'migrations', (await readdir(join(copy, 'migrations')))[0] ?? ''), added, {
      recursive: true,
    });
    const file = join(added, 'migration.sql');
    await writeFile(file, `CREATE TABLE half (id int); -- a; semicolon\nSELECT 1 / 0;`);
    await expect(applyMigrations(url, copy)).rejects.toThrow(/division by zero/);

    const own = new Client({ connectionString: url });
    await own.connect();
    const half = await own.query(`SELECT to_regclass('half') AS name`);
    expect(half.rows).toEqual([{ name: null }]);
    await writeFile(file, 'CREATE TABLE half (id int);');
    expect(await applyMigrations(url, copy)).toEqual(['29990101000000_failing']);
    await own.query('SELECT id FROM half');
    await own.end();
  });

  it('mends instants that could not be read back, and keeps the rest', async () => {
    const url = await freshUrl('migrations_test');
    const copy = await copyPrismaFolder('before-instants');
    const later = (await readMigrationNames()).filter((name) => name >= '20261129104200');
    for (const name of later) await rm(join(copy, 'migrations', name), { recursive: true });
    await applyMigrations(url, copy);
    const own = new Client({ connectionString: url });
    await own.connect();
    const { rows } = await own.query<{ id: string; contact: string }>(`
      WITH o AS (
        INSERT INTO organizations (name, time_zone, locale, created_at, updated_at)
        VALUES ('Club', 'Europe/Madrid', 'en-GB', '10001-01-01Z', now()) RETURNING id
      )
      INSERT INTO contacts (organization_id, name, created_at, updated_at)
      SELECT id, 'Ann', now(), now() FROM o RETURNING organization_id AS id, id AS contact`);
    const given = [rows[0]!.id, rows[0]!.contact];
    await own.query(
      `INSERT INTO tasks (organization_id, number, title, due_at, recurrence, assignee_id, created_at, updated_at)
       VALUES ($1, 1, 'Far', '10001-01-01Z', 'FREQ=YEARLY', $2, now(), now()), ($1, 2, 'Near', '2030-01-01Z', NULL, $2, now(), now())`,
      given,
    );
    await own.query(
      `WITH g AS (
        INSERT INTO groups (organization_id, name, created_at, updated_at)
        VALUES ($1, 'Book Club', now(), now()) RETURNING id
      )
      INSERT INTO events (organization_id, number, title, group_id, starts_at, ends_at, created_at, updated_at)
      SELECT $1, 3, 'Far', id, '2199-12-31T23:00:00Z', '2200-01-01T01:00:00Z', now(), now() FROM g`,
      given.slice(0, 1),
    );
    expect(await applyMigrations(url)).toEqual(later);
    const read = async (sql: string) => (await own.query(sql)).rows;
    expect(await read('SELECT due_at, recurrence FROM tasks ORDER BY number')).toEqual([
      { due_at: null, recurrence: null },
      { due_at: new Date('2030-01-01T00:00:00Z'), recurrence: null },
    ]);
    expect(await read('SELECT starts_at, ends_at FROM events')).toEqual([
      { starts_at: null, ends_at: null },
    ]);
    expect(await read('SELECT created_at FROM organizations')).toEqual([
      { created_at: new Date('2199-12-31T23:59:59.999Z') },
    ]);
    await own.end();
  });
});
