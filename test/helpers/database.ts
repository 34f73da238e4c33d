import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { createDatabase, type Database, type DatabaseOptions } from '../../src/db/client.ts';
import { TEMPLATE } from './database-server.ts';
import { proveRowTypes } from './row-types/prove.ts';

export interface TestDatabase {
  url: string;
  db: Database;
  /**
   * Disconnects and drops it, or has it stay under another name, and fails where a row type was found wrong.
   * For afterAll.
   */
  drop(options?: { keepAs?: string }): Promise<void>;
}

/**
 * A fresh, migrated, empty database, or a copy of one that was prepared, for beforeAll. WAL_LOG takes some 17 ms
 * and FILE_COPY 15 on an idle machine, but 65 and 85 on a busy one, because FILE_COPY makes the
 * whole server write everything out first.
 */
export async function createTestDatabase({
  template = TEMPLATE,
  ...options
}: Pick<DatabaseOptions, 'poolSize'> & { template?: string } = {}): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY WAL_LOG`);
  const target = new URL(inject('serverUrl'));
  target.pathname = name;
  const db = createDatabase(target.href, { ...options, applicationName: name });
  return {
    url: target.href,
    db,
    drop: async ({ keepAs } = {}) => {
      await db.$disconnect();
      await administer(
        keepAs === undefined
          ? `DROP DATABASE ${name} WITH (FORCE)`
          : `ALTER DATABASE ${name} RENAME TO ${keepAs}`,
      );
      proveRowTypes();
    },
  };
}

/** Has a database of a name made by the first of all test files that needs it; the others wait for it. */
export async function prepareOnce(
  name: string,
  prepare: (name: string) => Promise<void>,
): Promise<void> {
  const client = new Client({ connectionString: inject('serverUrl') });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await prepare(name);
  } finally {
    // The lock ends with it.
    await client.end();
  }
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject('serverUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
