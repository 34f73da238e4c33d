import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let ann: Character;

/** In a chat of a group in Madrid, about what is of a group in New York. */
beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Club');
  ann = await tenant.person('Ann');
  await tenant.group('Book Club', [ann]);
  await tenant.group('York', [ann], { timeZone: 'America/New_York' });
  await tenant.say(ann, 'books', '/link chat to @BookClub');
});

afterAll(() => world.end());

const say = async (body: string) => (await tenant.say(ann, 'books', body))[0];

test('a date is read on the clock of the group whose event it is set for', async () => {
  expect(await say('/create event "Meet" sunday 11am for @York')).toContain('Sun 22 Nov 11:00');
  const startOf = async () => (await world.db.event.findFirstOrThrow()).startsAt;
  expect(await startOf()).toEqual(new Date('2026-11-22T16:00:00Z'));
  expect(await say('/move event 1 to sunday 11am')).toBe(
    '📅 Meet is set for Sun 22 Nov 11:00 already. #1',
  );
  expect(await say('/move event 1 to next sunday noon')).toContain('Reply 2 for Sun 29 Nov 12:00');
  await say('2');
  expect(await startOf()).toEqual(new Date('2026-11-29T17:00:00Z'));
});

test('and of the group whose task it is set for', async () => {
  await say('/create task "Read" for @York due sunday');
  const dueAt = async () => (await world.db.task.findFirstOrThrow({ where: { number: 2 } })).dueAt;
  expect(await say('/due 2 monday')).toContain('Mon 23 Nov 23:59');
  expect(await dueAt()).toEqual(new Date('2026-11-24T04:59:00Z'));
});

test('what is no group’s goes by the chat', async () => {
  await say('/create task "Rest" for me due sunday');
  await say('/due 3 monday');
  const { dueAt } = await world.db.task.findFirstOrThrow({ where: { number: 3 } });
  expect(dueAt).toEqual(new Date('2026-11-23T22:59:00Z'));
});
