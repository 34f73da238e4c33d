import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../helpers/until.ts';
import { messageOf, type TransportDriver } from './contract/driver.ts';
import { describeGroups } from './contract/groups.ts';
import { describeHearing } from './contract/hearing.ts';
import { openScene, type Scene } from './contract/scene.ts';
import { describeSending } from './contract/sending.ts';

/** What every transport promises, whatever network is behind it: see src/chat/transport.ts. */
export function describeTransportContract(
  name: string,
  createDriver: () => Promise<TransportDriver>,
): void {
  let scene: Scene;
  const open = async () => {
    scene = await openScene(createDriver);
  };
  const close = async () => {
    await scene.driver.transport.stop();
    await scene.driver.end();
  };

  describe(`${name}, as a transport that runs`, () => {
    // One for all: a browser takes its time to start.
    beforeAll(open);
    afterAll(close);
    beforeEach(() => scene.begin());

    describeSending(() => scene);
    describeHearing(() => scene);
    describeGroups(() => scene);
  });

  describe(`${name}, as a transport that ends`, () => {
    beforeEach(open);
    afterEach(close);

    test('is ready until it is stopped, which may be done twice', async () => {
      const { driver, toldOf } = scene;
      expect(driver.transport.isReady()).toBe(true);
      await until(() => toldOf('ready').length > 0);
      await driver.transport.stop();
      expect(driver.transport.isReady()).toBe(false);
      await driver.transport.stop();
    });

    test('stopping waits for what is being dealt with, reply and all', async () => {
      const { driver } = scene;
      const { promise: held, resolve: release } = Promise.withResolvers<void>();
      let replied: string | undefined;
      scene.deal = async () => {
        await held;
        replied = (await scene.send('the last words')).status;
        return { isNew: true };
      };
      const writing = driver.write(messageOf(driver.chatId));
      await until(() => scene.received.length === 1);
      let stopped = false;
      const stopping = driver.transport.stop().then(() => {
        stopped = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(stopped).toBe(false);
      release();
      await Promise.all([stopping, writing]);
      expect(replied).toBe('sent');
      expect(driver.arrived().map(({ body }) => body)).toEqual(['the last words']);
    });

    test('takes nothing in once it is stopped', async () => {
      const { driver } = scene;
      await driver.transport.stop();
      await driver.write(messageOf(driver.chatId)).catch(() => {});
      expect(scene.received).toEqual([]);
    });
  });
}
