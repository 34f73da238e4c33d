import { spawn } from 'node:child_process';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { browsersOn } from '../../../src/chat/whatsapp/browser-processes.ts';
import { profileIn } from '../../../src/chat/whatsapp/profile.ts';
import { until } from '../../helpers/until.ts';
import { type Account, accountInTest, chromium, createAccount, pau, soccer } from './harness.ts';
import { browserGone, browserOf, childOf, renderersOf } from './processes.ts';

const isPaired = { isPaired: true };

/** It is ready in a new browser, and says and hears. */
async function expectRecovered(account: Account): Promise<void> {
  await account.until('ready');
  const { restarts } = account.transport.health();
  expect(restarts).toBeGreaterThan(0);
  const id = `after ${restarts}`;
  await account.network.make('say', { chatId: soccer, from: pau, id, body: 'hello' });
  await until(() => account.received.some((message) => message.id === id));
  expect((await account.send(id)).status).toBe('sent');
}

describe.skipIf(chromium === undefined)('a fault from which it recovers', () => {
  // One after another on one account: each begins where the one before has left it, ready.
  let account: Account;
  beforeAll(async () => {
    account = await createAccount({ world: isPaired });
    await account.connect();
  });
  afterAll(() => account.end());
  beforeEach(async () => {
    await account.until('ready');
    account.forget();
  });

  test('the browser is killed', async () => {
    process.kill(await browserOf(account.folder), 'SIGKILL');
    expect(await account.until('reconnecting')).toMatchObject({ reason: 'browserGone' });
    await expectRecovered(account);
  });

  test('its page crashes', async () => {
    for (const pid of await renderersOf(account.folder)) process.kill(pid, 'SIGKILL');
    expect(await account.until('reconnecting')).toMatchObject({ reason: 'pageCrashed' });
    await expectRecovered(account);
  });

  test('the process is killed with a message on its way: that is unknown, and all comes back', async () => {
    account.network.answers = 'nothing';
    const body = `on its way ${account.transport.health().restarts}`;
    const sending = account.send(body);
    await until(() => account.network.sent.length === 1);
    process.kill(await childOf(account.folder), 'SIGKILL');
    expect(await sending).toMatchObject({ status: 'unknown' });
    expect(await account.until('reconnecting')).toMatchObject({ reason: 'processGone' });
    account.network.answers = 'received';
    await account.until('ready');
    expect(await account.send(body)).toMatchObject({ status: 'unknown' });
    expect(account.network.sent).toHaveLength(1);
    await expectRecovered(account);
  });
});

// What is given up after a time, in which a machine has little to do: side by side.
const sideBySide = { concurrent: true };

describe.skipIf(chromium === undefined)('a fault that is noticed after a while', sideBySide, () => {
  test('its page no longer answers', async (test) => {
    const account = await accountInTest(
      { world: isPaired, timing: { beatTimeoutMs: 4_000 } },
      test,
    );
    await account.connect();
    await account.network.make('hang');
    expect(await account.until('reconnecting')).toMatchObject({ reason: 'wedged' });
    await expectRecovered(account);
  });

  test('WhatsApp cannot be reached: it is tried again and again, and no browser is left between', async (test) => {
    const account = await accountInTest(
      {
        world: { ...isPaired, openMs: 1e7 },
        timing: { progressTimeoutMs: 15_000, firstRestartMs: 1_000, mostRestartMs: 1_000 },
      },
      test,
    );
    await account.start();
    expect(await account.until('reconnecting')).toMatchObject({ reason: 'tooSlow' });
    await browserGone(account.folder);
    account.network.world.openMs = 50;
    await expectRecovered(account);
  });

  test('the page is not WhatsApp Web: as before', async (test) => {
    const account = await accountInTest(
      {
        world: { ...isPaired, isDown: true },
        timing: { pageTimeoutMs: 15_000, firstRestartMs: 1_000, mostRestartMs: 1_000 },
      },
      test,
    );
    await account.start();
    expect(await account.until('reconnecting')).toMatchObject({ reason: 'startFailed' });
    await browserGone(account.folder);
    expect(account.log.join()).toContain('auth timeout');
    account.network.world.isDown = false;
    await expectRecovered(account);
  });

  test('it falls silent', async (test) => {
    const account = await accountInTest({ world: isPaired, timing: { silenceMs: 15_000 } }, test);
    await account.connect();
    process.kill(await childOf(account.folder), 'SIGSTOP');
    expect(await account.until('reconnecting')).toMatchObject({ reason: 'processGone' });
    await expectRecovered(account);
  });
});

describe.skipIf(chromium === undefined)('a fault of the browser', () => {
  test('there is none where it should be', async () => {
    const account = await accountInTest({ chromium: '/nowhere/chromium' });
    await account.start();
    expect(await account.until('reconnecting')).toMatchObject({ reason: 'startFailed' });
    expect(account.log.join()).toContain('/nowhere/chromium');
  });
});

describe.skipIf(chromium === undefined)('a fault of the process', () => {
  test('it does not end when it is asked to', async () => {
    const account = await accountInTest({ world: isPaired, timing: { stopTimeoutMs: 300 } });
    await account.connect();
    process.kill(await childOf(account.folder), 'SIGSTOP');
    await account.transport.stop();
    expect(account.states.at(-1)).toMatchObject({ state: 'stopped' });
    expect(await browsersOn(profileIn(account.folder))).toEqual([]);
  });

  test.each(['SIGTERM', 'SIGKILL'] as const)(
    'the service ends by %s: nothing is left',
    async (signal) => {
      const { network, folder } = await accountInTest();
      const service = spawn(
        process.execPath,
        [join(import.meta.dirname, 'service.ts'), folder, chromium!, ...network.browserArgs],
        { stdio: 'inherit' },
      );
      await network.opened();
      const child = await childOf(folder);
      service.kill(signal);
      await browserGone(folder);
      await until(() => {
        try {
          return !process.kill(child, 0);
        } catch {
          return true;
        }
      });
    },
  );
});

describe.skipIf(chromium === undefined)('a stop at any moment of the start', () => {
  test.each([0, 200, 400, 600, 800])('%i ms after it', async (waitMs) => {
    const account = await accountInTest({ world: isPaired });
    await account.start();
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    await account.transport.stop();
    expect(account.states.at(-1)).toMatchObject({ state: 'stopped' });
    expect(await browsersOn(profileIn(account.folder))).toEqual([]);
  });
});

describe.skipIf(chromium === undefined)('what an earlier process left', () => {
  test('a browser on the profile and its locks are cleared away; others stay', async () => {
    const account = await accountInTest({ world: isPaired });
    const profile = profileIn(account.folder);
    await mkdir(profile);
    await symlink('another-host-4711', join(profile, 'SingletonLock'));
    const play = (name: string) =>
      spawn(process.execPath, [
        '-e',
        'setInterval(() => {}, 1e6)',
        '--',
        `--user-data-dir=${name}`,
      ]);
    const orphan = play(profile);
    const stranger = play(`${profile}-of-somebody-else`);
    try {
      const orphanGone = new Promise((resolve) => orphan.on('exit', resolve));
      // A process that has just begun has no arguments yet for whoever looks.
      await expect.poll(() => browsersOn(profile)).toEqual([orphan.pid]);
      await account.connect();
      await orphanGone;
      expect(stranger.exitCode).toBe(null);
      expect(stranger.signalCode).toBe(null);
      await account.transport.stop();
      const left = await readdir(profile);
      expect(left.filter((name) => name.startsWith('Singleton'))).toEqual([]);
    } finally {
      orphan.kill('SIGKILL');
      stranger.kill('SIGKILL');
    }
  });

  test('a folder that cannot be made is tried again', async () => {
    const account = await accountInTest();
    await writeFile(join(account.folder, 'file'), '');
    const inFile = await accountInTest({
      network: account.network,
      folder: join(account.folder, 'file', 'account'),
    });
    await inFile.start();
    expect(await inFile.until('reconnecting')).toMatchObject({ reason: 'startFailed' });
    expect(inFile.log.join()).toContain('ENOTDIR');
  });
});
