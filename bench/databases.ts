import { Client } from 'pg';
import type { EmbeddedServer } from '../src/db/embedded-server.ts';
import { applyMigrations } from '../src/db/migrations.ts';

const TEMPLATE = 'bench_template';

/** A migrated, empty database of this name. Answers its URL. */
export async function createBenchDatabase(server: EmbeddedServer, name: string): Promise<string> {
  await applyMigrations(server.url(TEMPLATE));
  return cloneDatabase(server, TEMPLATE, name);
}

/** A copy of a database that nobody is connected to. Answers its URL. */
export async function cloneDatabase(
  server: EmbeddedServer,
  from: string,
  name: string,
): Promise<string> {
  await withClient(server.url('postgres'), (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${from}`),
  );
  return server.url(name);
}

/** Lends a plain pg client, connected, and ends it. */
export async function withClient<Result>(
  url: string,
  use: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url, application_name: 'bench' });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
