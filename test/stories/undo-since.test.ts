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
