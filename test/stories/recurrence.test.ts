import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// What comes again is stored with its rule and its first date, and said back with the next two.

let world: World;
let tenant: Tenant;
let alex: Character;
let chat = '';
let chats = 0;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  alex = await tenant.person('Alex', { role: 'ADMIN' });
  await tenant.group('Team', [alex], { icon: '⚽' });
  await tenant.group('Tokyo', [alex], { timeZone: 'Asia/Tokyo' });
});

afterAll(() => world.end());

beforeEach(() => {
  chats += 1;
  chat = `chat ${chats}`;
});

const lastTask = () =>
  world.db.task.findFirstOrThrow({ where: { number: { not: null } }, orderBy: { number: 'desc' } });
const lastEvent = () => world.db.event.findFirstOrThrow({ orderBy: { number: 'desc' } });

describe('a task', () => {
  test('every monday', async () => {
    const [reply] = await tenant.say(
      alex,
      chat,
      '/create task "Water the plants" for me every monday',
    );
    expect(reply).toMatch(
      /^✅ Water the plants → you, due Mon 23 Nov 23:59\. #\d+\n🔁 every Monday: Mon 23 Nov, Mon 30 Nov\nWhen/,
    );
    const task = await lastTask();
    expect(task).toMatchObject({
      recurrence: 'FREQ=WEEKLY;BYDAY=MO',
      dueAt: new Date('2026-11-23T22:59:00Z'),
    });
    const [progress] = await tenant.say(alex, chat, `/progress ${task.number}`);
    expect(progress).toContain('🔁 every Monday: Mon 23 Nov, Mon 30 Nov');
  });

  test.each([
    ['Read due every 2 weeks for me', /^FREQ=WEEKLY;INTERVAL=2;BYDAY=FR$/],
    ['"Pay the rent" for me monthly on the 1st', /^FREQ=MONTHLY;BYMONTHDAY=1$/],
    [
      '"Stand up" for me every weekday 9:30 until june',
      /^FREQ=WEEKLY;.*BYDAY=MO,TU,WE,TH,FR.*UNTIL=2027/,
    ],
  ])('%s', async (said, rule) => {
    await tenant.say(alex, chat, `/create task ${said}`);
    expect((await lastTask()).recurrence).toMatch(rule);
  });

  test('its copies are of the first date, and do not come again by themselves', async () => {
    await tenant.say(alex, chat, '/create task "Sweep" for @Team every monday 18:00');
    const { id, dueAt } = await lastTask();
    const [copy] = await world.db.task.findMany({ where: { parentId: id } });
    expect(copy).toMatchObject({ recurrence: null, dueAt });
    expect(dueAt).toEqual(new Date('2026-11-23T17:00:00Z'));
  });

  test('is told on the clock of its group, wherever it is asked about', async () => {
    // Monday 5:00 in Tokyo is Sunday evening in Madrid.
    await tenant.say(alex, chat, '/create task "Call" for @Tokyo every monday 5am');
    const { number, dueAt } = await lastTask();
    expect(dueAt).toEqual(new Date('2026-11-22T20:00:00Z'));
    expect((await tenant.say(alex, chat, `/progress ${number}`))[0]).toContain(
      '🔁 every Monday at 05:00: Mon 23 Nov, Mon 30 Nov',
    );
  });

  test('in quotes it is a title', async () => {
    await tenant.say(alex, chat, '/create task "Water every monday" for me');
    expect(await lastTask()).toMatchObject({ title: 'Water every monday', recurrence: null });
  });

  test('of which no date can be read, is refused', async () => {
    const before = await world.db.task.count();
    const [reply] = await tenant.say(alex, chat, '/create task "Read" for me every 31 february');
    expect(reply).toMatch(/31 feb|every/);
    expect(await world.db.task.count()).toBe(before);
  });
});

describe('another due date', () => {
  /** Gives a task that comes again every Monday, moves it, and answers its number and the reply. */
  const move = async (to: string, rule = 'every monday') => {
    await tenant.say(alex, chat, `/create task "Sweep" for @Team ${rule} 18:00`);
    const { number } = await lastTask();
    const said = `/due ${number} ${to} all that follow`;
    return { number, reply: (await tenant.say(alex, chat, said))[0] };
  };

  test('at which the rule can begin keeps it', async () => {
    const { number, reply } = await move('monday 20:00');
    expect(reply).toContain('🔁 every Monday at 20:00: Mon 23 Nov, Mon 30 Nov');
    expect(await lastTask()).toMatchObject({ recurrence: 'FREQ=WEEKLY;BYDAY=MO' });
    expect((await tenant.say(alex, chat, `/progress ${number}`))[0]).toContain(
      '🔁 every Monday at 20:00: Mon 23 Nov, Mon 30 Nov',
    );
  });

  test('of another day takes it along', async () => {
    const { number, reply } = await move('tuesday 18:00');
    expect(reply).toBe(
      `⏰ Sweep is due Tue 24 Nov 18:00 now, not Mon 23 Nov 18:00. #${number}\n` +
        '🔁 every Tuesday at 18:00: Tue 24 Nov, Tue 1 Dec',
    );
    expect(await lastTask()).toMatchObject({ recurrence: 'FREQ=WEEKLY;BYDAY=TU' });
  });

  test('at which it cannot begin ends it, says so, and is taken back with it', async () => {
    const { number, reply } = await move('tuesday 18:00', 'every monday and thursday');
    expect(reply).toBe(
      `⏰ Sweep is due Tue 24 Nov 18:00 now, not Mon 23 Nov 18:00. #${number}\n🔁 It no longer repeats.`,
    );
    expect(await lastTask()).toMatchObject({ recurrence: null });
    expect((await tenant.say(alex, chat, `/progress ${number}`))[0]).not.toContain('🔁');
    await tenant.say(alex, chat, '/undo');
    const { id, ...task } = await lastTask();
    expect(task).toMatchObject({
      recurrence: 'FREQ=WEEKLY;BYDAY=MO,TH',
      dueAt: new Date('2026-11-23T17:00:00Z'),
    });
    const copies = await world.db.task.findMany({ where: { parentId: id } });
    expect(copies).toMatchObject([{ recurrence: null, dueAt: task.dueAt }]);
  });
});

describe('an event', () => {
  test('every tuesday until june, with its length', async () => {
    const [reply] = await tenant.say(
      alex,
      chat,
      '/create event "Training" every tuesday 19:00 until june for 2h for @Team',
    );
    expect(reply).toContain('Tue 24 Nov 19:00');
    expect(reply).toMatch(
      /⏱ 2 h\n🔁 every Tuesday .*19:00.* until .*30 Jun 2027: Tue 24 Nov, Tue 1 Dec/,
    );
    expect(await lastEvent()).toMatchObject({
      recurrence: expect.stringMatching(/^FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630/),
      startsAt: new Date('2026-11-24T18:00:00Z'),
      endsAt: new Date('2026-11-24T20:00:00Z'),
    });
  });

  test('on the clock of its group', async () => {
    await tenant.say(alex, chat, '/create event "Call" every monday 9:00 for @Tokyo');
    expect(await lastEvent()).toMatchObject({
      recurrence: 'FREQ=WEEKLY;BYDAY=MO',
      startsAt: new Date('2026-11-23T00:00:00Z'),
    });
  });
});

test('what cannot come again refuses it', async () => {
  await tenant.say(alex, chat, '/create task "Read" for me');
  const { number } = await lastTask();
  expect((await tenant.say(alex, chat, `/due ${number} every monday`))[0]).toContain(
    "I can't read “every monday” as a date",
  );
  expect((await lastTask()).dueAt).toBeNull();
});

describe('an event with an end', () => {
  test.each([
    ['saturday 10-12', '2026-11-21T09:00:00Z', '2026-11-21T11:00:00Z', '⏱ 2 h'],
    ['saturday 10-12 for 2h', '2026-11-21T09:00:00Z', '2026-11-21T11:00:00Z', '⏱ 2 h'],
    ['saturday 10am for 90 min', '2026-11-21T09:00:00Z', '2026-11-21T10:30:00Z', '⏱ 1 h 30 min'],
    [
      'from saturday to monday',
      '2026-11-21T22:59:00Z',
      '2026-11-23T22:59:00Z',
      '⏱ until Mon 23 Nov',
    ],
  ])('%s', async (date, startsAt, endsAt, shown) => {
    const [reply] = await tenant.say(alex, chat, `/create event "Camp" ${date} for @Team`);
    expect(reply).toContain(shown);
    expect(await lastEvent()).toMatchObject({
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
    });
  });

  test('of which two are said is refused', async () => {
    const before = await world.db.event.count();
    const said = '/create event "Camp" saturday 10-12 for 3h for @Team';
    expect(await tenant.say(alex, chat, said)).toEqual([
      'The end must be said once, like this: saturday 10-12',
    ]);
    expect(await world.db.event.count()).toBe(before);
  });
});

describe('the other reading of a date', () => {
  test('of a task is one keystroke away, and mends that very task', async () => {
    const [reply] = await tenant.say(alex, chat, '/create task "Read" for @Team due next sunday');
    expect(reply).toMatch(/due Sun 22 Nov 23:59[\s\S]*\nReply 2 for Sun 29 Nov$/);
    const { id } = await lastTask();
    await tenant.say(alex, chat, '2');
    expect(await lastTask()).toMatchObject({ id, dueAt: new Date('2026-11-29T22:59:00Z') });
    // It is taken once.
    expect(await tenant.say(alex, chat, '2')).toEqual([]);
  });

  test('of an event too, at its time', async () => {
    const [reply] = await tenant.say(alex, chat, '/create event "Game" next sunday 11am for @Team');
    expect(reply).toMatch(/\nReply 2 for Sun 29 Nov 11:00$/);
    await tenant.say(alex, chat, '2');
    expect((await lastEvent()).startsAt).toEqual(new Date('2026-11-29T10:00:00Z'));
  });

  test('is the same moment in a chat of another zone', async () => {
    await tenant.say(alex, chat, '/create task "Read" for @Tokyo due next sunday');
    await tenant.say(alex, chat, '2');
    expect((await lastTask()).dueAt).toEqual(new Date('2026-11-29T14:59:00Z'));
  });

  test('is not offered for a date that is clear', async () => {
    const [reply] = await tenant.say(alex, chat, '/create task "Read" for me due 25 nov');
    expect(reply).not.toContain('Reply 2');
    expect(await tenant.say(alex, chat, '2')).toEqual([]);
  });
});
