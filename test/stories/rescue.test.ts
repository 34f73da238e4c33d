import { describe, expect, test } from 'vitest';
import { useLinkedTeam } from '../helpers/scenes.ts';
import type { Character, Tenant, World } from '../helpers/world.ts';

// A place that comes free on the last day is offered down the line, in windows, and taken by whoever can.

let world: World;
let tenant: Tenant;
let ana: Character;
let pau: Character;
let sam: Character;
let jo: Character;
let leo: Character;

useLinkedTeam(
  { ana: 'Ana', pau: 'Pau', sam: 'Sam', jo: 'Jo', leo: 'Leo' },
  async (scene) => {
    ({ world, tenant, ana, pau, sam, jo, leo } = scene);
    await say(ana, '/settings reminders off');
  },
  { rescue: true },
);

const say = async (who: Character, body: string) =>
  (await tenant.say(who, 'team', body)).join('\n---\n');
const named = ({ phone }: Character) => `@${phone.slice(1)}`;

/** Ana and Pau are in, Sam, Jo and Leo wait, in this order. */
async function plan(when: string): Promise<void> {
  await say(ana, `/create event Game ${when} max 2`);
  for (const person of [ana, pau, sam, jo, leo]) await say(person, '/in 1');
}

const statusOf = async ({ contactId }: Character) =>
  (
    await world.db.participant.findFirstOrThrow({
      where: { organizationId: tenant.organizationId, contactId },
    })
  ).status;

describe('a place that comes free', () => {
  test('more than a day before goes to the first in line at once', async () => {
    await plan('sunday 8pm');
    expect(await say(pau, '/out 1')).toContain(`${named(sam)} moves up`);
    expect(await statusOf(sam)).toBe('GOING');
  });

  test('on the last day is offered for an hour, and taken with a yes', async () => {
    await plan('saturday 10am');
    const said = await say(pau, '/out 1');
    expect(said).toContain(
      `🎟 Game, tomorrow 10:00. #1\n${named(sam)}: a place came free, it is yours if you take it by today 13:00: reply “yes”, or: /in 1\nCan't make it? Reply “no”, and it goes to the next: /out 1`,
    );
    expect(await statusOf(sam)).toBe('WAITLISTED');
    // It is kept for Sam: nobody else takes it.
    expect(await say(leo, '/in 1')).not.toContain("You're in");
    expect(await say(sam, '/in 1')).toContain("You're in");
    expect(await tenant.ring('2026-11-20T12:00:00Z')).toEqual([]);
    expect(await statusOf(jo)).toBe('WAITLISTED');
  });

  test('goes to the next by no, and by silence, and at last to whoever answers first', async () => {
    await plan('saturday 10am');
    await say(pau, '/out 1');
    expect(await say(sam, '/out 1')).toContain(`${named(jo)}: a place came free`);
    expect(await tenant.ring('2026-11-20T11:59:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-20T12:00:00Z')).toEqual([
      expect.stringContaining(`${named(leo)}: a place came free`),
    ]);
    expect(await statusOf(jo)).toBe('WAITLISTED');
    expect(await tenant.ring('2026-11-20T13:00:00Z')).toEqual([
      '[team] 🎟 Game, tomorrow 10:00. #1\n1 place free: whoever answers first has it: /in 1',
    ]);
    expect(await tenant.ring('2026-11-20T14:00:00Z')).toEqual([]);
    expect(await say(leo, '/in 1')).toContain("You're in");
    expect(await say(jo, '/in 1')).toContain('in line');
  });

  test('again asks everybody again, in line', async () => {
    await plan('saturday 10am');
    await say(pau, '/out 1');
    await tenant.ring('2026-11-20T12:00:00Z');
    expect(await say(ana, '/out 1')).toContain(`${named(sam)}: a place came free`);
  });

  test('in the last three hours is offered for a quarter of an hour', async () => {
    await plan('today 2pm');
    expect(await say(pau, '/out 1')).toContain('by today 12:15');
    expect(await tenant.ring('2026-11-20T11:15:00Z')).toEqual([
      expect.stringContaining(`${named(jo)}: a place came free`),
    ]);
  });

  test('at night waits for the morning while there is time', async () => {
    await plan('saturday 9pm');
    world.clock.set('2026-11-20T22:30:00Z');
    expect(await say(pau, '/out 1')).not.toContain('a place came free');
    expect(await tenant.ring('2026-11-21T06:59:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-21T07:00:00Z')).toEqual([
      expect.stringContaining('by today 09:00'),
    ]);
  });

  test('in the evening is offered until the morning, because nights do not count', async () => {
    await plan('saturday 9pm');
    world.clock.set('2026-11-20T20:30:00Z');
    expect(await say(pau, '/out 1')).toContain('by tomorrow 08:30');
    expect(await tenant.ring('2026-11-21T07:29:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-21T07:30:00Z')).toHaveLength(1);
  });

  test('is whose it was when they take their no back', async () => {
    await plan('saturday 10am');
    await say(pau, '/out 1');
    const undone = await say(pau, '/undo');
    expect(undone).toContain(
      `${named(sam)}: the place is taken again; you keep your place in line.`,
    );
    expect(await statusOf(pau)).toBe('GOING');
    expect(await statusOf(sam)).toBe('WAITLISTED');
    expect(await tenant.ring('2026-11-20T12:00:00Z')).toEqual([]);
  });

  test('goes to whoever waits at once where the group wants it so', async () => {
    await say(ana, '/settings rescue off');
    await plan('saturday 10am');
    expect(await say(pau, '/out 1')).toContain(`${named(sam)} moves up`);
    await say(ana, '/undo');
  });

  test('is offered by the windows of the group', async () => {
    await say(ana, '/settings rescue 2h, 10 min');
    await plan('saturday 10am');
    expect(await say(pau, '/out 1')).toContain('by today 14:00');
  });

  test('is offered no more once the event is off', async () => {
    await plan('saturday 10am');
    await say(pau, '/out 1');
    await tenant.insist(ana, 'team', '/cancel event 1');
    expect(await tenant.ring('2026-11-20T12:00:00Z')).toEqual([]);
  });

  test('is passed on by one of several processes', async () => {
    await plan('saturday 10am');
    await say(pau, '/out 1');
    const others = [await world.another(), await world.another()];
    world.clock.set('2026-11-20T12:00:00Z');
    await Promise.all([world.service, ...others].map(({ alarmClock }) => alarmClock.tick()));
    const offers = await world.db.auditEntry.findMany({
      where: { organizationId: tenant.organizationId, action: 'event.offer' },
      orderBy: { id: 'asc' },
    });
    expect(offers.map(({ after }) => (after as { contactId: string }).contactId)).toEqual([
      sam.contactId,
      jo.contactId,
    ]);
    for (const other of others) await other.stop();
  });

  test('and a yes at the moment at which the offer ends: one of them counts, and nobody has it twice', async () => {
    await plan('saturday 10am');
    await say(pau, '/out 1');
    world.clock.set('2026-11-20T12:00:00Z');
    await Promise.all([world.service.alarmClock.tick(), say(sam, '/in 1')]);
    const event = await world.db.event.findFirstOrThrow({
      where: { organizationId: tenant.organizationId },
      include: { participants: true },
    });
    const going = event.participants.filter(({ status }) => status === 'GOING').length;
    const offered = event.participants.filter(({ offeredUntil }) => offeredUntil !== null).length;
    expect(going + offered).toBe(2);
    expect(event.seatsTaken).toBe(going);
  });
});
