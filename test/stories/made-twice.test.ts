import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// What is made again within five minutes in one chat is asked about (docs/rules.md).

let world: World;
let tenant: Tenant;
let lead: Character;
let ann: Character;
let teams = 0;
let name: string;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  [lead, ann] = [await tenant.person('Lead'), await tenant.person('Ann')];
});

afterAll(() => world.end());

beforeEach(async () => {
  world.clock.set('2026-11-20T11:00:00Z');
  teams += 1;
  name = `Team ${teams}`;
  await tenant.group(name, [lead, ann]);
  await tenant.say(lead, name, `/link chat to group "${name}"`);
});

const say = async (who: Character, said: string, chat = name) =>
  (await tenant.say(who, chat, said))[0]!;
const later = (minutes: number) =>
  world.clock.set(new Date(world.clock.now().getTime() + minutes * 60_000).toISOString());
const count = async () => ({
  events: await world.db.event.count({ where: { group: { name } } }),
  tasks: await world.db.task.count({ where: { group: { name } } }),
});

describe.each([
  ['/create event "Training" saturday 10am', 'events'],
  ['/create event "Outing"', 'events'],
  ['/create task "Bring the net" due saturday', 'tasks'],
  ['/create task "Vote"', 'tasks'],
] as const)('%s', (said, kind) => {
  test('typed twice is there once, until a yes', async () => {
    expect(await say(lead, said)).toMatch(/^[📅✅]/u);
    const question = await say(lead, said);
    expect(question).toMatch(/is there already: #\d+, from a moment ago. Another one\?/);
    expect((await count())[kind]).toBe(1);
    expect(await say(lead, 'yes')).toMatch(/^[📅✅]/u);
    expect((await count())[kind]).toBe(2);
  });

  test('tapped twice at once is there once', async () => {
    await Promise.all([say(lead, said), say(lead, said), say(ann, said)]);
    expect((await count())[kind]).toBe(1);
    const numbers = (await say(lead, said)).match(/#\d+/g);
    expect(numbers).toHaveLength(1);
  });

  test('by somebody else in the chat is asked about, in another chat and later it is not', async () => {
    await say(lead, said);
    expect(
      await say(
        ann,
        said.toUpperCase().replace(/^\/\w+ \w+/, (verb) => verb.toLowerCase()),
      ),
    ).toContain('is there already');
    await say(ann, 'no');
    await say(lead, `${said} for @"${name}"`, `${name} elsewhere`);
    expect((await count())[kind]).toBe(2);
    later(6);
    expect(await say(lead, said)).toMatch(/^[📅✅]/u);
  });

  test('that was taken back is made anew', async () => {
    await say(lead, said);
    await say(lead, '/undo');
    expect(await say(lead, said)).toMatch(/^[📅✅]/u);
  });
});

test('with another title, date or people it is another one', async () => {
  await say(lead, '/create event "Training" saturday 10am');
  await say(lead, '/create event "Training" saturday 12:00');
  await say(lead, '/create event "Training" sunday 10am');
  await say(lead, '/create event "Training 2" saturday 10am');
  expect((await count()).events).toBe(4);
  const mine = [
    await say(lead, '/create task "Call" for me'),
    await say(lead, '/create task "Call" for @Ann'),
    await say(lead, '/create task "Call" for me and @Ann except me'),
    await say(lead, '/create task "Call"'),
  ];
  expect(mine.map((reply) => reply.includes('is there already'))).toEqual([
    false,
    false,
    true,
    false,
  ]);
});

test('the yes to many holds for another one too, and an edit is none', async () => {
  await world.db.organization.updateMany({ data: { confirmAbove: 1 } });
  const said = '/create event "Big one" saturday 10am';
  await say(lead, said);
  await say(lead, 'yes');
  expect(await say(lead, said)).toContain('Invite 2 people');
  expect(await say(lead, 'yes')).toContain('is there already');
  expect(await say(lead, 'yes')).toMatch(/^📅/u);
  expect((await count()).events).toBe(2);
  await world.db.organization.updateMany({ data: { confirmAbove: 25 } });
  const { messageId } = await tenant.tell(lead, name, '/create event "Small one" saturday 10am');
  await tenant.revise(lead, name, messageId, '/create event "Small one" saturday 10am at Club');
  expect((await count()).events).toBe(3);
});
