import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import {
  NO_FILTER,
  PRISMA_FOLDER,
  readMigrationList,
  readMigrationNames,
  withSchemaEngine,
} from './schema-engine.ts';

/** NULLS NOT DISTINCT and column lists in ON DELETE SET NULL came with PostgreSQL 15. */
const OLDEST_SERVER = 15;

// An advisory lock of the database being migrated: the letters "migr" as a number.
const LOCK = 0x6d696772;

/**
 * Brings the database at `url` up to date with the folder's `migrations`, creating the database if
 * there is none, and returns the names of the migrations applied. Each one happens whole or not at all.
 * Throws an Error when the server is too old or a migration fails. Safe in several processes at
 * once: one works, the others wait and find nothing to do.
 */
export async function applyMigrations(url: string, folder = PRISMA_FOLDER): Promise<string[]> {
  const migrations = join(folder, 'migrations');
  const client = await connectOrCreate(url);
  try {
    const names = await readMigrationNames(migrations);
    if (await hasAll(client, names)) return [];
    await requireServerVersion(client);
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    if (await hasAll(client, names)) return [];
    return await migrate(url, migrations);
  } finally {
    await client.end();
  }
}

/**
 * The SQL that would take a database from the folder's `migrations` to its `schema`;
 * undefined when they agree. `url` names any database of a server where a shadow database may be
 * made.
 */
export async function diffMigrations(
  url: string,
  folder = PRISMA_FOLDER,
): Promise<string | undefined> {
  const migrations = await readMigrationList(join(folder, 'migrations'));
  const files = await readSchema(join(folder, 'schema'));
  const { exitCode, stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    }),
  );
  return exitCode === 0 ? undefined : (stdout ?? '');
}

async function readSchema(folder: string): Promise<{ path: string; content: string }[]> {
  const paths = (await readdir(folder)).map((name) => join(folder, name));
  return Promise.all(paths.map(async (path) => ({ path, content: await readFile(path, 'utf8') })));
}

async function migrate(url: string, migrations: string): Promise<string[]> {
  const migrationsList = await readMigrationList(migrations);
  return withSchemaEngine(url, async (engine) => {
    try {
      const result = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
      return result.appliedMigrationNames;
    } catch (error) {
      // The database rolled the failed one back whole. Said so in the table, it is tried again at
      // the next start; otherwise Prisma would refuse every start until somebody resolves it.
      const history = await engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters: NO_FILTER,
      });
      for (const migrationName of history.failedMigrationNames) {
        await engine.markMigrationRolledBack({ migrationName });
      }
      throw error;
    }
  });
}

/** One query, so that the usual start, with nothing to do, loads no engine. */
async function hasAll(client: Client, names: string[]): Promise<boolean> {
  try {
    const { rows } = await client.query<{ migration_name: string }>(
      `SELECT migration_name FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    );
    const applied = new Set(rows.map((row) => row.migration_name));
    return names.every((name) => applied.has(name));
  } catch (error) {
    if (codeOf(error) === '42P01') return false; // no such table: an empty database
    throw error;
  }
}

async function requireServerVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  const version = rows[0]?.server_version ?? '';
  if (Number.parseInt(version, 10) < OLDEST_SERVER) {
    throw new Error(`PostgreSQL ${version} is too old: Muster needs ${OLDEST_SERVER} or later.`);
  }
}

async function connectOrCreate(url: string): Promise<Client> {
  try {
    return await connect(url);
  } catch (error) {
    if (codeOf(error) !== '3D000') throw error; // anything but "database does not exist"
  }
  const target = new URL(url);
  const name = decodeURIComponent(target.pathname.slice(1));
  target.pathname = '/postgres';
  const maintenance = await connect(target.href);
  try {
    await maintenance.query(`CREATE DATABASE ${escapeIdentifier(name)}`);
  } catch (error) {
    // Another process was first. Which of the two codes depends on how close they were.
    if (!['42P04', '23505'].includes(codeOf(error))) throw error;
  } finally {
    await maintenance.end();
  }
  return connect(url);
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'muster migrations' });
  await client.connect();
  return client;
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? '';
}
