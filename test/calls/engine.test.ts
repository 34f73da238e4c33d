import { describe, expect, test } from 'vitest';
import { useLinkedTeam } from '../helpers/scenes.ts';
import type { Character, World } from '../helpers/world.ts';
import { createTelephones, type Telephones } from './telephones.ts';

// What the engine of calls promises, of a carrier that can be told what to do.

let world: World;
let phones: Telephones;
let ana: Character;
let pau: Character;
let sam: Character;
let groupId: string;

useLinkedTeam({ ana: 'Ana', pau: 'Pau', sam: 'Sam' }, async (scene) => {
  ({ world, ana, pau, sam } = scene);
  const { tenant } = scene;
  phones = createTelephones(world, tenant);
  const { organizationId } = tenant;
  groupId = (await world.db.group.findFirstOrThrow({ where: { organizationId } })).id;
});

describe('a campaign', () => {
  test('calls each once, six seconds apart, and ends', async () => {
    const id = await phones.begin({ whom: { groupId } });
    expect(await phones.status(id)).toBe('PREPARING');
    await phones.pass(20);
    expect(phones.carrier.calls.map(({ phone }) => phone)).toEqual([
      ana.phone,
      pau.phone,
      sam.phone,
    ]);
    const times = phones.carrier.calls.map(({ at }) => at.getTime());
    expect(times.map((time) => (time - times[0]!) / 1000)).toEqual([0, 6, 12]);
    expect(await phones.calls(id)).toEqual(
      ['Ana', 'Pau', 'Sam'].map((name) => `${name} ENDED ANSWERED 1`),
    );
    expect(await phones.status(id)).toBe('COMPLETED');
  });

  test('is stopped within one dial, and what rings is hung up', async () => {
    const id = await phones.begin({ whom: { groupId } });
    await phones.pass(1, { answer: false });
    await phones.stop(id);
    await phones.pass(100, { answer: false });
    expect(phones.carrier.calls).toHaveLength(1);
    expect(phones.carrier.calls[0]!.hungUp).toBe(true);
    expect(await phones.calls(id)).toEqual([
      'Ana ENDED FAILED 1',
      'Pau ENDED LEFT_OUT STOPPED 0',
      'Sam ENDED LEFT_OUT STOPPED 0',
    ]);
  });

  test('that is paused calls nobody until it is resumed', async () => {
    const id = await phones.begin({ whom: { groupId } });
    await phones.pass(1);
    await phones.pause(id);
    await phones.pass(30);
    expect(phones.carrier.calls).toHaveLength(1);
    await phones.resume(id);
    await phones.pass(30);
    expect(phones.carrier.calls).toHaveLength(3);
    expect(await phones.status(id)).toBe('COMPLETED');
  });
});

describe('a second paid call after a lost response', () => {
  test('is not made: the first is found by our own id', async () => {
    phones.carrier.faults.push('lost');
    const id = await phones.begin({ whom: { contactIds: [pau.contactId] } });
    await phones.pass(1, { answer: false });
    phones.carrier.end(phones.carrier.calls[0]!);
    await phones.pass(200, { answer: false });
    expect(phones.carrier.calls).toHaveLength(1);
    expect(await phones.calls(id)).toEqual(['Pau ENDED ANSWERED 1']);
  });

  test('is made where the provider says that it has none, a minute later', async () => {
    phones.carrier.faults.push('vanished');
    const id = await phones.begin({ whom: { contactIds: [pau.contactId] } });
    await phones.pass(59);
    expect(phones.carrier.calls).toHaveLength(0);
    await phones.pass(120);
    expect(phones.carrier.calls).toHaveLength(1);
    expect(await phones.calls(id)).toEqual(['Pau ENDED ANSWERED 1']);
  });
});

describe('a provider that will not', () => {
  test.each(['NOT_CONFIGURED', 'NO_MONEY', 'BLOCKED'] as const)(
    'pauses the campaign: %s',
    async (refused) => {
      phones.carrier.faults.push({ refused });
      const id = await phones.begin({ whom: { groupId } });
      await phones.pass(30);
      const campaign = await world.db.campaign.findFirstOrThrow({ where: { id } });
      expect(campaign).toMatchObject({ status: 'PAUSED', pauseReason: refused });
      expect(phones.carrier.calls).toHaveLength(0);
      await phones.resume(id);
      await phones.pass(100);
      expect(phones.carrier.calls).toHaveLength(3);
    },
  );
});

describe('who was not reached', () => {
  test('is dialled again after 30 minutes and two hours, and then no more', async () => {
    phones.carrier.behaviour = () => ({ ending: 'NO_ANSWER' });
    const id = await phones.begin({ whom: { contactIds: [pau.contactId] } });
    await phones.pass(2);
    world.clock.advance(30 * 60_000 - 4000);
    await phones.pass(1);
    expect(phones.carrier.calls).toHaveLength(1);
    await phones.pass(6);
    expect(phones.carrier.calls).toHaveLength(2);
    world.clock.advance(2 * 60 * 60_000);
    await phones.pass(6);
    expect(phones.carrier.calls).toHaveLength(3);
    world.clock.advance(4 * 60 * 60_000);
    await phones.pass(6);
    expect(await phones.calls(id)).toEqual(['Pau ENDED NO_ANSWER 3']);
  });

  test.each(['DECLINED', 'INVALID', 'VOICEMAIL'] as const)('is not after: %s', async (ending) => {
    phones.carrier.behaviour = () => ({ ending });
    const id = await phones.begin({ whom: { contactIds: [pau.contactId] } });
    await phones.pass(10);
    world.clock.advance(40 * 60_000);
    await phones.pass(10);
    expect(phones.carrier.calls).toHaveLength(1);
    expect(await phones.status(id)).toBe('COMPLETED');
  });
});
