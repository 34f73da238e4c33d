import { randomBytes } from 'node:crypto';
import { chown, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  loadPostgresBinaries,
  type PostgresBinaries,
  resolvePostgresUser,
  runProgram,
  type ServerUser,
} from './postgres-binaries.ts';
import { choosePort, isInitialised, resolvePassword } from './server-access.ts';
import {
  checkReach,
  clearStaleMark,
  isServerAlive,
  readLogTail,
  readServerMark,
} from './server-files.ts';
import { holdServer, type ServerHold } from './server-hold.ts';

export interface EmbeddedServer {
  /** The connection string of one of its databases; `muster` unless named. */
  url(database?: string): string;
  /** Stops the server, unless another Muster process still uses it. Close every pool before. */
  stop(): Promise<void>;
  /** Whether it was running already: another process's, or left behind by one that was killed. */
  adopted: boolean;
}

/** Everything about one cluster that the steps below pass to one another. */
interface Cluster {
  directory: string;
  binaries: PostgresBinaries;
  user: ServerUser;
  password: string;
  settings: Record<string, string>;
}

const OWNER = 'muster';
const ATTEMPTS = 3;
const START_SECONDS = 60;

/**
 * Starts a PostgreSQL of our own whose data is in `directory`, or finds the one that runs there.
 * Beside the directory stand `<directory>.password` and `<directory>.port`; the log is inside,
 * `server.log`. `settings` are PostgreSQL settings for as long as this server runs. Throws an Error
 * that says what to do when the machine cannot run it, with the end of its log when it would not
 * start.
 *
 * Any number of processes may call this at once. There is no lock file: the new directory appears
 * by one rename, and after that PostgreSQL's own `postmaster.pid` lets one server start.
 */
export async function startEmbeddedServer(options: {
  directory: string;
  settings?: Record<string, string>;
}): Promise<EmbeddedServer> {
  const directory = resolve(options.directory);
  const binaries = await loadPostgresBinaries();
  await mkdir(dirname(directory), { recursive: true });
  const user = await resolveServerUser(directory);
  await checkReach(user, binaries.postgres, dirname(directory));
  const password = await resolvePassword(directory, user);
  const cluster = { directory, binaries, user, password, settings: options.settings ?? {} };
  if (!(await isInitialised(directory))) await initialise(cluster);

  const { hold, adopted } = await launchOrAdopt(cluster);
  let stopping: Promise<void> | undefined;
  return {
    adopted,
    url: (database = OWNER) =>
      `postgresql://${OWNER}:${password}@127.0.0.1:${hold.port}/${encodeURIComponent(database)}`,
    stop: () => {
      stopping ??= stopServer(cluster, hold);
      return stopping;
    },
  };
}

async function launchOrAdopt(cluster: Cluster): Promise<{ hold: ServerHold; adopted: boolean }> {
  const deadline = performance.now() + START_SECONDS * 1000;
  let launched = false;
  let failures = 0;
  for (;;) {
    const mark = await readServerMark(cluster.directory);
    if (mark !== undefined && (await isServerAlive(cluster.directory, mark))) {
      const hold = await holdServer({ ...cluster, port: mark.port, user: OWNER });
      if (hold !== undefined) return { hold, adopted: !launched };
      // It is just starting, recovering or stopping.
      if (performance.now() > deadline) throw await startError(cluster, 'It does not answer.');
      await pause(50);
      continue;
    }
    if (mark !== undefined) await clearStaleMark(cluster.directory, mark);
    const { code, output } = await launch(cluster, failures > 0);
    launched = code === 0;
    if (launched) continue;
    // The usual reasons: another process was first or took the port, which the next round sees, or
    // backends of a killed server are still about to end.
    failures += 1;
    if (failures === ATTEMPTS) throw await startError(cluster, output);
    await pause(200);
  }
}

/**
 * `pg_ctl start` puts the server into a session of its own, so that Ctrl-C in the terminal reaches
 * only the service, which ends its work and then stops the server.
 */
async function launch(cluster: Cluster, freshPort: boolean) {
  const { directory, binaries, user } = cluster;
  const port = await choosePort(`${directory}.port`, freshPort);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...cluster.settings,
  };
  const flags = Object.entries(settings).map(([name, value]) => {
    // pg_ctl hands these to a shell.
    if (!/^[\w.]+=[\w.,:+-]*$/.test(`${name}=${value}`)) {
      throw new Error(`PostgreSQL setting ${name}=${value}: letters, digits and .,:+- only.`);
    }
    return `-c ${name}=${value}`;
  });
  return runProgram(
    binaries.pg_ctl,
    [
      ...['start', '-w', '-s', '-t', String(START_SECONDS), '-D', directory],
      ...['-l', join(directory, 'server.log'), '-o', `-p ${port} ${flags.join(' ')}`],
    ],
    { user, cwd: directory },
  );
}

async function stopServer(cluster: Cluster, hold: ServerHold): Promise<void> {
  const { directory, binaries, user } = cluster;
  const shared = await hold.isSharedWithOthers();
  if (shared === undefined) {
    await hold.release();
    const mark = await readServerMark(directory);
    if (mark === undefined || !(await isServerAlive(directory, mark))) return;
    const again = await holdServer({ ...cluster, port: mark.port, user: OWNER });
    return again === undefined ? undefined : stopServer(cluster, again);
  }
  if (shared) return hold.release();
  // The hold stays until the server ends it: whoever comes now waits, and then starts it anew.
  const args = ['stop', '-w', '-s', '-m', 'fast', '-t', '60', '-D', directory];
  const { code, output } = await runProgram(binaries.pg_ctl, args, { user, cwd: directory });
  await hold.release();
  const mark = await readServerMark(directory);
  if (code !== 0 && mark !== undefined && (await isServerAlive(directory, mark))) {
    throw new Error(`The embedded PostgreSQL in ${directory} did not stop: ${output}`);
  }
}

/** Makes the cluster aside and moves it into place whole, so that no half-made one is ever seen. */
async function initialise(cluster: Cluster): Promise<void> {
  const { directory, binaries, user } = cluster;
  const draft = join(
    dirname(directory),
    `${basename(directory)}.new-${randomBytes(4).toString('hex')}`,
  );
  await mkdir(draft, { mode: 0o700 });
  if (user !== undefined) await chown(draft, user.uid, user.gid);
  try {
    const args = [
      ...['-D', draft, '--username', OWNER, '--pwfile', `${directory}.password`],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-locale'],
      // The same order and case rules on every machine, whatever locales it has.
      ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--no-instructions'],
      ...(cluster.settings.fsync === 'off' ? ['--no-sync'] : []),
    ];
    const { code, output } = await runProgram(binaries.initdb, args, { user, cwd: draft });
    if (code !== 0) {
      throw new Error(`The embedded PostgreSQL could not be set up in ${directory}:\n${output}`);
    }
    await rename(draft, directory);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another process was first.
    if (!(await isInitialised(directory))) throw error;
  }
}

async function resolveServerUser(directory: string): Promise<ServerUser> {
  const me = process.getuid?.();
  const owner = await stat(directory).catch(() => undefined);
  // Not root, or on Windows, which has no root.
  if (me !== 0) {
    if (me === undefined || owner === undefined || owner.uid === me) return undefined;
    throw new Error(
      `${directory} belongs to another user (uid ${owner.uid}): Muster was started before as root ` +
        'or by somebody else. Start it as that user, or set DATABASE_URL.',
    );
  }
  // Root may start what a normal user began, without taking it away from that user.
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return resolvePostgresUser();
}

async function startError(cluster: Cluster, output: string): Promise<Error> {
  const log = join(cluster.directory, 'server.log');
  return new Error(
    `The embedded PostgreSQL in ${cluster.directory} does not start. ${output}\n` +
      `The end of ${log}:\n${await readLogTail(log)}`,
  );
}
