import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let lead: Character;
let ann: Character;
let ben: Character;
let cat: Character;
let teams = 0;
let name: string;
let number: number;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  lead = await tenant.person('Lead');
  [ann, ben, cat] = [
    await tenant.person('Ann'),
    await tenant.person('Ben'),
    await tenant.person('Cat'),
  ];
});

afterAll(() => world.end());

beforeEach(async () => {
  teams += 1;
  name = `Team ${teams}`;
  await tenant.group(name, [lead, ann, ben, cat]);
  await tenant.say(lead, name, `/link chat to @"${name}"`);
  const [made] = await tenant.say(lead, name, '/create event "Game" saturday 10am at Club max 1');
  number = Number(/#(\d+)/.exec(made!)![1]);
});

const event = () => world.db.event.findFirstOrThrow({ where: { number } });
const statusOf = async ({ contactId }: Character) =>
  (await world.db.participant.findFirstOrThrow({ where: { event: { number }, contactId } })).status;

describe('/change event', () => {
  test('changes title, place, limit, length and notes at once, and is taken back whole', async () => {
    const [reply] = await tenant.say(
      lead,
      name,
      `/change event ${number} max 16 at Field 2 "Summer game" for 2h\nBring both shirts`,
    );
    expect(reply).toContain('Summer game (it was “Game”), tomorrow 10:00');
    expect(reply).toContain('📍 Field 2 · 👥 max 16 · ⏱ 2 h');
    const changed = {
      title: 'Summer game',
      place: 'Field 2',
      capacity: 16,
      notes: 'Bring both shirts',
      endsAt: new Date('2026-11-21T11:00:00Z'),
    };
    expect(await event()).toMatchObject(changed);
    expect(
      await world.db.auditEntry.findFirstOrThrow({
        where: { action: 'event.update' },
        orderBy: { at: 'desc' },
      }),
    ).toMatchObject({ before: { title: 'Game', capacity: 1 }, after: { title: 'Summer game' } });
    expect((await tenant.say(lead, name, '/undo'))[0]).toContain('Game is as it was');
    expect(await event()).toMatchObject({
      title: 'Game',
      place: 'Club',
      capacity: 1,
      notes: null,
      endsAt: null,
    });
  });

  test.each([
    ['max 16', { capacity: 16 }],
    ['limit to 20 players', { capacity: 20 }],
    ['no limit', { capacity: null }],
    ['at Field 2', { place: 'Field 2' }],
    ['place Field 2', { place: 'Field 2' }],
    ['called Summer game', { title: 'Summer game' }],
    ['title to Summer game', { title: 'Summer game' }],
    ['Summer game', { title: 'Summer game' }],
    ['"Sunday lunch"', { title: 'Sunday lunch' }],
    ['for 90 min', { endsAt: new Date('2026-11-21T10:30:00Z') }],
  ])('%s', async (said, expected) => {
    const before = await event();
    await tenant.say(lead, name, `/change event ${number} ${said}`);
    expect(await event()).toEqual({ ...before, ...expected, updatedAt: expect.any(Date) });
  });

  test('is said by any of its names, and to the event that is quoted', async () => {
    for (const [said, capacity] of [
      ['/edit event', 5],
      ['/update event', 6],
      ['/change', 7],
    ] as const) {
      await tenant.say(lead, name, `${said} ${number} max ${capacity}`);
      expect((await event()).capacity).toBe(capacity);
    }
  });

  test('a higher limit lets the line move up, who is told once', async () => {
    await tenant.say(ann, name, `/in ${number}`);
    await tenant.say(ben, name, `/in ${number}`);
    await tenant.say(cat, name, `/in ${number}`);
    const { replies } = await tenant.tell(lead, name, `/change event ${number} max 2`);
    expect(replies).toHaveLength(1);
    expect(replies[0]!.body).toContain('2 of 2 in, full');
    expect(replies[0]!.mentions).toEqual([ben.phone]);
    expect([await statusOf(ben), await statusOf(cat)]).toEqual(['GOING', 'WAITLISTED']);
    // Who has a place by it keeps it.
    expect((await tenant.say(lead, name, '/undo'))[0]).toContain('Game stands');
    await tenant.say(lead, `${name} elsewhere`, `/change event ${number} no limit`);
    expect(await statusOf(cat)).toBe('GOING');
  });

  test('a limit below the places taken is refused, with the figures', async () => {
    await tenant.say(lead, name, `/change event ${number} max 5`);
    await tenant.say(ann, name, `/in ${number} +2`);
    const [reply] = await tenant.say(lead, name, `/change event ${number} max 2 at Field 2`);
    expect(reply).toContain('3 places taken');
    expect(reply).toContain(`/change event ${number} max 3`);
    expect(await event()).toMatchObject({ capacity: 5, place: 'Club' });
  });

  test('of another place everyone who answered is told, of anything else nobody', async () => {
    await tenant.say(ann, name, `/in ${number}`);
    await tenant.say(ben, name, `/out ${number}`);
    const elsewhere = `${name} elsewhere`;
    const quiet = await tenant.tell(lead, elsewhere, `/change event ${number} max 9 "Big game"`);
    expect(quiet.replies).toHaveLength(1);
    const { replies } = await tenant.tell(lead, elsewhere, `/change event ${number} at Field 2`);
    const notice = replies.find(({ chat }) => chat === name)!;
    expect(notice.body).toContain('Big game, tomorrow 10:00, is at Field 2');
    expect(notice.mentions).toEqual([ann.phone]);
    const undone = await tenant.tell(lead, elsewhere, '/undo');
    expect(undone.replies.find(({ chat }) => chat === name)!.body).toContain('is at Club');
  });

  test('asks before it tells many', async () => {
    await world.db.organization.updateMany({ data: { confirmAbove: 1 } });
    await tenant.say(ann, name, `/maybe ${number}`);
    await tenant.say(ben, name, `/maybe ${number}`);
    const [question] = await tenant.say(lead, name, `/change event ${number} at Field 2`);
    expect(question).toContain('2 people have answered, and will be told.');
    expect((await event()).place).toBe('Club');
    await tenant.say(lead, name, 'yes');
    expect((await event()).place).toBe('Field 2');
    await world.db.organization.updateMany({ data: { confirmAbove: 25 } });
  });

  test('what changes nothing says so, and nothing to change is asked about', async () => {
    expect((await tenant.say(lead, name, `/change event ${number} at Club max 1`))[0]).toContain(
      'is like that already',
    );
    expect((await tenant.say(lead, name, `/change event ${number}`))[0]).toContain(
      'Something is missing',
    );
  });

  test('a date goes by /move event: alone it is one key away', async () => {
    const [asked] = await tenant.say(lead, name, `/change event ${number} to sunday 11am`);
    expect(asked).toContain(`/move event ${number} sunday 11am`);
    await tenant.say(lead, name, 'yes');
    expect((await event()).startsAt).toEqual(new Date('2026-11-22T10:00:00Z'));
    const before = await event();
    const [refused] = await tenant.say(lead, name, `/change event ${number} max 5 on monday`);
    expect(refused).toContain('Nothing is changed');
    expect(await event()).toEqual(before);
  });

  test('is for whoever planned it and leads the group, and nobody of another organization', async () => {
    expect((await tenant.say(ann, name, `/change event ${number} max 5`))[0]).toContain('cannot');
    const other = await world.tenant('Others');
    const stranger = await other.person('Zoe');
    await other.group('Club', [stranger]);
    expect((await other.say(stranger, 'club', `/change event ${number + 90} max 5`))[0]).toContain(
      'no event',
    );
    expect((await event()).capacity).toBe(1);
    await tenant.say(lead, name, `/cancel event ${number}`);
    await tenant.say(lead, name, 'yes');
    expect((await tenant.say(lead, name, `/change event ${number} max 5`))[0]).toContain(
      'cancelled',
    );
  });

  test('two raise the limit at once, and the line moves up once', async () => {
    for (const person of [ann, ben, cat]) await tenant.say(person, name, `/in ${number}`);
    await Promise.all([
      tenant.say(lead, `${name} a`, `/change event ${number} max 2`),
      tenant.say(lead, `${name} b`, `/change event ${number} max 3`),
      tenant.say(ann, `${name} c`, `/out ${number}`),
    ]);
    const { seatsTaken, capacity } = await event();
    expect([2, 3]).toContain(capacity);
    expect(seatsTaken).toBe(2);
    expect([await statusOf(ben), await statusOf(cat)]).toEqual(['GOING', 'GOING']);
    expect(
      await world.db.auditEntry.count({
        where: { action: 'event.promote', subjectId: (await event()).id },
      }),
    ).toBe(2);
  });
});

describe('/change task', () => {
  test('changes the title for everyone who has it, and is taken back', async () => {
    const [made] = await tenant.say(lead, name, '/create task "Read Chapter 5"');
    const task = Number(/#(\d+)/.exec(made!)![1]);
    const titles = async () =>
      new Set(
        (
          await world.db.task.findMany({
            where: { OR: [{ number: task }, { parent: { number: task } }] },
          })
        ).map(({ title, notes }) => `${title}: ${notes}`),
      );
    const [reply] = await tenant.say(
      lead,
      name,
      `/change task ${task} "Read Chapter 6"\nMind the footnotes`,
    );
    expect(reply).toContain('Read Chapter 6 (it was “Read Chapter 5”)');
    expect(await titles()).toEqual(new Set(['Read Chapter 6: Mind the footnotes']));
    expect((await tenant.say(lead, name, '/undo'))[0]).toContain('Read Chapter 5 is as it was');
    expect(await titles()).toEqual(new Set(['Read Chapter 5: null']));
    expect((await tenant.say(ann, name, `/change task ${task} to Nothing`))[0]).toContain('cannot');
    await tenant.say(lead, name, `/change task ${task} by 25 nov`);
    expect((await tenant.say(lead, name, 'yes'))[0]).toContain('Wed 25 Nov');
    expect(await titles()).toEqual(new Set(['Read Chapter 5: null']));
  });
});
