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
describe('prisma/migrations and prisma/schema.prisma', () => {
  it('agree', async () => {
    // Otherwise: npm run db:migration -- what-changed
    expect(await diffMigrations(inject('serverUrl'))).toBeUndefined();
  });

  it('are found to differ when the schema asks for something else', async () => {
    const copy = await copyPrismaFolder('other');
    const file = join(copy, 'schema.prisma');
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
});
