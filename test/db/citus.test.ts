import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import { type NotSpread, refusedByCitus } from './citus.ts';

// Past one PostgreSQL there is Citus, which spreads the tables over machines by organization_id
// (docs/scale.md). It is not run here: what it would refuse is read off the catalogue, of every table there is.

const notSpread: NotSpread = {
  organizations: {
    kind: 'reference',
    why: 'its name is unique among all organizations; few rows, seldom written, and everything points at it',
  },
  accounts: {
    kind: 'reference',
    why: 'a number belongs to one of all organizations, and by it a message finds its own; few, seldom written',
  },
  _prisma_migrations: {
    kind: 'local',
    why: 'it is of no organization; only the start looks at it',
  },
};

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

beforeEach(async () => {
  await client.query('BEGIN');
  return () => client.query('ROLLBACK');
});

test('no table, key or trigger is refused', async () => {
  expect(await refusedByCitus(client, notSpread)).toEqual([]);
});

test.each(Object.keys(notSpread))('%s could not be spread', async (table) => {
  const others = Object.entries(notSpread).filter(([name]) => name !== table);
  const refused = await refusedByCitus(client, Object.fromEntries(others));
  expect(refused.filter((line) => line.startsWith(table))).not.toEqual([]);
});

test.each([
  ['CREATE TABLE notes (id uuid PRIMARY KEY)', ['notes', 'notes_pkey']],
  ['CREATE TABLE notes (organization_id uuid NOT NULL)', ['notes']],
  ['CREATE TABLE notes (organization_id text PRIMARY KEY)', ['notes']],
  ['CREATE UNLOGGED TABLE notes (organization_id uuid PRIMARY KEY)', ['notes']],
  ['CREATE VIEW notes AS SELECT * FROM tasks', ['notes', 'notes', 'notes']],
  ['CREATE UNIQUE INDEX notes ON tasks (id) INCLUDE (organization_id)', ['notes']],
  ['CREATE UNIQUE INDEX notes ON tasks (id, organization_id) WHERE number > 1', []],
  ['ALTER TABLE tasks ADD CONSTRAINT notes EXCLUDE USING btree (id WITH =)', ['notes']],
  ['ALTER TABLE tasks ADD CONSTRAINT notes EXCLUDE (organization_id WITH =, id WITH =)', []],
  [
    `ALTER TABLE tasks ADD CONSTRAINT notes FOREIGN KEY (id, organization_id)
     REFERENCES events (organization_id, id)`,
    ['notes'],
  ],
  [
    `ALTER TABLE tasks ADD CONSTRAINT notes FOREIGN KEY (organization_id, id)
     REFERENCES events (organization_id, id) ON UPDATE CASCADE`,
    ['notes'],
  ],
  [
    `ALTER TABLE accounts ADD CONSTRAINT notes FOREIGN KEY (organization_id, id)
     REFERENCES events (organization_id, id)`,
    ['notes'],
  ],
  [
    'CREATE TRIGGER notes AFTER UPDATE ON organizations FOR EACH ROW EXECUTE FUNCTION touch_mirror()',
    ['notes'],
  ],
  [
    `CREATE FUNCTION write_notes() RETURNS trigger LANGUAGE plpgsql AS
     'BEGIN UPDATE organizations SET locale = NULL; RETURN NULL; END';
     CREATE TRIGGER notes AFTER UPDATE ON tasks FOR EACH ROW EXECUTE FUNCTION write_notes()`,
    ['write_notes'],
  ],
  ['CREATE SEQUENCE notes AS integer', ['notes']],
])('a migration that did this would be refused, or not: %s', async (statement, offenders) => {
  await client.query(statement);
  const refused = await refusedByCitus(client, notSpread);
  expect(refused.map((line) => line.split(':')[0])).toEqual(offenders);
});

test('docs/scale.md says of each that is not spread why, and what each trigger needs', async () => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT DISTINCT p.proname AS name FROM pg_trigger g JOIN pg_proc p ON p.oid = g.tgfoid
     WHERE NOT g.tgisinternal`,
  );
  const text = await readFile('docs/scale.md', 'utf8');
  const named = [...Object.keys(notSpread), ...rows.map(({ name }) => name)];
  expect(named.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});
