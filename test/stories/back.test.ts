import { describe, expect, test } from 'vitest';
import { useLinkedTeam } from '../helpers/scenes.ts';
import { statementsOf } from '../helpers/statements.ts';
import type { Character, Tenant, World } from '../helpers/world.ts';
import { findBroken } from '../undo/invariants.ts';

// Who was away when something came due, on the eve and on the morning after, hears of it when they are back.

let world: World;
let tenant: Tenant;
let round: number;
let ana: Character;
let pau: Character;
let sam: Character;

useLinkedTeam({ ana: 'Ana', pau: 'Pau', sam: 'Sam' }, (scene) => {
  ({ world, tenant, round, ana, pau, sam } = scene);
});

const direct = { chatKind: 'direct' } as const;
const own = (who: Character, text: string) => tenant.say(who, who.name, text, direct);

/** What is said on the eve of Thursday and on the morning after: to others, and not to Sam. */
async function passThursday() {
  const eve = await tenant.ring('2026-11-25T17:00:00Z');
  const morning = await tenant.ring('2026-11-27T08:00:00Z');
  expect([...eve, ...morning].join()).not.toContain(sam.phone.slice(1));
  world.clock.advance(60_000);
  return [...eve, ...morning];
}

/** Sunday and Monday, 09:00 in Madrid. */
const sunday = '2026-11-29T08:00:00Z';
const monday = '2026-11-30T08:00:00Z';
const net =
  'Came due while you were away, and still to do: Bring the net #1. When it is done: /done 1';

describe('somebody who was away when a task came due', () => {
  test('is told once in their own chat, on the first morning on which they are back', async () => {
    await own(sam, '/help');
    await tenant.say(ana, 'team', '/create task "Bring the net" due thursday 8pm');
    await tenant.say(sam, 'team', '/away 24 nov to 29 nov');
    expect(await passThursday()).toHaveLength(2);
    expect(await tenant.ring('2026-11-30T07:59:00Z')).toEqual([]);
    expect(await tenant.ring(monday)).toEqual([`[Sam] 🔔 ${net}`]);
    expect(await tenant.ring('2026-12-01T08:00:00Z')).toEqual([]);
    // A reply to it is about that task.
    expect((await own(sam, 'done')).join()).toContain('Bring the net');
    expect(await findBroken(world.db, tenant.organizationId)).toEqual([]);
  });

  test('is told in the chat of the group, by name, where they have none of their own', async () => {
    await tenant.say(ana, 'team', '/create task "Bring the net" due thursday 8pm');
    await tenant.say(sam, 'team', '/away 24 nov to 29 nov');
    await passThursday();
    expect(await tenant.ring(monday)).toEqual([
      `[team] 🔔 @${sam.phone.slice(1)}: came due${net.slice('Came due'.length)}`,
    ]);
  });

  test('is told of what they still owe alone', async () => {
    await own(sam, '/help');
    await tenant.say(ana, 'team', '/create task "Bring the net" due thursday 8pm');
    await tenant.say(ana, 'team', '/create task Shirts due thursday');
    await tenant.say(ana, 'team', '/create task Cones for anyone due thursday');
    await tenant.say(ana, 'team', '/create task Whistle due thursday');
    await tenant.say(sam, 'team', '/away 24 nov to 29 nov');
    await passThursday();
    await tenant.say(sam, 'team', '/done 2');
    await tenant.say(pau, 'team', '/done 3');
    await tenant.insist(ana, 'team', '/cancel task 4');
    expect(await tenant.ring(monday)).toEqual([`[Sam] 🔔 ${net}`]);
  });

  test('is told nothing where nothing is owed any more', async () => {
    await tenant.say(ana, 'team', '/create task "Bring the net" due thursday 8pm');
    await tenant.say(sam, 'team', '/away 24 nov to 29 nov');
    await passThursday();
    await tenant.say(sam, 'team', '/done');
    expect(await tenant.ring(monday)).toEqual([]);
    expect(
      await world.db.alarm.findMany({
        where: { organizationId: tenant.organizationId, kind: 'AWAY_ENDS' },
        select: { outcome: true, zone: true, plannedAt: true },
      }),
    ).toEqual([{ outcome: 'IDLE', zone: 'Europe/Madrid', plannedAt: new Date(monday) }]);
  });

  test('is told of three, and of more how many; of what comes again the first', async () => {
    await own(sam, '/help');
    await tenant.say(ana, 'team', '/create task Water for @Sam every day');
    for (const title of ['Cones', 'Shirts', 'Whistle'])
      await tenant.say(ana, 'team', `/create task ${title} for @Sam due thursday`);
    await tenant.say(sam, 'team', '/away 24 nov to 29 nov');
    for (let day = 20; day < 30; day += 1) await tenant.ring(`2026-11-${day}T23:00:00Z`);
    const [said, ...others] = await tenant.ring(monday);
    expect(others).toEqual([]);
    expect(said).toMatch(
      /still to do: Water #\d+ · Cones #2 · Shirts #3 · and 1 more\. When one is done: \/done \d+/,
    );
  });

  test('is told by the usual reminder of what comes due on their last day away, and not twice', async () => {
    await own(sam, '/help');
    await tenant.say(ana, 'team', '/create task Shirts for @Sam due 29 nov');
    await tenant.say(sam, 'team', '/away 24 nov to 29 nov');
    expect(await tenant.ring('2026-11-28T17:00:00Z')).toEqual([]);
    const said = await tenant.ring(monday);
    expect(said).toEqual([expect.stringContaining('Shirts is still to do, overdue since')]);
  });

  test('who comes back during the day is told on the next morning, by the clock of their time away', async () => {
    await own(sam, '/help');
    await tenant.say(ana, 'team', '/create task "Bring the net" due thursday 8pm');
    await tenant.say(ana, 'team', '/settings zone Europe/Athens');
    await tenant.say(sam, 'team', '/away until sunday 18:00');
    await tenant.say(sam, 'team', '/away #1 24 nov to 28 nov');
    await passThursday();
    // Nine o'clock in Athens, not in Madrid.
    expect(await tenant.ring('2026-11-29T06:59:00Z')).toEqual([]);
    expect(await tenant.ring('2026-11-29T07:00:00Z')).toEqual([`[Sam] 🔔 ${net}`]);

    await tenant.say(ana, 'team', '/create task Shirts for @Sam due 1 dec');
    await tenant.say(sam, 'team', '/away 30 nov - 2 dec 18:00');
    expect(await tenant.ring('2026-12-02T16:00:00Z')).toEqual([]);
    expect(await tenant.ring('2026-12-03T06:59:00Z')).toEqual([]);
    expect(await tenant.ring('2026-12-03T07:00:00Z')).toEqual([
      expect.stringContaining('Shirts #2'),
    ]);
  });

  test('is told in the morning where quiet hours are longer, and not when Muster was off for days', async () => {
    await own(sam, '/help');
    const kim = await tenant.person('Kim', { role: 'ADMIN' });
    await own(kim, '/settings quiet 22:00-10:30');
    await tenant.say(ana, 'team', '/create task "Bring the net" for @Sam due thursday 8pm');
    await tenant.say(sam, 'team', '/away 24 nov to 29 nov');
    expect(await tenant.ring(monday)).toEqual([]);
    expect(await tenant.ring('2026-11-30T09:30:00Z')).toEqual([`[Sam] 🔔 ${net}`]);
    await tenant.say(ana, 'team', '/create task Shirts for @Sam due 2 dec');
    await tenant.say(sam, 'team', '/away 1 dec to 4 dec');
    expect(await tenant.ring('2026-12-10T12:00:00Z')).toEqual([]);
  });
});

describe('whoever says that they are back', () => {
  test('is told at once what came due, and no more', async () => {
    await own(sam, '/help');
    await tenant.say(ana, 'team', '/create task "Bring the net" due thursday 8pm');
    await tenant.say(sam, 'team', '/away 24 nov to 6 dec');
    await passThursday();
    expect(await own(sam, '/back')).toEqual([
      '👋 Welcome back!\n⏰ Came due meanwhile: Bring the net #1. When it is done: /done 1',
    ]);
    for (const at of ['2026-11-28T08:00:00Z', '2026-12-07T08:00:00Z'])
      expect(await tenant.ring(at)).toEqual([]);
  });

  test('is told in a group of what is its own, and of the rest in their own chat', async () => {
    await own(sam, '/help');
    await tenant.group('Secret', [pau, sam], { visibility: 'ADMINS_ONLY' });
    await own(pau, '/create task Cake for @Secret due thursday');
    await tenant.say(ana, 'team', '/create task "Bring the net" due thursday 8pm');
    await tenant.say(sam, 'team', '/away 24 nov to 6 dec');
    await tenant.ring('2026-11-27T08:01:00Z');
    const before = await world.db.outbox.count();
    await tenant.say(sam, 'team', '/back');
    const said = await world.db.outbox.findMany({
      skip: before,
      orderBy: { sequence: 'asc' },
      select: { body: true, chat: { select: { kind: true } } },
    });
    expect(said).toHaveLength(2);
    expect(said).toContainEqual({
      chat: { kind: 'GROUP' },
      body: '👋 Welcome back!\n⏰ Came due meanwhile: Bring the net #2. When it is done: /done 2',
    });
    expect(said).toContainEqual({
      chat: { kind: 'DIRECT' },
      body: expect.stringContaining('Cake #1'),
    });
  });

  test('is told nothing of what came due before or comes due later', async () => {
    await tenant.say(ana, 'team', '/create task Shirts due tomorrow');
    await tenant.say(ana, 'team', '/create task Cones due 10 dec');
    await tenant.say(sam, 'team', '/away 24 nov to 6 dec');
    await tenant.ring('2026-11-27T08:00:00Z');
    expect(await tenant.say(sam, 'team', '/back')).toEqual(['👋 Welcome back!']);
  });

  test('and takes it back, is told when they are back indeed', async () => {
    await own(sam, '/help');
    await tenant.say(ana, 'team', '/create task "Bring the net" due thursday 8pm');
    await tenant.say(sam, 'team', '/away 24 nov to 29 nov');
    await passThursday();
    await own(sam, '/back');
    await own(sam, '/undo');
    expect(await tenant.ring(sunday)).toEqual([]);
    expect(await tenant.ring(monday)).toEqual([`[Sam] 🔔 ${net}`]);
  });

  test('by somebody else, hears of it on the next morning', async () => {
    await own(sam, '/help');
    await tenant.say(ana, 'team', '/create task "Bring the net" due thursday 8pm');
    await tenant.say(ana, 'team', '/away @Sam 24 nov to 6 dec');
    await passThursday();
    expect(await tenant.say(ana, 'team', '/back @Sam')).toEqual(['👋 Sam is back.']);
    expect(await tenant.ring('2026-11-28T08:00:00Z')).toEqual([`[Sam] 🔔 ${net}`]);
    expect(await tenant.ring('2026-12-07T08:00:00Z')).toEqual([]);
  });
});

describe('times away', () => {
  test('that are taken back, or are another time, are told of at none and at that', async () => {
    await own(sam, '/help');
    await tenant.say(ana, 'team', '/create task "Bring the net" due thursday 8pm');
    await tenant.say(sam, 'team', '/away 24 nov to 29 nov');
    await tenant.say(sam, 'team', '/undo');
    expect(await world.db.alarm.count({ where: { kind: 'AWAY_ENDS', outcome: null } })).toBe(0);
    await tenant.say(sam, 'team', '/away 24 nov to 29 nov');
    await tenant.say(sam, 'team', '/away #1 24 nov to 30 nov');
    await passThursday();
    expect(await tenant.ring(monday)).toEqual([]);
    expect(await tenant.ring('2026-12-01T08:00:00Z')).toEqual([`[Sam] 🔔 ${net}`]);
  });

  test('that overlap, or follow one another, are told of once, when the last is over', async () => {
    await own(sam, '/help');
    await tenant.say(ana, 'team', '/create task "Bring the net" due thursday 8pm');
    await tenant.say(ana, 'team', '/away @Sam 24 nov to 28 nov');
    await tenant.say(sam, 'team', '/away 25 nov to 29 nov');
    await tenant.say(sam, 'team', '/away 30 nov');
    await passThursday();
    for (const at of [sunday, monday]) expect(await tenant.ring(at)).toEqual([]);
    expect(await tenant.ring('2026-12-01T08:00:00Z')).toEqual([`[Sam] 🔔 ${net}`]);
    expect(await tenant.ring('2026-12-08T08:00:00Z')).toEqual([]);
  });

  test('that end at one moment are told of once', async () => {
    await own(sam, '/help');
    await tenant.say(ana, 'team', '/create task "Bring the net" due thursday 8pm');
    await tenant.say(ana, 'team', '/away @Sam 23 nov to 29 nov');
    await tenant.say(sam, 'team', '/away 24 nov to 29 nov');
    await passThursday();
    expect(await tenant.ring(monday)).toEqual([`[Sam] 🔔 ${net}`]);
  });

  test('that hold for one group are told of with its tasks alone', async () => {
    await own(sam, '/help');
    await tenant.group('Choir', [pau, sam]);
    await own(pau, '/create task Cake for @Choir due thursday');
    await tenant.say(ana, 'team', '/create task "Bring the net" due thursday 8pm');
    await tenant.say(ana, 'team', '/away @Sam 24 nov to 29 nov');
    expect((await tenant.ring('2026-11-27T08:00:00Z')).join()).toContain('[Sam] 🔔 Cake');
    expect(await tenant.ring(monday)).toEqual([`[Sam] 🔔 ${net.replaceAll('1', '2')}`]);
  });

  test('are of one organization', async () => {
    const other = await world.tenant(`Others ${round}`);
    const twin = await other.person('Sam', { phone: sam.phone });
    await other.group('Team', [twin]);
    await other.say(twin, 'theirs', '/link chat to group Team');
    await other.say(twin, 'theirs', '/create task Cake due thursday');
    await tenant.say(ana, 'team', '/create task "Bring the net" due thursday 8pm');
    await tenant.say(sam, 'team', '/away 24 nov to 29 nov');
    // There they are not away: they hear of theirs as ever, and of nothing else.
    expect(await other.ring('2026-11-25T17:00:00Z')).toEqual([expect.stringContaining('Cake')]);
    expect(await other.ring('2026-11-27T08:00:00Z')).toEqual([expect.stringContaining('Cake')]);
    expect(await other.ring(monday)).toEqual([]);
  });

  test('of many people are told of in as many statements as of a few', async () => {
    const { organizationId } = tenant;
    await tenant.say(ana, 'team', '/create task "Bring the net" due thursday 8pm');
    const task = await world.db.task.findFirstOrThrow({ where: { organizationId, number: 1 } });
    const make = (from: number, to: number, end: string) => world.db.$executeRaw`
      WITH people AS (
        INSERT INTO contacts (organization_id, name, created_at, updated_at)
        SELECT ${organizationId}::uuid, 'Person ' || n, now(), now()
        FROM generate_series(${from}::int, ${to}::int) n RETURNING id
      ), joined AS (
        INSERT INTO members (organization_id, group_id, contact_id, joined_at)
        SELECT ${organizationId}::uuid, ${task.groupId}::uuid, id, now() FROM people
      ), owed AS (
        INSERT INTO tasks (organization_id, parent_id, title, due_at, assignee_id, created_at, updated_at)
        SELECT ${organizationId}::uuid, ${task.id}::uuid, 'Bring the net', ${task.dueAt}, id, now(), now() FROM people
      ), gone AS (
        INSERT INTO absences (organization_id, contact_id, number, starts_at, ends_at, zone, created_at, updated_at)
        SELECT ${organizationId}::uuid, id, 1, '2026-11-24Z', ${end}::timestamptz, 'Europe/Madrid', now(), now()
        FROM people RETURNING id
      )
      INSERT INTO alarms (organization_id, kind, subject_id, planned_at, rings_at, zone)
      SELECT ${organizationId}::uuid, 'AWAY_ENDS', id, ${end}::timestamptz, ${end}::timestamptz, 'Europe/Madrid' FROM gone`;
    const count = async (instant: string) => {
      world.clock.set(instant);
      const statements = await statementsOf(() => world.service.alarmClock.tick());
      return statements.filter((text) => /absences|alarms|INTO outbox/.test(text)).length;
    };
    await make(1, 2, '2026-12-01T09:00:00Z');
    await make(3, 300, '2026-12-02T09:00:00Z');
    const few = await count('2026-12-01T09:00:00Z');
    expect(await count('2026-12-02T09:00:00Z')).toBe(few);
  });
});

test('in Spanish', async () => {
  const spanish = await world.tenant(`Amigos ${round}`, { locale: 'es-ES' });
  const leo = await spanish.person('Leo');
  await spanish.group('Equipo', [leo]);
  await spanish.say(leo, 'equipo', '/vincular chat al grupo Equipo');
  await spanish.say(leo, 'equipo', '/crear tarea Redes para el jueves');
  await spanish.say(leo, 'equipo', '/fuera 24 nov a 29 nov');
  expect(await spanish.ring('2026-11-27T08:00:00Z')).toEqual([]);
  expect(await spanish.ring(monday)).toEqual([
    `[equipo] 🔔 @${leo.phone.slice(1)}: venció mientras estabas fuera y sigue pendiente: Redes #1. Al acabar: /hecho 1`,
  ]);
});
