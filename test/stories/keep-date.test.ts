import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// A new date keeps what it does not say, and what repeats goes on repeating.

let world: World;
let tenant: Tenant;
let lead: Character;
let teams = 0;
let name: string;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  lead = await tenant.person('Lead');
});

afterAll(() => world.end());

beforeEach(async () => {
  teams += 1;
  name = `Team ${teams}`;
  await tenant.group(name, [lead]);
  await tenant.say(lead, name, `/link chat to group "${name}"`);
});

const say = async (said: string) => (await tenant.say(lead, name, said))[0]!;
const make = async (said: string) => Number(/#(\d+)/.exec(await say(said))![1]);
const event = (number: number) => world.db.event.findFirstOrThrow({ where: { number } });
const task = (number: number) => world.db.task.findFirstOrThrow({ where: { number } });

test('a time alone moves what repeats on its day, and it goes on repeating', async () => {
  const number = await make('/create event "Training" every sunday 11am');
  expect(await say(`/move event ${number} to 10:30 all that follow`)).toContain(
    'every Sunday at 10:30',
  );
  expect(await event(number)).toMatchObject({
    startsAt: new Date('2026-11-22T09:30:00Z'),
    recurrence: 'FREQ=WEEKLY;BYDAY=SU',
  });
  expect(await say(`/move event ${number} to saturday all that follow`)).toContain(
    'every Saturday at 10:30',
  );
  expect(await event(number)).toMatchObject({
    startsAt: new Date('2026-11-21T09:30:00Z'),
    recurrence: 'FREQ=WEEKLY;BYDAY=SA',
  });
  await say('/undo');
  expect((await event(number)).startsAt).toEqual(new Date('2026-11-22T09:30:00Z'));
});

test('an event keeps its length, or takes the end that is said', async () => {
  const number = await make('/create event "Game" sunday 11am for 2h');
  await say(`/move event ${number} to 10:30`);
  expect(await event(number)).toMatchObject({
    startsAt: new Date('2026-11-22T09:30:00Z'),
    endsAt: new Date('2026-11-22T11:30:00Z'),
  });
  await say(`/move event ${number} to 17:00-18:00`);
  expect(await event(number)).toMatchObject({
    startsAt: new Date('2026-11-22T16:00:00Z'),
    endsAt: new Date('2026-11-22T17:00:00Z'),
  });
});

test('the due time alone of what repeats keeps its day and its rule', async () => {
  const number = await make('/create task "Water the plants" every monday 18:00');
  await say(`/due ${number} 20:00 all that follow`);
  expect(await task(number)).toMatchObject({
    dueAt: new Date('2026-11-23T19:00:00Z'),
    recurrence: 'FREQ=WEEKLY;BYDAY=MO',
  });
  await say(`/due ${number} tuesday all that follow`);
  expect(await task(number)).toMatchObject({
    dueAt: new Date('2026-11-24T19:00:00Z'),
    recurrence: 'FREQ=WEEKLY;BYDAY=TU',
  });
});

test('without a day to keep it is asked, and the next such time is one key away', async () => {
  const number = await make('/create event "Outing"');
  expect(await say(`/move event ${number} to 10:30`)).toContain('Which day?');
  expect((await event(number)).startsAt).toBeNull();
  await say('yes');
  expect((await event(number)).startsAt).toEqual(new Date('2026-11-21T09:30:00Z'));

  const due = await make('/create task "Pay" for me due today 18:00');
  expect(await say(`/due ${due} 10:30`)).toContain('Which day? You named none for Pay');
  expect((await task(due)).dueAt).toEqual(new Date('2026-11-20T17:00:00Z'));
  await say('yes');
  expect((await task(due)).dueAt).toEqual(new Date('2026-11-21T09:30:00Z'));
});

test('an event that is over is not moved by a time alone', async () => {
  const number = await make('/create event "Early" tomorrow 8am');
  world.clock.set('2026-11-21T12:00:00Z');
  expect(await say(`/move event ${number} to 10:30`)).toContain('is over');
  expect((await event(number)).startsAt).toEqual(new Date('2026-11-21T07:00:00Z'));
  world.clock.set('2026-11-20T11:00:00Z');
});
