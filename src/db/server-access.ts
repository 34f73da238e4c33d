import { randomBytes, randomInt } from 'node:crypto';
import { chmod, chown, link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { ServerUser } from './postgres-binaries.ts';

/** Whether the directory holds a database cluster. */
export async function isInitialised(directory: string): Promise<boolean> {
  return (await stat(join(directory, 'PG_VERSION')).catch(() => undefined)) !== undefined;
}

/** Reads the password; makes it the first time, readable by the server's user only. */
export async function resolvePassword(directory: string, user: ServerUser): Promise<string> {
  const file = `${directory}.password`;
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return known.trim();
  if (await isInitialised(directory)) {
    throw new Error(
      `${file} is missing, and with it the password of the database in ${directory}. ` +
        'Put it back, or move that directory away to begin with an empty database.',
    );
  }
  const draft = `${file}.new-${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  await chmod(draft, 0o600);
  if (user !== undefined) await chown(draft, user.uid, user.gid);
  // Of several processes one wins; all then read the winner's.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return (await readFile(file, 'utf8')).trim();
}

/** The port of the last time if it is free, else one by chance; remembered for the next time. */
export async function choosePort(file: string, fresh: boolean): Promise<number> {
  const last = Number(await readFile(file, 'utf8').catch(() => ''));
  if (!fresh && last > 0 && (await isPortFree(last))) return last;
  for (;;) {
    // Below 32768, where systems take the ports of outgoing connections from (Linux's default).
    const port = randomInt(20_000, 32_000);
    if (!(await isPortFree(port))) continue;
    await writeFile(file, `${port}\n`);
    return port;
  }
}

function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
