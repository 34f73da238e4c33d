import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../src/chat/whatsapp/chromium.ts';
import { isServerAlive, readServerMark } from '../src/db/server-files.ts';
import { nodeEnvironment } from './helpers/node-environment.ts';
import { request } from './helpers/request.ts';

// The service as people start it: a process, its embedded server, signals.

const root = resolve(import.meta.dirname, '..');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-main-'));
  // As root, the embedded server is another user, who must be able to enter.
  await chmod(folder, 0o755);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  child: ChildProcess;
  output: () => string;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
}

function start(settings: Record<string, string>): Run {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: {
      ...nodeEnvironment,
      DATA_DIR: folder,
      PORT: '0',
      ...settings,
    },
  });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text += chunk;
  });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  return { child, output: () => text, ended };
}

/** Resolves with the address once the service says that it listens. */
async function ready(run: Run): Promise<string> {
  while (run.child.exitCode === null) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(run.output())?.[0];
    if (address && /Operator token/.test(run.output())) return address;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error(`the service did not start:\n${run.output()}`);
}

/** Starts it, does something with it, and ends it; answers what it printed until then. */
async function startedOnce(
  settings: Record<string, string>,
  work: (address: string) => Promise<void> = async () => {},
): Promise<string> {
  const run = start(settings);
  const address = await ready(run);
  await expect.poll(run.output).toMatch(/^(?:First step|Next step|Try it) .+$/m);
  await work(address);
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
  return run.output();
}

async function ask(address: string, body: string): Promise<string[]> {
  const key = (await readFile(join(folder, 'demo-key'), 'utf8')).trim();
  const response = await request(`${address}/api/simulator/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ chat: 'soccer', from: '+34600111222', body }),
  });
  const { replies } = (await response.json()) as { replies: { body: string }[] };
  return replies.map((reply) => reply.body);
}

async function serverRuns(): Promise<boolean> {
  const directory = join(folder, 'postgres');
  const mark = await readServerMark(directory);
  return mark !== undefined && (await isServerAlive(directory, mark));
}

test('bad settings stop the start, with one line for each mistake', async () => {
  const run = start({ PORT: 'eighty', DEMO: 'maybe' });
  expect(await run.ended).toBe(1);
  expect(run.output().trim().split('\n')).toEqual([
    'PORT: "eighty" is not right; expected a port number from 0 (any free one) to 65535',
    'DEMO: "maybe" is not right; expected on or off',
  ]);
});

describe('the service', () => {
  test('starts on nothing, answers, and at SIGTERM stops everything in order', async () => {
    const run = start({});
    const address = await ready(run);
    expect(await ask(address, '/context')).toEqual([expect.stringContaining('Sunday Soccer Team')]);
    expect((await request(`${address}/readyz`)).status).toBe(200);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(await serverRuns()).toBe(false);
  });

  test('prints a link to the console, by which its page and one session are had', async () => {
    const run = start({});
    const address = await ready(run);
    await expect.poll(run.output).toMatch(/^Try it .+$/m);
    const [, at, link] = /^Console +(\S+)\/sign-in#(\S+) \(works once/m.exec(run.output()) ?? [];
    expect(at).toBe(address);
    const page = await request(`${address}/sign-in`, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('<div id="root">');
    const signIn = () =>
      request(`${address}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: address },
        body: JSON.stringify({ link }),
      });
    const session = await signIn();
    expect(session.status).toBe(201);
    expect(await session.json()).toMatchObject({ transport: 'simulated' });
    expect((await signIn()).status).toBe(401);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
  });

  test('shows its secrets at the start that made them, and later where they are; its log has none', async () => {
    const own = { DATA_DIR: join(folder, 'secrets'), LOG_LEVEL: 'trace' };
    const secrets = async () =>
      Promise.all(
        ['operator-token', 'demo-key'].map(async (name) =>
          (await readFile(join(own.DATA_DIR, name), 'utf8')).trim(),
        ),
      );
    const first = await startedOnce(own);
    const [token = '', key = ''] = await secrets();
    expect(first).toMatch(new RegExp(`^Operator token +${token}$`, 'm'));
    expect(first).toMatch(new RegExp(`^Demo key +${key}$`, 'm'));

    const second = await startedOnce(own, async (address) => {
      const group = 'api/groups/0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10/messages';
      const form = new FormData();
      form.append('file', new File(['png'], 'poster.png'));
      for (const [path, secret, body] of [
        ['api/organizations', token, undefined],
        [group, key, form],
      ] as const) {
        await request(`${address}/${path}`, {
          method: body ? 'POST' : 'GET',
          headers: { authorization: `Bearer ${secret}` },
          ...(body ? { body } : {}),
        });
      }
    });
    expect(second).toContain('/api/organizations');
    expect(second).toMatch(/^Operator token +kept in .*secrets.operator-token$/m);
    expect(second).toMatch(/^Demo key +kept in .*secrets.demo-key$/m);
    for (const secret of [token, key]) expect(second).not.toContain(secret);
  });

  test('after a kill, the next start finds the server running and the data there', async () => {
    const killed = start({});
    const address = await ready(killed);
    expect(await ask(address, '/create task "Bring the net" for me')).toEqual([
      expect.stringContaining('Bring the net'),
    ]);
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(await serverRuns()).toBe(true);

    const next = start({});
    expect(await ask(await ready(next), '/tasks mine')).toEqual([
      expect.stringContaining('Bring the net'),
    ]);
    next.child.kill('SIGINT');
    expect(await next.ended).toBe(0);
    expect(await serverRuns()).toBe(false);
  });

  test('says what it is doing; interrupted there, it leaves no server behind', async () => {
    const run = start({ DATA_DIR: join(folder, 'early') });
    const setsUp = () => /^Setting up the database in .*early.* \(once\) …$/m.test(run.output());
    await expect.poll(setsUp).toBe(true);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(run.output()).toMatch(/Stopping …\s*$/);
    expect(await readServerMark(join(folder, 'early', 'postgres'))).toBeUndefined();
  });

  test('says in one line that its port is taken', async () => {
    const first = start({});
    const address = await ready(first);
    const second = start({ PORT: new URL(address).port });
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/^PORT: \d+ is taken on 127\.0\.0\.1; expected a free one.*$/m);
    expect(second.output()).not.toMatch(/^ +at /m);
    // The one that was there goes on, on the server that both used.
    expect((await request(`${address}/readyz`)).status).toBe(200);
    expect((await readFile(join(folder, 'address'), 'utf8')).trim()).toBe(address);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
  });

  test('two on one data folder come and go without tripping over each other', async () => {
    const first = start({});
    const address = await ready(first);
    const second = start({});
    await ready(second);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect((await request(`${address}/readyz`)).status).toBe(200);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(first.output()).not.toContain('could not stop');
  });

  test('says in one line that no database answers at DATABASE_URL', async () => {
    const run = start({ DATABASE_URL: 'postgres://muster:secret@127.0.0.1:1/muster' });
    expect(await run.ended).toBe(1);
    expect(run.output().trim()).toBe(
      'DATABASE_URL: connect ECONNREFUSED 127.0.0.1:1; expected a PostgreSQL that lets Muster in',
    );
  });

  test('with DEMO=off an empty database stays empty', async () => {
    const run = start({ DEMO: 'off', DATA_DIR: join(folder, 'bare') });
    const address = await ready(run);
    const token = (await readFile(join(folder, 'bare', 'operator-token'), 'utf8')).trim();
    const response = await request(`${address}/api/organizations`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(((await response.json()) as { items: unknown[] }).items).toEqual([]);
    expect(run.output()).not.toContain('Demo key');
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
  });

  test('says what comes first: an organization, and only then a number or a chat', async () => {
    const settings = { DEMO: 'off', DATA_DIR: join(folder, 'bare') };
    const organizationFirst = /^First step +POST \S+\/api\/organizations with the operator token/m;
    const first = await startedOnce(settings, async (address) => {
      const token = (await readFile(join(folder, 'bare', 'operator-token'), 'utf8')).trim();
      await request(`${address}/api/organizations`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Club', timeZone: 'Europe/Madrid' }),
      });
    });
    expect(first).toMatch(organizationFirst);
    expect(first).not.toMatch(/pair|npm run chat/);
    const second = await startedOnce(settings);
    expect(second).toMatch(/^Try it +npm run chat -- --key <key of an ADMIN>/m);
    expect(second).not.toMatch(organizationFirst);
  });

  test.skipIf(findChromium(undefined) === undefined)('with WhatsApp too', async () => {
    const bare = { DEMO: 'off', TRANSPORT: 'whatsapp', DATA_DIR: join(folder, 'bare whatsapp') };
    const without = await startedOnce(bare);
    expect(without).toMatch(/^First step +POST/m);
    expect(without).not.toContain('/pair');
    const withOne = await startedOnce({ ...bare, DEMO: 'on' });
    expect(withOne).toMatch(/^Next step +\S+\/pair to add a number/m);
  });
});
