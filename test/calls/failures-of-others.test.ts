import { describe, expect, test } from 'vitest';
import { nothingHeard } from '../../src/calls/provider.ts';
import { useLinkedTeam } from '../helpers/scenes.ts';
import type { Character, Tenant, World } from '../helpers/world.ts';
import type { CarriedCall } from './carrier.ts';
import { createTelephones, type Telephones } from './telephones.ts';

// What went wrong for others who call people: each is named, and does not happen here.

let world: World;
let tenant: Tenant;
let phones: Telephones;
let ana: Character;
let pau: Character;
let sam: Character;
let groupId: string;

useLinkedTeam({ ana: 'Ana', pau: 'Pau', sam: 'Sam' }, async (scene) => {
  ({ world, tenant, ana, pau, sam } = scene);
  phones = createTelephones(world, tenant);
  const { organizationId } = tenant;
  groupId = (await world.db.group.findFirstOrThrow({ where: { organizationId } })).id;
});

const toPau = () => ({ whom: { contactIds: [pau.contactId] } });
const phonesRung = () => phones.carrier.calls.map(({ phone }) => phone);
const report = (call: CarriedCall, stage: 'RINGING' | 'TALKING' | 'ENDED' | 'ANALYZED') => ({
  callId: call.callId,
  attemptId: call.attemptId,
  organizationId: call.organizationId,
  stage,
  ending: stage === 'ENDED' || stage === 'ANALYZED' ? ('ANSWERED' as const) : null,
  detail: null,
  durationSeconds: 20,
  costCents: 10,
  heard: stage === 'ANALYZED' ? nothingHeard : null,
});
const hearing = (call: CarriedCall, stage: Parameters<typeof report>[1]) =>
  phones.dialler.receive(tenant.organizationId, report(call, stage));
const contact = (who: Character) =>
  world.db.contact.findFirstOrThrow({ where: { id: who.contactId } });
const patch = (who: Character, data: object) =>
  world.db.contact.updateMany({ where: { id: who.contactId }, data });

test('the same person twice in one campaign', async () => {
  await phones.begin({ whom: { contactIds: [pau.contactId, sam.contactId, pau.contactId] } });
  await phones.pass(60);
  expect(phonesRung()).toEqual([pau.phone, sam.phone]);
});

test('declined, and redialled at once', async () => {
  phones.carrier.behaviour = () => ({ ending: 'DECLINED' });
  const id = await phones.begin({ whom: { groupId } });
  await phones.pass(200);
  expect(phonesRung()).toHaveLength(3);
  expect(await phones.calls(id)).toEqual(
    ['Ana', 'Pau', 'Sam'].map((name) => `${name} ENDED DECLINED 1`),
  );
});

describe('an unfinished campaign going on next morning', () => {
  test('with a stale message: who was not reached today is not called tomorrow', async () => {
    // A minute before eight in the evening, when calls end.
    world.clock.set('2026-11-20T18:59:50Z');
    const id = await phones.begin({ whom: { groupId } });
    await phones.pass(8);
    world.clock.set('2026-11-21T09:30:00Z');
    await phones.pass(30);
    expect(phonesRung()).toHaveLength(2);
    expect(await phones.calls(id)).toContain('Sam ENDED LEFT_OUT OVER 0');
    expect(await phones.status(id)).toBe('COMPLETED');
  });

  test('after its event began', async () => {
    await tenant.say(ana, 'team', '/create event Game saturday 10:30');
    const { id: eventId } = await world.db.event.findFirstOrThrow({
      where: { organizationId: tenant.organizationId },
    });
    world.clock.set('2026-11-20T18:59:50Z');
    const id = await phones.begin({ whom: { eventId }, message: null });
    await phones.pass(2);
    world.clock.set('2026-11-21T09:30:00Z');
    await phones.pass(30);
    expect(phonesRung()).toHaveLength(1);
    expect(await phones.status(id)).toBe('COMPLETED');
  });

  test('but a campaign that was told to wait does', async () => {
    world.clock.set('2026-11-20T18:59:50Z');
    await phones.begin({ whom: { groupId }, outsideHours: 'WAIT' });
    await phones.pass(2);
    world.clock.set('2026-11-21T08:59:00Z');
    await phones.pass(30);
    expect(phonesRung()).toHaveLength(1);
    await phones.pass(60);
    expect(phonesRung()).toHaveLength(3);
  });
});

test("hours kept in the server's zone only: each is called on their own clock", async () => {
  await patch(pau, { timeZone: 'America/New_York' });
  // Japan has one zone: its phone tells.
  await patch(sam, { phone: '+81312345678' });
  // Noon in Madrid, six in New York, eight in the evening in Tokyo.
  await phones.begin({ whom: { groupId }, outsideHours: 'WAIT' });
  await phones.pass(30);
  expect(phonesRung()).toEqual([ana.phone]);
  world.clock.set('2026-11-20T14:00:00Z');
  await phones.pass(30);
  expect(phonesRung()).toEqual([ana.phone, pau.phone]);
  world.clock.set('2026-11-21T01:00:00Z');
  await phones.pass(30);
  expect(phonesRung()).toEqual([ana.phone, pau.phone, '+81312345678']);
});

test('re-queueing that overwrites the time to run: pausing and resuming keeps it', async () => {
  const id = await phones.begin({ whom: { groupId }, timing: 'STAGGERED', spreadMinutes: 60 });
  const planned = () =>
    world.db.call.findMany({
      where: { campaignId: id, status: 'WAITING' },
      orderBy: { id: 'asc' },
      select: { nextAt: true },
    });
  const before = await planned();
  expect(before.map(({ nextAt }) => nextAt!.toISOString().slice(11, 16))).toEqual([
    '11:00',
    '11:30',
    '12:00',
  ]);
  await phones.pause(id);
  await phones.resume(id);
  expect(await planned()).toEqual(before);
});

describe('somebody deactivated still called', () => {
  test('who has left', async () => {
    const id = await phones.begin({ whom: { groupId } });
    await world.db.member.updateMany({
      where: { contactId: sam.contactId },
      data: { leftAt: world.clock.now() },
    });
    await patch(pau, { deletedAt: world.clock.now() });
    await phones.pass(60);
    expect(await phones.calls(id)).toEqual([
      'Ana ENDED ANSWERED 1',
      'Pau ENDED LEFT_OUT GONE 0',
      'Sam ENDED LEFT_OUT GONE 0',
    ]);
  });

  test('whose group is archived', async () => {
    const id = await phones.begin({ whom: { groupId } });
    await world.db.group.updateMany({ where: { id: groupId }, data: { status: 'ARCHIVED' } });
    await phones.pass(60);
    expect(phonesRung()).toEqual([]);
    expect(await phones.status(id)).toBe('COMPLETED');
  });
});

describe('an opt-out said on the phone that was not kept', () => {
  test('is kept at once, and by every campaign', async () => {
    phones.carrier.behaviour = () => ({ ending: 'ANSWERED', heard: { optOut: true } });
    await phones.begin(toPau());
    const other = await phones.begin({ whom: { groupId } });
    await phones.pass(60);
    expect(phonesRung().filter((phone) => phone === pau.phone)).toHaveLength(1);
    expect(await phones.calls(other)).toContain('Pau ENDED LEFT_OUT DO_NOT_CALL 0');
    expect((await contact(pau)).doNotCallSource).toBe('CALL');
  });

  test('also where it is told late, after the call was settled without it', async () => {
    await phones.begin(toPau());
    await phones.pass(1, { answer: false });
    const [call] = phones.carrier.calls;
    for (const stage of ['ENDED', 'ENDED', 'ENDED'] as const) await hearing(call!, stage);
    call!.report = report(call!, 'ENDED');
    await phones.pass(400, { answer: false });
    expect((await contact(pau)).doNotCallAt).toBeNull();
    const late = { ...report(call!, 'ANALYZED'), heard: { ...nothingHeard, optOut: true } };
    await phones.dialler.receive(tenant.organizationId, late);
    expect((await contact(pau)).doNotCallAt).not.toBeNull();
  });
});

describe('no final webhook, "in progress" for days', () => {
  test('the provider is asked', async () => {
    const id = await phones.begin(toPau());
    await phones.pass(1, { answer: false });
    phones.carrier.end(phones.carrier.calls[0]!);
    await phones.pass(120, { answer: false });
    expect(await phones.calls(id)).toEqual(['Pau ENDED ANSWERED 1']);
  });

  test('what never ends at the provider either ends here', async () => {
    const id = await phones.begin(toPau());
    await phones.pass(1, { answer: false });
    world.clock.advance(3 * 60 * 60_000);
    await phones.pass(5, { answer: false });
    expect(await phones.calls(id)).toEqual(['Pau ENDED FAILED 1']);
  });
});

test('a voicemail that waits in silence until the line is cut counts as a voicemail', async () => {
  const id = await phones.begin(toPau());
  await phones.pass(1, { answer: false });
  const [call] = phones.carrier.calls;
  await hearing(call!, 'ENDED');
  await phones.dialler.receive(tenant.organizationId, {
    ...report(call!, 'ANALYZED'),
    ending: 'VOICEMAIL',
  });
  expect(await phones.calls(id)).toEqual(['Pau ENDED VOICEMAIL 1']);
});

test('a dial that timed out here and went on there is found, and not made again', async () => {
  phones.carrier.faults.push('lost');
  const id = await phones.begin(toPau());
  await phones.pass(90, { answer: false });
  await phones.answer();
  expect(await phones.calls(id)).toEqual(['Pau ENDED ANSWERED 1']);
  expect(phonesRung()).toHaveLength(1);
});

test('a late or doubled status that moved things back', async () => {
  const id = await phones.begin(toPau());
  await phones.pass(1, { answer: false });
  const [call] = phones.carrier.calls;
  for (const stage of ['ANALYZED', 'ENDED', 'TALKING', 'RINGING', 'ANALYZED'] as const)
    await hearing(call!, stage);
  expect(await phones.calls(id)).toEqual(['Pau ENDED ANSWERED 1']);
  const [attempt] = await world.db.attempt.findMany({ where: { contactId: pau.contactId } });
  expect(attempt).toMatchObject({ status: 'SETTLED', outcome: 'ANSWERED' });
  expect(
    Number((await world.db.call.findFirstOrThrow({ where: { campaignId: id } })).costCents),
  ).toBe(10);
});

test('somebody whom another campaign reached today called again', async () => {
  await phones.begin(toPau());
  await phones.pass(10);
  const id = await phones.begin({ whom: { groupId } });
  await phones.pass(30);
  expect(await phones.calls(id)).toContain('Pau ENDED LEFT_OUT CALLED_TODAY 0');
  // On the next day they may be.
  world.clock.set('2026-11-21T11:00:00Z');
  await phones.begin(toPau());
  await phones.pass(10);
  expect(phonesRung().filter((phone) => phone === pau.phone)).toHaveLength(2);
});

test('one whom two campaigns want at once is dialled by one of them', async () => {
  await phones.begin(toPau());
  const other = await phones.begin(toPau());
  await phones.pass(40, { answer: false });
  expect(phonesRung()).toEqual([pau.phone]);
  await phones.answer();
  await phones.pass(90);
  expect(phonesRung()).toEqual([pau.phone]);
  expect(await phones.calls(other)).toEqual(['Pau ENDED LEFT_OUT CALLED_TODAY 0']);
});

test('a call that the provider made twice for one dial counts once', async () => {
  phones.carrier.faults.push('doubled');
  const id = await phones.begin(toPau());
  await phones.pass(1, { answer: false });
  await phones.answer();
  expect(phones.carrier.calls).toHaveLength(2);
  expect(await phones.calls(id)).toEqual(['Pau ENDED ANSWERED 1']);
});

test('nobody is dialled who said “stop”, wants no calls, or has not agreed where that is asked for', async () => {
  await world.db.organization.updateMany({
    where: { id: tenant.organizationId },
    data: { callConsentRequired: true },
  });
  const given = {
    callConsent: true,
    callConsentAt: world.clock.now(),
    callConsentSource: 'API',
  } as const;
  await patch(ana, { ...given, optedOutAt: world.clock.now() });
  await patch(pau, given);
  const id = await phones.begin({ whom: { groupId } });
  await phones.pass(30);
  expect(await phones.calls(id)).toEqual([
    'Ana ENDED LEFT_OUT STOP 0',
    'Pau ENDED ANSWERED 1',
    'Sam ENDED LEFT_OUT NO_CONSENT 0',
  ]);
});
