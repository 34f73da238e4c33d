import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startEmbeddedServer } from '../../src/db/embedded-server.ts';
import { isServerAlive, readServerMark } from '../../src/db/server-files.ts';

let folder: string;
let directory: string;
const running: EmbeddedServer[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-embedded-test-'));
  await chmod(folder, 0o755); // as root, the server is another user
  directory = join(folder, 'postgres');
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of running.splice(0)) await server.stop();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function start(): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ directory, settings: { fsync: 'off' } });
  running.push(server);
  return server;
}

/** Another process that starts the server, says whether it adopted it, and stays. */
async function startInAnotherProcess(): Promise<{ child: ChildProcess; adopted: boolean }> {
  const module = join(import.meta.dirname, '../../src/db/embedded-server.ts');
  const script = `
    import { startEmbeddedServer } from ${JSON.stringify(module)};
    const server = await startEmbeddedServer({
      directory: ${JSON.stringify(directory)},
      settings: { fsync: 'off' },
    });
    console.log(JSON.stringify(server.adopted));
    process.on('SIGTERM', () => server.stop().then(() => process.exit(0)));
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  if (child.stdout === null) throw new Error('no output');
  const [line] = await once(child.stdout, 'data');
  return { child, adopted: JSON.parse(String(line)) };
}

async function ask(server: EmbeddedServer, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

/** As the server would have written it, who is another user when this is root. */
async function writeServerFile(file: string, text: string): Promise<void> {
  const { uid, gid } = await stat(directory);
  await writeFile(file, text, { mode: 0o600 });
  await chown(file, uid, gid);
}

async function isRunning(): Promise<boolean> {
  const mark = await readServerMark(directory);
  return mark !== undefined && (await isServerAlive(directory, mark));
}

describe('an embedded server', () => {
  it('starts in an empty folder, closed to others, and counts in UTF-8 and UTC', async () => {
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(await ask(server, `SELECT lower('ÀÉÑ') AS answer`)).toBe('àéñ');
    expect(await ask(server, `SELECT current_setting('timezone') AS answer`)).toBe('UTC');
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    expect((await stat(`${directory}.password`)).mode & 0o777).toBe(0o600);
    const wrong = new URL(server.url('postgres'));
    wrong.password = 'guess';
    await expect(new Client({ connectionString: wrong.href }).connect()).rejects.toThrow(
      /password authentication failed/,
    );
  });

  it('stops, and keeps its data, password and port for the next start', async () => {
    const first = await start();
    await ask(first, 'CREATE TABLE kept AS SELECT 41 AS answer');
    await first.stop();
    expect(await isRunning()).toBe(false);
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(second.url()).toBe(first.url());
    expect(await ask(second, 'SELECT answer FROM kept')).toBe(41);
  });

  it('is adopted by a second start, and stops with the last one that uses it', async () => {
    const first = await start();
    const second = await start();
    expect(second.adopted).toBe(true);
    expect(second.url()).toBe(first.url());
    await first.stop();
    expect(await isRunning()).toBe(true);
    await second.stop();
    expect(await isRunning()).toBe(false);
  });

  it('stays while a process uses it that came by its connection string', async () => {
    const server = await start();
    const client = new Client({
      connectionString: server.url('postgres'),
      application_name: 'muster bench',
    });
    await client.connect();
    await server.stop();
    expect(await isRunning()).toBe(true);
    await client.end();
    const last = await start();
    expect(last.adopted).toBe(true);
    await last.stop();
    expect(await isRunning()).toBe(false);
  });

  it('survives the SIGKILL of its owner and is adopted', async () => {
    const { child, adopted } = await startInAnotherProcess();
    expect(adopted).toBe(false);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const server = await start();
    expect(server.adopted).toBe(true);
    expect(await ask(server, 'SELECT 1 AS answer')).toBe(1);
    await server.stop();
    expect(await isRunning()).toBe(false);
  });

  it('is one server when several processes start it for the first time at once', async () => {
    const home = directory;
    directory = join(folder, 'crowd');
    try {
      const three = await Promise.all([
        startInAnotherProcess(),
        startInAnotherProcess(),
        startInAnotherProcess(),
      ]);
      expect(three.map((one) => one.adopted).sort()).toEqual([false, true, true]);
      const server = await start();
      expect(await ask(server, 'SELECT 1 AS answer')).toBe(1);
      for (const { child } of three) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      expect(await isRunning()).toBe(true);
      await server.stop();
      expect(await isRunning()).toBe(false);
    } finally {
      directory = home;
    }
  });

  it('is started anew after it was killed itself', async () => {
    const first = await start();
    const mark = await readServerMark(directory);
    process.kill(mark?.pid ?? 0, 'SIGKILL');
    await expect.poll(isRunning).toBe(false);
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await ask(second, 'SELECT 1 AS answer')).toBe(1);
    await first.stop(); // its session is gone: must not fail, nor take the other's server away
    expect(await isRunning()).toBe(true);
  });

  it('starts over a stale postmaster.pid whose pid is somebody else now', async () => {
    const first = await start();
    const text = await readFile(join(directory, 'postmaster.pid'), 'utf8');
    await first.stop();
    const stale = text.replace(/^\d+/, String(process.pid));
    await writeServerFile(join(directory, 'postmaster.pid'), stale);
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await ask(second, 'SELECT 1 AS answer')).toBe(1);
  });

  it('takes another port when its own is taken', async () => {
    const first = await start();
    const port = new URL(first.url()).port;
    await first.stop();
    const { createServer } = await import('node:net');
    const squatter = createServer().listen(Number(port), '127.0.0.1');
    await once(squatter, 'listening');
    try {
      const second = await start();
      expect(new URL(second.url()).port).not.toBe(port);
      expect(await ask(second, 'SELECT 1 AS answer')).toBe(1);
    } finally {
      squatter.close();
    }
  });

  it('says what PostgreSQL said when it does not start', async () => {
    const settings = { shared_preload_libraries: 'no_such_library' };
    await expect(startEmbeddedServer({ directory, settings })).rejects.toThrow(
      /does not start[\s\S]*no_such_library/,
    );
    expect(await isRunning()).toBe(false);
  });

  it('says so when the password of existing data is lost', async () => {
    await (await start()).stop();
    const password = await readFile(`${directory}.password`, 'utf8');
    await rm(`${directory}.password`);
    await expect(start()).rejects.toThrow(/postgres\.password is missing/);
    await writeServerFile(`${directory}.password`, password);
  });
});
