import { realpath } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

/** One process's claim on an embedded server, kept by a session that lasts as long as its use. */
export interface ServerHold {
  port: number;
  /**
   * Whether others use the server. When not, nobody else can take hold of it from here on.
   * `undefined` when this session is gone: the server ended, or restarted after a crash.
   */
  isSharedWithOthers(): Promise<boolean | undefined>;
  release(): Promise<void>;
}

// An advisory lock of the `postgres` database: the letters "must" as a number. Users share it; who
// stops the server takes it alone. The server lets go of it when a process dies, however it dies.
const LOCK = 0x6d757374;

/** What a server says while it starts, recovers or stops, or when nobody listens yet. */
const NOT_NOW = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/**
 * Takes hold of the server on this port. `undefined` when it does not answer now; throws when what
 * answers is not the server of `directory`.
 */
export async function holdServer(options: {
  port: number;
  user: string;
  password: string;
  directory: string;
}): Promise<ServerHold | undefined> {
  const client = new Client({
    host: '127.0.0.1',
    port: options.port,
    user: options.user,
    password: options.password,
    database: 'postgres',
    application_name: 'muster hold',
    connectionTimeoutMillis: 5000,
  });
  // A server that stops ends this session; without a listener that would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    const found = rows[0]?.data_directory ?? '';
    if ((await realpath(found).catch(() => found)) !== (await realpath(options.directory))) {
      throw new Error(`Port ${options.port} is another PostgreSQL's: its data is in ${found}.`);
    }
    await client.query('SELECT pg_advisory_lock_shared($1)', [LOCK]);
  } catch (error) {
    await client.end().catch(() => undefined);
    if (isNotNow(error)) return undefined;
    throw error;
  }
  return {
    port: options.port,
    isSharedWithOthers: () => isShared(client),
    release: () => client.end().catch(() => undefined),
  };
}

async function isShared(client: Client): Promise<boolean | undefined> {
  try {
    await client.query('SELECT pg_advisory_unlock_shared($1)', [LOCK]);
    const { rows } = await client.query<{ alone: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS alone',
      [LOCK],
    );
    if (rows[0]?.alone !== true) return true;
    // Those who came by a connection string. The sessions of a pool that has just been closed take
    // some milliseconds to go.
    for (let round = 0; round < 10; round += 1) {
      const others = await client.query(
        `SELECT FROM pg_stat_activity
         WHERE application_name LIKE 'muster%' AND pid <> pg_backend_pid()`,
      );
      if (others.rowCount === 0) return false;
      await pause(50);
    }
    return true;
  } catch (error) {
    if (isNotNow(error)) return undefined;
    throw error;
  }
}

function isNotNow(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (code !== undefined) return NOT_NOW.has(code);
  // node-postgres gives these no code.
  return /terminated|not queryable|timeout/i.test(message ?? '');
}
