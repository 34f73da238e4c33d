import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SendResult } from '../../../src/chat/transport.ts';
import { type Network, never, type Process, startProcess } from '../../helpers/process.ts';
import { until } from '../../helpers/until.ts';
import {
  type Character,
  createWorld,
  FRIDAY,
  type Tenant,
  type World,
} from '../../helpers/world.ts';

// What becomes of a message by what its transport says. Nothing is lost, and nothing is sent twice.

let world: World;
let tenant: Tenant;
let ann: Character;
let network: Network;
let running: Process[];
let round = 0;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  ann = await tenant.person('Ann');
});
beforeEach(() => {
  world.clock.set(FRIDAY);
  round += 1;
  network = { delivered: [] };
  running = [];
});
afterEach(async () => {
  for (const process of running) await process.stop();
  await world.db.outbox.deleteMany({ where: { settledAt: null } });
});
afterAll(() => world.end());

async function start(send?: () => SendResult | Promise<SendResult>): Promise<Process> {
  const process = await startProcess(world, tenant, network, send ? { send } : {});
  running.push(process);
  return process;
}

const id = () => `deliver-${round}`;
const row = () =>
  world.db.outbox.findFirstOrThrow({ where: { causeMessage: { externalId: id() } } });

describe('a message', () => {
  test('that was sent is part of the chat’s history', async () => {
    const process = await start();
    await process.write(ann, 'x', '/context', { id: id() });
    const sent = await row();
    expect(sent).toMatchObject({
      status: 'SENT',
      sentAt: world.clock.now(),
      attempts: 1,
      externalId: `sent-${sent.id}`,
    });
    expect(
      await world.db.message.findFirstOrThrow({ where: { externalId: sent.externalId! } }),
    ).toMatchObject({ direction: 'OUT', body: sent.body, quotedExternalId: id() });
  });

  test('whose transport broke may have arrived: where keys are known, it is sent again under its own', async () => {
    let tries = 0;
    const process = await startProcess(world, tenant, network, {
      send: (_, deliver) => {
        tries += 1;
        const result = deliver();
        if (tries === 1) throw new Error('socket closed');
        return result;
      },
    });
    running.push(process);
    await process.write(ann, 'x', '/context', { id: id() });
    expect(await row()).toMatchObject({ status: 'PENDING', failure: 'socket closed' });
    world.clock.advance(60_000);
    await process.switchboard.sweep();
    expect(await row()).toMatchObject({ status: 'SENT', failure: null });
    expect(new Set(network.delivered.map(({ key }) => key)).size).toBe(1);
  });

  test('of an account that is away for long waits, and no attempt is used up', async () => {
    let isReady = false;
    const process = await startProcess(world, tenant, network, { isReady: () => isReady });
    running.push(process);
    await process.write(ann, 'x', '/context', { id: id() });
    for (let sweeps = 0; sweeps < 30; sweeps += 1) {
      world.clock.advance(60_000);
      await process.switchboard.sweep();
    }
    expect(await row()).toMatchObject({ status: 'PENDING', attempts: 0 });
    isReady = true;
    await process.switchboard.sweep();
    expect(await row()).toMatchObject({ status: 'SENT' });
    expect(network.delivered).toHaveLength(1);
  });

  test('that can never be sent is not tried again', async () => {
    const process = await start(() => ({
      status: 'failed',
      retryable: false,
      reason: 'not in the chat any more',
    }));
    await process.write(ann, 'x', '/context', { id: id() });
    expect(await row()).toMatchObject({ status: 'FAILED', failure: 'not in the chat any more' });
    world.clock.advance(24 * 60 * 60 * 1000);
    expect((await process.switchboard.sweep()).messages).toBe(0);
  });

  test('that could not be sent is tried again after 5 s, 10 s, 20 s and so on, ten times in all', async () => {
    let tries = 0;
    const process = await start(() => {
      tries += 1;
      return { status: 'failed', retryable: true, reason: 'busy' };
    });
    await process.write(ann, 'x', '/context', { id: id() });
    for (let attempt = 1; attempt < 10; attempt += 1) {
      const { status, leasedUntil } = await row();
      expect(status).toBe('PENDING');
      expect(leasedUntil.getTime() - world.clock.now().getTime()).toBe(5_000 * 2 ** (attempt - 1));
      world.clock.set(new Date(leasedUntil.getTime() - 1).toISOString());
      expect((await process.switchboard.sweep()).messages).toBe(0);
      world.clock.advance(1);
      expect((await process.switchboard.sweep()).messages).toBe(1);
      expect(tries).toBe(attempt + 1);
    }
    expect(await row()).toMatchObject({ status: 'FAILED', attempts: 10 });
    world.clock.advance(24 * 60 * 60 * 1000);
    expect((await process.switchboard.sweep()).messages).toBe(0);
  });

  test('that could not be sent at first arrives once when it can', async () => {
    let tries = 0;
    const process = await startProcess(world, tenant, network, {
      send: (_, deliver) => {
        tries += 1;
        return tries < 3 ? { status: 'failed', retryable: true, reason: 'busy' } : deliver();
      },
    });
    running.push(process);
    await process.write(ann, 'x', '/context', { id: id() });
    for (let sweeps = 0; sweeps < 5; sweeps += 1) {
      world.clock.advance(60_000);
      await process.switchboard.sweep();
    }
    expect(tries).toBe(3);
    expect(network.delivered).toHaveLength(1);
    expect(await row()).toMatchObject({ status: 'SENT', attempts: 3 });
  });

  test('behind slow ones is left to whoever takes it next, so that two do not send it', async () => {
    const dying = await startProcess(world, tenant, network, { send: () => never });
    running.push(dying);
    // Three replies wait after a crash; each takes six seconds to send.
    for (let n = 0; n < 3; n += 1)
      void dying.write(ann, `slow ${round} ${n}`, '/context', { id: `${id()}-${n}` });
    const waiting = () => world.db.outbox.count({ where: { settledAt: null } });
    await until(async () => dying.hasDied() && (await waiting()) === 3);
    world.clock.advance(15_001);
    const slow = await startProcess(world, tenant, network, {
      send: (_, deliver) => {
        world.clock.advance(6_000);
        return deliver();
      },
    });
    running.push(slow);
    await slow.switchboard.sweep();
    // Its lease of 15 s would have ended during a send that may take 10 s.
    expect(network.delivered).toHaveLength(1);
    expect(await waiting()).toBe(2);
    await slow.switchboard.sweep();
    await slow.switchboard.sweep();
    expect(network.delivered).toHaveLength(3);
    expect(new Set(network.delivered.map(({ key }) => key)).size).toBe(3);
    const rows = await world.db.outbox.findMany({
      where: { causeMessage: { externalId: { startsWith: `${id()}-` } } },
    });
    // What was given back is no attempt; the first was that of the process that died.
    expect(rows.map(({ attempts }) => attempts).sort()).toEqual([1, 1, 2]);
  });

  test('of an account that this process does not run stays for the one that does', async () => {
    const other = await world.tenant(`Other ${round}`);
    const ben = await other.person('Ben');
    const dying = await startProcess(world, other, network, {
      send: () => never,
    });
    running.push(dying);
    void dying.write(ben, 'x', '/context', { id: id() });
    await until(dying.hasDied);
    expect(
      await world.db.outbox.count({ where: { causeMessage: { externalId: id() } } }),
    ).toBeGreaterThan(0);
    world.clock.advance(15_001);
    const mine = await start();
    expect((await mine.switchboard.sweep()).messages).toBe(0);
    const theirs = await startProcess(world, other, network);
    running.push(theirs);
    expect((await theirs.switchboard.sweep()).messages).toBe(1);
    expect(network.delivered).toHaveLength(1);
  });
});
