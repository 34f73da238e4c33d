import { expect, test, vi } from 'vitest';
import type { GroupChangeResult, SendResult } from '../../../src/chat/transport.ts';
import { createKeys } from '../../../src/chat/whatsapp/keys.ts';

const sent: SendResult = { status: 'sent', id: 'A' };
const unknown: SendResult = { status: 'unknown', reason: 'late' };
const failed: SendResult = { status: 'failed', retryable: true, reason: 'busy' };

const answering = (...results: SendResult[]) => vi.fn(async () => results.shift()!);

test('what was sent, or may have been, is not done again', async () => {
  for (const result of [sent, unknown]) {
    const keys = createKeys<SendResult>();
    const work = answering(result);
    expect(await Promise.all([keys.once('k', work), keys.once('k', work)])).toEqual([
      result,
      result,
    ]);
    expect(await keys.once('k', work)).toEqual(result);
    expect(work).toHaveBeenCalledTimes(1);
  }
});

test('what has failed is', async () => {
  const keys = createKeys<SendResult>();
  const work = answering(failed, sent);
  expect(await keys.once('k', work)).toEqual(failed);
  expect(await keys.once('k', work)).toEqual(sent);
});

test('what was not allowed may be by now', async () => {
  const keys = createKeys<GroupChangeResult>();
  const results: GroupChangeResult[] = [
    { status: 'notAdmin' },
    { status: 'done', people: new Map() },
  ];
  const work = async () => results.shift()!;
  expect(await keys.once('k', work)).toEqual({ status: 'notAdmin' });
  expect(await keys.once('k', work)).toMatchObject({ status: 'done' });
});

test('what came out after the deadline is what counts', async () => {
  const keys = createKeys<SendResult>();
  const work = answering(unknown, sent);
  await keys.once('k', work);
  keys.correct('k', sent);
  expect(await keys.once('k', work)).toEqual(sent);
  expect(work).toHaveBeenCalledTimes(1);
  keys.correct('k', failed);
  await keys.once('k', work);
  expect(work).toHaveBeenCalledTimes(2);
});

test('forgets the oldest', async () => {
  const keys = createKeys<SendResult>(2);
  const work = answering(sent, sent, sent, sent);
  for (const key of ['a', 'b', 'c', 'c', 'b', 'a']) await keys.once(key, work);
  expect(work).toHaveBeenCalledTimes(4);
});
