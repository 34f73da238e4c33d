import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startTemporaryServer } from '../../scripts/temporary-server.ts';
import { applyMigrations } from '../../src/db/migrations.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The `postgres` database of the server that all test files share. */
    serverUrl: string;
  }
}

export const TEMPLATE = 'muster_template';

/** One server for a whole run of the tests, with a migrated database that each file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporaryServer();
  try {
    await applyMigrations(server.url(TEMPLATE));
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
