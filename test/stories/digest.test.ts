import { describe, expect, test } from 'vitest';
import { useLinkedTeam } from '../helpers/scenes.ts';
import { statementsOf } from '../helpers/statements.ts';
import type { Character, Tenant, World } from '../helpers/world.ts';

// What the week brings, told to a group at the moment that it has chosen.

let world: World;
let tenant: Tenant;
let round: number;
let ana: Character;
let pau: Character;
let sam: Character;
let groupId: string;

useLinkedTeam({ ana: 'Ana', pau: 'Pau', sam: 'Sam' }, async (scene) => {
  ({ world, tenant, round, ana, pau, sam, team: groupId } = scene);
  await say(ana, '/settings reminders off');
});

const say = async (who: Character, body: string) =>
  (await tenant.say(who, 'team', body)).join('\n---\n');

/** Monday 8:00 in Madrid. */
const monday = '2026-11-23T07:00:00Z';

describe('a digest', () => {
  test('tells on its day what comes until the next one, and what is to do', async () => {
    expect(await say(ana, '/settings digest monday 8:00')).toContain(
      '🗓 Digest: every Monday at 08:00',
    );
    await say(ana, '/create event Game thursday 8pm at Riverside max 14');
    await say(ana, '/create event Quiz 30 nov 8pm');
    await say(ana, '/create event Party today 8pm');
    await say(ana, '/create task "Bring the net" due 29 nov');
    await say(pau, '/in 1');
    await say(sam, '/done 4');
    expect(await tenant.ring('2026-11-23T06:59:00Z')).toEqual([]);
    expect(await tenant.ring(monday)).toEqual([
      [
        '[team] 🗓 Team, until Mon 30 Nov:',
        '📅 Game, Thu 26 Nov 20:00 · 📍 Riverside · 1 of 14 in, 13 places left. #1',
        '💬 No answer yet: Ana and Sam',
        'Are you in? /in 1 · /out 1',
        'To do:',
        '▓▓▓░░░░░░░ 1 of 3 done · Bring the net · due Sun 29 Nov 23:59. #4',
        'When yours is done: /done 4',
      ].join('\n'),
    ]);
    expect(await tenant.ring('2026-11-23T07:00:30Z')).toEqual([]);
    expect(await tenant.ring('2026-11-27T08:00:00Z')).toEqual([
      expect.stringContaining('who came?'),
    ]);
    expect(await tenant.ring('2026-11-30T07:00:00Z')).toEqual([expect.stringContaining('Quiz')]);
  });

  test('tells of tasks that are overdue, due until the next one, or without a date, and counts the later ones', async () => {
    await say(ana, '/settings digest monday 8:00');
    await say(ana, '/create task Minutes for @Sam due saturday');
    await say(ana, '/create task Cones for @Sam');
    await say(ana, '/create task Shirts for @Sam due 30 nov 07:59');
    await say(ana, '/create task Whistle for @Sam due 30 nov 08:00');
    await say(ana, '/create task Fee for @Sam due 20 dec');
    await tenant.ring('2026-11-22T08:00:00Z');
    expect(await tenant.ring(monday)).toEqual([
      [
        '[team] 🗓 Team, until Mon 30 Nov:',
        'To do:',
        '☐ Sam · Minutes · overdue since Sat 21 Nov 23:59. #1',
        '☐ Sam · Shirts · due Mon 30 Nov 07:59. #3',
        '☐ Sam · Cones. #2',
        'When yours is done: /done 1',
        '2 tasks due later: /tasks',
      ].join('\n'),
    ]);
    await say(sam, '/done 1, 2, 3');
    expect((await tenant.ring('2026-11-30T07:00:00Z')).at(-1)).toContain(
      'Whistle · due today 08:00. #4\nWhen yours is done: /done 4\n1 task due later: /tasks',
    );
  });

  test('of what is due later alone says nothing, and beside an event how much that is', async () => {
    await say(ana, '/settings digest daily 8:00');
    await say(ana, '/create task Fee due 20 dec');
    expect(await tenant.ring('2026-11-21T07:00:00Z')).toEqual([]);
    await say(ana, '/create event Game 22 nov 8pm');
    expect((await tenant.ring('2026-11-22T07:00:00Z'))[0]).toMatch(
      /^\[team\] 🗓 [\s\S]*Game[\s\S]*\n1 task due later: \/tasks$/,
    );
  });

  test('mentions nobody', async () => {
    await say(ana, '/settings digest monday 8:00');
    await say(ana, '/create event Game thursday 8pm');
    await tenant.ring(monday);
    const last = await world.db.outbox.findFirstOrThrow({
      where: { organizationId: tenant.organizationId },
      orderBy: { sequence: 'desc' },
    });
    expect(last).toMatchObject({ mentions: [], body: expect.stringContaining('Ana, Pau and Sam') });
  });

  test('with nothing to say is not said, and comes again', async () => {
    await say(ana, '/settings digest monday 8:00');
    expect(await tenant.ring(monday)).toEqual([]);
    await say(ana, '/create event Game 2 dec 8pm');
    expect(await tenant.ring('2026-11-30T07:00:00Z')).toHaveLength(1);
  });

  test('after an absence is said once, and not at all when it is more than half a day late', async () => {
    await say(ana, '/settings digest daily 8:00');
    await say(ana, '/create task "Bring the net"');
    expect(await tenant.ring('2026-11-24T18:00:00Z')).toHaveLength(1);
    expect(await tenant.ring('2026-11-24T18:05:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-27T19:30:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-28T07:00:00Z')).toHaveLength(1);
    const alarms = await world.db.alarm.findMany({
      where: { organizationId: tenant.organizationId, kind: 'DIGEST', outcome: 'RUNG' },
    });
    expect(alarms).toHaveLength(2);
  });

  test('keeps its hour when clocks change', async () => {
    world.clock.set('2026-10-24T10:00:00Z');
    await say(ana, '/settings digest daily 8:00');
    await say(ana, '/create task "Bring the net"');
    expect(await tenant.ring('2026-10-25T06:59:00Z')).toEqual([]);
    expect(await tenant.ring('2026-10-25T07:00:00Z')).toHaveLength(1);
    expect(await tenant.ring('2026-10-26T07:00:00Z')).toHaveLength(1);
  });

  test('follows the clock of its group when that is another one', async () => {
    await say(ana, '/settings digest monday 8:00');
    await say(ana, '/create task "Bring the net"');
    await say(ana, '/settings zone Europe/Athens');
    expect(await tenant.ring('2026-11-23T05:59:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-23T06:00:00Z')).toHaveLength(1);
    expect(await tenant.ring(monday)).toEqual([]);
  });

  test('comes on the days that are said, and at another hour when that is set', async () => {
    expect(await say(ana, '/settings digest mondays and thursdays 8am')).toContain(
      'every Monday and Thursday at 08:00',
    );
    await say(ana, '/create task "Bring the net"');
    expect(await tenant.ring(monday)).toHaveLength(1);
    expect(await say(ana, '/settings digest thursday 18:30')).toContain('every Thursday at 18:30');
    expect(await tenant.ring('2026-11-26T07:00:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-26T17:30:00Z')).toHaveLength(1);
  });

  test('is off until it is wanted, goes when it is off, and is taken back', async () => {
    await say(ana, '/create task "Bring the net"');
    expect(await tenant.ring(monday)).toEqual([]);
    await say(ana, '/settings digest daily 8:00');
    expect(await say(ana, '/settings digest off')).toContain('🗓 Digest: none');
    expect(await tenant.ring('2026-11-24T07:00:00Z')).toEqual([]);
    await say(ana, '/settings digest daily 9:00');
    await say(ana, '/settings digest off');
    await say(ana, '/undo');
    expect(await say(ana, '/settings')).toContain('every day at 09:00');
    expect(await tenant.ring('2026-11-25T08:00:00Z')).toHaveLength(1);
  });

  test('is another one when the message is edited, and none when it is deleted', async () => {
    const options = { id: 'wish' };
    await tenant.say(ana, 'team', '/settings digest monday 8:00', options);
    await say(pau, '/create task "Bring the net"');
    await tenant.revise(ana, 'team', 'wish', '/settings digest tuesday 8:00');
    expect(await tenant.ring(monday)).toEqual([]);
    world.clock.set('2026-11-20T11:01:00Z');
    await tenant.revise(ana, 'team', 'wish', null);
    expect(await tenant.ring('2026-11-24T07:00:00Z')).toEqual([]);
  });

  test.each([
    '/settings digest every 2 weeks',
    '/settings digest monthly 8:00',
    '/settings digest monday 8-10',
    '/settings digest 8:00',
    '/settings digest sometimes',
  ])('%s is asked about', async (body) => {
    expect(await say(ana, body)).toContain('monday 8:00');
    expect(await world.db.group.findFirstOrThrow({ where: { id: groupId } })).toMatchObject({
      digestRule: null,
    });
  });

  test('is set by whoever leads the group, and by nobody else', async () => {
    expect(await say(pau, '/settings digest monday 8:00')).toContain('Ana');
    expect(await world.db.alarm.count({ where: { subjectId: groupId, kind: 'DIGEST' } })).toBe(0);
    const other = await world.tenant(`Others ${round}`);
    const eve = await other.person('Eve');
    expect(
      (await other.say(eve, 'Eve', '/settings @Team digest daily', { chatKind: 'direct' })).join(),
    ).not.toContain('Digest');
  });

  test('is told in Spanish where that is spoken', async () => {
    const club = await world.tenant(`Amigos ${round}`, { locale: 'es-ES' });
    const eva = await club.person('Eva');
    await club.group('Equipo', [eva]);
    await club.say(eva, 'equipo', '/vincular chat al grupo Equipo');
    await club.say(eva, 'equipo', '/ajustes recordatorios no');
    expect((await club.say(eva, 'equipo', '/ajustes resumen lunes a las 8')).join()).toContain(
      '🗓 Resumen: cada lunes a las 08:00',
    );
    await club.say(eva, 'equipo', '/crear evento Partido jueves 20:00');
    expect(await club.ring(monday)).toEqual([
      '[equipo] 🗓 Equipo, hasta el lun 30 nov:\n📅 Partido, jue 26 nov 20:00 · aún no va nadie. #1\n💬 Sin respuesta: Eva\n¿Vas? /voy 1 · /no voy 1',
    ]);
  });

  test('tells a group nothing of what is of others', async () => {
    const jo = await tenant.person('Jo');
    await tenant.group('Secret', [jo, sam], { visibility: 'ADMINS_ONLY' });
    await tenant.say(jo, 'Jo', '/create task Cake for @Secret', { chatKind: 'direct' });
    await tenant.say(jo, 'Jo', '/create event Ambush thursday 8pm for @Secret', {
      chatKind: 'direct',
    });
    await say(ana, '/settings digest monday 8:00');
    await say(ana, '/create task Wash for @Sam');
    expect(await tenant.ring(monday)).toEqual([
      '[team] 🗓 Team, until Mon 30 Nov:\nTo do:\n☐ Sam · Wash. #3\nWhen yours is done: /done 3',
    ]);
  });

  test('tells of a series what is owed first', async () => {
    await say(ana, '/create task Water for @Sam every tuesday');
    await tenant.ring('2026-11-24T23:00:00Z');
    await say(ana, '/settings digest monday 8:00');
    const water = (number: number, due: string) =>
      `☐ Sam · Water · overdue since ${due} 23:59. #${number}\nWhen yours is done: /done ${number}`;
    const [told] = await tenant.ring('2026-11-30T07:00:00Z');
    expect(told).toContain(`To do:\n${water(1, 'Tue 24 Nov')}`);
    await say(sam, '/done 1');
    expect((await tenant.ring('2026-12-07T07:00:00Z'))[0]).toContain(
      `To do:\n${water(2, 'Tue 1 Dec')}`,
    );
  });

  test('of a group that is archived is not said, and comes again with it', async () => {
    await say(ana, '/settings digest monday 8:00');
    await say(ana, '/create task "Bring the net"');
    await tenant.insist(ana, 'team', '/archive');
    expect(await tenant.ring(monday)).toEqual([]);
    await tenant.say(ana, 'Ana', '/unarchive @Team', { chatKind: 'direct' });
    expect(await tenant.ring('2026-11-30T07:00:00Z')).toHaveLength(1);
  });

  test('of many groups takes as many statements as of a few', async () => {
    const { organizationId } = tenant;
    const chat = await world.db.chat.findFirstOrThrow({ where: { organizationId } });
    const make = async (from: number, to: number) => {
      for (let n = from; n < to; n += 1) {
        const id = await tenant.group(`Group ${n}`, [ana], {
          digestRule: 'FREQ=DAILY',
          digestMinute: 480,
        });
        const other = await world.db.chat.create({
          data: {
            organizationId,
            accountId: chat.accountId,
            externalId: `${n}-${round}@g.us`,
            kind: 'GROUP',
            createdAt: world.clock.now(),
          },
        });
        await world.db.link.create({
          data: { organizationId, chatId: other.id, groupId: id, createdAt: world.clock.now() },
        });
        await tenant.say(ana, 'Ana', `/create task "Net ${n}" for @"Group ${n}"`, {
          chatKind: 'direct',
        });
      }
    };
    // What is queued is sent one by one: that is the sender's.
    const count = async (instant: string) => {
      world.clock.set(instant);
      const statements = await statementsOf(() => world.service.alarmClock.tick());
      return statements.filter((text) => /rung|wanted|alarms/.test(text)).length;
    };
    await make(0, 3);
    const few = await count('2026-11-21T07:00:00Z');
    await make(3, 30);
    expect(await count('2026-11-22T07:00:00Z')).toBe(few);
    const sent = await world.db.outbox.count({
      where: { organizationId, body: { contains: '🗓 Group' } },
    });
    expect(sent).toBe(33);
  });
});
