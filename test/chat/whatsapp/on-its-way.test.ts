import { describe, expect, test } from 'vitest';
import { type History, isOwn } from '../../../src/chat/transport.ts';
import { until } from '../../helpers/until.ts';
import { type Account, accountInTest, chromium, patienceMs, soccer } from './harness.ts';
import { childOf } from './processes.ts';
import type { Sent } from './stub/world.ts';

describe.skipIf(chromium === undefined)('a message on its way', () => {
  test('the page is loaded anew: it is unknown, arrived once, and is not sent again', async () => {
    const account = await accountInTest({ world: { isPaired: true } });
    await account.connect();
    account.network.answers = 'nothing';
    const sending = account.send('mid-air');
    await until(() => account.network.sent.length === 1);
    account.network.answers = 'received';
    await account.network.make('reload');
    expect(await sending).toMatchObject({ status: 'unknown' });
    // It is in the page, and might have been lost with it: what it became is seen by the history.
    expect(account.toldOf('own')).toEqual([]);
    await account.until('reconnecting');
    await account.until('ready');
    const [{ id }] = account.network.sent as [Sent];
    // The page may be prepared once more meanwhile: a question about it then fails, and is asked again.
    let seen: History['messages'] = [];
    await until(async () => {
      const history = await account.transport.history(soccer, new Date(0), 100).catch(() => null);
      seen = history?.messages ?? [];
      return seen.length > 0;
    });
    expect(seen.filter(isOwn)).toMatchObject([{ id, body: 'mid-air' }]);
    expect(await account.send('mid-air')).toMatchObject({ status: 'unknown' });
    expect(account.network.sent).toHaveLength(1);
  });

  test('an answer that comes after the deadline is known to whoever asks again', async () => {
    const account = await accountInTest({ world: { isPaired: true } });
    await account.connect();
    account.network.answers = 'late';
    expect(await account.send('late', { timeoutMs: 3_000 })).toMatchObject({ status: 'unknown' });
    account.network.answer();
    await until(async () => (await account.send('late')).status === 'sent');
    expect(account.network.sent).toHaveLength(1);
  });

  test('what would have to wait too long for the one before it is refused, to be tried again', async () => {
    const account = await accountInTest({ world: { isPaired: true } });
    await account.connect();
    account.network.answers = 'nothing';
    const [first, second] = await Promise.all([
      account.send('first', { timeoutMs: 3_000 }),
      account.send('second', { timeoutMs: 4_000 }),
    ]);
    expect(first).toMatchObject({ status: 'unknown' });
    expect(second).toMatchObject({ status: 'failed', retryable: true });
    expect(account.network.sent.map(({ body }) => body)).toEqual(['first']);
  });
});

// They wait for deadlines, in which a machine has little to do: side by side.
const sideBySide = { concurrent: true };

describe.skipIf(chromium === undefined)('a question on its way', sideBySide, () => {
  const epoch = new Date(0);

  /** Resolves when the page answers no more. */
  const hang = async ({ network }: Account) => {
    await network.make('hang');
    await new Promise((resolve) => setTimeout(resolve, 200));
  };

  test('the page never answers: it is rejected, and answered once all is back', async (test) => {
    const account = await accountInTest(
      {
        world: { isPaired: true },
        timing: { beatTimeoutMs: 4_000 },
      },
      test,
    );
    await account.connect();
    await hang(account);
    await expect(account.transport.history(soccer, epoch, 10)).rejects.toThrow();
    expect(await account.until('reconnecting')).toMatchObject({ reason: 'wedged' });
    await expect(account.transport.groupInfo(soccer)).rejects.toThrow('reconnecting');
    await account.until('ready');
    expect(await account.transport.history(soccer, epoch, 10)).toMatchObject({ messages: [] });
  });

  test('it is not answered in time, nor after the process is killed; a change is unknown then', async (test) => {
    const account = await accountInTest(
      {
        world: { isPaired: true },
        // That the page hangs goes unseen for so long.
        timing: { questionTimeoutMs: 5_000 },
      },
      test,
    );
    await account.connect();
    const { history, createGroup } = account.transport;
    await hang(account);
    await expect(history(soccer, epoch, 10)).rejects.toThrow('took longer than 5000 ms');
    const making = createGroup(
      { name: 'Chess', description: null, people: [] },
      { key: 'chess', timeoutMs: patienceMs },
    );
    const asking = expect(history(soccer, epoch, 10)).rejects.toThrow('went away');
    process.kill(await childOf(account.folder), 'SIGKILL');
    await asking;
    expect(await making).toMatchObject({ status: 'unknown' });
    await account.until('ready');
  });
});
