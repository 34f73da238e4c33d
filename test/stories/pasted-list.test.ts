import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// Lists as people paste them, on Friday 20 November 2026: of which event, and who answers what by them.

let world: World;
let tenant: Tenant;
let lead: Character;
let ann: Character;
let people: Character[];
let teams = 0;
let name: string;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  lead = await tenant.person('Lead');
  ann = await tenant.person('Ann');
  people = [];
  for (const who of ['Ben', 'Cat', 'Dan', 'Eve']) people.push(await tenant.person(who));
});

afterAll(() => world.end());

beforeEach(async () => {
  teams += 1;
  name = `Team ${teams}`;
  await tenant.group(name, [lead, ann, ...people]);
  await tenant.say(lead, name, `/link chat to group "${name}"`);
});

const say = async (said: string) => (await tenant.say(lead, name, said))[0];
const plan = async (said: string) =>
  Number(/#(\d+)/.exec((await say(`/create event ${said}`))!)![1]);

async function answers(number: number): Promise<string> {
  const rows = await world.db.participant.findMany({
    where: { event: { number }, status: { not: 'INVITED' } },
    include: { contact: true },
    orderBy: { contact: { name: 'asc' } },
  });
  return rows
    .map(({ contact, status, guests }) => `${contact.name} ${status}${guests ? ` +${guests}` : ''}`)
    .join(', ');
}

describe('the event of a list', () => {
  test.each([
    ['Sunday 13 Dec', 'Match'],
    ['⚽ *Sunday 13 Dec, 10am* (£5)', 'Match'],
    ['5 a side Sunday 13 Dec 10am', 'Match'],
    ['Dinner!', 'Dinner'],
    ['dinner on 4 dec', 'Dinner'],
    ['13/12', 'Match'],
    ['Training', 'Training'],
    ['Who is in?', 'Dinner'],
    ['', 'Dinner'],
  ])('headed “%s” is %s', async (heading, title) => {
    await plan('"Dinner" 4 dec 20:00');
    await plan('"Training" 8 dec 19:00');
    await plan('"Match" 13 dec 10:00');
    expect(await say(`${heading}\n1. Ann\n2. Ben`)).toContain(`Your list for ${title}, `);
  });

  test('is asked about where its day has none, or several', async () => {
    const dinner = await plan('"Dinner" 4 dec 20:00');
    expect(await say('Sunday 13 Dec\n1. Ann\n2. Ben')).toContain(
      'Your list is for Sun 13 Dec: which event is that?',
    );
    await plan('"Match" 13 dec 10:00');
    const party = await plan('"Party" 13 dec 20:00');
    expect(await say('Sunday 13 Dec\n1. Ann\n2. Ben')).toContain('which event is that?');
    expect(await say('Party, Sunday 13 Dec\n1. Ann\n2. Ben')).toContain('Your list for Party');
    await say('yes');
    expect([await answers(dinner), await answers(party)]).toEqual(['', 'Ann GOING, Ben GOING']);
    // What is no list of the group's is passed over, whatever day it names.
    expect(await say('Shopping for Sunday 14 Feb\n1. Milk\n2. Eggs')).toBeUndefined();
  });
});

describe('what a list says', () => {
  test('is taken over after a yes: who is struck through is out, a doubt is a maybe', async () => {
    const number = await plan('"Game" sunday 10am');
    const question = await say(
      '1. Ann\n2. ~Ben~\n3. Cat?\n4. Dan (50/50)\n5. Eve 🚫\n6. ???\n7. Ann +1',
    );
    expect(question).toContain('New in: Ann +1.');
    expect(question).toContain('Maybe: Cat and Dan.');
    expect(question).toContain('Out: Ben and Eve.');
    expect(question).toContain('I can’t read: “???”.');
    await say('yes');
    expect(await answers(number)).toBe(
      'Ann GOING +1, Ben DECLINED, Cat MAYBE, Dan MAYBE, Eve DECLINED',
    );
  });

  test('reserves wait in line where it is full, after all others', async () => {
    const number = await plan('"Game" sunday 10am max 2');
    await say('Reserves:\n1. Cat\n2. Dan\nPlaying:\n1. Ann and Ben\nOut: Eve');
    const done = await say('yes');
    expect(done).toContain('No place yet for Cat and Dan.');
    expect(await answers(number)).toBe(
      'Ann GOING, Ben GOING, Cat WAITLISTED, Dan WAITLISTED, Eve DECLINED',
    );
    expect(await say('1. Ann\n2. Ben\nReserves\nCat\nDan')).toContain('changes nothing');
  });

  test('reserves are a maybe where there is no limit', async () => {
    const number = await plan('"Game" sunday 10am');
    await say('1. Ann\n2. Ben\nSubs: Cat, Dan');
    await say('yes');
    expect(await answers(number)).toBe('Ann GOING, Ben GOING, Cat MAYBE, Dan MAYBE');
  });

  test('one name with a guest on a line of their own is one person', async () => {
    const number = await plan('"Game" sunday 10am');
    expect(await say('1. Ann\n2. Ann +1')).toContain('New in: Ann +1.');
    await say('yes');
    expect(await answers(number)).toBe('Ann GOING +1');
  });

  test('by its command too, on lines of its own', async () => {
    const number = await plan('"Game" sunday 10am');
    const question = await say(`/reconcile ${number}\n1. Ann\n2. Ben\nOut:\nCat`);
    expect(question).toContain('New in: Ann and Ben.');
    expect(question).toContain('Out: Cat.');
    expect(await say(`/reconcile ${number}`)).toContain('Something is missing: the list.');
  });
});

test('in Spanish: headings, sections and doubts', async () => {
  const peña = await world.tenant('Peña', { locale: 'es-ES' });
  const eva = await peña.person('Eva');
  const others = [await peña.person('Luis'), await peña.person('Marta'), await peña.person('Iker')];
  await peña.group('Peña', [eva, ...others]);
  await peña.say(eva, 'peña', '/vincular chat a @Peña');
  await peña.say(eva, 'peña', '/crear evento "Cena" 4 dic 20:00');
  await peña.say(eva, 'peña', '/crear evento "Partido" 13 dic 10:00 máx 1');
  const [question] = await peña.say(
    eva,
    'peña',
    'Domingo 13 dic, 10h (5€)\n1. Luis\nSuplentes\n1. Marta (duda)\n2. Eva\nNo vienen:\nIker',
  );
  expect(question).toContain('Tu lista para Partido');
  expect(question).toContain('Se suman: Luis y Eva.');
  expect(question).toContain('Quizás: Marta.');
  expect(question).toContain('No van: Iker.');
  expect((await peña.say(eva, 'peña', 'sí'))[0]).toContain('Aún sin sitio: Eva.');
});
