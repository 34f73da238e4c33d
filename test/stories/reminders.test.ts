import { describe, expect, test, vi } from 'vitest';
import { continuers, ringers } from '../../src/scheduler/ringers.ts';
import { useLinkedTeam } from '../helpers/scenes.ts';
import type { Character, Tenant, World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let ana: Character;
let pau: Character;
let sam: Character;

useLinkedTeam({ ana: 'Ana', pau: 'Pau', sam: 'Sam' }, (scene) => {
  ({ world, tenant, ana, pau, sam } = scene);
});

const named = ({ phone }: Character) => `@${phone.slice(1)}`;

describe('an event', () => {
  test('is asked about two days before, and told of three hours before, to whom it concerns', async () => {
    // Thursday 26 November, 20:00 in Madrid.
    await tenant.say(ana, 'team', '/create event Game thursday 8pm at Riverside');
    await tenant.say(pau, 'team', '/in');
    expect(await tenant.ring('2026-11-24T18:59:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-24T19:00:00Z')).toEqual([
      `[team] ⏰ Game, Thu 26 Nov 20:00 · 📍 Riverside. #1\n${named(ana)} and ${named(sam)}: are you in? Reply “in” or “out”, or: /in 1 · /out 1 · /maybe 1`,
    ]);
    expect(await tenant.ring('2026-11-24T19:00:30Z')).toEqual([]);
    await tenant.say(sam, 'team', '/in');
    expect(await tenant.ring('2026-11-26T16:00:00Z')).toEqual([
      `[team] ⏰ Game, today 20:00 · 📍 Riverside. #1\n${named(pau)} and ${named(sam)}: see you there! Can't make it? Reply “out”, or: /out 1`,
    ]);
    expect(await tenant.ring('2026-12-26T16:00:00Z')).toEqual([]);
  });

  test('that is moved is reminded of at its new time, and not at the old one', async () => {
    await tenant.say(ana, 'team', '/create event Game thursday 8pm');
    await tenant.insist(ana, 'team', '/move event 1 to 27 nov 8pm');
    expect(await tenant.ring('2026-11-24T19:00:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-25T19:00:00Z')).toHaveLength(1);
    await tenant.insist(ana, 'team', '/move event 1 to 26 nov 8pm');
    expect(await tenant.ring('2026-11-26T18:00:00Z')).toEqual([]);
  });

  test('that is called off is reminded of no more, and of one that takes place after all again', async () => {
    await tenant.say(ana, 'team', '/create event Game thursday 8pm');
    await tenant.insist(ana, 'team', '/cancel event 1');
    expect(await tenant.ring('2026-11-24T19:00:00Z')).toEqual([]);
    world.clock.set('2026-11-20T11:00:00Z');
    await tenant.say(ana, 'team', '/create event Quiz thursday 8pm');
    await tenant.insist(ana, 'team', '/cancel event 2');
    await tenant.say(ana, 'team', '/undo');
    expect(await tenant.ring('2026-11-24T19:00:00Z')).toHaveLength(1);
  });

  test('of a group without a chat is told to each', async () => {
    await tenant.group('Choir', [ana, pau]);
    for (const person of [ana, pau])
      await tenant.say(person, person.name, '/help', { chatKind: 'direct' });
    await tenant.say(ana, 'Ana', '/create event Concert thursday 8pm for @Choir', {
      chatKind: 'direct',
    });
    const said = await tenant.ring('2026-11-24T19:00:00Z');
    expect(said).toHaveLength(2);
    expect(said[0]).toContain('Are you in?');
  });

  test('without a time of day is told of in the morning', async () => {
    await tenant.say(ana, 'team', '/create event Trip thursday');
    await tenant.say(ana, 'team', '/in');
    expect(await tenant.ring('2026-11-26T07:50:00Z')).toHaveLength(1);
    expect(await tenant.ring('2026-11-26T08:00:00Z')).toEqual([
      expect.stringContaining('see you there'),
    ]);
  });

  test('follows the clock of its group when that is another one', async () => {
    await tenant.say(ana, 'team', '/create event Trip thursday');
    await tenant.say(ana, 'team', '/in');
    await tenant.say(ana, 'team', '/settings zone Europe/Athens');
    // Now on the eve of Friday there: its day begins an hour earlier.
    const [alarm] = await world.db.alarm.findMany({
      where: { organizationId: tenant.organizationId, kind: 'EVENT_COMING' },
    });
    expect(alarm).toMatchObject({ zone: 'Europe/Athens' });
  });
});

describe('a task', () => {
  test('is told of the evening before and once the morning after, to those who owe it', async () => {
    await tenant.say(ana, 'team', '/create task "Bring the net" due thursday 8pm');
    await tenant.say(pau, 'team', '/done 1');
    expect(await tenant.ring('2026-11-25T16:59:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-25T17:00:00Z')).toEqual([
      `[team] 🔔 ${named(ana)} and ${named(sam)}: Bring the net · Team is still to do, due tomorrow 20:00. #1\nWhen yours is done, reply “done”, or: /done 1`,
    ]);
    await tenant.say(sam, 'team', '/done 1');
    expect(await tenant.ring('2026-11-27T08:00:00Z')).toEqual([
      `[team] 🔔 ${named(ana)}: Bring the net · Team is still to do, overdue since Thu 26 Nov 20:00. #1\nWhen yours is done, reply “done”, or: /done 1`,
    ]);
    for (const asked of ['/tasks', '/me', '/progress 1'])
      expect((await tenant.say(ana, 'team', asked)).join()).toContain(
        'overdue since Thu 26 Nov 20:00',
      );
    await tenant.say(ana, 'team', '/done 1');
    for (const asked of ['/tasks done', '/progress 1'])
      expect((await tenant.say(ana, 'team', asked)).join()).toContain('due Thu 26 Nov 20:00');
    expect(await tenant.ring('2026-11-28T08:00:00Z')).toEqual([]);
  });

  test('of somebody, given in front of a group, is told in its chat to whoever has no other', async () => {
    await tenant.say(ana, 'team', '/create task Minutes for @Sam due thursday');
    expect(await tenant.ring('2026-11-25T17:00:00Z')).toEqual([
      `[team] 🔔 ${named(sam)}: Minutes is still to do, due tomorrow 23:59. #1\nWhen yours is done, reply “done”, or: /done 1`,
    ]);
    expect(await tenant.say(ana, 'team', '/nudge 1')).toEqual([
      expect.stringContaining(`🔔 ${named(sam)}: Minutes`),
    ]);
    await tenant.say(sam, 'Sam', '/help', { chatKind: 'direct' });
    expect(await tenant.ring('2026-11-27T08:00:00Z')).toEqual([
      expect.stringMatching(/^\[Sam\] 🔔 Minutes/),
    ]);
  });

  test('of somebody, given in front of a group that is archived by now, is not told there', async () => {
    await tenant.say(ana, 'team', '/create task Minutes for @Sam due thursday');
    await tenant.insist(ana, 'team', '/archive');
    expect(await tenant.ring('2026-11-25T17:00:00Z')).toEqual([]);
  });

  test('for anyone is told of in the chat without a name, and the morning after to all who could', async () => {
    await tenant.say(ana, 'team', '/create task "Wash the bibs" for anyone due thursday');
    expect(await tenant.ring('2026-11-25T17:00:00Z')).toEqual([
      '[team] 🔔 Wash the bibs · Team is for anyone, due tomorrow 23:59: /done 1',
    ]);
    expect(await tenant.ring('2026-11-27T08:00:00Z')).toEqual([
      `[team] 🔔 ${[ana, pau].map(named).join(', ')} and ${named(sam)}: Wash the bibs · Team is still to do, overdue since Thu 26 Nov 23:59. #1\nOne of you is enough. Reply “done”, or: /done 1`,
    ]);
    const said = await world.db.outbox.findMany({
      where: { organizationId: tenant.organizationId, body: { startsWith: '🔔' } },
      orderBy: { sequence: 'asc' },
    });
    expect(said.map(({ mentions }) => mentions.length)).toEqual([0, 3]);
    // A reply to the line without names is about it too.
    const { replies } = await tenant.tell(pau, 'team', 'done', { quotedId: said[0]!.externalId! });
    expect(replies.map(({ body }) => body).join()).toContain('nobody else needs to');
  });

  test('for one of some names them as ever', async () => {
    await tenant.say(
      ana,
      'team',
      '/create task "Call the pub" for one of @Pau and @Sam due thursday',
    );
    expect((await tenant.ring('2026-11-25T17:00:00Z')).join()).toContain(
      `${named(pau)} and ${named(sam)}: Call the pub`,
    );
  });

  test('for anyone of a group without a chat is told to each once: on the eve, else the morning after', async () => {
    await tenant.group('Choir', [ana, pau]);
    for (const person of [ana, pau])
      await tenant.say(person, person.name, '/help', { chatKind: 'direct' });
    const task = (text: string) => tenant.say(ana, 'Ana', text, { chatKind: 'direct' });
    await task('/create task Candles for anyone in @Choir due thursday');
    expect(await tenant.ring('2026-11-25T17:00:00Z')).toEqual([
      expect.stringMatching(/^\[Ana\] 🔔 Candles .* due tomorrow/),
      expect.stringMatching(/^\[Pau\] 🔔 Candles/),
    ]);
    // On the eve of this one it was too late to tell.
    world.clock.set('2026-11-25T20:00:00Z');
    await task('/create task Robes for anyone in @Choir due thursday');
    const morning = await tenant.ring('2026-11-27T08:00:00Z');
    expect(morning).toHaveLength(2);
    expect(morning.join()).toContain('Robes');
    expect(morning.join()).not.toContain('Candles');
    const alarms = await world.db.alarm.findMany({
      where: { organizationId: tenant.organizationId, kind: 'TASK_OVERDUE' },
      orderBy: { id: 'asc' },
    });
    expect(alarms.map(({ outcome }) => outcome)).toEqual(['IDLE', 'RUNG']);
  });

  test('that nobody owes any more, or that is cancelled, is not told of', async () => {
    await tenant.say(ana, 'team', '/create task Net for anyone due thursday');
    await tenant.say(pau, 'team', '/done 1');
    await tenant.say(ana, 'team', '/create task Shirts due thursday');
    await tenant.insist(ana, 'team', '/cancel task 2');
    expect(await tenant.ring('2026-11-25T17:00:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-27T08:00:00Z')).toEqual([]);
  });

  test('with another date is told of on the eve of that', async () => {
    await tenant.say(ana, 'team', '/create task Net due thursday');
    await tenant.say(ana, 'team', '/due 1 27 nov');
    await tenant.say(ana, 'team', '/undo');
    await tenant.say(ana, 'team', '/due 1 28 nov');
    expect(await tenant.ring('2026-11-25T17:00:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-26T17:00:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-27T17:00:00Z')).toHaveLength(1);
  });
});

describe('what Muster says by itself', () => {
  test('of several things within minutes in one chat is one message', async () => {
    await tenant.say(ana, 'team', '/create event Game thursday 6pm');
    await tenant.say(ana, 'team', '/create event Dinner thursday 6:04pm');
    await tenant.say(ana, 'team', '/create event Party thursday 7pm');
    const said = await tenant.ring('2026-11-24T17:00:00Z');
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/Game[\s\S]*\n\n[\s\S]*Dinner/);
    expect(said[0]).not.toContain('Party');
    expect(await tenant.ring('2026-11-24T17:04:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-24T18:00:00Z')).toHaveLength(1);
  });

  test('waits for the end of quiet hours, and what would come too late then is said before them', async () => {
    // In Madrid, Thursday 06:00 and 09:00: three hours before is at night.
    await tenant.say(ana, 'team', '/create event Run thursday 6am');
    await tenant.say(ana, 'team', '/create event Swim thursday 9am');
    await tenant.say(ana, 'team', '/in 1');
    await tenant.say(ana, 'team', '/in 2');
    expect(await tenant.ring('2026-11-24T06:00:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-24T07:00:00Z')).toEqual([expect.stringContaining('Run')]);
    expect(await tenant.ring('2026-11-24T08:00:00Z')).toEqual([expect.stringContaining('Swim')]);
    expect(await tenant.ring('2026-11-25T20:44:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-25T20:45:00Z')).toEqual([expect.stringContaining('Run')]);
    expect(await tenant.ring('2026-11-26T05:30:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-26T07:00:00Z')).toEqual([expect.stringContaining('Swim')]);
  });

  test('is dropped and noted where its moment passed while Muster was away', async () => {
    await tenant.say(ana, 'team', '/create event Game thursday 8pm');
    await tenant.say(ana, 'team', '/in');
    expect(await tenant.ring('2026-11-26T20:00:00Z')).toEqual([]);
    const alarms = await world.db.alarm.findMany({
      where: { organizationId: tenant.organizationId, kind: { not: 'ATTENDANCE' } },
    });
    expect(alarms.map(({ outcome }) => outcome)).toEqual(['MISSED', 'MISSED']);
  });

  test('is said once, whatever the clock does', async () => {
    await tenant.say(ana, 'team', '/create event Game thursday 8pm');
    expect(await tenant.ring('2026-11-24T19:00:00Z')).toHaveLength(1);
    expect(await tenant.ring('2026-11-20T11:00:00Z')).toEqual([]);
    await tenant.insist(ana, 'team', '/move event 1 to 27 nov 8pm');
    await tenant.insist(ana, 'team', '/move event 1 to 26 nov 8pm');
    expect(await tenant.ring('2026-11-24T19:00:00Z')).toEqual([]);
    expect(await tenant.ring('2030-01-01T12:00:00Z')).toEqual([]);
  });

  test('is said by one of several processes', async () => {
    for (let n = 0; n < 20; n += 1)
      await tenant.say(ana, 'team', `/create event "Game ${n}" thursday 8:${10 + n}pm`);
    world.clock.set('2026-11-24T20:00:00Z');
    const others = [await world.another(), await world.another()];
    const before = await world.db.outbox.count();
    const settled = await Promise.all(
      [world.service, ...others].map(({ alarmClock }) => alarmClock.tick()),
    );
    expect(settled.reduce((sum, count) => sum + count)).toBe(20);
    const said = await world.db.outbox.findMany({
      skip: before,
      orderBy: { sequence: 'asc' },
    });
    const titles = said.flatMap(({ body }) => body.match(/Game \d+/g) ?? []);
    expect(titles.sort()).toEqual(Array.from({ length: 20 }, (_, n) => `Game ${n}`).sort());
    for (const other of others) await other.stop();
  });
});

describe('an alarm that fails', () => {
  test('keeps none of the others, is tried again, and given up in the end', async () => {
    await tenant.say(ana, 'team', '/create event Game thursday 8pm');
    await tenant.say(ana, 'team', '/create event Quiz thursday 8pm');
    const { organizationId } = tenant;
    const [broken] = await world.db.alarm.findMany({
      where: { organizationId, kind: 'EVENT_UNANSWERED' },
      orderBy: { ringsAt: 'asc' },
    });
    vi.spyOn(ringers, 'ATTENDANCE').mockRejectedValue(new Error('it cannot be asked'));
    await world.db.alarm.update({
      where: { organizationId_id: { organizationId, id: broken!.id } },
      data: { kind: 'ATTENDANCE' },
    });
    expect(await tenant.ring('2026-11-24T19:00:00Z')).toEqual([expect.stringContaining('#2')]);
    const again = () =>
      world.db.alarm.findFirstOrThrow({ where: { organizationId, id: broken!.id } });
    expect(await again()).toMatchObject({
      attempts: 1,
      ringsAt: new Date('2026-11-24T19:01:00Z'),
    });
    // Quiet hours put one off: that is no attempt.
    for (let ring = 1; ring < 10 && (await again()).settledAt === null; ring += 1)
      await tenant.ring((await again()).ringsAt.toISOString());
    expect(await again()).toMatchObject({ outcome: 'FAILED' });
    expect(world.errors.splice(0)).toHaveLength(8);
  });

  test('of what comes again does not end it: the next time it is said', async () => {
    const { organizationId } = tenant;
    await tenant.say(ana, 'team', '/remind us every monday 9am to bring the net');
    await tenant.say(ana, 'team', '/remind us monday 9am to bring the cones');
    const failing = vi.spyOn(ringers, 'REMINDER').mockRejectedValue(new Error('it cannot be said'));
    const waiting = () =>
      world.db.alarm.findFirst({
        where: { organizationId, kind: 'REMINDER', settledAt: null, attempts: { gt: 0 } },
        orderBy: { ringsAt: 'asc' },
      });
    expect(await tenant.ring('2026-11-23T08:00:00Z')).toEqual([]);
    for (let next = await waiting(); next !== null; next = await waiting())
      await tenant.ring(next.ringsAt.toISOString());
    failing.mockRestore();
    expect(world.errors.splice(0)).toHaveLength(16);

    expect((await tenant.say(ana, 'team', '/why 1')).join()).toMatch(
      /something went wrong, and it was not said\. Next: Mon 30 Nov 09:00\./,
    );
    expect((await tenant.say(ana, 'team', '/reminders')).join()).not.toContain('cones');
    expect(await tenant.ring('2026-11-30T08:00:00Z')).toEqual([
      '[team] 🔔 Ana reminds you: bring the net #1',
    ]);
  });

  test('is given up even where what comes again cannot go on', async () => {
    const { organizationId } = tenant;
    await tenant.say(ana, 'team', '/remind us every monday 9am to bring the net');
    const failing = [
      vi.spyOn(ringers, 'REMINDER').mockRejectedValue(new Error('it cannot be said')),
      vi.spyOn(continuers, 'REMINDER').mockRejectedValue(new Error('nor planned')),
    ];
    await world.db.alarm.updateMany({
      where: { organizationId, kind: 'REMINDER' },
      data: { attempts: 7 },
    });
    expect(await tenant.ring('2026-11-23T08:00:00Z')).toEqual([]);
    for (const mock of failing) mock.mockRestore();
    expect(await world.db.alarm.findFirstOrThrow({ where: { organizationId } })).toMatchObject({
      outcome: 'FAILED',
    });
    expect(world.errors.splice(0)).toHaveLength(2);
  });
});
