import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startTemporaryServer } from '../../scripts/temporary-server.ts';
import { applyMigrations } from '../../src/db/migrations.ts';
import type { NullableColumns } from './row-types/never-null.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The `postgres` database of the server that all test files share. */
    serverUrl: string;
    /** Of the schema, for the check of row types. */
    nullableColumns: NullableColumns;
  }
}

export const TEMPLATE = 'muster_template';

/** One server for a whole run of the tests, with a migrated database that each file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporaryServer();
  try {
    await withoutWaitingForTimers(() => applyMigrations(server.url(TEMPLATE)));
    project.provide('nullableColumns', await readNullableColumns(server.url(TEMPLATE)));
    const client = new Client({ connectionString: server.url('postgres') });
    await client.connect();
    // A database that somebody is connected to cannot be copied.
    await client.query(`ALTER DATABASE ${TEMPLATE} WITH ALLOW_CONNECTIONS false`);
    await client.end();
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('serverUrl', server.url('postgres'));
  return () => server.stop();
}

/** The lock of the schema engine leaves a timer of ten seconds behind, which a short run would wait for. */
async function withoutWaitingForTimers(work: () => Promise<unknown>): Promise<void> {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = Object.assign(
    (...given: Parameters<typeof setTimeout>) => setTimeout(...given).unref(),
    setTimeout,
  );
  try {
    await work();
  } finally {
    globalThis.setTimeout = setTimeout;
  }
}

/** By numbers that are the same in every copy of the database. */
async function readNullableColumns(url: string): Promise<NullableColumns> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ key: string; name: string }>(`
    SELECT a.attrelid::int || '.' || a.attnum AS key, c.relname || '.' || a.attname AS name
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attnotnull`);
  await client.end();
  return Object.fromEntries(rows.map(({ key, name }) => [key, name]));
}
