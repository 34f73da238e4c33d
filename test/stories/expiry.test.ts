import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// Until when what Muster says is of use: FRIDAY is noon in Madrid.

let world: World;
let tenant: Tenant;
let ann: Character;
let ben: Character;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  ann = await tenant.person('Ann', { role: 'ADMIN' });
  ben = await tenant.person('Ben');
  await tenant.group('Team', [ann, ben]);
  // The group is told there, whatever is said elsewhere.
  await tenant.say(ann, 'team', '/link chat to @Team');
});
afterAll(() => world.end());

/** How long after it was written the last message to a chat expires, in minutes. */
async function usefulFor(chat: string): Promise<number> {
  const row = await world.db.outbox.findFirstOrThrow({
    where: { chat: { externalId: chat } },
    orderBy: { sequence: 'desc' },
  });
  return (row.expiresAt!.getTime() - row.createdAt.getTime()) / 60_000;
}

test('a reply is of use for a day', async () => {
  await tenant.say(ann, 'ann', '/context');
  expect(await usefulFor('ann')).toBe(24 * 60);
});

test('a question is of use as long as its code holds', async () => {
  await tenant.say(ann, 'ann', '/archive group Team');
  expect(await usefulFor('ann')).toBe(5);
  await tenant.say(ann, 'ann', 'no');
});

test('a reminder is of use until the next may be sent', async () => {
  await tenant.say(ann, 'ann', '/create task "Nets" for @Team');
  await tenant.say(ann, 'ann', '/nudge 1');
  expect(await usefulFor('team')).toBe(6 * 60);
});

test('news of an event is of use until it is over', async () => {
  await tenant.say(ann, 'ann', '/create event "Game" saturday 10-13 for @Team');
  await tenant.say(ben, 'team', '/in');
  await tenant.insist(ann, 'ann', '/cancel event 2');
  // From Friday 12:00 to Saturday 13:00.
  expect(await usefulFor('team')).toBe(25 * 60);
  await tenant.say(ann, 'ann', '/create event "Cup" monday 18:00 for @Team');
  await tenant.say(ben, 'team', '/in');
  await tenant.insist(ann, 'ann', '/move event 3 to tuesday 18:00');
  expect(await usefulFor('team')).toBe((4 * 24 + 6) * 60);
});
