import { describe, expect, test } from 'vitest';
import { useLinkedTeam } from '../helpers/scenes.ts';
import type { Character, Tenant, World } from '../helpers/world.ts';

// What comes again comes again: each date is an event or a task of its own, with its number and its answers.

let world: World;
let tenant: Tenant;
let round: number;
let ana: Character;
let pau: Character;
let sam: Character;

useLinkedTeam({ ana: 'Ana', pau: 'Pau', sam: 'Sam' }, (scene) => {
  ({ world, tenant, round, ana, pau, sam } = scene);
});

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

/** New events are announced with polls, as they usually are. */
const announce = () =>
  world.db.organization.update({
    where: { id: tenant.organizationId },
    data: { eventPolls: true },
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
    await announce();
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
    expect(await days()).toEqual([21, 22, 23, 24, 25, 26]);
    for (let day = 21; day <= 30; day += 1) await ring(`2026-11-${day}T12:00:00Z`);
    expect(await days()).toEqual([21, 22, 23, 24, 25, 26, 27, 28, 29, 30]);
    await ring('2026-12-10T12:00:00Z');
    expect(await days()).toHaveLength(10);
  });
});

describe('how many days ahead', () => {
  const days = async () => (await events()).map(({ startsAt }) => startsAt!.getUTCDate());

  test('is a setting of the group, which counts at once', async () => {
    await tenant.say(ana, 'team', '/create event Standup every day 9:00');
    expect((await tenant.say(ana, 'team', '/settings ahead 2 days')).join()).toContain(
      'when the last one is over, or 2 days ahead',
    );
    await ring('2026-11-20T11:00:05Z');
    expect(await days()).toEqual([21, 22]);
    await tenant.say(ana, 'team', '/settings ahead 4');
    await ring('2026-11-20T11:00:10Z');
    expect(await days()).toEqual([21, 22, 23, 24]);
  });

  test('may be none: each is there when the last one is over', async () => {
    await tenant.say(ana, 'team', '/settings ahead 0');
    await tenant.say(ana, 'team', '/create event Standup every day 9:00');
    await ring('2026-11-20T11:00:05Z');
    expect(await days()).toEqual([21]);
    await ring('2026-11-21T08:00:05Z');
    expect(await days()).toEqual([21, 22]);
  });

  test.each(['ahead 29 days', 'ahead forever'])('has an end: %s', async (said) => {
    expect((await tenant.say(ana, 'team', `/settings ${said}`)).join()).toContain('6 days');
  });

  test('makes several at once, of which one poll tells', async () => {
    await announce();
    await tenant.say(ana, 'team', '/create event Standup every day 9:00');
    expect(await ring('2026-11-20T11:00:05Z')).toEqual([
      expect.stringMatching(/Standup.*Sun 22 Nov/),
    ]);
    const polls = (await ring('2026-11-21T12:00:00Z')).filter((said) => !said.includes('⏰'));
    expect(polls).toEqual([expect.stringMatching(/Standup.*Fri 27 Nov/)]);
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
    const other = await world.tenant(`Others ${round}`);
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

describe('one date is left out', () => {
  const begin = async () => {
    await tenant.say(ana, 'team', '/create event Training every tuesday 19:00');
    await tenant.say(pau, 'team', '/in');
  };

  test('those who answered are told, and the next is there', async () => {
    await begin();
    expect(await tenant.say(ana, 'team', '/skip 1')).toEqual([
      `⏭ Training, Tue 24 Nov 19:00, is left out. #1\nNext: Tue 1 Dec 19:00. #2\n@${pau.phone.slice(1)}: you need not come.`,
    ]);
    expect(await seen()).toEqual([
      '#1 2026-11-24T18:00 Ana, Pau GOING, Sam off',
      '#2 2026-12-01T18:00 Ana, Pau, Sam',
    ]);
    expect(await tenant.say(ana, 'team', '/skip 1')).toEqual([
      expect.stringContaining('cancelled'),
    ]);
    // It goes on from there.
    await ring('2026-12-01T18:00:00Z');
    expect(await seen()).toHaveLength(3);
  });

  test('and takes it back: what came in its place goes, unless somebody counts on it', async () => {
    await begin();
    await tenant.say(ana, 'team', '/skip 1');
    expect(await tenant.say(ana, 'team', '/undo')).toEqual([expect.stringContaining('Training')]);
    expect(await seen()).toEqual([
      '#1 2026-11-24T18:00 Ana, Pau GOING, Sam',
      '#2 2026-12-01T18:00 Ana, Pau, Sam off',
    ]);
    await ring('2026-11-24T18:00:00Z');
    expect((await seen()).at(-1)).toBe('#3 2026-12-01T18:00 Ana, Pau, Sam');
    await tenant.say(ana, 'team', '/skip 3');
    await tenant.say(sam, 'team', '/in 4');
    await tenant.say(ana, 'team', '/undo');
    expect((await seen()).slice(2)).toEqual([
      '#3 2026-12-01T18:00 Ana, Pau, Sam',
      '#4 2026-12-08T18:00 Ana, Pau, Sam GOING',
    ]);
  });

  test('not by whoever may not, not of what comes once, and of a task', async () => {
    await begin();
    expect(await tenant.say(sam, 'team', '/skip 1')).toEqual([expect.not.stringContaining('⏭')]);
    await tenant.say(ana, 'team', '/create event Dinner friday 20:00');
    expect(await tenant.say(ana, 'team', '/skip 2')).toEqual([
      expect.stringMatching(
        /^Dinner comes once: there is no date to leave out\. #2\n.*\/cancel event 2/,
      ),
    ]);
    await tenant.say(ana, 'team', '/create task Water every monday');
    expect(await tenant.say(ana, 'team', '/skip 3')).toEqual([
      '⏭ Water, due Mon 23 Nov 23:59, is left out: nobody owes it. #3\nNext: due Mon 30 Nov 23:59. #4',
    ]);
    expect(await tasks()).toEqual([
      '#3 2026-11-23T22:59 Ana WITHDRAWN, Pau WITHDRAWN, Sam WITHDRAWN off',
      '#4 2026-11-30T22:59 Ana, Pau, Sam',
    ]);
  });
});

describe('a date is moved', () => {
  const begin = async () => {
    await tenant.say(ana, 'team', '/create event Training every tuesday 19:00 for 2h');
    await tenant.say(pau, 'team', '/in');
  };

  test('this one alone: the rule stays', async () => {
    await begin();
    expect(await tenant.say(ana, 'team', '/move event 1 to wednesday')).toEqual([
      'Is only Training of Tue 24 Nov 19:00 to be Wed 25 Nov 19:00, or do all that follow move along? #1\nReply 1 for only this one, 2 for this and all that follow.',
    ]);
    expect(await tenant.say(ana, 'team', '1')).toEqual([
      `📅 Training moves to Wed 25 Nov 19:00 (it was Tue 24 Nov 19:00). #1\n🔁 every Tuesday at 19:00: Tue 1 Dec, Tue 8 Dec\n@${pau.phone.slice(1)}: your answers stand. Can't make it? Reply “out”, or: /out 1`,
    ]);
    expect(await tenant.say(ana, 'team', '2')).toEqual([]);
    await ring('2026-11-25T20:00:00Z');
    expect(await seen()).toEqual([
      '#1 2026-11-25T18:00 Ana, Pau GOING, Sam',
      '#2 2026-12-01T18:00 Ana, Pau, Sam',
    ]);
    expect((await events())[1]!.endsAt).toEqual(new Date('2026-12-01T20:00:00Z'));
  });

  test('this and all that follow, also those that are there', async () => {
    await begin();
    await tenant.say(ana, 'team', '/move event 1 to wednesday only this');
    await ring('2026-11-28T18:00:00Z');
    expect(await seen()).toHaveLength(2);
    await tenant.say(ana, 'team', '/move event 2 to wednesday 20:00');
    expect(await tenant.say(ana, 'team', '2')).toEqual([
      '📅 Training moves to Wed 2 Dec 20:00 (it was Tue 1 Dec 19:00). #2\n🔁 every Wednesday 20:00–22:00: Wed 2 Dec, Wed 9 Dec',
    ]);
    await ring('2026-12-03T07:00:00Z');
    expect((await seen()).slice(1)).toEqual([
      '#2 2026-12-02T19:00 Ana, Pau, Sam',
      '#3 2026-12-09T19:00 Ana, Pau, Sam',
    ]);
  });

  test('every day, with all that follow, and taken back', async () => {
    await tenant.say(ana, 'team', '/settings ahead 3 days');
    await tenant.say(ana, 'team', '/create event Standup every day 9:00');
    await ring('2026-11-20T11:00:05Z');
    const before = await seen();
    expect(before).toHaveLength(3);
    await tenant.say(sam, 'team', '/in 2');
    expect(await tenant.say(ana, 'team', '/move event 1 to sunday 10:00 all')).toEqual([
      expect.stringContaining(`@${sam.phone.slice(1)}`),
    ]);
    expect(await seen()).toEqual([
      '#1 2026-11-22T09:00 Ana, Pau, Sam',
      '#2 2026-11-23T09:00 Ana, Pau, Sam GOING',
      '#3 2026-11-24T09:00 Ana, Pau, Sam',
    ]);
    await tenant.say(ana, 'team', '/undo');
    expect(await seen()).toEqual([
      '#1 2026-11-21T08:00 Ana, Pau, Sam',
      '#2 2026-11-22T08:00 Ana, Pau, Sam GOING',
      '#3 2026-11-23T08:00 Ana, Pau, Sam',
    ]);
    await ring('2026-11-21T09:00:00Z');
    expect((await seen()).at(-1)).toBe('#4 2026-11-24T08:00 Ana, Pau, Sam');
  });

  test('not before the one before it, with all that follow', async () => {
    await tenant.say(ana, 'team', '/create event Standup every day 9:00');
    await ring('2026-11-20T11:00:05Z');
    expect(await tenant.say(ana, 'team', '/move event 2 to 2026-11-21 08:00 all')).toEqual([
      expect.stringContaining('only this'),
    ]);
    await tenant.say(ana, 'team', '/move event 2 to 2026-11-21 08:00 only this');
    expect((await seen())[1]).toContain('2026-11-21T07:00');
  });

  test('in Spanish', async () => {
    await tenant.say(ana, 'team', '/settings language español');
    const admin = await tenant.person('Alex', { role: 'ADMIN' });
    await tenant.say(admin, 'Alex', '/settings language español', { chatKind: 'direct' });
    await tenant.say(ana, 'team', '/crear evento Entreno cada martes 19:00');
    await tenant.say(ana, 'team', '/mover evento 1 al miércoles solo esta vez');
    expect((await seen())[0]).toContain('2026-11-25T18:00');
    expect(await tenant.say(ana, 'team', '/saltar 1')).toEqual([
      expect.stringMatching(/se salta[\s\S]*Siguiente: mar 1 dic/),
    ]);
  });
});

describe('it is called off', () => {
  test('this one alone, or all that follow', async () => {
    await tenant.say(ana, 'team', '/create event Training every tuesday 19:00');
    await tenant.say(pau, 'team', '/in');
    expect(await tenant.say(ana, 'team', '/cancel event 1')).toEqual([
      'Cancel only Training, Tue 24 Nov 19:00, or all that follow too? #1\n1 person has answered, and will be told.\nReply 1 for only this one, 2 for this and all that follow.',
    ]);
    expect(await tenant.say(ana, 'team', 'yes')).toEqual([
      expect.stringContaining('is left out. #1\nNext: Tue 1 Dec 19:00. #2'),
    ]);
    await tenant.say(pau, 'team', '/in 2');
    await tenant.say(ana, 'team', '/cancel event 2');
    expect(await tenant.say(ana, 'team', '2')).toEqual([
      `🚫 Training is cancelled from Tue 1 Dec 19:00 on, and no longer comes again. #2\n@${pau.phone.slice(1)}: you need not come.`,
    ]);
    await ring('2026-12-20T12:00:00Z');
    expect(await seen()).toHaveLength(2);
  });

  test('and is on again when that is taken back', async () => {
    await tenant.say(ana, 'team', '/create event Training every tuesday 19:00');
    await tenant.insist(ana, 'team', '/cancel event 1 all');
    await tenant.say(ana, 'team', '/undo');
    await ring('2026-11-24T18:00:00Z');
    expect(await seen()).toEqual([
      '#1 2026-11-24T18:00 Ana, Pau, Sam',
      '#2 2026-12-01T18:00 Ana, Pau, Sam',
    ]);
  });
});

describe('the message that made it', () => {
  test('is taken back with all that came of it', async () => {
    const id = `made ${round}`;
    await tenant.say(ana, 'team', '/settings ahead 3 days');
    await tenant.say(ana, 'team', '/create event Standup every day 9:00', { id });
    await ring('2026-11-20T11:00:05Z');
    expect(await tenant.revise(ana, 'team', id, null)).toHaveLength(1);
    expect((await seen()).every((line) => line.endsWith('off'))).toBe(true);
    await ring('2026-11-25T11:00:00Z');
    expect(await seen()).toHaveLength(3);
  });

  test('is edited, and comes again as it says now', async () => {
    const id = `made ${round}`;
    await tenant.say(ana, 'team', '/create event Standup every day 9:00', { id });
    await ring('2026-11-20T11:00:05Z');
    await tenant.revise(ana, 'team', id, '/create event Standup every monday 9:00');
    expect(await seen()).toEqual(['#1 2026-11-23T08:00 Ana, Pau, Sam']);
    await ring('2026-11-23T11:00:00Z');
    expect((await seen()).at(-1)).toContain('2026-11-30T08:00');
  });

  test('stands where somebody counts on a later one', async () => {
    await tenant.say(ana, 'team', '/create event Standup every day 9:00');
    await ring('2026-11-20T11:00:05Z');
    await tenant.say(pau, 'team', '/in 3');
    expect(await tenant.say(ana, 'team', '/undo')).toEqual([expect.stringContaining('Pau')]);
    expect((await seen()).some((line) => line.endsWith('off'))).toBe(false);
  });
});

describe('a task that comes again', () => {
  const begin = () => tenant.say(ana, 'team', '/create task Water every monday');

  test('is due another day this once, or from then on', async () => {
    await begin();
    expect(await tenant.say(ana, 'team', '/due 1 wednesday')).toEqual([
      'Is only Water of Mon 23 Nov 23:59 due Wed 25 Nov 23:59, or do all that follow move along? #1\nReply 1 for only this one, 2 for this and all that follow.',
    ]);
    expect(await tenant.say(ana, 'team', '1')).toEqual([
      '⏰ Water is due Wed 25 Nov 23:59 now, not Mon 23 Nov 23:59. #1\n🔁 every Monday: Mon 30 Nov, Mon 7 Dec',
    ]);
    await ring('2026-11-24T12:00:00Z');
    expect(await tasks()).toEqual([
      '#1 2026-11-25T22:59 Ana, Pau, Sam',
      '#2 2026-11-30T22:59 Ana, Pau, Sam',
    ]);
    expect(await tenant.say(ana, 'team', '/due 2 1 dec 18:00 all that follow')).toEqual([
      expect.stringContaining('🔁 every Tuesday at 18:00: Tue 1 Dec, Tue 8 Dec'),
    ]);
    await tenant.say(ana, 'team', '/undo');
    expect((await tasks())[1]).toContain('2026-11-30T22:59');
    await tenant.say(ana, 'team', '/due 2 1 dec 18:00 all that follow');
    await ring('2026-12-01T17:00:00Z');
    expect((await tasks()).at(-1)).toBe('#3 2026-12-08T17:00 Ana, Pau, Sam');
  });

  test('is cancelled this once, or for good, and that is taken back', async () => {
    await begin();
    await tenant.say(ana, 'team', '/cancel task 1');
    expect(await tenant.say(ana, 'team', '1')).toEqual([
      '⏭ Water, due Mon 23 Nov 23:59, is left out: nobody owes it. #1\nNext: due Mon 30 Nov 23:59. #2',
    ]);
    await tenant.say(ana, 'team', '/undo');
    expect(await tasks()).toEqual([
      '#1 2026-11-23T22:59 Ana, Pau, Sam',
      '#2 2026-11-30T22:59 Ana WITHDRAWN, Pau WITHDRAWN, Sam WITHDRAWN off',
    ]);
    await tenant.say(ana, 'team', '/cancel task 1');
    expect(await tenant.say(ana, 'team', '2')).toEqual([
      '🚫 Water is cancelled: nobody owes it any more, and it no longer comes again. #1',
    ]);
    await ring('2026-11-24T12:00:00Z');
    expect(await tasks()).toHaveLength(2);
    await tenant.say(ana, 'team', '/undo');
  });

  test('is taken back with all that came of it', async () => {
    world.clock.set('2026-11-23T22:55:00Z');
    await tenant.say(ana, 'team', '/create task Water every day');
    await ring('2026-11-23T22:59:30Z');
    expect(await tasks()).toHaveLength(2);
    await tenant.say(ana, 'team', '/undo');
    expect((await tasks()).every((line) => line.endsWith('off'))).toBe(true);
    await ring('2026-11-26T22:59:30Z');
    expect(await tasks()).toHaveLength(2);
  });
});

describe('lists', () => {
  test('show a series once, as its next, and a day names another of it', async () => {
    await tenant.say(ana, 'team', '/create event Standup every day 9:00');
    await tenant.say(ana, 'team', '/create event Dinner 28 nov 20:00');
    await ring('2026-11-20T11:00:05Z');
    expect(await tenant.say(ana, 'team', '/events')).toEqual([
      expect.stringMatching(
        /^Team: 2 events\n#1 Standup · tomorrow 09:00 · 🔁 every day at 09:00 · .*\n#2 Dinner · Sat 28 Nov 20:00 · .*\n/,
      ),
    ]);
    expect(await tenant.say(ana, 'team', '/events this week')).toEqual([
      expect.stringMatching(/#1 Standup · tomorrow.*\n#3 Standup · Sun 22 Nov/),
    ]);
    expect(await tenant.say(pau, 'team', '/in standup')).toEqual([expect.stringContaining('#1')]);
    expect(await tenant.say(pau, 'team', '/in on sunday')).toEqual([expect.stringContaining('#3')]);
    expect(await tenant.say(sam, 'team', '/in')).toEqual([expect.stringContaining('#1')]);
    expect(await tenant.say(ana, 'team', '/who is coming')).toEqual([
      expect.stringMatching(/^Standup, tomorrow 09:00/),
    ]);
    expect(await tenant.say(ana, 'team', '/skip standup')).toEqual([
      expect.stringMatching(/left out\. #1\nNext: Sun 22 Nov 09:00\. #3/),
    ]);
  });

  test('show of tasks the first that is owed', async () => {
    await tenant.say(ana, 'team', '/create task Water every monday');
    await ring('2026-11-24T12:00:00Z');
    await ring('2026-12-01T12:00:00Z');
    expect(await tasks()).toHaveLength(3);
    expect(await tenant.say(ana, 'team', '/tasks mine')).toEqual([
      expect.stringMatching(/^You have 1 open task:\n☐ #1 Water/),
    ]);
    expect(await tenant.say(ana, 'team', '/done water')).toEqual([expect.stringContaining('#1')]);
    expect(await tenant.say(ana, 'team', '/tasks mine')).toEqual([
      expect.stringMatching(/^You have 1 open task:\n☐ #2 Water/),
    ]);
    expect(await tenant.say(ana, 'team', '/tasks')).toEqual([
      expect.stringMatching(/^Team: 1 open task\n#1 Water/),
    ]);
  });
});
