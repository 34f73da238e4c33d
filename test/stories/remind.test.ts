import { beforeEach, describe, expect, test } from 'vitest';
import { useLinkedTeam } from '../helpers/scenes.ts';
import type { Character, Tenant, World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let round: number;
let ana: Character;
let pau: Character;
let sam: Character;

const direct = { chatKind: 'direct' } as const;

useLinkedTeam({ ana: 'Ana', pau: 'Pau', sam: 'Sam' }, async (scene) => {
  ({ world, tenant, round, ana, pau, sam } = scene);
  await tenant.group('Choir', [ana, pau]);
});

const said = async (...told: Parameters<Tenant['say']>) => (await tenant.say(...told)).join('\n');
/** Opens the direct chat of somebody with Muster. */
const greet = (person: Character) => tenant.say(person, person.name, '/help', direct);
const alarms = () =>
  world.db.alarm.findMany({
    where: { organizationId: tenant.organizationId, kind: { in: ['REMINDER', 'MESSAGE'] } },
    orderBy: { plannedAt: 'asc' },
  });

describe('/remind me', () => {
  test('says it in the direct chat at that time, once', async () => {
    await greet(ana);
    expect(await said(ana, 'team', '/remind me tomorrow 9am to call the field')).toBe(
      "⏰ I'll remind you: call the field · tomorrow 09:00. #1",
    );
    expect(await tenant.ring('2026-11-21T07:59:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-21T08:00:00Z')).toEqual(['[Ana] 🔔 call the field #1']);
    expect(await tenant.ring('2026-11-21T08:00:30Z')).toEqual([]);
    expect(await tenant.ring('2026-11-22T08:00:00Z')).toEqual([]);
  });

  test('is said where it was asked for, with a mention, by whoever has no direct chat', async () => {
    await tenant.say(ana, 'team', '/remind me tomorrow 9am to call the field');
    expect(await tenant.ring('2026-11-21T08:00:00Z')).toEqual([
      `[team] 🔔 @${ana.phone.slice(1)}: call the field #1`,
    ]);
  });

  test('without a time is in the morning, and says so', async () => {
    expect(await said(ana, 'team', '/remind me friday to pay')).toBe(
      "⏰ I'll remind you: pay · Fri 27 Nov 09:00, as you said no time. #1",
    );
    expect(await said(ana, 'team', '/remind me today to pay')).toContain('At what time today?');
  });

  test('of a date with two readings offers the other', async () => {
    expect(await said(ana, 'team', '/remind me next sunday to water the plants')).toContain(
      'Reply 2 for Sun 29 Nov 09:00',
    );
    expect(await said(ana, 'team', '2')).toBe(
      '⏰ water the plants · Sun 29 Nov 09:00 now, not Sun 22 Nov 09:00. #1',
    );
    expect(await tenant.ring('2026-11-22T08:00:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-29T08:00:00Z')).toHaveLength(1);
  });

  test.each([
    ['/remind me yesterday to pay', 'past'],
    ['/remind me in 9 years to pay', 'five years'],
    ['/remind me to call mum', 'When?'],
    ['/remind call mum', 'When?'],
    ['/remind me 10 minutes before training', 'When?'],
    ['/remind me at 25:99 to pay', "I can't read “at 25:99” as a date"],
    ['/remind me now to pay', "I can't read “now” as a date"],
    ['/remind me next week to pay', 'Which day of “next week”?'],
    ['/remind me tue & thu 8pm to train', 'Reply yes for: /remind me every tue & thu 8pm to train'],
    ['/remind me', 'when, and of what?'],
    ['/remind me tomorrow', 'when, and of what?'],
    ['/remind', 'when, and of what?'],
    ['/remind Pau friday to pay', 'Whom do I remind?'],
    ['/remind Pau to pay friday', 'Reply yes for: /remind @Pau to pay friday'],
    ['/remind friday to pay @Pau', 'Reply yes for: /remind me friday to pay @Pau'],
    ['/remind @Nobody friday to pay', 'Nobody'],
    ['/remind @Team @Pau friday to pay', 'one group, or people'],
    ['/remind 41', 'There is no task #41'],
  ])('%s is asked about', async (typed, answer) => {
    expect(await said(ana, 'team', typed)).toContain(answer);
    expect(await alarms()).toEqual([]);
  });

  test('a double tap makes one', async () => {
    await tenant.say(ana, 'team', '/remind me tomorrow 9am to call');
    expect(await said(ana, 'team', '/remind me tomorrow 9am to call')).toContain('#1');
    expect(await alarms()).toHaveLength(1);
  });

  test('with further lines, quotes and emoji says it as typed', async () => {
    await greet(ana);
    await tenant.say(
      ana,
      'team',
      '/remind me tomorrow 9am to bring:\n- the net 🥅\n- "the" shirts',
    );
    expect(await tenant.ring('2026-11-21T08:00:00Z')).toEqual([
      '[Ana] 🔔 bring:\n- the net 🥅\n- "the" shirts #1',
    ]);
  });

  test('as many as fifty are open at once', async () => {
    for (let n = 0; n < 50; n += 1)
      await tenant.say(ana, 'team', `/remind me tomorrow 9am to take pill ${n}`);
    expect(await said(ana, 'team', '/remind me tomorrow 9am to stop')).toContain(
      'You have 50 reminders already',
    );
    expect(await said(pau, 'team', '/remind me tomorrow 9am to stop')).toContain('#51');
  });
});

describe('/remind somebody else', () => {
  test('tells them in their direct chat who reminds them', async () => {
    await greet(pau);
    expect(await said(ana, 'team', '/remind @Pau sunday 8pm to pay')).toContain(
      "I'll remind Pau: pay · Sun 22 Nov 20:00. #1",
    );
    expect(await tenant.ring('2026-11-22T19:00:00Z')).toEqual(['[Pau] 🔔 Ana reminds you: pay #1']);
  });

  test('mentions them in a shared chat where they have no direct one', async () => {
    await greet(ana);
    await tenant.say(ana, 'Ana', '/remind @Pau sunday 8pm to pay', direct);
    expect(await tenant.ring('2026-11-22T19:00:00Z')).toEqual([
      `[team] 🔔 @${pau.phone.slice(1)}: Ana reminds you: pay #1`,
    ]);
  });

  test('is refused for whom the sender may not name', async () => {
    await tenant.person('Zoe');
    expect(await said(ana, 'team', '/remind @Zoe friday to pay')).toContain('Zoe');
    expect(await alarms()).toEqual([]);
  });

  test('whoever is told takes themselves off it, and comes back by /undo', async () => {
    await greet(pau);
    await tenant.say(ana, 'team', '/remind @Pau every sunday 8pm to pay');
    expect(await said(pau, 'Pau', '/cancel reminder 1', direct)).toContain(
      "I don't remind you of it any more",
    );
    expect(await tenant.ring('2026-11-22T19:00:00Z')).toEqual([]);
    world.clock.set('2026-11-20T11:01:00Z');
    expect(await said(pau, 'Pau', '/undo', direct)).toContain('You are told of pay again');
    expect(await tenant.ring('2026-11-29T19:00:00Z')).toHaveLength(1);
  });

  test('whoever said “stop” is not written to, and whoever asked is told so', async () => {
    await greet(pau);
    await tenant.say(pau, 'Pau', 'stop', direct);
    await tenant.say(ana, 'Ana', '/help', direct);
    expect(await said(ana, 'team', '/remind @Pau sunday 8pm to pay')).toContain('Pau');
    // In groups nothing changes for them.
    expect(await tenant.ring('2026-11-22T19:00:00Z')).toEqual([
      `[team] 🔔 @${pau.phone.slice(1)}: Ana reminds you: pay #1`,
    ]);
  });
});

describe('/remind a group', () => {
  test('in its chat, and says who asked for it', async () => {
    expect(await said(ana, 'team', '/remind us in 2 hours the pizza')).toBe(
      "⏰ I'll remind Team (3 people): the pizza · today 14:00. #1",
    );
    expect(await tenant.ring('2026-11-20T13:00:00Z')).toEqual([
      '[team] 🔔 Ana reminds you: the pizza #1',
    ]);
  });

  test('without a chat tells each', async () => {
    for (const person of [ana, pau]) await greet(person);
    await tenant.say(ana, 'Ana', '/remind @Choir tomorrow 9am to bring the book', direct);
    expect(await tenant.ring('2026-11-21T08:00:00Z')).toEqual([
      '[Ana] 🔔 bring the book #1',
      '[Pau] 🔔 Ana reminds you: bring the book #1',
    ]);
  });

  test('is refused to who is not in it, and in a restricted one to who does not lead it', async () => {
    await greet(sam);
    expect(await said(sam, 'Sam', '/remind @Choir tomorrow to sing', direct)).not.toContain('⏰');
    await tenant.group('Board', [ana, sam], { restricted: true });
    expect(await said(sam, 'Sam', '/remind @Board tomorrow to vote', direct)).toContain('Ana');
    expect(await said(ana, 'Ana', '/remind @Board tomorrow to vote', direct)).toContain('⏰');
    expect(await alarms()).toHaveLength(1);
  });

  test('of many people one by one is asked about first', async () => {
    const many = await Promise.all(
      ['Al', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'].map((name) => tenant.person(name)),
    );
    await tenant.group('Crowd', [ana, ...many]);
    for (const person of many) await greet(person);
    const [asked] = await tenant.say(ana, 'Ana', '/remind @Crowd tomorrow 9am to vote', direct);
    expect(asked).toContain('Remind 7 people: vote?');
    expect(await alarms()).toEqual([]);
    expect(await said(ana, 'Ana', 'yes', direct)).toContain('⏰');
    expect(await tenant.ring('2026-11-21T08:00:00Z')).toHaveLength(7);
  });

  test('is off when whoever asked may not say something there any more, and they are told', async () => {
    await greet(pau);
    await tenant.say(pau, 'Pau', '/remind @Team every monday 18:00 to bring water', direct);
    await tenant.insist(ana, 'team', '/remove @Pau');
    expect(await tenant.ring('2026-11-23T17:00:00Z')).toEqual([
      expect.stringContaining('[Pau] “bring water” was not said in Team'),
    ]);
    expect(await tenant.ring('2026-11-30T17:00:00Z')).toEqual([]);
  });

  test('is nothing of another organization', async () => {
    await tenant.say(ana, 'team', '/remind us tomorrow 9am the pizza');
    const other = await world.tenant(`Others ${round}`);
    const zed = await other.person('Zed');
    await other.group('Team', [zed]);
    await other.say(zed, 'zed', '/link chat to group Team');
    expect((await other.say(zed, 'zed', '/cancel reminder 1')).join()).toContain('no reminder #1');
    expect((await other.say(zed, 'zed', '/reminders')).join()).toContain('No reminders');
    expect(await other.ring('2026-11-21T08:00:00Z')).toEqual([]);
  });
});

describe('what comes again', () => {
  test('keeps its time on the wall when clocks change, both ways', async () => {
    world.clock.set('2026-10-20T11:00:00Z');
    await greet(ana);
    await tenant.say(ana, 'team', '/remind me every sunday 10:00 to water');
    // Summer time ends on 25 October, and begins on 28 March.
    expect(await tenant.ring('2026-10-25T08:00:00Z')).toEqual([]);
    expect(await tenant.ring('2026-10-25T09:00:00Z')).toEqual(['[Ana] 🔔 water #1']);
    expect(await tenant.ring('2026-11-01T09:00:00Z')).toEqual(['[Ana] 🔔 water #1']);
    for (let week = 1; week <= 20; week += 1)
      await tenant.ring(new Date(Date.UTC(2026, 10, 1 + 7 * week, 9)).toISOString());
    expect(await tenant.ring('2027-03-28T07:59:00Z')).toEqual([]);
    expect(await tenant.ring('2027-03-28T08:00:00Z')).toEqual(['[Ana] 🔔 water #1']);
  });

  test('ends with its rule', async () => {
    await greet(ana);
    await tenant.say(ana, 'team', '/remind me every day 9:00 until 22 nov to stretch');
    expect(await tenant.ring('2026-11-21T08:00:00Z')).toHaveLength(1);
    expect(await tenant.ring('2026-11-22T08:00:00Z')).toHaveLength(1);
    expect(await tenant.ring('2026-11-23T08:00:00Z')).toEqual([]);
    expect(await said(ana, 'Ana', '/reminders', direct)).toContain('No reminders');
  });

  test('is said once for all that was missed, and goes on', async () => {
    await greet(ana);
    await tenant.say(ana, 'team', '/remind me every monday 18:00 to bring the book');
    expect(await tenant.ring('2026-12-07T19:00:00Z')).toEqual([
      '[Ana] 🔔 bring the book (it was for today 18:00) #1',
    ]);
    expect(await tenant.ring('2026-12-14T17:00:00Z')).toEqual(['[Ana] 🔔 bring the book #1']);
  });

  test('👍 on it has somebody be told too, until it is taken away', async () => {
    for (const person of [pau, sam]) await greet(person);
    await tenant.say(ana, 'team', '/remind us every monday 18:00 the pizza');
    await tenant.ring('2026-11-23T17:00:00Z');
    const { externalId } = await world.db.outbox.findFirstOrThrow({
      where: { organizationId: tenant.organizationId, body: { startsWith: '🔔' } },
    });
    const react = (reaction: string | null) =>
      world.service.simulated.react(tenant.organizationId, {
        chat: 'team',
        from: pau.phone,
        messageId: externalId!,
        emoji: reaction,
      });
    await react('👍');
    expect(await tenant.ring('2026-11-30T17:00:00Z')).toEqual([
      '[team] 🔔 Ana reminds you: the pizza #1',
      '[Pau] 🔔 Ana reminds you: the pizza #1',
    ]);
    await react(null);
    expect(await tenant.ring('2026-12-07T17:00:00Z')).toHaveLength(1);
  });
});

describe('a moment that was chosen', () => {
  test('is kept in quiet hours too', async () => {
    await greet(ana);
    await tenant.say(ana, 'team', '/remind me at 3am to feed the baby');
    expect(await tenant.ring('2026-11-21T02:00:00Z')).toEqual(['[Ana] 🔔 feed the baby #1']);
  });

  test('is said by itself, though other things are said at that moment', async () => {
    await tenant.say(ana, 'team', '/create task Net due 22 nov');
    await tenant.say(ana, 'team', '/remind us tomorrow 18:00 the pizza');
    await tenant.say(ana, 'team', '/remind us tomorrow 18:00 the cake');
    expect(await tenant.ring('2026-11-21T17:00:00Z')).toEqual([
      expect.stringMatching(/^\[team\] 🔔 .*: Net · Team is still to do/),
      '[team] 🔔 Ana reminds you: the pizza #2',
      '[team] 🔔 Ana reminds you: the cake #3',
    ]);
  });

  test('is told of by one of several processes', async () => {
    await greet(ana);
    for (let n = 0; n < 10; n += 1)
      await tenant.say(ana, 'team', `/remind me every day 9:${10 + n} to take pill ${n}`);
    world.clock.set('2026-11-21T09:00:00Z');
    const others = [await world.another(), await world.another()];
    const before = await world.db.outbox.count();
    await Promise.all([world.service, ...others].map(({ alarmClock }) => alarmClock.tick()));
    const said = await world.db.outbox.findMany({ skip: before, orderBy: { sequence: 'asc' } });
    const pills = said.flatMap(({ body }) => body.match(/pill \d/g) ?? []);
    expect(pills.sort()).toEqual(Array.from({ length: 10 }, (_, n) => `pill ${n}`));
    expect((await alarms()).filter(({ settledAt }) => settledAt === null)).toHaveLength(10);
    for (const other of others) await other.stop();
  });

  test('that is cancelled while it rings is said or not, and never again', async () => {
    await greet(ana);
    await tenant.say(ana, 'team', '/remind me every day 9:00 to take a pill');
    world.clock.set('2026-11-21T08:00:00Z');
    await Promise.all([
      world.service.alarmClock.tick(),
      tenant.say(ana, 'team', '/cancel reminder 1'),
    ]);
    expect(await tenant.ring('2026-11-22T08:00:00Z')).toEqual([]);
    expect((await alarms()).filter(({ settledAt }) => settledAt === null)).toEqual([]);
  });
});

describe('when Muster was away', () => {
  test('what is late by less than twelve hours is said, with when it was for', async () => {
    await greet(ana);
    await tenant.say(ana, 'team', '/remind me tomorrow 9am to call');
    expect(await tenant.ring('2026-11-21T19:00:00Z')).toEqual([
      '[Ana] 🔔 call (it was for today 09:00) #1',
    ]);
  });

  test('what is later is dropped, and noted', async () => {
    await greet(ana);
    await tenant.say(ana, 'team', '/remind me tomorrow 9am to call');
    expect(await tenant.ring('2026-11-21T20:00:00Z')).toEqual([]);
    expect(await alarms()).toMatchObject([{ outcome: 'MISSED' }]);
    expect(await said(ana, 'Ana', '/reminders', direct)).toContain('No reminders');
  });

  test('a restart loses nothing and says nothing twice', async () => {
    await greet(ana);
    await tenant.say(ana, 'team', '/remind me tomorrow 9am to call');
    await world.restart();
    expect(await tenant.ring('2026-11-21T08:00:00Z')).toHaveLength(1);
    await world.restart();
    expect(await tenant.ring('2026-11-21T08:00:10Z')).toEqual([]);
  });
});

describe('a reminder', () => {
  test('is cancelled by its number, whatever that is called, and comes back', async () => {
    await greet(ana);
    await tenant.say(ana, 'team', '/remind me tomorrow 9am to call');
    expect(await said(ana, 'team', '/cancel 1')).toBe('🚫 call: nobody is reminded. #1');
    expect(await said(ana, 'team', '/cancel reminder 1')).toContain('was cancelled already');
    expect(await said(ana, 'team', '/undo')).toBe('↩️ call is on again. #1');
    expect(await tenant.ring('2026-11-21T08:00:00Z')).toHaveLength(1);
    expect(await said(ana, 'team', '/cancel reminder 1')).toContain('has been said already');
  });

  test('is said at once where it comes back too late', async () => {
    await greet(ana);
    await tenant.say(ana, 'team', '/remind me at 12:05 to call');
    await tenant.say(ana, 'team', '/cancel reminder 1');
    await tenant.ring('2026-11-20T11:06:00Z');
    await tenant.say(ana, 'team', '/undo');
    expect(await tenant.ring('2026-11-20T11:06:05Z')).toEqual(['[Ana] 🔔 call #1']);
  });

  test('is cancelled by whoever set it and who leads its group, and by nobody else', async () => {
    await tenant.say(pau, 'team', '/remind us tomorrow 9am the pizza');
    expect(await said(sam, 'team', '/cancel reminder 1')).toContain('you cannot do that');
    expect(await said(ana, 'team', '/cancel reminder 1')).toContain('🚫');
    await tenant.say(pau, 'team', '/remind me tomorrow 9am to rest');
    expect(await said(ana, 'team', '/cancel reminder 2')).toContain('There is no reminder #2');
  });

  test('follows its message when that is edited, and goes when it is deleted', async () => {
    await greet(ana);
    const id = 'said-by-ana';
    await tenant.say(ana, 'team', '/remind me tomorrow 9am to call', { id });
    expect(await tenant.revise(ana, 'team', id, '/remind me tomorrow 10am to call Sam')).toEqual([
      "⏰ I'll remind you: call Sam · tomorrow 10:00. #1",
    ]);
    expect(await tenant.ring('2026-11-21T08:00:00Z')).toEqual([]);
    world.clock.set('2026-11-20T11:00:00Z');
    expect((await tenant.revise(ana, 'team', id, null)).join()).toContain('call Sam is off. #1');
    expect(await tenant.ring('2026-11-21T09:00:00Z')).toEqual([]);
  });

  test('is taken back by /undo', async () => {
    await tenant.say(ana, 'team', '/remind me tomorrow 9am to call');
    expect(await said(ana, 'team', '/undo')).toBe('↩️ call is off. #1');
    expect(await tenant.ring('2026-11-21T08:00:00Z')).toEqual([]);
  });

  test('is moved, with all that follows, and back', async () => {
    await greet(ana);
    await tenant.say(ana, 'team', '/remind me every monday 18:00 to bring the book');
    expect(await said(ana, 'team', '/move reminder 1 to tuesday')).toContain(
      'every Tuesday at 18:00',
    );
    expect(await tenant.ring('2026-11-23T17:00:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-24T17:00:00Z')).toHaveLength(1);
    world.clock.set('2026-11-20T11:01:00Z');
    expect(await said(ana, 'team', '/move 1 to tuesday 19:00')).toContain('/move reminder 1');
  });

  test('that was moved is as it was by /undo', async () => {
    await greet(ana);
    await tenant.say(ana, 'team', '/remind me tomorrow 9am to call');
    await tenant.say(ana, 'team', '/move reminder 1 to sunday 9am');
    expect(await said(ana, 'team', '/undo')).toBe('↩️ call is as it was. #1');
    expect(await tenant.ring('2026-11-21T08:00:00Z')).toHaveLength(1);
    expect(await tenant.ring('2026-11-22T08:00:00Z')).toEqual([]);
  });

  test('is listed soonest first: of a group in its chat, one’s own alone', async () => {
    await tenant.say(ana, 'team', '/remind us every monday 18:00 the pizza');
    await greet(ana);
    await tenant.say(ana, 'Ana', '/remind me tomorrow 9am to see the doctor', direct);
    expect(await said(pau, 'team', '/reminders')).toBe(
      '1 reminder for Team:\n⏰ #1 the pizza · Mon 23 Nov 18:00 🔁 every Monday at 18:00 · Team\nNot needed any more? /cancel reminder 1',
    );
    expect(await said(ana, 'team', '/reminders')).not.toContain('doctor');
    expect(await said(ana, 'Ana', '/reminders', direct)).toMatch(/doctor[\s\S]*the pizza/);
  });

  test('/why says how it stands', async () => {
    await greet(ana);
    await tenant.say(ana, 'team', '/remind us tomorrow 9am the pizza');
    expect(await said(pau, 'team', '/why 1')).toBe(
      'the pizza (#1) was set by Ana, today 12:00. Next: tomorrow 09:00.',
    );
    await tenant.ring('2026-11-21T20:00:00Z');
    expect(await said(pau, 'team', '/why 1')).toContain('its time had passed while I was away');
    expect(await said(sam, 'sam', '/why 2', direct)).toContain('I know nothing of #2');
  });

  test('of a task by its number is a nudge at once', async () => {
    await tenant.say(ana, 'team', '/create task Net due friday');
    expect(await said(ana, 'team', '/remind 1')).toContain('Net · Team is still to do');
    expect(await said(ana, 'team', '/remind net')).toContain('lately');
  });

  test('of whoever is gone ends with them, and that of a group that is gone with it', async () => {
    const boss = await tenant.person('Boss', { role: 'ADMIN' });
    await greet(pau);
    await tenant.say(pau, 'team', '/remind us tomorrow 9am the pizza');
    await tenant.say(ana, 'team', '/remind @Pau tomorrow 9am to pay');
    const { deleteContact } = await import('../../src/deletion/delete-contact.ts');
    const { createChange } = await import('../../src/change/create-change.ts');
    const actor = { kind: 'API', contactId: null, userId: boss.userId, role: 'ADMIN' } as const;
    const { organizationId } = tenant;
    await deleteContact(
      createChange({ tx: world.db, organizationId, at: world.clock.now(), actor }),
      pau.contactId,
    );
    expect(await tenant.ring('2026-11-21T08:00:00Z')).toEqual([]);
  });
});

describe('a message for later', () => {
  test('is sent then, as whoever wrote it', async () => {
    await greet(pau);
    expect(await said(pau, 'Pau', '/send @Team "We meet at 7" tomorrow 9am', direct)).toBe(
      "📨 I'll send to Team (3 people): “We meet at 7” · tomorrow 09:00. #1",
    );
    expect(await said(sam, 'team', '/reminders')).toContain('No reminders');
    expect(await said(pau, 'Pau', '/reminders', direct)).toContain('📨 #1 We meet at 7');
    expect(await tenant.ring('2026-11-21T08:00:00Z')).toEqual(['[team] Pau: We meet at 7']);
    expect(await tenant.ring('2026-11-21T08:01:00Z')).toEqual([]);
  });

  test('is as it is typed, over its lines', async () => {
    await greet(pau);
    await tenant.say(pau, 'Pau', '/send "We meet\nat 7" to @Team every monday 9am', direct);
    expect(await tenant.ring('2026-11-23T08:00:00Z')).toEqual(['[team] Pau: We meet\nat 7']);
    expect(await tenant.ring('2026-11-30T08:00:00Z')).toHaveLength(1);
  });

  test('without quotes says what it says at once', async () => {
    await greet(pau);
    const { replies } = await tenant.tell(pau, 'Pau', '/send @Team We meet tomorrow 9am', direct);
    expect(replies.map(({ body }) => body)).toContain('Pau: We meet tomorrow 9am');
    expect(await alarms()).toEqual([]);
  });

  test('whose time passed is asked about, and a yes sends it', async () => {
    await greet(pau);
    await tenant.say(pau, 'Pau', '/send @Team "We meet at 7" tomorrow 9am', direct);
    expect(await tenant.ring('2026-11-21T09:00:00Z')).toEqual([
      '[Pau] I was away: “We meet at 7” to Team was for today 09:00. Send it now? Reply yes, or /deliver 1',
    ]);
    expect(await said(pau, 'Pau', '/reminders', direct)).toContain('waits for you: /deliver 1');
    const { replies } = await tenant.tell(pau, 'Pau', 'yes', direct);
    expect(replies.map(({ body }) => body)).toContain('Pau: We meet at 7');
    expect(await said(pau, 'Pau', '/deliver 1', direct)).toContain('has been said already');
  });

  test('is off when its writer may not say it any more, and they are told', async () => {
    await greet(pau);
    await tenant.say(pau, 'Pau', '/send @Team "We meet at 7" tomorrow 9am', direct);
    await tenant.insist(ana, 'team', '/remove @Pau');
    expect(await tenant.ring('2026-11-21T08:00:00Z')).toEqual([
      '[Pau] “We meet at 7” was not said in Team: you may not say something there any more. #1 is off.',
    ]);
  });

  test('that reaches nobody is told to its writer, and why', async () => {
    await greet(pau);
    await tenant.say(pau, 'Pau', '/send @Choir "We sing at 7" tomorrow 9am', direct);
    expect(await tenant.ring('2026-11-21T08:00:00Z')).toEqual([
      '[Pau] 📨 “We sing at 7” was for Choir, today 09:00, and was not sent. #1\nNobody in Choir would read it: no group chat is linked to it, and\n· 1 person has no chat with me\nIn its chat: /link chat to @Choir',
    ]);
    expect(await tenant.ring('2026-11-21T08:05:00Z')).toEqual([]);
  });

  test('to a group that is archived by then is told to its writer, where they wrote it if they have no chat', async () => {
    await tenant.say(pau, 'team', '/send @Team "We meet at 7" tomorrow 9am');
    await tenant.insist(ana, 'team', '/archive');
    const [told, ...others] = await tenant.ring('2026-11-21T08:00:00Z');
    expect(others).toEqual([]);
    expect(told).toMatch(
      /^\[team\] @\d+: 📨 “We meet at 7” was for Team, today 09:00, and was not sent\. #1\nTeam is archived/,
    );
  });

  test('that comes again is told of once while nobody is reached, and again when somebody was', async () => {
    await greet(pau);
    await tenant.say(pau, 'Pau', '/send @Choir "We sing at 7" every monday 9am', direct);
    const ring = (day: string) => tenant.ring(`${day}T08:00:00Z`);
    expect(await ring('2026-11-23')).toEqual([expect.stringContaining('was not sent')]);
    expect(await ring('2026-11-30')).toEqual([]);
    await greet(ana);
    expect(await ring('2026-12-07')).toEqual([expect.stringMatching(/^\[Ana\] .*We sing at 7/)]);
    await tenant.say(ana, 'Ana', 'stop', direct);
    expect(await ring('2026-12-14')).toEqual([expect.stringContaining('wants no messages')]);
  });

  test('is cancelled as a reminder is', async () => {
    await greet(pau);
    await tenant.say(pau, 'Pau', '/send @Team "We meet at 7" tomorrow 9am', direct);
    expect(await said(pau, 'Pau', '/cancel 1', direct)).toContain('🚫 We meet at 7');
    expect(await tenant.ring('2026-11-21T08:00:00Z')).toEqual([]);
  });
});

describe('in Spanish', () => {
  beforeEach(async () => {
    tenant = await world.tenant(`Amigos ${round}`, { locale: 'es-ES' });
    ana = await tenant.person('Ana');
    pau = await tenant.person('Pau');
    await tenant.group('Equipo', [ana, pau]);
    await tenant.say(ana, 'equipo', '/enlazar chat al grupo Equipo');
  });

  test.each([
    [
      '/recuérdame mañana a las 9 llamar al campo',
      'Te lo recordaré: llamar al campo · mañana 09:00',
    ],
    ['/recordar a @Pau el viernes que pague', 'Se lo recordaré a Pau: pague · vie 27 nov 09:00'],
    [
      '/recuérdanos en 2 horas la pizza',
      'Se lo recordaré a Equipo (2 personas): la pizza · hoy 14:00',
    ],
    ['/recordar a todos cada lunes a las 18:00 traer agua', '🔁 cada lunes a las 18:00'],
    ['/recuérdame llamar a mamá el domingo a las 9', 'llamar a mamá · dom 22 nov 09:00'],
  ])('%s', async (typed, answer) => {
    expect(await said(ana, 'equipo', typed)).toContain(answer);
  });

  test('rings, is listed and cancelled', async () => {
    await tenant.say(ana, 'equipo', '/recuérdanos mañana a las 9 la pizza');
    expect(await said(pau, 'equipo', '/recordatorios')).toContain('1 recordatorio de Equipo:');
    expect(await tenant.ring('2026-11-21T08:00:00Z')).toEqual([
      '[equipo] 🔔 Ana os recuerda: la pizza #1',
    ]);
    await tenant.say(ana, 'equipo', '/recuérdanos mañana a las 9 el agua');
    expect(await said(ana, 'equipo', '/cancelar 2')).toContain('🚫 el agua');
  });
});
