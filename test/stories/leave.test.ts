import { expect, test } from 'vitest';
import { type Friends, useFriends } from '../helpers/scenes.ts';
import type { Character } from '../helpers/world.ts';
import { digestOf } from '../undo/digest.ts';
import { findBroken } from '../undo/invariants.ts';

// Somebody leaves a group by themselves.

let { world, tenant, ann, ben, cat } = {} as Friends<'ann' | 'ben' | 'cat'>;
useFriends({ ann: 'Ann', ben: 'Ben', cat: 'Cat' }, async (friends) => {
  ({ world, tenant, ann, ben, cat } = friends);
  await tenant.group('Book Club', [ben, cat, ann]);
  await tenant.group('Family', [ann, cat]);
  await tenant.say(ann, 'chat', '/link chat to @BookClub');
});

const say = async (who: Character, said: string, chat = 'chat') => {
  world.clock.advance(1000);
  const options = chat === 'chat' ? {} : { chatKind: 'direct' as const };
  const replies = (await tenant.say(who, chat, said, options)).join('\n');
  expect(await findBroken(world.db, tenant.organizationId), replies).toEqual([]);
  return replies;
};

const members = async (name = 'Book Club') => {
  const rows = await world.db.member.findMany({
    where: { group: { organizationId: tenant.organizationId, name }, leftAt: null },
    include: { contact: true },
  });
  return rows.map(({ contact }) => contact.name).sort();
};

test.each([
  ['/leave', 'chat'],
  ['/Leave', 'chat'],
  ['/leave group', 'chat'],
  ['/leave the group', 'chat'],
  ['/leave @BookClub', 'with Cat'],
  ['/leave "Book Club"', 'with Cat'],
  ['/leave book club', 'with Cat'],
  ['/remove me', 'chat'],
  ['/remove me from @BookClub', 'with Cat'],
])('%s, in %s', async (said, chat) => {
  expect(await say(cat, said, chat)).toBe('👋 Cat has left Book Club (2 people left).');
  expect(await members()).toEqual(['Ann', 'Ben']);
  expect(await members('Family')).toEqual(['Ann', 'Cat']);
});

test.each(['/salir', '/salir de @BookClub', '/salir del grupo', '/abandonar', '/quitar a mí'])(
  'in Spanish: %s',
  async (said) => {
    await world.db.organization.update({
      where: { id: tenant.organizationId },
      data: { locale: 'es-ES' },
    });
    expect(await say(cat, said)).toBe('👋 Cat ha salido de Book Club (quedan 2 personas).');
    expect(await members()).toEqual(['Ann', 'Ben']);
  },
);

test('is asked where they lose something, and taken back by them, as they were', async () => {
  await say(ann, '/task "Read"');
  await say(ann, '/create event "Game" sunday 11am');
  await say(ann, '/add @Cat as captain');
  await say(cat, '/in 2 +1 with my brother');
  const before = await digestOf(world.db, tenant.organizationId);
  expect(await say(cat, '/leave')).toContain(
    'Leave Book Club? You lose 1 open task and 1 place at an event.',
  );
  expect(await members()).toEqual(['Ann', 'Ben', 'Cat']);
  expect(await say(cat, 'yes')).toBe(
    '👋 Cat has left Book Club (2 people left).\nThey lose 1 open task and 1 place at an event.',
  );
  expect(await members()).toEqual(['Ann', 'Ben']);
  expect(await say(cat, '/undo')).toContain('↩️ 1 person in Book Club again');
  expect(await digestOf(world.db, tenant.organizationId)).toEqual(before);
});

test('somebody else does not take it back, nor do they what others did', async () => {
  await say(cat, '/leave');
  expect(await say(ben, '/undo')).not.toContain('↩️');
  await say(cat, '/undo');
  await say(ben, '/remove @Cat');
  expect(await say(cat, '/undo')).not.toContain('↩️');
  expect(await members()).toEqual(['Ann', 'Ben']);
});

test('the last admin is told whom to make one first', async () => {
  expect(await say(ben, '/leave')).toBe(
    'Ben is the only admin of Book Club. Make Ann or Cat an admin first: /promote @Ann in @"Book Club"',
  );
  expect(await say(ben, '/remove me')).toContain('Make Ann or Cat an admin first');
  await say(ben, '/promote @Cat');
  expect(await say(ben, '/leave')).toContain('👋 Ben has left');
  // Whoever is alone may go.
  await say(ann, '/leave');
  expect(await say(cat, '/leave')).toBe('👋 Cat has left Book Club (0 people left).');
});

test('not who is not in it, nor somebody else', async () => {
  const dan = await tenant.person('Dan');
  expect(await say(dan, '/leave')).toContain('You are not in the group of this chat. Ask Ben');
  expect(await say(dan, '/leave @BookClub')).toContain('There is no group');
  expect(await say(ben, '/leave @Family')).toContain('There is no group');
  expect(await say(cat, '/remove @Ann')).toContain('cannot');
  expect(await say(cat, '/remove me and @Ann')).toContain('cannot');
  expect(await say(cat, '/leave', 'with Cat')).toContain('Which group?');
  expect(await members()).toEqual(['Ann', 'Ben', 'Cat']);
});
