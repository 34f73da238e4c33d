import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chromium } from '../chat/whatsapp/harness.ts';
import { until } from '../helpers/until.ts';
import { shareInFile } from './shared.ts';
import { createStage, type Stage } from './stage.ts';

// Whatever becomes of the session and its connection while people talk: every command is done once and
// answered once.

describe.skipIf(chromium === undefined)('people talk, and', () => {
  const stageOf = shareInFile(createStage);
  let stage: Stage;
  beforeEach(() => {
    stage = stageOf();
  });
  afterEach(() => expect(stage.errors).toEqual([]));

  test('the page is loaded anew with a message on its way', async () => {
    const { account } = stage;
    await stage.talkThrough(() =>
      stage.amidSending(async () => {
        await account.network.make('reload');
        await account.until('reconnecting');
      }),
    );
  });

  test('WhatsApp says only after a while that it has received anything', async () => {
    const { network } = stage.account;
    await stage.talkThrough(
      async () => {
        network.answers = 'late';
        const before = network.sent.length;
        await until(() => network.sent.length > before + 2);
        network.answers = 'received';
      },
      async () => network.answer(),
    );
  });

  test('the connection is lost for a while', async () => {
    const { account } = stage;
    await stage.talkThrough(
      async () => {
        stage.isHeard = false;
        await account.network.make('socket', 'TIMEOUT');
        await account.until('reconnecting');
      },
      async () => {
        stage.isHeard = true;
        await account.network.make('socket', 'CONNECTED');
      },
    );
  });

  test('another program takes the session: it is taken back, and the next time somebody sees to it', async () => {
    const { account, service, accountId } = stage;
    const conflict = async () => {
      stage.isHeard = false;
      await account.network.make('socket', 'CONFLICT');
    };
    await stage.talkThrough(
      async () => {
        await conflict();
        await until(async () => (await account.network.make('seen')).takeovers === 1);
        await account.until('ready');
        stage.isHeard = true;
        await stage.tally.answered(10);
        await conflict();
        await account.until('blocked');
      },
      async () => {
        stage.isHeard = true;
        await service.accounts!.pair(accountId);
      },
    );
  });

  test('somebody logs it out on the phone, and pairs it again', async () => {
    const { account, service, accountId } = stage;
    await stage.talkThrough(
      async () => {
        await account.network.make('unlink');
        await account.until('loggedOut');
      },
      async () => {
        await service.accounts!.pair(accountId);
        await account.until('pairing');
        await account.network.make('scan');
      },
    );
  });
});
