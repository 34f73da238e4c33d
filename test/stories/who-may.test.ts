import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statementsOf } from '../helpers/statements.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// Whoever is refused is told by name who may: and never of a group, or of who leads it, that is out of sight.

let world: World;
let tenant: Tenant;
let alex: Character;
let ann: Character;
let ben: Character;
let cat: Character;
let staff: Character;

beforeAll(async () => {
  world = await createWorld();
  // Those of another organization are never named.
  const other = await world.tenant('Others');
  await other.person('Olga', { role: 'ADMIN' });
  tenant = await world.tenant('Friends');
  alex = await tenant.person('Alex', { role: 'ADMIN' });
  staff = await tenant.person('Stan', { role: 'USER' });
  ann = await tenant.person('Ann');
  ben = await tenant.person('Ben');
  cat = await tenant.person('Cat');
  await tenant.group('Book Club', [ann, ben]);
  await tenant.say(alex, 'books', '/link chat to @BookClub');
});

afterAll(() => world.end());

describe('what only those who lead a group may', () => {
  test('names the one who leads it, and up to three who do', async () => {
    await tenant.group('Choir', [ann, ben]);
    const ask = () => tenant.say(ben, 'ben', '/rename @Choir to Singers');
    const no = 'In Choir, you cannot do that: only its admins can.';
    expect(await ask()).toEqual([`${no} Ask Ann, who leads Choir.`]);
    await tenant.say(ann, 'ann', '/why');
    const more = [];
    for (const name of ['Dora', 'Emil', 'Fay']) more.push(await tenant.person(name));
    for (const person of more) {
      world.clock.advance(1000);
      await tenant.say(alex, 'alex', `/add @${person.name} to @Choir`);
    }
    await tenant.say(ann, 'ann', '/promote @Dora in @Choir');
    expect(await ask()).toEqual([`${no} Ask Ann or Dora: they lead Choir.`]);
    await tenant.say(ann, 'ann', '/promote @Emil, @Fay in @Choir');
    expect(await ask()).toEqual([`${no} Ask Ann, Dora or Emil: they lead Choir.`]);
  });

  test('names who runs the organization where a group has nobody who leads it', async () => {
    await tenant.group('Band', []);
    expect(await tenant.say(staff, 'stan', '/archive @Band')).toEqual([
      'In Band, you cannot do that: only its admins can. Ask Alex, who runs Friends.',
    ]);
  });

  test('is told to staff who see the group and are not in it', async () => {
    expect(await tenant.say(staff, 'books', '/in')).toEqual([
      'In Book Club, you cannot do that: only its members can. Ask Ann, who leads Book Club.',
    ]);
  });

  test('is kept as it was told: /why says it again', async () => {
    await tenant.say(ben, 'ben', '/rename @BookClub to Readers');
    expect((await tenant.say(ben, 'ben', '/why'))[0]).toMatch(/Ask Ann, who leads Book Club\.$/);
  });

  test('costs one statement more than the refusal itself', async () => {
    const asked = await statementsOf(() => tenant.say(ben, 'ben', '/archive @BookClub'));
    expect(asked.filter((statement) => statement.includes('able AS'))).toHaveLength(1);
    const allowed = await statementsOf(() => tenant.say(ben, 'ben', '/groups'));
    expect(allowed.filter((statement) => statement.includes('able AS'))).toEqual([]);
  });
});

describe('what only those who run the organization may', () => {
  test.each([
    [
      '/create group Chess',
      'You cannot create groups: only admins and managers of the organization can.',
    ],
    ['/why was @Ann refused', 'You cannot do that: only admins of the organization can.'],
  ])('%s', async (command, no) => {
    expect(await tenant.say(ben, 'ben', command)).toEqual([`${no} Ask Alex, who runs Friends.`]);
  });

  test('a manager may what takes one, and is named after no admin who came later', async () => {
    const firm = await world.tenant('Firm');
    const mona = await firm.person('Mona', { role: 'MANAGER' });
    const sam = await firm.person('Sam');
    const ask = () => firm.say(sam, 'sam', '/create group Chess');
    expect((await ask())[0]).toMatch(/Ask Mona, who runs Firm\.$/);
    await firm.person('Adam', { role: 'ADMIN' });
    expect((await ask())[0]).toMatch(/Ask Mona or Adam: they run Firm\.$/);
    // A manager is no admin.
    expect((await firm.say(mona, 'mona', '/why was @Sam refused'))[0]).toMatch(
      /Ask Adam, who runs Firm\.$/,
    );
  });

  test('where nobody is known in chats, says how to be one', async () => {
    const alone = await world.tenant('Alone');
    const sam = await alone.person('Sam');
    // A user without a contact is nobody whom one could ask.
    await alone.key('ADMIN');
    expect(await alone.say(sam, 'sam', '/create group Chess')).toEqual([
      'You cannot create groups: only admins and managers of the organization can. If that should be you: whoever set me up can bind your number to an admin of Alone.',
    ]);
  });
});

test('a task of nobody’s group is a matter of who gave it', async () => {
  await tenant.group('Pair', [ann, ben, cat]);
  const [given] = await tenant.say(ann, 'ann', '/create task "Water the plants" for @Cat');
  const number = /#(\d+)/.exec(given!)![1];
  expect(await tenant.say(cat, 'cat', `/assign ${number} to @Ben`)).toEqual([
    'You cannot do that for somebody else: whoever gave the task can. Ask Ann, who gave it.',
  ]);
});

describe('in the chat of a group that the sender is not in', () => {
  test.each([
    '/in',
    '/out my knee hurts',
    '/maybe',
    '/rsvp',
    '/who is playing this week?',
    '/who is in',
    '/events',
    '/tasks',
    '/group',
    '/create task Bring the net',
    '/create event Training friday 8pm',
    '/create task Vote for everyone',
    '/settings',
    '/rename to Readers',
    '/unlink chat',
  ])('%s says so, and whom to ask', async (command) => {
    const before = await world.db.auditEntry.count();
    expect(await tenant.say(cat, 'books', command)).toEqual([
      'You are not in the group of this chat. Ask Ann to add you. For another group, name it: @BookClub',
    ]);
    // The refusal, and nothing else.
    expect(await world.db.auditEntry.count()).toBe(before + 1);
  });

  test('of a group that hides, neither its name nor who leads it is told', async () => {
    await tenant.group('Board', [ann, ben], { visibility: 'ADMINS_ONLY' });
    await tenant.say(alex, 'board', '/link chat to @Board');
    for (const person of [cat, staff]) {
      expect(await tenant.say(person, 'board', '/in')).toEqual([
        'You are not in the group of this chat. Ask Alex to add you. For another group, name it: @BookClub',
      ]);
    }
    expect(await tenant.say(cat, 'cat', '/rename @Board to Bored')).toEqual([
      expect.stringContaining('There is no group'),
    ]);
  });

  test('what is one’s own is still told where it is asked for', async () => {
    expect((await tenant.say(cat, 'books', '/tasks mine'))[0]).toContain('Water the plants');
  });

  test('a chat that has no group says that it has none', async () => {
    expect((await tenant.say(cat, 'elsewhere', '/in'))[0]).toMatch(/^Which group\?/);
  });

  test('in Spanish too', async () => {
    const amigos = await world.tenant('Amigos', { locale: 'es-ES' });
    const lidia = await amigos.person('Lidia');
    const pol = await amigos.person('Pol');
    await amigos.group('Lectores', [lidia]);
    await amigos.say(lidia, 'libros', '/vincular chat a @Lectores');
    expect(await amigos.say(pol, 'libros', '/voy')).toEqual([
      'No estás en el grupo de este chat. Pide a Lidia que te añada. Si es por otro grupo, di cuál: @Lectores',
    ]);
    expect((await amigos.say(pol, 'pol', '/crear grupo Coro'))[0]).toContain(
      'Si deberías poder: quien me puso en marcha puede vincular tu número a un admin de Amigos.',
    );
  });
});
