import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chromium } from '../chat/whatsapp/harness.ts';
import { linkChats } from './populate.ts';
import { createRealService, type RealService } from './real-service.ts';
import { shareInFile } from './shared.ts';

// The process itself, as `npm start` runs it, and its database: whatever becomes of them while people
// talk, every command is done once and answered once.

describe.skipIf(chromium === undefined)('people talk, and', () => {
  const serviceOf = shareInFile(async () => {
    const started = await createRealService();
    started.start();
    await linkChats(started.crowd, started.tally);
    return started;
  });
  let service: RealService;
  beforeEach(() => {
    service = serviceOf();
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') console.error(service.output());
  });

  test('Muster is killed again and again', async () => {
    const { crowd, tally, network } = service;
    const restart = async () => {
      await service.kill();
      await crowd.talk(5);
      await tally.letLeasesRunOut();
      service.start();
    };
    for (const answers of [3, 10, 17]) {
      const talking = crowd.talk(25);
      await tally.answered(answers);
      await restart();
      await talking;
    }
    // While it starts, and while it takes in what it has missed.
    await pause(500);
    await restart();
    await tally.settled();
    await restart();
    await network.opened();
    await restart();
    await tally.answered(1);
    await restart();
    await crowd.talk(10);
    await tally.settled();
    await tally.expectAllOnce();
  });

  test('its database crashes', async () => {
    const { crowd, tally } = service;
    const talking = crowd.talk(60);
    await tally.answered(15);
    await service.crashDatabase();
    await tally.letLeasesRunOut();
    await talking;
    await crowd.talk(40);
    await tally.settled();
    await tally.expectAllOnce();
    expect(service.output()).toContain('the lock of an account was lost');
  });
});
