import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// Tasks and groups that are there already: another date, another name, rest and return.

let world: World;
let tenant: Tenant;
let lead: Character;
let ann: Character;
let ben: Character;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  lead = await tenant.person('Lead');
  ann = await tenant.person('Ann');
  ben = await tenant.person('Ben');
  await tenant.group('Choir', [lead, ann, ben], { icon: '🎶' });
  await tenant.group('Band', [lead]);
  await tenant.say(lead, 'choir', '/link chat to group Choir');
});

afterAll(() => world.end());

async function give(who: Character, text: string): Promise<number> {
  const [reply] = await tenant.say(who, 'choir', `/create task ${text}`);
  return Number(/#(\d+)/.exec(reply!)![1]);
}

const dueOf = async (number: number) => {
  const task = await world.db.task.findFirstOrThrow({
    where: { number },
    include: { children: true },
  });
  return [task, ...task.children].map(({ dueAt }) => dueAt?.toISOString());
};

test('another due date is everyone’s, given by whoever gave the task and by admins', async () => {
  const number = await give(ann, '"Learn the alto" for everyone due sunday');
  expect(await tenant.say(ben, 'choir', `/due ${number} monday`)).toEqual([
    expect.stringContaining('only its admins can'),
  ]);
  expect(await tenant.say(ann, 'choir', `/due ${number} friday 18:00`)).toEqual([
    `⏰ Learn the alto is due today 18:00 now, not Sun 22 Nov 23:59. #${number}`,
  ]);
  expect(new Set(await dueOf(number))).toEqual(new Set(['2026-11-20T17:00:00.000Z']));
  await tenant.say(lead, 'choir', `/due ${number} 1 dec`);
  expect(new Set(await dueOf(number))).toEqual(new Set(['2026-12-01T17:00:00.000Z']));
  const entries = await world.db.auditEntry.findMany({ where: { action: 'task.due' } });
  expect(entries.map(({ actorContactId }) => actorContactId)).toEqual([
    ann.contactId,
    lead.contactId,
  ]);
});

test.each([
  ['sat', 'tomorrow 23:59'],
  ['sun', 'Sun 22 Nov 23:59'],
  ['to mon', 'Mon 23 Nov 23:59'],
  ['wed 9am', 'Wed 25 Nov 09:00'],
  ['18h', 'Tue 1 Dec 18:00'],
  ['weekend', 'Sun 22 Nov 23:59'],
])('with no title for it to belong to, “%s” is a date', async (typed, due) => {
  const number = await give(lead, '"Bring sheets" for me due 1 dec');
  expect(await tenant.say(lead, 'choir', `/due ${number} ${typed}`)).toEqual([
    `⏰ Bring sheets is due ${due} now, not Tue 1 Dec 23:59. #${number}`,
  ]);
  expect(await tenant.say(lead, 'choir', `/due ${number} ${typed}`)).toEqual([
    `⏰ Bring sheets is due ${due} already. #${number}`,
  ]);
});

test('a date that is past, or none, changes nothing', async () => {
  const number = await give(lead, '"Bring sheets" for me due sunday');
  for (const wrong of ['yesterday', 'asap', '']) {
    const [reply] = await tenant.say(lead, 'choir', `/due ${number} ${wrong}`);
    expect(reply).toContain('Like this: /due 41 friday');
  }
  expect(await dueOf(number)).toEqual(['2026-11-22T22:59:00.000Z']);
});

test('a group is found by its new name, and by the old one too', async () => {
  expect(await tenant.say(lead, 'band', '/rename @Band to choir')).toEqual([
    'There is a group called “choir” already. Choose another name.',
  ]);
  expect(await tenant.say(ann, 'band', '/rename @Band to Trio')).toEqual([
    expect.stringContaining('There is no group “Band”'),
  ]);
  await tenant.say(lead, 'band', '/rename @Band to "Jazz  Trio"');
  expect(await tenant.say(lead, 'band', '/who is in @JazzTrio')).toEqual([
    expect.stringContaining('Jazz Trio: 1 person'),
  ]);
  expect(await tenant.say(lead, 'band', '/who is in @Band')).toEqual([
    expect.stringContaining('Jazz Trio: 1 person'),
  ]);
});

test('an archived group takes nothing new until it is brought back', async () => {
  expect(await tenant.say(ann, 'choir', '/archive')).toEqual([
    'In Choir, you cannot do that: only its admins can. Ask Lead, who leads Choir.',
  ]);
  expect((await tenant.insist(lead, 'choir', '/archive'))[0]).toContain('🎶 Choir is archived');
  expect(await tenant.say(lead, 'choir', '/archive')).toEqual(['🎶 Choir is archived already.']);
  expect((await tenant.say(lead, 'choir', '/create task Sing'))[0]).toContain('is archived');
  expect(await world.db.task.count({ where: { title: 'Sing' } })).toBe(0);
  expect(await tenant.say(lead, 'choir', '/unarchive @Choir')).toEqual([
    '✅ 🎶 Choir is active again.',
  ]);
  expect((await tenant.say(lead, 'choir', '/create task Sing'))[0]).toContain('Sing →');
});

test('one’s own day holds what is owed and where one is expected, and nothing that was declined', async () => {
  const cleo = await tenant.person('Cleo');
  const me = () => tenant.say(cleo, 'cleo', '/me', { chatKind: 'direct' });
  expect(await me()).toEqual(['All clear: nothing to do, and nothing planned. 🎉']);
  await tenant.group('Duo', [lead, cleo]);
  await tenant.say(lead, 'duo', '/create task Rehearse for @Duo due sunday');
  const [concert] = await tenant.say(lead, 'duo', '/create event Concert saturday 8pm for @Duo');
  await tenant.say(lead, 'duo', '/create event Dinner saturday 10pm for @Duo');
  const [reply] = await me();
  expect(reply).toMatch(
    /^You owe 1 task:\n☐ #\d+ Rehearse · Duo · due Sun 22 Nov 23:59\nYou are expected at:\n/,
  );
  expect(reply).toMatch(/Concert · tomorrow 20:00 · Duo · you: no answer yet\n.*Dinner/);
  await tenant.say(cleo, 'cleo', `/out ${/#(\d+)/.exec(concert!)![1]}`, { chatKind: 'direct' });
  expect((await me())[0]).not.toContain('Concert');
});
