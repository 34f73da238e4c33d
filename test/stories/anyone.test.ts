import { beforeEach, describe, expect, test } from 'vitest';
import { type Friends, useFriends } from '../helpers/scenes.ts';
import type { Character } from '../helpers/world.ts';
import { findBroken } from '../undo/invariants.ts';

// A task that one person closes for all.

let { world, tenant, ann, ben, cat, dan } = {} as Friends<'ann' | 'ben' | 'cat' | 'dan'>;
useFriends({ ann: 'Ann', ben: 'Ben', cat: 'Cat', dan: 'Dan' }, async (friends) => {
  ({ world, tenant, ann, ben, cat, dan } = friends);
  await tenant.group('Book Club', [ann, ben, cat]);
  await tenant.say(ann, 'chat', '/link chat to @BookClub');
});

const say = async (who: Character, said: string): Promise<string> => {
  world.clock.advance(1000);
  const replies = (await tenant.insist(who, 'chat', said)).join('\n');
  expect(await findBroken(world.db, tenant.organizationId), `${said}: ${replies}`).toEqual([]);
  return replies;
};

const copies = async (number: number) => {
  const task = await world.db.task.findFirstOrThrow({
    where: { organizationId: tenant.organizationId, number },
    include: { children: { include: { assignee: true } } },
  });
  return {
    title: task.title,
    mode: task.mode,
    copies: task.children
      .filter(({ status }) => status !== 'WITHDRAWN')
      .map(({ status, assignee }) => `${assignee!.name} ${status}`)
      .sort(),
  };
};

const everybody = ['Ann OPEN', 'Ben OPEN', 'Cat OPEN'];

describe('said in many ways', () => {
  test.each([
    '/task Buy flowers for anyone',
    '/task Buy flowers for anyone in @BookClub',
    '/task "Buy flowers" for anybody',
    '/task Buy flowers for anybody from @BookClub',
    '/task Buy flowers for one of us',
    '/task Buy flowers for any of us',
    '/task Buy flowers for one of the group',
    '/task Buy flowers for one of @"Book Club"',
    '/task Buy flowers for whoever can',
    '/task Buy flowers for someone in @BookClub',
    '/task Buy flowers for a volunteer',
    '/task for anyone in @BookClub Buy flowers',
    '/task who can: Buy flowers',
    '/task Who can: Buy flowers for @BookClub',
    '/task anyone: Buy flowers',
    '/task Buy flowers\nfor anyone',
    '/task Buy flowers for anyone please',
    '/tarea Buy flowers para cualquiera',
    '/tarea Buy flowers para cualquiera de @BookClub',
    '/tarea Buy flowers para alguno de nosotros',
    '/tarea Buy flowers para alguien del grupo',
    '/tarea Buy flowers para uno de nosotros',
    '/tarea "Buy flowers" para quien pueda',
    '/tarea quien pueda: Buy flowers',
  ])('%s', async (said) => {
    if (said.startsWith('/tarea'))
      await world.db.organization.update({
        where: { id: tenant.organizationId },
        data: { locale: 'es-ES' },
      });
    const reply = await say(ben, said);
    expect(reply).toMatch(/→ (?:anyone of|cualquiera de) Book Club \(3 /);
    expect(await copies(1)).toEqual({ title: 'Buy flowers', mode: 'ANYONE', copies: everybody });
  });

  test('with a date, a list of people, and without somebody', async () => {
    await say(ann, '/task Buy flowers for anyone due friday 18:00');
    await say(ann, '/task Call the pub for one of @Ben and @Cat by tomorrow');
    await say(ann, '/task Bake a cake for anyone in @BookClub except @Cat');
    expect(await copies(1)).toMatchObject({ mode: 'ANYONE', copies: everybody });
    expect(await copies(2)).toMatchObject({ mode: 'ANYONE', copies: ['Ben OPEN', 'Cat OPEN'] });
    expect(await copies(3)).toMatchObject({ mode: 'ANYONE', copies: ['Ann OPEN', 'Ben OPEN'] });
    const dues = await world.db.task.findMany({
      where: { organizationId: tenant.organizationId, number: { not: null } },
      orderBy: { number: 'asc' },
    });
    expect(dues.map(({ dueAt }) => dueAt !== null)).toEqual([true, true, false]);
  });

  test.each([
    ['/task Buy a book for one of the kids', 'Buy a book for one of the kids'],
    ['/task Leave it for anyone who is late', 'Leave it for anyone who is late'],
    ['/task Find one of us', 'Find one of us'],
    ['/task Read “Anyone: a play”', 'Read “Anyone: a play”'],
  ])('what only sounds so is a title: %s', async (said, title) => {
    await say(ann, said);
    expect(await copies(1)).toMatchObject({ title, mode: 'EACH' });
  });

  test('where there is no group to mean it is asked which', async () => {
    const [reply] = await tenant.say(ben, 'with Ben', '/task Buy flowers for anyone', {
      chatKind: 'direct',
    });
    expect(reply).toContain('Which group?');
    const [named] = await tenant.say(ben, 'with Ben', '/task who can: Buy flowers', {
      chatKind: 'direct',
    });
    expect(named).toContain('Which group?');
  });
});

describe('done', () => {
  beforeEach(() => say(ann, '/task Buy flowers for anyone'));

  test('by the first, for all; the next is told who it was', async () => {
    expect(await say(ben, '/tasks')).toContain('#1 Buy flowers · anyone can');
    expect(await say(ben, '/progress 1')).toContain('Anyone can: Ann, Ben and Cat');
    expect(await say(ben, '/tasks mine')).toContain('#1 Buy flowers · Book Club · anyone can');
    expect(await say(ben, '/done 1')).toBe('✅ Ben has done Buy flowers: nobody else needs to. #1');
    expect((await copies(1)).copies).toEqual(['Ben DONE']);
    expect(await say(cat, '/done 1')).toBe('Buy flowers was done already, by Ben. #1');
    expect(await say(ben, '/done 1')).toBe('Buy flowers was done already, by Ben. #1');
    expect(await say(cat, '/tasks mine')).toBe('You have nothing to do. 🎉');
    expect(await say(cat, '/tasks done')).toContain('#1 Buy flowers · done by Ben');
    expect(await say(cat, '/progress 1')).toContain('✅ Ben has done it, for all.');
    expect(await say(cat, '/why 1')).toContain('one of you was enough, and it is done by Ben');
    expect(await say(ann, '/nudge 1')).toContain('Nobody owes');
  });

  test('is asked about without calling upon anybody', async () => {
    const { replies } = await tenant.tell(cat, 'chat', "/who hasn't done 1");
    expect(replies[0]).toMatchObject({
      body: 'Nobody has done Buy flowers yet, and anyone can: Ann, Ben and Cat. #1',
      mentions: [],
    });
    await say(ben, '/done 1');
    expect(await say(cat, "/who hasn't done 1")).toBe('Buy flowers was done already, by Ben. #1');
    expect(await say(cat, '/who has done 1')).toContain('Ben');
  });

  test('a reminder goes to all who could', async () => {
    const { replies } = await tenant.tell(ann, 'chat', '/nudge 1');
    expect(replies[0]!.mentions).toHaveLength(2);
    expect(replies[0]!.body).toContain('One of you is enough. Reply “done”, or: /done 1');
  });

  test('for somebody, by who may', async () => {
    expect(await say(ben, '/done 1 for @Cat')).toContain('cannot');
    expect(await say(ann, '/done 1 for @Cat')).toContain('Cat has done Buy flowers');
    expect((await copies(1)).copies).toEqual(['Cat DONE']);
    expect(await say(dan, '/done 1')).toContain('#1');
    expect((await copies(1)).copies).toEqual(['Cat DONE']);
  });

  test('taken back, and reopened by who did it or leads', async () => {
    await say(ben, '/done 1');
    await say(ben, '/undo');
    expect((await copies(1)).copies).toEqual(everybody);
    await say(cat, '/done 1');
    expect(await say(ben, '/reopen 1')).toContain('cannot');
    expect(await say(cat, '/reopen 1')).toBe('↩️ Buy flowers is open again, for anyone. #1');
    expect((await copies(1)).copies).toEqual(everybody);
    await say(cat, '/undo');
    expect((await copies(1)).copies).toEqual(['Cat DONE']);
    expect(await say(ann, '/reopen 1')).toContain('open again, for anyone');
    expect((await copies(1)).copies).toEqual(everybody);
  });

  test('of two at once one has done it', async () => {
    await Promise.all([tenant.say(ben, 'chat', '/done 1'), tenant.say(cat, 'chat', '/done 1')]);
    expect((await copies(1)).copies).toHaveLength(1);
    expect(await findBroken(world.db, tenant.organizationId)).toEqual([]);
  });
});

describe('who comes and goes', () => {
  beforeEach(() => say(ann, '/task Buy flowers for anyone'));

  test('gets it while it is open, and not when it is done', async () => {
    await say(ann, '/add @Dan');
    expect((await copies(1)).copies).toEqual([...everybody, 'Dan OPEN']);
    await say(ann, '/remove @Dan');
    await say(ben, '/done 1');
    await say(ann, '/add @Dan');
    expect((await copies(1)).copies).toEqual(['Ben DONE']);
    // Open again, it is for all who are in the group now.
    await say(ben, '/reopen 1');
    expect((await copies(1)).copies).toEqual([...everybody, 'Dan OPEN']);
  });

  test('whoever did it and left has done it; opened again it is the others’', async () => {
    await say(ben, '/done 1');
    await say(ann, '/remove @Ben');
    expect((await copies(1)).copies).toEqual(['Ben DONE']);
    await say(ann, '/reopen 1');
    expect((await copies(1)).copies).toEqual(['Ann OPEN', 'Cat OPEN']);
  });

  test('a removal that is taken back gives nobody what somebody has done', async () => {
    await say(ann, '/remove @Cat');
    await say(ben, '/done 1');
    await tenant.say(ann, 'chat', '/undo');
    expect((await copies(1)).copies).toEqual(['Ben DONE']);
    expect(await findBroken(world.db, tenant.organizationId)).toEqual([]);
  });

  test('is cancelled, given to further people, and given no more once it is done', async () => {
    await say(ann, '/task Call the pub for one of @Ben and @Cat');
    await say(ann, '/assign 2 to @Dan');
    expect((await copies(2)).copies).toEqual(['Ben OPEN', 'Cat OPEN', 'Dan OPEN']);
    await say(ben, '/done 2');
    expect(await say(ann, '/assign 2 to me')).toContain('Nobody owes');
    await say(ben, '/undo');
    expect((await copies(2)).copies).toEqual(['Ben OPEN', 'Cat OPEN', 'Dan OPEN']);
    expect(await say(ann, '/cancel task 1')).toContain('cancelled');
    await say(ann, '/undo');
    expect((await copies(1)).copies).toEqual(everybody);
  });
});

test('in the API', async () => {
  const key = await tenant.key('ADMIN');
  const headers = { authorization: `Bearer ${key}` };
  const { groupId } = await world.db.link.findFirstOrThrow({
    where: { organizationId: tenant.organizationId },
  });
  const made = await world.service.admin.inject({
    method: 'POST',
    url: '/api/tasks',
    headers,
    payload: { title: 'Buy flowers', groupId, mode: 'ANYONE' },
  });
  expect(made.json()).toMatchObject({ mode: 'ANYONE', progress: { open: 3, done: 0 } });
  const { id } = made.json<{ id: string }>();
  const closed = await world.service.admin.inject({
    method: 'PUT',
    url: `/api/tasks/${id}/children/${cat.contactId}`,
    headers,
    payload: { status: 'DONE' },
  });
  expect(closed.json()).toMatchObject({ status: 'DONE' });
  const listed = await world.service.admin.inject({ url: '/api/tasks?status=done', headers });
  expect(listed.json()).toMatchObject({
    items: [{ mode: 'ANYONE', progress: { done: 1, open: 0, total: 1 } }],
  });
});
