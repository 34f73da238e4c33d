import { readFile, readlink, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram, type ServerUser } from './postgres-binaries.ts';

/** A pid that no system gives out (the greatest on 64-bit Linux is 4,194,304). */
const NOBODY = 999_999_999;

/** What a running (or killed) server wrote of itself in `postmaster.pid`. */
export interface ServerMark {
  pid: number;
  port: number;
}

/** The server's own mark in its data directory; undefined when it stopped well or never ran. */
export async function readServerMark(directory: string): Promise<ServerMark | undefined> {
  const text = await readFile(join(directory, 'postmaster.pid'), 'utf8').catch(() => '');
  // Lines: pid, data directory, start time, port, … (PostgreSQL, src/include/utils/pidfile.h).
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 ? { pid, port } : undefined;
}

/**
 * Whether the server that left this mark may be alive. After a power cut, or in a container that
 * starts anew, the pid of a dead server often belongs to somebody else. Doubt counts as alive: the
 * danger lies in taking a living server for a dead one.
 */
export async function isServerAlive(directory: string, mark: ServerMark): Promise<boolean> {
  try {
    process.kill(mark.pid, 0);
  } catch (error) {
    // EPERM: it lives, under another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (process.platform === 'linux') {
    // A PostgreSQL server works inside its data directory.
    const folder = await readlink(`/proc/${mark.pid}/cwd`).catch(() => undefined);
    if (folder !== undefined) return folder === (await realpath(directory));
    const command = await readFile(`/proc/${mark.pid}/cmdline`, 'utf8').catch(() => 'postgres');
    return command.includes('postgres');
  }
  if (process.platform === 'darwin') {
    const args = ['-o', 'command=', '-p', String(mark.pid)];
    const { output } = await runProgram('ps', args, { user: undefined, cwd: directory });
    return output.includes('postgres');
  }
  return true;
}

/**
 * Strikes a dead server's pid out of its mark when another process has that pid now, because
 * PostgreSQL would refuse to start. The rest stays: there PostgreSQL finds the shared memory of
 * backends that may have outlived their server, and still refuses to start beside those.
 */
export async function clearStaleMark(directory: string, mark: ServerMark): Promise<void> {
  const file = join(directory, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => '');
  const stale = `${mark.pid}\n`;
  // Read again and compared: somebody else may have started the server meanwhile.
  if (text.startsWith(stale)) await writeFile(file, `${NOBODY}\n${text.slice(stale.length)}`);
}

/** The last lines of the server's log, to say why it did not start. */
export async function readLogTail(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-15).join('\n');
}

/** Throws, with what to do, when the server's user cannot reach the folder or the programs. */
export async function checkReach(
  user: ServerUser,
  program: string,
  directory: string,
): Promise<void> {
  if (user === undefined) return;
  // A shell has to try: Node changes the folder while it is still root.
  const attempt = ['-c', 'cd "$0" && exec "$1" --version', directory, program];
  const { code } = await runProgram('/bin/sh', attempt, { user, cwd: '/' });
  if (code === 0) return;
  throw new Error(
    'PostgreSQL does not run as root, so it runs as the user "postgres", who cannot reach ' +
      `${directory} or ${program} (a folder above is closed to others, as /root is). ` +
      'Move Muster to a folder that others may enter, run it as a normal user, ' +
      'or set DATABASE_URL.',
  );
}
