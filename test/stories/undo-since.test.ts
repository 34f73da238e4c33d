import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let boss: Character;
let ann: Character;
let ben: Character;
let cat: Character;
let dan: Character;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Club');
  boss = await tenant.person('Boss', { role: 'ADMIN' });
  ann = await tenant.person('Ann');
  ben = await tenant.person('Ben');
  cat = await tenant.person('Cat');
  dan = await tenant.person('Dan');
  await tenant.group('Book Club', [ann, ben, cat]);
  await tenant.say(ann, 'books', '/link chat to @BookClub');
});

afterAll(() => world.end());

const minutes = (count: number) => world.clock.advance(count * 60_000);
const undo = async (who: Character) => (await tenant.say(who, 'books', '/undo'))[0];
/** Says it and answers the number that the reply gives. */
const make = async (who: Character, body: string) => {
  const [reply] = await tenant.say(who, 'books', body);
  return Number(/#(\d+)/.exec(reply ?? '')?.[1]);
};
const copiesOf = async (number: number) => {
  const { children } = await world.db.task.findFirstOrThrow({
    where: { number },
    include: { children: { include: { assignee: true } } },
  });
  return children.map(({ assignee, status }) => `${assignee?.name} ${status}`).sort();
};

describe('what happened since stands, and /undo says why', () => {
  test('a task that was cancelled is not owed again', async () => {
    const number = await make(ann, '/create task "Wash up"');
    await tenant.say(ben, 'books', `/done ${number}`);
    await tenant.insist(ann, 'books', `/cancel task ${number}`);
    expect(await undo(ben)).toContain('was withdrawn');
    expect(await copiesOf(number)).toEqual(['Ann WITHDRAWN', 'Ben DONE', 'Cat WITHDRAWN']);
  });

  test('whoever left the group does not owe again what they had done', async () => {
    const number = await make(ann, '/create task "Dry up"');
    await tenant.say(cat, 'books', `/done ${number}`);
    await tenant.insist(ann, 'books', '/remove @Cat');
    expect(await undo(cat)).toBe(`There is no task #${number}. See /tasks`);
    expect(await copiesOf(number)).toContain('Cat DONE');
    await tenant.say(ann, 'books', '/add @Cat');
  });

  test('a task that was passed on stays with those whom others gave it to', async () => {
    const number = await make(ann, '/create task "Mend the net" for @Ben');
    await tenant.say(ann, 'books', `/assign ${number} to @Ann and @Cat`);
    await tenant.say(boss, 'books', `/assign ${number} to @Dan`);
    expect(await undo(ann)).toBe('Mend the net stands: it was changed again since.');
    expect(await copiesOf(number)).toEqual(['Ann OPEN', 'Cat OPEN', 'Dan OPEN']);
  });

  test('whoever was invited and has joined stays invited', async () => {
    const number = await make(ann, '/create event "Fair" sunday 10am');
    await tenant.say(boss, 'books', `/invite @Dan to ${number}`);
    await tenant.say(ann, 'books', '/add @Dan');
    expect(await undo(boss)).toBe('Fair stands: it was changed again since.');
    const where = { contactId: dan.contactId, event: { number } };
    expect(await world.db.participant.count({ where })).toBe(1);
    await tenant.say(dan, 'books', `/in ${number}`);
    expect(await undo(ann)).toBe('Book Club stands: Dan has answered already.');
    expect(await world.db.participant.count({ where: { ...where, status: 'GOING' } })).toBe(1);
  });

  test('a group that others have joined stays', async () => {
    await tenant.say(boss, 'books', '/create group "Choir" with @Ann');
    minutes(1);
    await tenant.say(boss, 'elsewhere', '/add @Ben to @Choir');
    expect(await undo(boss)).toBe('Choir stands: it was changed again since.');
    await tenant.say(boss, 'elsewhere', '/undo');
    expect(await undo(boss)).toBe('↩️ Choir is gone again.');
  });

  test('whoever leads the group no more takes back nothing that they did to it', async () => {
    await tenant.say(ann, 'books', '/promote @Cat');
    await tenant.say(ann, 'books', '/add @Dan as keeper');
    await tenant.say(boss, 'boss', '/demote @Ann in @BookClub');
    expect(await undo(ann)).toContain('only its admins can');
    await tenant.insist(boss, 'boss', '/remove @Ann from @BookClub');
    expect(await undo(ann)).toMatch(/admins/);
    await tenant.say(boss, 'boss', '/add @Ann to @BookClub');
    await tenant.say(boss, 'boss', '/promote @Ann in @BookClub');
    expect(await undo(ann)).toContain('Book Club');
  });

  test.each<[string, (number: number) => string]>([
    ['task "Errand"', (number) => `/due ${number} sunday`],
    ['task "Errand"', (number) => `/cancel task ${number}`],
    ['task "Errand" for @BookClub except @Ben', (number) => `/assign ${number} to @Ben`],
    ['task "Errand"', (number) => `/done ${number} for @Ben`],
    ['event "Errand" sunday 11am', (number) => `/move event ${number} to saturday 5pm`],
    ['event "Errand" sunday 11am', (number) => `/cancel event ${number}`],
    ['event "Errand" sunday 11am', (number) => `/rsvp ${number} yes for @Ben`],
  ])('nor what they did to its %s', async (what, deed) => {
    // Not the one of the case before, typed once more.
    world.clock.set(new Date(world.clock.now().getTime() + 10 * 60_000).toISOString());
    await tenant.say(boss, 'boss', '/promote @Cat in @BookClub');
    const number = await make(boss, `/create ${what}`);
    await tenant.insist(cat, 'books', deed(number));
    await tenant.say(boss, 'boss', '/demote @Cat in @BookClub');
    expect(await undo(cat)).toMatch(/only its admins can|you cannot/);
    await tenant.say(boss, 'boss', '/promote @Cat in @BookClub');
    expect(await undo(cat)).toMatch(/^↩️ Errand/);
    await tenant.say(boss, 'boss', '/demote @Cat in @BookClub');
  });

  test('a task that others have moved or given to others since stays, until they take that back', async () => {
    const number = await make(ben, '/create task "Bake"');
    await tenant.say(ben, 'books', `/due ${number} sunday`);
    await tenant.say(ann, 'books', `/due ${number} saturday`);
    await tenant.say(ann, 'books', `/progress ${number}`);
    // Ben's own date is not what it was; then his task is what Ann has changed.
    expect(await undo(ben)).toBe('Bake stands: it was changed again since.');
    expect(await undo(ann)).toContain('is due Sun 22 Nov');
    expect(await undo(ben)).toContain('has no due date again');
    await tenant.say(ann, 'books', `/due ${number} saturday`);
    expect(await undo(ben)).toBe('Bake stands: Ann has changed it since.');
    await undo(ann);
    expect(await undo(ben)).toContain('Bake is withdrawn from');
    const other = await make(ben, '/create task "Cook" for @Ben and @Cat');
    await tenant.say(boss, 'books', `/assign ${other} to @Ann`);
    expect(await undo(ben)).toBe('Cook stands: Boss has changed it since.');
    expect(await copiesOf(other)).toEqual(['Ann OPEN', 'Ben OPEN', 'Cat OPEN']);
  });

  test('whoever joined while a task was cancelled owes it with the others, if they are meant', async () => {
    await tenant.group('Rowers', [ann, ben, cat]);
    minutes(1);
    const number = await make(ann, '/create task "Row" for @Rowers except @Cat');
    await tenant.insist(ann, 'books', `/cancel task ${number}`);
    minutes(1);
    await tenant.say(boss, 'boss', '/add @Dan to @Rowers');
    expect(await undo(ann)).toContain('Row is open again');
    expect(await copiesOf(number)).toEqual(['Ann OPEN', 'Ben OPEN', 'Dan OPEN']);
  });

  test('whose place has gone to somebody else stays out, and is named', async () => {
    const number = await make(ann, '/create event "Regatta" saturday 10am max 1 for @Rowers');
    await tenant.say(ben, 'books', `/in ${number}`);
    await tenant.say(cat, 'books', `/in ${number}`);
    await tenant.insist(ann, 'books', '/remove @Ben from @Rowers');
    expect(await undo(ann)).toBe('Ben stays out: the place has gone to somebody else.');
  });

  test('settings of the organization are as they were, unless they were set again', async () => {
    const asked = async () =>
      (await world.db.organization.findFirstOrThrow({ where: { name: 'Club' } })).confirmAbove;
    await tenant.say(boss, 'books', '/settings confirm 30');
    expect(await undo(boss)).toBe('↩️ Club is as it was.');
    expect(await asked()).toBe(25);
    await tenant.say(boss, 'books', '/settings confirm 30');
    await tenant.say(boss, 'elsewhere', '/settings @BookClub confirm 40');
    expect(await undo(boss)).toBe('Club stands: it was changed again since.');
    expect(await asked()).toBe(40);
  });
});

describe('an edited answer', () => {
  const standings = async (number: number) => {
    const people = await world.db.participant.findMany({
      where: { event: { number }, status: { not: 'INVITED' } },
      include: { contact: true },
    });
    return people.map(({ contact, status }) => `${contact.name} ${status}`).sort();
  };

  test('takes the place of the first one, and keeps the place that was won by it', async () => {
    const number = await make(ann, '/create event "Match" saturday 10am max 1');
    const told = await tenant.tell(ben, 'books', `/in ${number}`);
    await tenant.say(cat, 'books', `/in ${number}`);
    const [reply] = await tenant.revise(ben, 'books', told.messageId, `/in ${number} with a ball`);
    expect(reply).toContain("You're in");
    expect(await standings(number)).toEqual(['Ben GOING', 'Cat WAITLISTED']);
    expect(await tenant.revise(ben, 'books', told.messageId, null)).toEqual([
      expect.stringContaining('your answer is taken back'),
    ]);
    expect(await standings(number)).toEqual(['Cat GOING']);
  });

  test('gives the place on where it says so, and whoever moves up is told', async () => {
    const number = await make(ann, '/create event "Derby" saturday 10am max 1');
    const told = await tenant.tell(ben, 'books', `/in ${number}`);
    await tenant.say(cat, 'books', `/in ${number}`);
    const [reply] = await tenant.revise(ben, 'books', told.messageId, `/out ${number}`);
    expect(reply).toMatch(/You're out.*\n(?:.*\n)*🎉 @\d+ moves up/);
    expect(await standings(number)).toEqual(['Ben DECLINED', 'Cat GOING']);
  });

  test('to another event takes the first one back, and tells whoever moves up', async () => {
    const first = await make(ann, '/create event "Semifinal" saturday 10am max 1');
    const second = await make(ann, '/create event "Final" sunday 10am');
    const told = await tenant.tell(ben, 'books', `/in ${first}`);
    await tenant.say(cat, 'books', `/in ${first}`);
    const [reply] = await tenant.revise(ben, 'books', told.messageId, `/in ${second}`);
    expect(reply).toContain("You're in: Final");
    expect(reply).toMatch(/Semifinal: your answer is taken back.*\n🎉 @\d+ moves up/);
    expect(await standings(first)).toEqual(['Cat GOING']);
    expect(await standings(second)).toEqual(['Ben GOING']);
  });
});
