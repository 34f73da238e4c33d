import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// The lines under a command are the notes of what it makes, kept as typed.

let world: World;
let tenant: Tenant;
let alex: Character;
let chat = '';
let chats = 0;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  alex = await tenant.person('Alex', { role: 'ADMIN' });
  const pau = await tenant.person('Pau');
  await tenant.group('Book Club', [alex, pau], { icon: '📚' });
});

afterAll(() => world.end());

beforeEach(() => {
  chats += 1;
  chat = `chat ${chats}`;
});

async function lastTask() {
  return world.db.task.findFirstOrThrow({
    where: { organizationId: tenant.organizationId, number: { not: null } },
    orderBy: { number: 'desc' },
    include: { group: true },
  });
}

describe('of a task', () => {
  test('are kept as typed, line by line, and every copy has them', async () => {
    const notes =
      '*Bring* the _blue_ net 🥅,\n  not "the old one.\n\nאל תשכחו את הכדור\u200f\n- for @Pau';
    const [reply] = await tenant.say(
      alex,
      chat,
      `/create task *Bring* the net for @BookClub\r\n\r\n${notes}\n \n`,
    );
    expect(reply).toContain('✅ *Bring* the net → 📚 Book Club (2 people).');
    expect(reply).toContain('📝 *Bring* the _blue_ net 🥅, …');
    const task = await lastTask();
    expect(task).toMatchObject({ title: '*Bring* the net', notes });
    const copies = await world.db.task.findMany({ where: { parentId: task.id } });
    expect(copies.map((copy) => copy.notes)).toEqual([notes, notes]);
    expect((await tenant.say(alex, chat, `/progress ${task.number}`))[0]).toContain(`📝 ${notes}`);
  });

  test('of 4,000 characters, and not of one more', async () => {
    const before = await world.db.task.count();
    const say = (notes: string) => tenant.say(alex, chat, `/create task "Long" for me\n${notes}`);
    expect(await say('x'.repeat(4001))).toEqual([
      'The notes must be 4000 characters at most, like this: Bring both shirts',
    ]);
    expect(await world.db.task.count()).toBe(before);
    await say('x'.repeat(4000));
    expect((await lastTask()).notes).toHaveLength(4000);
  });

  test('a title of more than 200 characters is refused with the limit', async () => {
    const before = await world.db.task.count();
    expect(await tenant.say(alex, chat, `/create task "${'x'.repeat(300)}" for me`)).toEqual([
      'The title must be 1 to 200 characters, like this: Read Chapter 5',
    ]);
    expect(await world.db.task.count()).toBe(before);
  });

  test('lines of nothing are no notes', async () => {
    await tenant.say(alex, chat, '/create task "Bare" for me\n\n \u200e\n');
    expect((await lastTask()).notes).toBeNull();
  });

  test.each<
    [what: string, said: string, title: string, group: string | null, notes: string | null]
  >([
    ['the title on the next line', '/create task\nBuy milk', 'Buy milk', null, null],
    ['and notes under it', '/create task\nBuy milk\nor oat milk', 'Buy milk', null, 'or oat milk'],
    ['a word a line', '/create\ntask\nBuy milk', 'Buy milk', null, null],
    [
      'a clause a line',
      '/create task\n"Read it"\nfor @BookClub\ndue friday\nAll of it.',
      'Read it',
      'Book Club',
      'All of it.',
    ],
    [
      'a date on its own',
      '/create task "Read it" for @BookClub\nsunday 18:00\nAll of it.',
      'Read it',
      'Book Club',
      'All of it.',
    ],
    [
      'a quote that goes on',
      '/create task "Read it,\nall of it" for @BookClub\nDo.',
      'Read it, all of it',
      'Book Club',
      'Do.',
    ],
    [
      'whom it is for, before the title',
      '/create task for @BookClub\nRead it\nAll of it.',
      'Read it',
      'Book Club',
      'All of it.',
    ],
    [
      'a note that sounds like a clause',
      '/create task "Read it" for @BookClub\nFor everyone: by friday would be nice',
      'Read it',
      'Book Club',
      'For everyone: by friday would be nice',
    ],
    ['a note in quotes', '/create task "Read it" for me\n"The rest', 'Read it', null, '"The rest'],
  ])('%s', async (_what, said, title, group, notes) => {
    await tenant.say(alex, chat, said, { chatKind: 'direct' });
    const task = await lastTask();
    expect([task.title, task.group?.name ?? null, task.notes]).toEqual([title, group, notes]);
  });

  test('a quote that never closes is told, and the notes do not close it', async () => {
    const before = await world.db.task.count();
    const [reply] = await tenant.say(alex, chat, '/create task "Read it for me\nAll of it.');
    expect(reply).toContain('This quote never closes: "Read it for me');
    expect(await world.db.task.count()).toBe(before);
  });
});

test('of an event are kept and shown', async () => {
  const [reply] = await tenant.say(
    alex,
    chat,
    '/create event "Dinner" friday 8pm for @BookClub\nat "Riverside"\nBring a friend.\nAnd cake.',
  );
  expect(reply).toContain('📍 Riverside\n📝 Bring a friend. …\n');
  const event = await world.db.event.findFirstOrThrow({ where: { title: 'Dinner' } });
  expect(event).toMatchObject({ notes: 'Bring a friend.\nAnd cake.', place: 'Riverside' });
  const [who] = await tenant.say(alex, chat, `/who is coming to ${event.number}`);
  expect(who).toContain('📝 Bring a friend.\nAnd cake.');
});

test('to other commands further lines are blanks', async () => {
  const [event] = await tenant.say(alex, chat, '/create event "Lunch" friday 2pm for @BookClub');
  const number = Number(/#(\d+)/.exec(event!)![1]);
  await tenant.say(alex, chat, `/out ${number}\nmy knee\nhurts`);
  const { reason } = await world.db.participant.findFirstOrThrow({
    where: { event: { number }, contactId: alex.contactId },
  });
  expect(reason).toBe('my knee hurts');
});
