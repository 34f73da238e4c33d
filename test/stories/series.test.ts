import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// What comes again comes again: each date is an event or a task of its own, with its number and its answers.

let world: World;
let tenant: Tenant;
let ana: Character;
let pau: Character;
let sam: Character;
let tenants = 0;

beforeAll(async () => {
  world = await createWorld();
});

beforeEach(async () => {
  world.clock.set('2026-11-20T11:00:00Z');
  tenants += 1;
  tenant = await world.tenant(`Friends ${tenants}`);
  ana = await tenant.person('Ana');
  pau = await tenant.person('Pau');
  sam = await tenant.person('Sam');
  await tenant.group('Team', [ana, pau, sam]);
  await tenant.say(ana, 'team', '/link chat to group Team');
});

afterAll(() => world.end());

const events = () =>
  world.db.event.findMany({
    where: { organizationId: tenant.organizationId },
    orderBy: { number: 'asc' },
    include: {
      participants: { include: { contact: true }, orderBy: { contact: { name: 'asc' } } },
    },
  });

/** The events with when they are, and who is invited. */
const seen = async () =>
  (await events()).map(
    ({ number, startsAt, status, participants }) =>
      `#${number} ${startsAt?.toISOString().slice(0, 16)} ${participants.map((p) => `${p.contact.name}${p.status === 'INVITED' ? '' : ` ${p.status}`}`).join(', ')}${status === 'CANCELLED' ? ' off' : ''}`,
  );

const tasks = async () =>
  (
    await world.db.task.findMany({
      where: { organizationId: tenant.organizationId, number: { not: null } },
      orderBy: { number: 'asc' },
      include: { assignee: true, children: { include: { assignee: true } } },
    })
  ).map(({ number, dueAt, status, assignee, children }) => {
    const people = [
      ...(assignee ? [assignee.name] : []),
      ...children.map((c) => `${c.assignee!.name}${c.status === 'OPEN' ? '' : ` ${c.status}`}`),
    ];
    return `#${number} ${dueAt?.toISOString().slice(0, 16)} ${people.sort().join(', ')}${status === 'CANCELLED' ? ' off' : ''}`;
  });

/** Rings as often as something is due. */
const ring = async (instant: string) => {
  const said = await tenant.ring(instant);
  for (let more = await tenant.ring(instant); more.length > 0; more = await tenant.ring(instant))
    said.push(...more);
  return said;
};

describe('an event', () => {
  test('comes again when it is over, for the members of that moment', async () => {
    await tenant.say(
      ana,
      'team',
      '/create event Training every tuesday 19:00 for 2h at Riverside max 10',
    );
    await tenant.say(pau, 'team', '/in');
    await ring('2026-11-24T19:59:59Z');
    expect(await seen()).toHaveLength(1);
    await tenant.say(sam, 'team', '/leave');
    await tenant.insist(ana, 'team', '/add +34 600 999 111 Toni');
    expect(await ring('2026-11-24T20:00:00Z')).toEqual([]);
    expect(await seen()).toEqual([
      '#1 2026-11-24T18:00 Ana, Pau GOING, Sam',
      '#2 2026-12-01T18:00 Ana, Pau, Toni',
    ]);
    const [first, second] = await events();
    expect(second).toMatchObject({
      title: 'Training',
      place: 'Riverside',
      capacity: 10,
      endsAt: new Date('2026-12-01T20:00:00Z'),
      recurrence: first!.recurrence,
      seriesId: first!.id,
      ruleFrom: first!.startsAt,
      createdById: ana.contactId,
    });
  });
});

describe('a task', () => {
  test('is given again when the last one was due', async () => {
    await tenant.say(ana, 'team', '/create task Water for everyone except @Sam every monday');
    await ring('2026-11-23T22:58:00Z');
    expect(await tasks()).toEqual(['#1 2026-11-23T22:59 Ana, Pau']);
    await ring('2026-11-23T22:59:00Z');
    expect(await tasks()).toEqual(['#1 2026-11-23T22:59 Ana, Pau', '#2 2026-11-30T22:59 Ana, Pau']);
  });
});

describe('while Muster was off', () => {
  test('what passed is left out, and what is to come is made once', async () => {
    await tenant.say(ana, 'team', '/create event Training every tuesday 19:00');
    await tenant.say(ana, 'team', '/create task Water for me every monday');
    await world.restart();
    await ring('2026-12-24T12:00:00Z');
    await ring('2026-12-24T12:05:00Z');
    expect(await seen()).toEqual([
      '#1 2026-11-24T18:00 Ana, Pau, Sam',
      expect.stringMatching(/^#\d 2026-12-29T18:00 Ana, Pau, Sam$/),
    ]);
    expect(await tasks()).toEqual([
      '#2 2026-11-23T22:59 Ana',
      expect.stringMatching(/^#\d 2026-12-28T22:59 Ana$/),
    ]);
  });

  test('at night, it waits for the morning with its poll', async () => {
    await world.db.organization.update({
      where: { id: tenant.organizationId },
      data: { eventPolls: true },
    });
    await tenant.say(ana, 'team', '/create event Training every tuesday 21:00 for 2h');
    expect(await ring('2026-11-24T22:00:00Z')).toEqual([]);
    expect(await seen()).toHaveLength(1);
    expect(await ring('2026-11-25T07:00:00Z')).toEqual([
      expect.stringMatching(/^\[team\] .*Training.*Tue 1 Dec 21:00.*#2/),
    ]);
  });
});

describe('every day', () => {
  test('some are there ahead, and each once', async () => {
    await tenant.say(ana, 'team', '/create event Standup every day 9:00 until 30 november');
    await ring('2026-11-20T11:00:05Z');
    const days = async () => (await events()).map(({ startsAt }) => startsAt!.getUTCDate());
    expect(await days()).toEqual([21, 22, 23]);
    for (let day = 21; day <= 30; day += 1) await ring(`2026-11-${day}T12:00:00Z`);
    expect(await days()).toEqual([21, 22, 23, 24, 25, 26, 27, 28, 29, 30]);
    await ring('2026-12-10T12:00:00Z');
    expect(await days()).toHaveLength(10);
  });
});

describe('by one of several processes', () => {
  test('each is made once', async () => {
    for (let n = 0; n < 10; n += 1)
      await tenant.say(ana, 'team', `/create event "Game ${n}" every tuesday 19:${10 + n}`);
    const others = [await world.another(), await world.another()];
    world.clock.set('2026-11-25T12:00:00Z');
    for (let round = 0; round < 3; round += 1)
      await Promise.all([world.service, ...others].map(({ alarmClock }) => alarmClock.tick()));
    const made = (await events()).slice(10);
    expect(made).toHaveLength(10);
    expect(new Set(made.map(({ title }) => title)).size).toBe(10);
    expect(made.map(({ number }) => number)).toEqual(Array.from({ length: 10 }, (_, n) => n + 11));
    for (const other of others) await other.stop();
  });
});

describe('a group that is archived', () => {
  test('makes nothing, and goes on when it is active again', async () => {
    await tenant.say(ana, 'team', '/create event Training every tuesday 19:00');
    await tenant.say(ana, 'team', '/create task Water every monday');
    await tenant.insist(ana, 'team', '/archive');
    await ring('2026-11-25T12:00:00Z');
    expect(await seen()).toHaveLength(1);
    await tenant.say(ana, 'team', '/unarchive');
    await ring('2026-12-10T12:00:00Z');
    expect(await seen()).toEqual([
      expect.stringContaining('#1'),
      expect.stringContaining('2026-12-15T18:00'),
    ]);
    expect(await tasks()).toEqual([
      expect.stringContaining('#2'),
      expect.stringContaining('2026-12-14T22:59'),
    ]);
  });
});

describe('whom a task is for', () => {
  test('is who is there when it comes again', async () => {
    const choir = await tenant.group('Choir', [ana, pau]);
    await tenant.say(
      ana,
      'team',
      '/create task Vote for @Team and @Choir except @Pau every monday',
    );
    await tenant.say(ana, 'team', '/create task Flowers for @Pau and @Sam every monday');
    await tenant.say(ana, 'team', '/create task Net for anyone every monday');
    await tenant.insist(sam, 'team', '/leave');
    await world.db.group.update({
      where: { organizationId_id: { organizationId: tenant.organizationId, id: choir } },
      data: { status: 'ARCHIVED' },
    });
    await ring('2026-11-24T12:00:00Z');
    expect((await tasks()).slice(3)).toEqual([
      '#4 2026-11-30T22:59 Ana',
      '#5 2026-11-30T22:59 Pau, Sam',
      '#6 2026-11-30T22:59 Ana, Pau',
    ]);
    const net = await world.db.task.findFirstOrThrow({
      where: { organizationId: tenant.organizationId, number: 6 },
    });
    expect(net).toMatchObject({ mode: 'ANYONE' });
  });

  test('is nobody any more where all are gone, and then it ends', async () => {
    const admin = await tenant.person('Alex', { role: 'ADMIN' });
    await tenant.say(admin, 'team', '/create task Flowers for @Pau every monday');
    await world.db.contact.update({
      where: { organizationId_id: { organizationId: tenant.organizationId, id: pau.contactId } },
      data: { deletedAt: new Date() },
    });
    await ring('2026-11-24T12:00:00Z');
    expect(await tasks()).toHaveLength(1);
  });
});

describe('another organization', () => {
  test('is touched by nothing of it', async () => {
    const other = await world.tenant(`Others ${tenants}`);
    const mia = await other.person('Mia');
    await other.group('Team', [mia]);
    await other.say(mia, 'team', '/link chat to group Team');
    await other.say(mia, 'team', '/create event Yoga every tuesday 19:00');
    await tenant.say(ana, 'team', '/create event Training every tuesday 19:00');
    await ring('2026-11-25T12:00:00Z');
    expect(await seen()).toEqual([
      expect.stringContaining('#1'),
      '#2 2026-12-01T18:00 Ana, Pau, Sam',
    ]);
    const theirs = await world.db.event.findMany({
      where: { organizationId: other.organizationId },
    });
    expect(theirs.map(({ number }) => number).sort()).toEqual([1, 2]);
  });
});
