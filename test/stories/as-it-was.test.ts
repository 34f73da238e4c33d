import { beforeEach, describe, expect, test } from 'vitest';
import { type Friends, useFriends } from '../helpers/scenes.ts';
import type { Character } from '../helpers/world.ts';
import { digestOf } from '../undo/digest.ts';
import { findBroken } from '../undo/invariants.ts';

// What is taken back leaves what was, whatever somebody was left out of, invited to or waiting for.

let { world, tenant, ann, jordi, pau, sam } = {} as Friends<'ann' | 'jordi' | 'pau' | 'sam'>;
let club: string;

useFriends({ ann: 'Ann', jordi: 'Jordi', pau: 'Pau', sam: 'Sam' }, async (friends) => {
  ({ world, tenant, ann, jordi, pau, sam } = friends);
  club = await tenant.group('Club', [ann, jordi, pau]);
  await tenant.group('Family', [ann, sam]);
  await say(ann, '/link chat to @Club');
});

async function say(who: Character, ...sayings: string[]): Promise<string> {
  let replies: string[] = [];
  for (const said of sayings) {
    world.clock.advance(1000);
    replies = await tenant.insist(who, 'chat', said);
    const broken = await findBroken(world.db, tenant.organizationId);
    expect(broken, `${said}: ${replies.join('\n')}`).toEqual([]);
  }
  return replies.join('\n');
}

const digest = () => digestOf(world.db, tenant.organizationId);

const owes = async (who: Character) => {
  const copies = await world.db.task.findMany({
    where: { organizationId: tenant.organizationId, assigneeId: who.contactId, status: 'OPEN' },
    select: { title: true },
    orderBy: { title: 'asc' },
  });
  return copies.map(({ title }) => title);
};

/** Says what is to be taken back and takes it back: all is as it was. */
async function takesBack(who: Character, said: string) {
  const before = await digest();
  const reply = await say(who, said);
  expect(await digest(), reply).not.toEqual(before);
  const undone = await say(who, '/undo');
  expect(undone).toMatch(/^↩️/u);
  expect(await digest(), undone).toEqual(before);
}

describe('whoever is left out of a task stays so', () => {
  beforeEach(() => say(ann, '/create task "Sweep" for @Club except @Jordi', '/task "Read"'));

  test('when their removal is taken back', async () => {
    await takesBack(ann, '/remove @Jordi');
    expect(await owes(jordi)).toEqual(['Read']);
  });

  test('when they are put in again, and when that is taken back', async () => {
    await say(ann, '/remove @Jordi');
    await takesBack(ann, '/add @Jordi');
    await say(ann, '/add @Jordi');
    expect(await owes(jordi)).toEqual(['Read']);
  });

  test('when the task is cancelled and that is taken back', async () => {
    await takesBack(ann, '/cancel task 1');
    expect(await owes(jordi)).toEqual(['Read']);
    // Also where they left and came back meanwhile.
    await say(ann, '/cancel task 1', '/remove @Jordi', '/add @Jordi');
    await say(ann, '/undo', '/undo', '/undo');
    expect(await owes(jordi)).toEqual(['Read']);
  });

  test('when somebody opens their copy again', async () => {
    await say(ann, '/done 1', '/done 1 for @Pau');
    await takesBack(ann, '/reopen 1 for @Pau');
    await say(ann, '/reopen 1 for @Pau');
    expect(await owes(jordi)).toEqual(['Read']);
  });

  test('until they are given it by name, which is taken back too', async () => {
    await takesBack(ann, '/assign 1 to @Jordi');
    await say(ann, '/assign 1 to @Jordi', '/remove @Jordi', '/add @Jordi');
    expect(await owes(jordi)).toEqual(['Read', 'Sweep']);
  });

  test('where all who owed it were taken out', async () => {
    await say(ann, '/create task "Vote" for everyone except me and @Pau');
    await takesBack(ann, '/remove @Jordi');
    expect(await owes(jordi)).toEqual(['Read', 'Vote']);
  });

  test.each([
    ['', false],
    [', even where they left and came back', true],
  ])('when they prove to be somebody else, and when they are told apart%s', async (_, rejoined) => {
    const key = await tenant.key('ADMIN');
    const merges = (method: 'POST' | 'DELETE', url: string, payload?: object) =>
      world.service.admin.inject({
        method,
        url,
        headers: { authorization: `Bearer ${key}` },
        ...(payload ? { payload } : {}),
      });
    const before = await digest();
    const merged = await merges('POST', `/api/contacts/${sam.contactId}/merge`, {
      contactId: jordi.contactId,
    });
    expect(merged.statusCode, merged.body).toBeLessThan(300);
    expect(await findBroken(world.db, tenant.organizationId)).toEqual([]);
    expect(await owes(sam)).toEqual(['Read']);
    if (rejoined) await say(ann, '/remove @Sam', '/add @Sam');
    expect(await owes(sam)).toEqual(['Read']);
    const apart = await merges('POST', `/api/contacts/${jordi.contactId}/unmerge`);
    expect(apart.statusCode, apart.body).toBeLessThan(300);
    expect(await findBroken(world.db, tenant.organizationId)).toEqual([]);
    if (!rejoined) expect(await digest()).toEqual(before);
    // Whoever has joined meanwhile as one person stays, and is left out still.
    else expect(await owes(sam)).toEqual(['Read']);
  });
});

test('who joined while nobody owed a task owes it when it is opened again', async () => {
  await say(ann, '/task "Read"', '/done 1', '/done 1 for @Jordi', '/done 1 for @Pau', '/add @Sam');
  expect(await owes(sam)).toEqual([]);
  await takesBack(ann, '/reopen 1 for @Pau');
  await say(ann, '/reopen 1 for @Pau');
  expect(await owes(sam)).toEqual(['Read']);
});

describe('invitations and answers', () => {
  test('whoever was invited by name stays invited when they join and leave', async () => {
    await say(ann, '/create event "Game" sunday 11am', '/invite @Sam to 1', '/rsvp 1 yes for @Sam');
    await takesBack(ann, '/add @Sam');
    await say(ann, '/add @Sam');
    await takesBack(ann, '/remove @Sam');
    await say(ann, '/remove @Sam');
    const sams = await world.db.participant.findFirstOrThrow({
      where: { organizationId: tenant.organizationId, contactId: sam.contactId },
    });
    expect(sams).toMatchObject({ status: 'GOING', byName: true });
  });

  test('who answered uninvited is not invited when that is taken back', async () => {
    await say(ann, '/create event "Game" sunday 11am');
    await takesBack(ann, '/rsvp 1 yes for @Sam');
  });

  test('come back with guests, reason, source and time, and in the same place in line', async () => {
    await say(ann, '/create event "Game" sunday 11am max 2', '/create event "Quiz" monday 8pm');
    await say(ann, '/in 1 +1');
    await say(jordi, '/in 1', '/out 2 my knee');
    await say(pau, '/in 1', '/maybe 2');
    const rows = () =>
      world.db.participant.findMany({
        where: { organizationId: tenant.organizationId, contactId: jordi.contactId },
        orderBy: { eventId: 'asc' },
      });
    const before = await rows();
    await takesBack(ann, '/remove @Jordi');
    expect(await rows()).toEqual(before);
  });

  test('also where somebody has drawn their ticket meanwhile', async () => {
    await say(ann, '/create event "Game" sunday 11am max 1', '/in 1');
    await say(jordi, '/in 1');
    const { messageId } = await tenant.tell(ann, 'chat', '/remove @Jordi');
    await tenant.say(ann, 'chat', 'yes');
    await say(pau, '/in 1');
    world.clock.advance(1000);
    expect((await tenant.revise(ann, 'chat', messageId, null)).join()).toContain('↩️');
    expect(await findBroken(world.db, tenant.organizationId)).toEqual([]);
    await say(ann, '/out 1');
    const going = await world.db.participant.findMany({
      where: { organizationId: tenant.organizationId, status: 'GOING' },
    });
    expect(going.map(({ contactId }) => contactId)).toEqual([jordi.contactId]);
  });

  test('of an event that was called off meanwhile', async () => {
    await say(ann, '/create event "Game" sunday 11am max 2');
    await say(jordi, '/in 1 +1');
    await say(pau, '/in 1');
    const { messageId } = await tenant.tell(ann, 'chat', '/cancel event 1');
    await tenant.insist(ann, 'chat', 'yes');
    await say(ann, '/remove @Jordi');
    world.clock.advance(1000);
    await tenant.revise(ann, 'chat', messageId, null);
    expect(await findBroken(world.db, tenant.organizationId)).toEqual([]);
    const going = await world.db.participant.findMany({
      where: { organizationId: tenant.organizationId, status: 'GOING' },
    });
    // Their place has gone to who waited, as if they had left while it was on.
    expect(going.map(({ contactId }) => contactId)).toEqual([pau.contactId]);
  });
});

describe('stays', () => {
  test('go on with role, title and since when', async () => {
    await say(ann, '/promote @Jordi', '/add @Jordi as captain');
    const stay = () =>
      world.db.member.findFirstOrThrow({
        where: { groupId: club, contactId: jordi.contactId, leftAt: null },
      });
    const before = await stay();
    await takesBack(ann, '/remove @Jordi');
    expect(await stay()).toEqual(before);
  });

  test('also of all at once, where the admin is named last', async () => {
    await takesBack(ann, '/remove @Pau, @Jordi and me');
  });
});
