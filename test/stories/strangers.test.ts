import { expect, test } from 'vitest';
import { type Friends, useFriends } from '../helpers/scenes.ts';
import type { Character } from '../helpers/world.ts';

// Something is given to people whom no chat reaches: whoever gives it is told to tell them.

let { world, tenant, ann, ben, cat } = {} as Friends<'ann' | 'ben' | 'cat'>;
useFriends({ ann: 'Ann', ben: 'Ben', cat: 'Cat' }, async (friends) => {
  ({ world, tenant, ann, ben, cat } = friends);
  await tenant.group('Book Club', [ann, ben, cat]);
});

const inOwn = async (who: Character, said: string) =>
  (await tenant.say(who, `${who.name}'s`, said, { chatKind: 'direct' })).join('\n');
const inChat = async (who: Character, said: string) =>
  (await tenant.say(who, 'books', said)).join('\n');

const lineOf = (reply: string) =>
  reply.split('\n').find((line) => /chat with|chat con|can't write/.test(line));

test.each([
  '/create task Read for @BookClub',
  '/create task Read for anyone in @BookClub',
  '/create event Quiz saturday 7pm for @BookClub',
  '/create task Read for @Ben and @Cat',
])('%s names who has no chat, but for whoever says it', async (said) => {
  expect(lineOf(await inOwn(ann, said))).toBe('I have no chat with Ben and Cat: please tell them.');
});

test('nobody is named who has written to Muster, or reads the chat of the group', async () => {
  await inOwn(ben, 'thanks');
  expect(lineOf(await inOwn(ann, '/create task Read for @BookClub'))).toBe(
    'I have no chat with Cat: please tell them.',
  );
  await inChat(ann, '/link chat to @BookClub');
  expect(lineOf(await inOwn(ann, '/create task Write for @BookClub'))).toBeUndefined();
  expect(lineOf(await inOwn(ann, '/create event Quiz saturday 7pm for @BookClub'))).toBeUndefined();
  // What is said in a chat is read there, for whatever group it is; by whoever is not in it, it is not.
  const dan = await tenant.person('Dan');
  await tenant.group('Film Club', [ann, cat, dan]);
  expect(lineOf(await inChat(ann, '/create event Film saturday 9pm for @FilmClub'))).toBe(
    'I have no chat with Dan: please tell them.',
  );
  // A direct chat that is linked is read by one person alone.
  await inOwn(ann, '/link chat to @FilmClub');
  expect(lineOf(await inOwn(ann, '/create task Popcorn for @FilmClub'))).toBe(
    'I have no chat with Cat and Dan: please tell them.',
  );
});

test('of many three are named', async () => {
  const others = await Promise.all(['Dan', 'Eva', 'Fay'].map((name) => tenant.person(name)));
  await tenant.group('Choir', [ann, ben, cat, ...others]);
  expect(lineOf(await inOwn(ann, '/create task Sing for @Choir'))).toBe(
    'I have no chat with Ben, Cat, Dan and 2 more: please tell them.',
  );
});

test('a task that is passed on, and an invitation', async () => {
  await inOwn(ann, '/create task Read for me');
  expect(lineOf(await inOwn(ann, '/assign 1 to @Ben and me'))).toBe(
    'I have no chat with Ben: please tell them.',
  );
  const dan = await tenant.person('Dan');
  await tenant.group('Film Club', [ann, dan]);
  await inOwn(ann, '/create event Quiz saturday 7pm for @BookClub');
  expect(lineOf(await inOwn(ann, '/invite @Dan to 2'))).toBe(
    "I can't write to Dan: please tell them.",
  );
});

test('in Spanish', async () => {
  await world.db.organization.update({
    where: { id: tenant.organizationId },
    data: { locale: 'es-ES' },
  });
  expect(lineOf(await inOwn(ann, '/crear tarea Leer para @BookClub'))).toBe(
    'No tengo chat con Ben y Cat: por favor, avisa tú.',
  );
});
