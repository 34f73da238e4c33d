import { existsSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { browsersOn } from '../../../src/chat/whatsapp/browser-processes.ts';
import { profileIn } from '../../../src/chat/whatsapp/profile.ts';
import type { WhatsappState } from '../../../src/chat/whatsapp/state.ts';
import { until } from '../../helpers/until.ts';
import { type Account, accountInTest, chromium, createAccount, pau, soccer } from './harness.ts';
import { browserCommandOf, browserGone } from './processes.ts';

const statesOf = ({ states }: { states: { state: string }[] }) =>
  states.map(({ state }) => state).filter((state, n, all) => state !== all[n - 1]);

describe.skipIf(chromium === undefined)('pairing', () => {
  test('by QR, once: the next start finds the session, and the codes are told as they come', async () => {
    const account = await accountInTest();
    // The library's cache of WhatsApp Web, where it is on, cannot be written here.
    await writeFile(join(account.folder, '.wwebjs_cache'), '');
    await account.start();
    const first = await account.until('pairing');
    expect(first).toMatchObject({ qr: expect.stringMatching(/^2@CODE-1,/), pairingCode: null });
    await account.network.make('newCode', 'NEXT');
    const second = await account.until('pairing', ({ qr }) => qr?.startsWith('NEXT') ?? false);
    expect(second.since).toEqual(first.since);
    expect(account.transport.health()).toMatchObject({ isHealthy: true, restarts: 0 });

    await account.network.make('scan');
    await account.until('ready');
    await account.transport.stop();
    // Between the scan and being ready it may be seen to start.
    const seen = statesOf(account).filter((state) => state !== 'starting');
    expect(seen).toEqual(['pairing', 'ready', 'stopped']);

    const { network, folder } = account;
    const next = await accountInTest({ network, folder });
    await next.connect();
    expect(statesOf(next)).toEqual(['starting', 'ready']);
  });

  test('by a code that is typed on the phone', async () => {
    const account = await accountInTest({ pairingPhone: '+34 600 111 222' });
    await account.start();
    expect(await account.until('pairing')).toMatchObject({ qr: null, pairingCode: 'CODE1222' });
    await account.network.make('scan');
    await account.until('ready');
  });

  test('a code that WhatsApp Web no longer refreshes is asked for anew', async () => {
    const account = await accountInTest();
    await account.start();
    const { qr: first } = await account.until('pairing');
    await account.network.make('socket', 'UNPAIRED_IDLE');
    await account.until('pairing', ({ qr }) => qr !== first);
    await account.network.make('scan');
    await account.until('ready');
    expect(account.transport.health().restarts).toBe(0);
  });

  test('a code that has stood for too long is asked for anew', async () => {
    const account = await accountInTest({ timing: { qrRefreshMs: 500 } });
    await account.start();
    const { qr: first } = await account.until('pairing');
    await account.until('pairing', ({ qr }) => qr !== first);
    expect(account.transport.health().restarts).toBe(0);
  });
});

describe.skipIf(chromium === undefined)('becoming ready, and ending', () => {
  test('where WhatsApp had synced before the library listened', async () => {
    const account = await accountInTest({ world: { isPaired: true, openMs: 0 } });
    await account.connect();
    expect((await account.send('hello')).status).toBe('sent');
  });

  test('once it hears, though WhatsApp syncs again while the library attaches itself', async () => {
    const account = await accountInTest({ world: { isPaired: true, syncsTwice: true } });
    await account.connect();
    await account.network.make('say', { chatId: soccer, from: pau, id: 'FIRST', body: 'hello' });
    await until(() => account.received.some(({ id }) => id === 'FIRST'));
  });

  test('as soon as the library listens, and not at the next look at the page', async () => {
    const account = await accountInTest({
      world: { isPaired: true, openMs: 500, syncMs: 500 },
      timing: { beatMs: 1e6 },
    });
    await account.connect();
    expect((await account.send('hello')).status).toBe('sent');
  });

  test('where the page is loaded again, it hears', async () => {
    const account = await accountInTest({ world: { isPaired: true } });
    await account.connect();
    await account.network.make('reload');
    // It may be over by the time that a busy machine tells of it.
    const isReloaded = ({ state }: WhatsappState) => state === 'reconnecting';
    await until(() => account.states.some(isReloaded));
    expect(account.states.find(isReloaded)).toMatchObject({ reason: 'pageReloaded' });
    // Into the middle of preparing it.
    await account.network.opened();
    // Asked for before: the next page may be open by the time that this one has answered.
    const closed = account.network.closed();
    await account.network.make('reload');
    await closed;
    await account.until('ready');
    await account.network.make('say', { chatId: soccer, from: pau, id: 'M1', body: 'hello' });
    await until(() => account.received.length > 0);
    expect(account.transport.health().restarts).toBe(0);
  });

  test('stopped while the page is prepared again, it ends in order', async () => {
    const account = await accountInTest({ world: { isPaired: true, openMs: 500 } });
    await account.connect();
    await account.network.make('reload');
    await account.until('reconnecting');
    await account.transport.stop();
    expect(statesOf(account)).toEqual(['starting', 'ready', 'reconnecting', 'stopped']);
    expect(account.log).toEqual([]);
    expect(await browsersOn(profileIn(account.folder))).toEqual([]);
  });
});

describe.skipIf(chromium === undefined)('an account that is ready', () => {
  let account: Account;
  beforeAll(async () => {
    account = await createAccount({ world: { isPaired: true } });
    await account.connect();
  });
  afterAll(() => account.end());
  beforeEach(async () => {
    await account.until('ready');
    account.forget();
  });

  test('is told so more than once, also after a navigation within the page: it is one state', async () => {
    await account.network.make('navigateWithin');
    await account.network.make('syncAgain');
    await account.network.make('say', { chatId: soccer, from: pau, id: 'M1', body: 'hello' });
    await until(() => account.received.length > 0);
    expect(new Set(account.received.map(({ id }) => id))).toEqual(new Set(['M1']));
    expect((await account.send('hello')).status).toBe('sent');
    expect(statesOf(account)).toEqual([]);
    // The core compares anew each time: something may have been missed in between.
    expect(account.toldOf('ready').length).toBeGreaterThan(0);
  });

  test('loses its connection and has it back; what is sent meanwhile is refused, to be tried again', async () => {
    await account.network.make('socket', 'TIMEOUT');
    await account.network.make('socket', 'OPENING');
    expect(await account.until('reconnecting')).toMatchObject({ reason: 'connectionLost' });
    const body = `too soon ${performance.now()}`;
    expect(await account.send(body)).toMatchObject({ status: 'failed', retryable: true });
    await account.network.make('socket', 'CONNECTED');
    await account.until('ready');
    expect((await account.send(body)).status).toBe('sent');
    expect(account.network.sent).toHaveLength(1);
  });

  test('has a browser that nobody else on the machine can drive', async () => {
    const command = await browserCommandOf(account.folder);
    expect(command).toContain('--remote-debugging-pipe');
    expect(command).not.toContain('--remote-debugging-port');
    expect((await stat(account.folder)).mode & 0o077).toBe(0);
  });
});

describe.skipIf(chromium === undefined)('what only a person ends', () => {
  test('a logout on the phone: the session is gone, nothing is tried, until it is paired again', async () => {
    const account = await accountInTest();
    await account.connect();
    await account.network.make('unlink');
    expect(await account.until('loggedOut')).toMatchObject({ reason: 'logout' });
    await until(() => !existsSync(profileIn(account.folder)));
    expect(await account.send('hello')).toMatchObject({ status: 'failed', retryable: true });
    expect(account.transport.health()).toMatchObject({ isHealthy: true, restarts: 0 });
    expect(account.log.filter((line) => line.includes('left to itself'))).toEqual([]);

    await account.transport.pair();
    await account.until('pairing');
    await account.network.make('scan');
    await account.until('ready');
    expect((await account.send('hello')).status).toBe('sent');
  });

  test.each([
    ['UNPAIRED', { state: 'loggedOut', reason: 'unpaired' }],
    ['DEPRECATED_VERSION', { state: 'blocked', reason: 'deprecatedVersion' }],
  ] as const)('%s, while it is ready', async (socket, last) => {
    const account = await accountInTest({ world: { isPaired: true } });
    await account.connect();
    await account.network.make('socket', socket);
    expect(await account.until(last.state)).toMatchObject(last);
    await browserGone(account.folder);
    // Longer than a restart would have taken.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(account.states.at(-1)).toMatchObject(last);
    expect(account.transport.health()).toMatchObject({
      isHealthy: last.state === 'loggedOut',
      restarts: 0,
    });
  });

  test('a block that is met at the start', async () => {
    const account = await accountInTest({ world: { isPaired: true, socket: 'TOS_BLOCK' } });
    await account.start();
    expect(await account.until('blocked')).toMatchObject({ reason: 'termsOfService' });
  });

  test('a session that another tab took is taken back, once: then somebody else uses it', async () => {
    const account = await accountInTest({ world: { isPaired: true } });
    await account.connect();
    await account.network.make('socket', 'CONFLICT');
    await until(async () => (await account.network.make('seen')).takeovers === 1);
    await account.until('ready');
    await account.network.make('socket', 'CONFLICT');
    expect(await account.until('blocked')).toMatchObject({ reason: 'conflict' });
  });
});
