import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, FRIDAY, type Tenant, type World } from '../helpers/world.ts';

// Dates are read in the zone of the group, else of the organization, at the instant at which the
// message was sent: never on the clock or in the zone of the machine, nor when it is handled.

let world: World;
let madrid: Tenant;
let lead: Character;
let round = 0;

beforeAll(async () => {
  world = await createWorld();
  madrid = await world.tenant('Madrid', { timeZone: 'Europe/Madrid' });
  lead = await madrid.person('Lead');
  await madrid.group('Home', [lead]);
  await madrid.group('Auckland', [lead], { timeZone: 'Pacific/Auckland' });
  await madrid.group('Honolulu', [lead], { timeZone: 'Pacific/Honolulu' });
  for (const group of ['Home', 'Auckland', 'Honolulu'])
    await madrid.say(lead, group, `/link chat to group ${group}`);
});

afterAll(() => world.end());
beforeEach(() => {
  world.clock.set(FRIDAY);
  round += 1;
});

const dueAt = async (title: string) =>
  (
    await world.db.task.findFirstOrThrow({ where: { title, number: { not: null } } })
  ).dueAt?.toISOString();

async function give(
  chat: string,
  rest: string,
  options = {},
): Promise<{ reply: string; due: string | undefined }> {
  const [reply] = await madrid.say(lead, chat, `/create task "Task ${round}" ${rest}`, options);
  return { reply: reply!, due: await dueAt(`Task ${round}`).catch(() => undefined) };
}

// Friday noon in Madrid is Saturday midnight in Auckland and Friday one in the morning in Honolulu.
describe('today and tomorrow are the group’s', () => {
  test.each([
    ['Home', 'for everyone due today', '2026-11-20T22:59:00.000Z'],
    ['Auckland', 'for everyone due today', '2026-11-21T10:59:00.000Z'],
    ['Honolulu', 'for everyone due today', '2026-11-21T09:59:00.000Z'],
    ['Home', 'for everyone due tomorrow 18:00', '2026-11-21T17:00:00.000Z'],
    ['Auckland', 'for everyone due tomorrow 18:00', '2026-11-22T05:00:00.000Z'],
    ['Honolulu', 'for everyone due tomorrow 18:00', '2026-11-22T04:00:00.000Z'],
    // A group that is named beats the one of the chat.
    ['Home', 'for @Auckland due tomorrow 18:00', '2026-11-22T05:00:00.000Z'],
    ['Auckland', 'for @Home due tomorrow 18:00', '2026-11-21T17:00:00.000Z'],
    // A chat of no group has the organization's.
    ['nowhere', 'for me due tomorrow 18:00', '2026-11-21T17:00:00.000Z'],
  ])('in %s, %s', async (chat, rest, due) => {
    const given = await give(chat, rest);
    expect(given.due, given.reply).toBe(due);
  });

  test('an organization elsewhere reads its own', async () => {
    const tokyo = await world.tenant(`Tokyo ${round}`, { timeZone: 'Asia/Tokyo' });
    const hana = await tokyo.person('Hana');
    await tokyo.say(hana, 'x', `/create task "Tokyo ${round}" for me due tomorrow 18:00`);
    expect(await dueAt(`Tokyo ${round}`)).toBe('2026-11-21T09:00:00.000Z');
  });

  test('the hour that clocks skip or repeat is the zone’s', async () => {
    world.clock.set('2027-03-27T11:00:00Z');
    expect((await give('Home', 'for everyone due tomorrow 12:00')).due).toBe(
      '2027-03-28T10:00:00.000Z',
    );
    round += 1;
    world.clock.set('2026-10-24T10:00:00Z');
    expect((await give('Home', 'for everyone due tomorrow 12:00')).due).toBe(
      '2026-10-25T11:00:00.000Z',
    );
  });
});

describe('a message that is delivered late', () => {
  test('reads its dates at the moment at which it was sent', async () => {
    // Sent on Friday night, handled on Sunday morning.
    world.clock.set('2026-11-22T09:00:00Z');
    const { due, reply } = await give('Home', 'for everyone due monday', {
      sentAt: new Date('2026-11-20T22:00:00Z'),
    });
    expect(due).toBe('2026-11-23T22:59:00.000Z');
    expect(reply).toContain('Mon 23 Nov');
    round += 1;
    const tomorrow = await give('Home', 'for everyone due tomorrow', {
      sentAt: new Date('2026-11-20T22:59:59Z'),
    });
    expect(tomorrow.due).toBe('2026-11-21T22:59:00.000Z');
    round += 1;
    // A second later it was Saturday in Madrid.
    const after = await give('Home', 'for everyone due tomorrow', {
      sentAt: new Date('2026-11-20T23:00:00Z'),
    });
    expect(after.due).toBe('2026-11-22T22:59:00.000Z');
  });

  test('is stored with both instants, and acts at the later one', async () => {
    world.clock.set('2026-11-20T13:00:00Z');
    const { messageId } = await madrid.tell(lead, 'Home', `/create task "Late ${round}"`, {
      sentAt: new Date('2026-11-20T12:00:00Z'),
    });
    const message = await world.db.message.findFirstOrThrow({ where: { externalId: messageId } });
    expect(message).toMatchObject({
      sentAt: new Date('2026-11-20T12:00:00Z'),
      storedAt: new Date('2026-11-20T13:00:00Z'),
    });
    expect(
      await world.db.auditEntry.findFirstOrThrow({ where: { messageId: message.id } }),
    ).toMatchObject({ at: new Date('2026-11-20T13:00:00Z') });
  });

  test('asks about the week in which it was asked', async () => {
    await madrid.say(lead, 'Home', '/create event "Game" sunday 11am');
    world.clock.set('2026-11-23T09:00:00Z');
    const options = { sentAt: new Date('2026-11-22T08:00:00Z') };
    expect((await madrid.say(lead, 'Home', '/who is playing this week?', options))[0]).toContain(
      'Game',
    );
    expect((await madrid.say(lead, 'Home', '/who is playing this week?'))[0]).not.toContain('Game');
  });

  test('does not answer what is over by now', async () => {
    await madrid.say(lead, 'Honolulu', `/create event "Over ${round}" saturday 10am`);
    const event = await world.db.event.findFirstOrThrow({ where: { title: `Over ${round}` } });
    world.clock.set('2026-11-23T09:00:00Z');
    const [reply] = await madrid.say(lead, 'Honolulu', '/in', {
      sentAt: new Date('2026-11-20T12:00:00Z'),
    });
    expect(reply).toContain('over');
    expect(
      await world.db.participant.findFirstOrThrow({ where: { eventId: event.id } }),
    ).toMatchObject({ status: 'INVITED' });
  });
});
