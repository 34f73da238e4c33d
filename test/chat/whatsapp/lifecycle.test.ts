import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLifecycle, type Lifecycle } from '../../../src/chat/whatsapp/lifecycle.ts';
import type { SessionState } from '../../../src/chat/whatsapp/state.ts';

let told: SessionState[];
let ends: number;
let lifecycle: Lifecycle;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  ends = 0;
  lifecycle = createLifecycle(
    { progressTimeoutMs: 1_000, conflictWindowMs: 10_000 },
    {
      onState: (state) => told.push(state),
      onEnd: () => {
        ends += 1;
      },
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
});

const beReady = () => {
  lifecycle.onSocket('CONNECTED');
  lifecycle.onAttached();
};

test('ready is said once, however often it is heard', () => {
  beReady();
  beReady();
  lifecycle.onAttached();
  expect(told).toEqual([{ state: 'ready' }]);
});

test('connected is not yet ready: somebody must listen', () => {
  lifecycle.onSocket('CONNECTED');
  expect(told).toEqual([]);
});

test('each new code is told, the same one once, and scanned is no longer pairing', () => {
  lifecycle.onCode({ qr: 'A' });
  lifecycle.onCode({ qr: 'A' });
  lifecycle.onCode({ pairingCode: 'B' });
  beReady();
  expect(told).toEqual([
    { state: 'pairing', qr: 'A', pairingCode: null },
    { state: 'pairing', qr: null, pairingCode: 'B' },
    { state: 'starting' },
    { state: 'ready' },
  ]);
});

test.each(['OPENING', 'TIMEOUT', 'PAIRING', 'UNLAUNCHED'])(
  '%s is a connection that comes back',
  (socket) => {
    beReady();
    lifecycle.onSocket(socket);
    lifecycle.onSocket('CONNECTED');
    expect(told.slice(1)).toEqual([
      { state: 'reconnecting', reason: 'connectionLost' },
      { state: 'ready' },
    ]);
    expect(ends).toBe(0);
  },
);

test('another document is not listened to until the library says so', () => {
  beReady();
  lifecycle.onDocument();
  lifecycle.onSocket('CONNECTED');
  expect(lifecycle.state()).toEqual({ state: 'reconnecting', reason: 'pageReloaded' });
  lifecycle.onAttached();
  expect(lifecycle.state()).toEqual({ state: 'ready' });
});

describe('the end', () => {
  test.each<[string, SessionState]>([
    ['TOS_BLOCK', { state: 'blocked', reason: 'termsOfService' }],
    ['SMB_TOS_BLOCK', { state: 'blocked', reason: 'termsOfService' }],
    ['PROXYBLOCK', { state: 'blocked', reason: 'proxyBlocked' }],
    ['DEPRECATED_VERSION', { state: 'blocked', reason: 'deprecatedVersion' }],
  ])('%s, at the start and later', (socket, last) => {
    lifecycle.onSocket(socket);
    expect(told).toEqual([last]);
    beReady();
    lifecycle.onCode({ qr: 'A' });
    expect(told).toEqual([last]);
    expect(ends).toBe(1);
  });

  test.each(['UNPAIRED', 'UNPAIRED_IDLE'])('%s, once it was ready', (socket) => {
    lifecycle.onSocket(socket);
    expect(told).toEqual([]);
    beReady();
    lifecycle.onSocket(socket);
    expect(told.at(-1)).toEqual({ state: 'loggedOut', reason: 'unpaired' });
    expect(ends).toBe(1);
  });

  test('a code, once it was ready: it was unlinked meanwhile', () => {
    beReady();
    lifecycle.onDocument();
    lifecycle.onCode({ qr: 'A' });
    expect(lifecycle.state()).toEqual({ state: 'loggedOut', reason: 'unpaired' });
  });

  test('two conflicts soon after each other; not one that is seen twice, nor one much later', () => {
    beReady();
    const conflict = () => {
      lifecycle.onSocket('CONFLICT');
      lifecycle.onSocket('CONFLICT');
      lifecycle.onSocket('CONNECTED');
    };
    conflict();
    vi.advanceTimersByTime(10_001);
    conflict();
    expect(lifecycle.state()).toEqual({ state: 'ready' });
    vi.advanceTimersByTime(9_999);
    conflict();
    expect(lifecycle.state()).toEqual({ state: 'blocked', reason: 'conflict' });
  });

  test('nothing happens for too long, unless it is ready or waits for a person', () => {
    vi.advanceTimersByTime(900);
    lifecycle.onProgress();
    vi.advanceTimersByTime(900);
    lifecycle.onCode({ qr: 'A' });
    vi.advanceTimersByTime(100_000);
    beReady();
    vi.advanceTimersByTime(100_000);
    expect(lifecycle.state()).toEqual({ state: 'ready' });
    lifecycle.onSocket('TIMEOUT');
    vi.advanceTimersByTime(1_001);
    expect(lifecycle.state()).toEqual({ state: 'reconnecting', reason: 'tooSlow' });
    expect(ends).toBe(1);
  });

  test('closed, it keeps its last state and says nothing more', () => {
    lifecycle.stop();
    beReady();
    lifecycle.end({ state: 'reconnecting', reason: 'wedged' });
    vi.advanceTimersByTime(100_000);
    expect(told).toEqual([]);
    expect(ends).toBe(0);
  });
});
