import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { drawFile } from '../../../src/chat/sending/draw-file.ts';
import type { SendResult } from '../../../src/chat/transport.ts';
import { fastPacing, type TestMessage, whatsappLike } from '../../helpers/outbox.ts';
import { type Delivery, never, type Process } from '../../helpers/process.ts';
import { lease } from '../../helpers/processes.ts';
import { type Sending, useOutbox } from '../../helpers/scenes.ts';
import { quietTransport } from '../../helpers/transport.ts';
import { until } from '../../helpers/until.ts';
import { chartOf } from '../../pictures/chart.ts';

// Pictures are drawn when their messages leave: by whoever sends them, once, and never in the way of the text.

let { world, tenant, outbox } = {} as Sending;
const processes = useOutbox({ gapMs: 4000, perMinute: 15 }, async (sending) => {
  ({ world, tenant, outbox } = sending);
  await world.db.media.deleteMany();
});

const figures: TestMessage = {
  chat: 'a',
  body: 'figures',
  quotedExternalId: 'asked',
  picture: chartOf(3),
};
const kept = () => world.db.media.count();
const sent = () =>
  processes.delivered.map(({ body, media }) => [body, media && [media.mimeType, media.fileName]]);
const drawn = ['image/png', 'figures.png'];

const settled = (process: Process) =>
  until(async () => {
    world.clock.advance(60_000);
    await process.switchboard.sweep();
    return (await outbox.open()) === 0;
  });

test('a text goes as the caption of its picture, which is kept', async () => {
  await outbox.queue([figures, { chat: 'a', body: 'after it' }], await processes.start());
  expect(sent()).toEqual([
    ['figures', drawn],
    ['after it', null],
  ]);
  expect(await kept()).toBe(1);
});

test('so it does by a budget', async () => {
  const pacing = fastPacing(world.clock);
  const process = await processes.start({ transport: whatsappLike, pacing });
  await outbox.queue([figures], process);
  await until(async () => (await outbox.open()) === 0);
  expect(sent()).toEqual([['figures', drawn]]);
});

test('a message that is tried again goes with the same picture', async () => {
  const seen: Delivery['media'][] = [];
  const send = ({ media }: Delivery, deliver: () => SendResult): SendResult => {
    seen.push(media);
    return seen.length < 3 ? { status: 'failed', retryable: true, reason: 'busy' } : deliver();
  };
  const process = await processes.start({ send });
  await outbox.queue([figures], process);
  await settled(process);
  expect(seen).toHaveLength(3);
  expect(new Set(seen.map((media) => Buffer.from(media!.data).toString('base64'))).size).toBe(1);
  expect(await kept()).toBe(1);
});

test('what a process died over is drawn no other time', async () => {
  const process = await processes.start({ send: () => never });
  void outbox.queue([figures], process);
  await until(process.hasDied);
  expect(await kept()).toBe(1);
  world.clock.advance(lease);
  const other = await processes.start();
  await settled(other);
  expect(sent()).toEqual([['figures', drawn]]);
  expect(await kept()).toBe(1);
});

describe('a text goes alone', () => {
  test('where the network takes no files', async () => {
    const capabilities = { knowsKeys: true, polls: true, media: false, groups: true };
    await outbox.queue([figures], await processes.start({ transport: { capabilities } }));
    expect(sent()).toEqual([['figures', null]]);
    expect(await kept()).toBe(0);
  });

  test('where its picture cannot be drawn, which is logged', async () => {
    const errors: string[] = [];
    const deps = {
      db: world.db,
      clock: world.clock,
      logger: pino({ level: 'error' }, { write: (line: string) => void errors.push(line) }),
    };
    // No chart, and so of no row: what is read of one is compared with what it is said to be.
    const message = { id: 'x', picture: { ...chartOf(3), bars: 1 }, editsExternalId: null };
    expect(
      await drawFile(deps, tenant.organizationId, quietTransport(), message as never),
    ).toBeNull();
    expect(errors.join()).toContain('a picture could not be drawn');
  });

  test('where it takes the place of another', async () => {
    await outbox.queue([{ ...figures, editsExternalId: 'x' }], await processes.start());
    expect(sent()).toEqual([['figures', null]]);
    expect(await kept()).toBe(0);
  });
});

test('a file is not sent to a network that takes none', async () => {
  const capabilities = { knowsKeys: true, polls: true, media: false, groups: true };
  const { id: mediaId } = await world.db.media.create({
    data: {
      organizationId: tenant.organizationId,
      mimeType: 'image/png',
      fileName: 'poster.png',
      data: new Uint8Array([1]),
      createdAt: world.clock.now(),
    },
  });
  await outbox.queue(
    [{ chat: 'a', body: 'poster', mediaId }],
    await processes.start({ transport: { capabilities } }),
  );
  expect(sent()).toEqual([]);
  expect((await outbox.rows()).get('poster')).toMatchObject({
    status: 'FAILED',
    failure: 'the network has no files',
  });
});
