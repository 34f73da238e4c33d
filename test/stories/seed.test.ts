import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// The four commands of the document that the project began with, in its own order.

let world: World;
let tenant: Tenant;
let you: Character;
let abraham: Character;
let pau: Character;
let bookClub: string;
let soccer: string;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  you = await tenant.person('Alex', { role: 'ADMIN' });
  abraham = await tenant.person('Abraham');
  pau = await tenant.person('Pau');
  bookClub = await tenant.group('Book Club', [you, abraham, pau], { icon: '📚' });
  soccer = await tenant.group('Sunday Soccer Team', [you, pau], { icon: '⚽' });
});

afterAll(() => world.end());

test('a task for a group gives every member a linked task of their own', async () => {
  const replies = await tenant.say(
    you,
    'me',
    '/create task "Read Chapter 5" for @BookClub due next sunday',
    { chatKind: 'direct' },
  );
  expect(replies).toEqual([
    '✅ Read Chapter 5 → 📚 Book Club (3 people), due Sun 22 Nov 23:59. #1\n' +
      'Each of you: /done 1 · How it goes: /progress 1\n' +
      'I have no chat with Abraham and Pau: please tell them.\nReply 2 for Sun 29 Nov',
  ]);
  const parent = await world.db.task.findFirstOrThrow({
    where: { number: 1 },
    include: { children: true },
  });
  expect(parent).toMatchObject({ title: 'Read Chapter 5', groupId: bookClub, assigneeId: null });
  expect(parent.dueAt).toEqual(new Date('2026-11-22T22:59:00Z'));
  expect(parent.children.map(({ assigneeId }) => assigneeId).sort()).toEqual(
    [you.contactId, abraham.contactId, pau.contactId].sort(),
  );
  expect(
    parent.children.every((child) => child.title === 'Read Chapter 5' && child.status === 'OPEN'),
  ).toBe(true);
});

test('a chat is linked to its group', async () => {
  const [reply] = await tenant.say(you, 'soccer', '/link chat to group "Sunday Soccer Team"');
  expect(reply).toMatch(/^🔗 This chat is linked to ⚽ Sunday Soccer Team \(2 people\)\./);
  const link = await world.db.link.findFirstOrThrow({ include: { chat: true } });
  expect(link).toMatchObject({ groupId: soccer, chat: { externalId: 'soccer' } });
});

test('in the linked chat, an event invites the members without being told whom', async () => {
  const [reply] = await tenant.say(you, 'soccer', '/create event "Game vs. The Eagles"');
  expect(reply).toMatch(
    /^📅 Game vs\. The Eagles → ⚽ Sunday Soccer Team \(2 people invited\), no date yet\. #2/,
  );
  const event = await world.db.event.findFirstOrThrow({ include: { participants: true } });
  expect(event).toMatchObject({ title: 'Game vs. The Eagles', groupId: soccer });
  expect(event.participants.map(({ contactId, status }) => [contactId, status]).sort()).toEqual(
    [
      [you.contactId, 'INVITED'],
      [pau.contactId, 'INVITED'],
    ].sort(),
  );
});

test('in the linked chat, the question is answered for that team', async () => {
  await tenant.say(you, 'soccer', '/move event 2 to sunday 11am');
  await tenant.say(pau, 'soccer', '/in');
  expect(await tenant.say(you, 'soccer', '/who is playing this week?')).toEqual([
    'Game vs. The Eagles, Sun 22 Nov 11:00 #2\n1 in\n✅ In (1): Pau\n💬 No answer yet (1): Alex',
  ]);
});

test('every change has its audit entry', async () => {
  const entries = await world.db.auditEntry.findMany({
    where: { actorKind: 'CHAT' },
    orderBy: { id: 'asc' },
  });
  expect(entries.map(({ action }) => action)).toEqual([
    'task.create',
    'chat.link',
    'event.create',
    'event.move',
    'event.answer',
  ]);
  expect(
    entries.every(({ messageId, actorContactId }) => messageId !== null && actorContactId !== null),
  ).toBe(true);
});
