import { rename, rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chromium } from '../chat/whatsapp/harness.ts';
import { browserOf, childOf, renderersOf } from '../chat/whatsapp/processes.ts';
import { shareInFile } from './shared.ts';
import { createStage, type Stage } from './stage.ts';

// Whatever becomes of the browser while people talk: every command is done once and answered once.

describe.skipIf(chromium === undefined)('people talk, and', () => {
  const stageOf = shareInFile(createStage);
  let stage: Stage;
  beforeEach(() => {
    stage = stageOf();
  });
  afterEach(() => expect(stage.errors).toEqual([]));

  /** Ends processes, and waits until that is noticed. */
  async function kill(...pids: number[]): Promise<void> {
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await stage.account.until('reconnecting');
  }

  test('the browser is killed', async () => {
    await stage.talkThrough(async () => kill(await browserOf(stage.account.folder)));
  });

  test('the browser is killed with a message on its way', async () => {
    await stage.talkThrough(() =>
      stage.amidSending(async () => kill(await browserOf(stage.account.folder))),
    );
  });

  test('its page crashes', async () => {
    await stage.talkThrough(async () => kill(...(await renderersOf(stage.account.folder))));
  });

  test('the process that runs it is killed with a message on its way', async () => {
    await stage.talkThrough(() =>
      stage.amidSending(async () => kill(await childOf(stage.account.folder))),
    );
  });

  test('its folder cannot be written until somebody mends it', async () => {
    const { account } = stage;
    const { folder } = account;
    await stage.talkThrough(
      async () => {
        const browser = await browserOf(folder);
        await rename(folder, `${folder}-away`);
        await writeFile(folder, '');
        process.kill(browser, 'SIGKILL');
        await account.until('reconnecting', ({ reason }) => reason === 'startFailed');
      },
      async () => {
        await rm(folder);
        await rename(`${folder}-away`, folder);
      },
    );
  });
});
