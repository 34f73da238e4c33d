import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// Whom something is for: several groups, people besides, and people who are left out.

let world: World;
let tenant: Tenant;
let alex: Character;
let abraham: Character;
let pau: Character;
let sam: Character;
let leo: Character;
let club: string;
let family: string;
let chat = '';
let chats = 0;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  alex = await tenant.person('Alex', { role: 'ADMIN' });
  abraham = await tenant.person('Abraham');
  pau = await tenant.person('Pau Garcia');
  sam = await tenant.person('Sam');
  leo = await tenant.person('Leo');
  club = await tenant.group('Book Club', [alex, abraham, pau], { icon: '📚' });
  family = await tenant.group('Family', [alex, leo], { icon: '🏡' });
  await tenant.group('Choir', [sam]);
  await tenant.group('Empty', []);
});

afterAll(() => world.end());

beforeEach(() => {
  chats += 1;
  chat = `chat ${chats}`;
});

/** Says it and answers the first line of the reply, its number left out. */
async function give(who: Character, rest: string, mentions: string[] = []): Promise<string> {
  const [reply] = await tenant.say(who, chat, `/create task ${rest}`, { mentions });
  return reply!.split('\n')[0]!.replace(/ #\d+$/, '');
}

/** The group and the people of the task that was made last, by name. */
async function lastTask(): Promise<{ groupId: string | null; people: string[] }> {
  const task = await world.db.task.findFirstOrThrow({
    where: { organizationId: tenant.organizationId, number: { not: null } },
    orderBy: { number: 'desc' },
    include: { children: { include: { assignee: true } }, assignee: true },
  });
  const people = task.assignee ? [task.assignee] : task.children.map(({ assignee }) => assignee!);
  return { groupId: task.groupId, people: people.map(({ name }) => name).sort() };
}

describe('several targets', () => {
  test('a group and people outside it: people, each once, and no group', async () => {
    expect(await give(alex, '"Vote" for @BookClub, @Sam and me')).toBe(
      '✅ Vote → 📚 Book Club (3 people), Sam and you.',
    );
    expect(await lastTask()).toEqual({
      groupId: null,
      people: ['Abraham', 'Alex', 'Pau Garcia', 'Sam'],
    });
  });

  test('two groups: whoever is in both has one copy', async () => {
    expect(await give(alex, '"Vote" for @BookClub and @Family')).toBe(
      '✅ Vote → 📚 Book Club (3 people) and 🏡 Family (2 people), 4 people in all.',
    );
    expect(await lastTask()).toEqual({
      groupId: null,
      people: ['Abraham', 'Alex', 'Leo', 'Pau Garcia'],
    });
  });

  test('a group, and people who are in it: the group’s, which joiners get too', async () => {
    expect(await give(alex, '"Vote" for @BookClub, @Pau and me')).toBe(
      '✅ Vote → 📚 Book Club (3 people).',
    );
    expect(await lastTask()).toEqual({ groupId: club, people: ['Abraham', 'Alex', 'Pau Garcia'] });
  });

  test('one group named twice is one', async () => {
    expect(await give(alex, '"Vote" for @Family and @"🏡 Family"')).toBe(
      '✅ Vote → 🏡 Family (2 people).',
    );
    expect((await lastTask()).groupId).toBe(family);
  });

  test('people by mention, by phone and by name', async () => {
    const id = `${sam.phone.slice(1)}@c.us`;
    await give(alex, `"Vote" for @${id.split('@')[0]}, ${leo.phone} and @Pau`, [id]);
    expect(await lastTask()).toEqual({ groupId: null, people: ['Leo', 'Pau Garcia', 'Sam'] });
  });

  test('everyone is the linked group, in a list too', async () => {
    await tenant.say(alex, chat, '/link chat to group "Book Club"');
    expect(await give(alex, '"Vote" for @everyone')).toBe('✅ Vote → 📚 Book Club (3 people).');
    await give(alex, '"Vote" for everyone and @Sam');
    expect((await lastTask()).people).toEqual(['Abraham', 'Alex', 'Pau Garcia', 'Sam']);
  });

  test('everyone, where the chat is about no group, is asked about', async () => {
    const before = await world.db.task.count();
    expect(await give(alex, '"Vote" for everyone and @Sam')).toContain('Which group?');
    expect(await world.db.task.count()).toBe(before);
  });

  test('an empty group is for nobody, and besides others it is no matter', async () => {
    expect(await give(alex, '"Vote" for @Empty')).toContain('Nobody is in Empty yet');
    await give(alex, '"Vote" for @Empty and @Sam');
    expect((await lastTask()).people).toEqual(['Sam']);
  });

  test('a name that is neither a group nor a person is told, with what comes near', async () => {
    const before = await world.db.task.count();
    expect(await give(alex, '"Vote" for @Sam and @BookClup')).toBe(
      'I know no group and nobody called “BookClup”. Did you mean Book Club?',
    );
    expect(await world.db.task.count()).toBe(before);
  });
});

describe('exclusions', () => {
  test('a group without somebody stays the group’s', async () => {
    expect(await give(alex, '"Vote" for @BookClub except @Pau')).toBe(
      '✅ Vote → 📚 Book Club without Pau Garcia (2 people).',
    );
    expect(await lastTask()).toEqual({ groupId: club, people: ['Abraham', 'Alex'] });
  });

  test('everyone except two, the sender among them', async () => {
    await tenant.say(alex, chat, '/link chat to group "Book Club"');
    expect(await give(alex, 'Bring cake for everyone except @Pau and me')).toBe(
      '✅ Bring cake → 📚 Book Club without Pau Garcia and you (1 person).',
    );
    expect((await lastTask()).people).toEqual(['Abraham']);
  });

  test('of the linked group, which need not be named', async () => {
    await tenant.say(alex, chat, '/link chat to group "Book Club"');
    expect(await give(pau, '"Vote" except me')).toBe(
      '✅ Vote → 📚 Book Club without you (2 people).',
    );
    expect((await lastTask()).people).toEqual(['Abraham', 'Alex']);
  });

  test('of groups and people', async () => {
    expect(await give(alex, '"Vote" for @BookClub, @Family and @Sam except @Pau and @Leo')).toBe(
      '✅ Vote → 📚 Book Club (3 people), 🏡 Family (2 people) and Sam without Pau Garcia and Leo, 3 people in all.',
    );
    expect((await lastTask()).people).toEqual(['Abraham', 'Alex', 'Sam']);
  });

  test('whoever is left out has no copy, nor by leaving and coming back, until they are given it by name', async () => {
    const name = 'Reading Circle';
    await tenant.group(name, [alex, pau]);
    const [reply] = await tenant.say(alex, chat, `/create task "Vote" for @"${name}" except @Pau`);
    const number = Number(/#(\d+)/.exec(reply!)![1]);
    expect((await tenant.say(pau, chat, `/done ${number}`))[0]).toContain('is not yours');
    // Putting somebody in who is in changes nothing.
    await tenant.say(alex, chat, `/add @Pau to @"${name}"`);
    expect((await lastTask()).people).toEqual(['Alex']);
    await tenant.insist(alex, chat, `/remove @Pau from @"${name}"`);
    await tenant.say(alex, chat, `/add @Pau to @"${name}"`);
    expect((await lastTask()).people).toEqual(['Alex']);
    await tenant.say(alex, chat, `/assign ${number} to @Pau`);
    expect((await lastTask()).people).toEqual(['Alex', 'Pau Garcia']);
  });

  test.each([
    ['for @BookClub except @Sam', 'Sam is not in Book Club, so there is nobody to leave out.'],
    [
      'for @BookClub except @Sam, @Leo and @Pau',
      'Sam and Leo are not in Book Club, so there is nobody to leave out.',
    ],
    [
      'for @BookClub and @Family except @Sam',
      'Sam is not in Book Club or Family, so there is nobody to leave out.',
    ],
    ['for @Leo except @Sam', 'Sam is not among those it is for, so there is nobody to leave out.'],
    [
      'for @Family except @Leo and me',
      'That leaves nobody: everybody is left out. Say whom it is for.',
    ],
    ['for @Leo except @Leo', 'That leaves nobody: everybody is left out. Say whom it is for.'],
    ['for @BookClub except @Nobody', 'I know nobody called “Nobody”.'],
  ])('%s: nothing is made', async (rest, reply) => {
    const before = await world.db.task.count();
    expect(await give(alex, `"Vote" ${rest}`)).toBe(reply);
    expect(await world.db.task.count()).toBe(before);
  });

  test('"except" in a title is the title’s', async () => {
    expect(await give(alex, 'Pack everything except the tent for @Sam')).toBe(
      '✅ Pack everything except the tent → Sam.',
    );
    expect(await give(alex, '"All but me" for @Sam')).toBe('✅ All but me → Sam.');
  });
});

describe('two people of one name', () => {
  let toms: Character[];

  beforeAll(async () => {
    toms = [await tenant.person('Jo Reed'), await tenant.person('Jo Stone')];
    await tenant.group('Rowers', [alex, toms[0]!]);
  });

  test('are asked about in a list, and nothing happens', async () => {
    const before = await world.db.task.count();
    expect(await give(alex, '"Vote" for @Sam, @Jo and me')).toBe(
      'Who is “Jo”: Jo Reed or Jo Stone? Write the full name, like @"Jo Reed"',
    );
    expect(await world.db.task.count()).toBe(before);
  });

  test('are told apart by the group that somebody is left out of', async () => {
    expect(await give(alex, '"Vote" for @Rowers except @Jo')).toBe(
      '✅ Vote → Rowers without Jo Reed (1 person).',
    );
  });

  test('are asked about where several groups cannot tell', async () => {
    expect(await give(alex, '"Vote" for @Rowers and @Family except @Jo')).toContain('Who is “Jo”');
  });
});

describe('who may', () => {
  test('each group that is named must be one that the sender may use', async () => {
    const before = await world.db.task.count();
    // Choir is out of Pau's sight: not found, never forbidden.
    expect(await give(pau, '"Vote" for @BookClub and @Choir')).toContain(
      'I know no group and nobody called “Choir”',
    );
    const board = await tenant.group('Board', [alex, pau], { restricted: true });
    expect(await give(pau, '"Vote" for @BookClub and @Board')).toBe(
      'In Board, you cannot create tasks and events: only its admins can. Ask Alex, who leads Board.',
    );
    expect(await world.db.task.count({ where: { groupId: board } })).toBe(0);
    expect(await world.db.task.count()).toBe(before);
  });

  test('groups and people of another organization do not exist', async () => {
    const other = await world.tenant('Others');
    const nora = await other.person('Nora', { role: 'ADMIN' });
    const [reply] = await other.say(nora, chat, '/create task "Vote" for @BookClub and me');
    expect(reply).toContain('I know no group and nobody called “BookClub”');
    expect(await world.db.task.count({ where: { organizationId: other.organizationId } })).toBe(0);
  });
});

test('an event is of one group, and says how to invite another', async () => {
  const before = await world.db.event.count();
  const said = '/create event "Dinner" friday 8pm for @BookClub and @Family';
  expect(await tenant.say(alex, chat, said)).toEqual([
    'An event is of one group. Plan it for one of them, then invite the other: /invite @Family to 12',
  ]);
  expect(await world.db.event.count()).toBe(before);
});

test('/tasks of a group, and of people, goes on as before', async () => {
  expect((await tenant.say(alex, chat, '/tasks @BookClub'))[0]).toContain('📚 Book Club:');
  expect((await tenant.say(alex, chat, '/tasks of @Sam'))[0]).toContain('Sam has');
  expect((await tenant.say(alex, chat, '/tasks of @BookClub and @Sam'))[0]).toContain(
    'one group, or people',
  );
});
