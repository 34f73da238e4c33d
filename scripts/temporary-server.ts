import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedServer, startEmbeddedServer } from '../src/db/embedded-server.ts';
import { isServerAlive, readServerMark } from '../src/db/server-files.ts';

const PREFIX = 'muster-temporary-';

/**
 * A PostgreSQL server with nothing in it, for tests, benches and migrations. It writes nothing
 * through to the disk, and `stop` deletes it. Those of processes that were killed are cleared away.
 */
export async function startTemporaryServer(
  settings: Record<string, string> = {},
): Promise<EmbeddedServer> {
  await clearAbandoned();
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // When this is root, the server is another user, who must be able to enter. Its own directory
  // inside is closed to others.
  await chmod(folder, 0o755);
  try {
    const server = await startEmbeddedServer({
      directory: join(folder, 'postgres'),
      settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', ...settings },
    });
    return {
      ...server,
      stop: async () => {
        await server.stop();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function clearAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : 0;
    if (!(owner > 0) || isProcess(owner)) continue;
    try {
      const directory = join(tmpdir(), name, 'postgres');
      const mark = await readServerMark(directory);
      if (mark !== undefined && (await isServerAlive(directory, mark))) {
        await (await startEmbeddedServer({ directory })).stop();
      }
      await rm(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Another user's, or cleared by somebody else at this moment.
    }
  }
}

function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
