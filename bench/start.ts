import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startEmbeddedServer } from '../src/db/embedded-server.ts';
import { readServerMark } from '../src/db/server-files.ts';
import { median, timed } from './measure.ts';
import { listProcesses, readFamily, readResident } from './memory.ts';
import { type Bench, createRow, type Row } from './row.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = 3;
const startSeconds = 60;

/**
 * From `npm start` to /readyz saying yes, on a folder of its own, against `npm start` of a program that
 * does nothing; and what is then resident. Ended as Ctrl-C ends it. Nothing on Windows, where a process
 * group cannot be signalled.
 */
export const start: Bench = async () => {
  if (process.platform === 'win32') return [];
  const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'));
  // PostgreSQL is another user when this is root, and must be able to enter.
  await chmod(folder, 0o755);
  try {
    return await measureStarts(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function measureStarts(folder: string): Promise<Row[]> {
  const data = join(folder, 'data');
  const postgres = join(data, 'postgres');
  const first = await (await startService(data)).end();

  const floors: number[] = [];
  const seconds: number[] = [];
  const adopting: number[] = [];
  let rows: Row[] = [];
  for (let round = 0; round < rounds; round += 1) {
    floors.push(await timeNothing(join(folder, 'nothing')));
    seconds.push(await (await startService(data)).end());
  }
  const server = await startEmbeddedServer({ directory: postgres });
  try {
    const mark = await readServerMark(postgres);
    const quiet = await readFamily(mark!.pid);
    for (let round = 0; round < rounds; round += 1) {
      const service = await startService(data);
      if (round === rounds - 1) rows = await memoryRows(service, { pid: mark!.pid, quiet });
      adopting.push(await service.end());
    }
  } finally {
    await server.stop();
  }

  const row = (what: string, times: number[]) =>
    createRow({
      bench: 'start',
      what,
      against: '`npm start` of nothing',
      unit: 's',
      ours: median(times) / 1000,
      theirs: median(floors) / 1000,
    });
  return [
    row('first start: cluster, migrations, demo', [first]),
    row('second start', seconds),
    row('start that finds the server running', adopting),
    ...rows,
  ];
}

interface Running {
  /** The service itself, under npm and its shell; undefined where there is no /proc. */
  pid: number | undefined;
  /** Stops it in order; answers how long it took to be ready, in milliseconds. */
  end(): Promise<number>;
}

async function startService(data: string): Promise<Running> {
  const file = join(data, 'address');
  await rm(file, { force: true });
  const child = spawnNpmStart(root, {
    DATA_DIR: data,
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: '',
    OPERATOR_TOKEN: '',
    DEMO: 'on',
    LOG_LEVEL: 'error',
  });
  const closed = closing(child);
  const interrupt = () => void (child.exitCode === null && process.kill(-child.pid!, 'SIGINT'));
  // A bench that is ended in the middle takes the service with it.
  process.once('exit', interrupt);
  const end = async () => {
    interrupt();
    await closed;
    process.removeListener('exit', interrupt);
  };
  try {
    const time = await timed(() => untilReady(file, child));
    return {
      pid: await servicePid(child.pid!),
      end: async () => {
        await end();
        return time;
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** A process group of its own, so that it can be ended whole. */
function spawnNpmStart(folder: string, environment: Record<string, string>): ChildProcess {
  const npm = process.env.npm_execpath;
  const [program, args] = npm?.endsWith('.js')
    ? [process.execPath, [npm, 'start']]
    : ['npm', ['start']];
  const env = { ...process.env, npm_config_loglevel: 'error', ...environment };
  return spawn(program!, args!, {
    cwd: folder,
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function closing(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(child.exitCode));
  });
}

async function untilReady(file: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + startSeconds * 1000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    const address = (await readFile(file, 'utf8').catch(() => '')).trim();
    if (address !== '') {
      const answer = await fetch(`${address}/readyz`).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer?.ok) return;
    }
    await pause(5);
  }
  throw new Error(`the service is not ready after ${startSeconds} s`);
}

async function timeNothing(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"scripts":{"start":"node nothing.js"}}');
  await writeFile(join(folder, 'nothing.js'), '');
  return timed(async () => {
    const code = await closing(spawnNpmStart(folder, {}));
    if (code !== 0) throw new Error(`npm start of nothing ended with ${code}`);
  });
}

/** The service is what npm's shell runs: in the group of npm, and called with the file. */
async function servicePid(group: number): Promise<number | undefined> {
  const processes = await listProcesses();
  return processes.find((one) => one.group === group && one.args[1] === 'src/main.ts')?.pid;
}

async function memoryRows(
  { pid }: Running,
  postgres: { pid: number; quiet: number | undefined },
): Promise<Row[]> {
  const rows: Row[] = [];
  const add = (
    what: string,
    against: string,
    ours: number | undefined,
    theirs: number | undefined,
  ) => {
    if (ours !== undefined && theirs !== undefined) {
      rows.push(createRow({ bench: 'start', what, against, unit: 'MB', ours, theirs }));
    }
  };
  const service = pid === undefined ? undefined : await readResident(pid);
  add(
    'resident: the service, just ready (RSS)',
    'a Node that does nothing',
    service,
    await residentOfNothing(),
  );
  const against = 'with nobody connected but the bench';
  add('resident: its PostgreSQL (PSS)', against, await readFamily(postgres.pid), postgres.quiet);
  return rows;
}

async function residentOfNothing(): Promise<number | undefined> {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 10_000)'], {
    stdio: 'ignore',
  });
  const closed = closing(child);
  await pause(500);
  const resident = await readResident(child.pid!);
  child.kill();
  await closed;
  return resident;
}
