import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { useLinkedTeam } from '../helpers/scenes.ts';
import { statementsOf } from '../helpers/statements.ts';
import type { Character, Tenant, World } from '../helpers/world.ts';
import { type Entry, parseCalendar } from './ical.ts';

let world: World;
let tenant: Tenant;
let ana: Character;
let pau: Character;

useLinkedTeam({ ana: 'Ana', pau: 'Pau', sam: 'Sam' }, (scene) => {
  ({ world, tenant, ana, pau } = scene);
});

async function addressOf(who: Character, said: string): Promise<string> {
  const [told] = await tenant.say(who, who.name, said, { chatKind: 'direct' });
  return new URL(/http\S+\.ics/.exec(told!)![0]).pathname;
}

async function read(url: string): Promise<Entry[]> {
  const answer = await world.service.admin.inject({ url });
  expect(answer.statusCode).toBe(200);
  return parseCalendar(answer.body).entries;
}

const wall = ({ start }: Entry) =>
  DateTime.fromISO(start).setZone('Europe/Madrid').toFormat('ccc HH:mm');

test('a series is its events, and the dates that it will have within 60 days', async () => {
  await tenant.say(ana, 'team', '/create event "Training" every tuesday 19:00 for 2h');
  const url = await addressOf(pau, '/calendar');
  const entries = await read(url);
  // 24 November to 12 January: the first is planned.
  expect(entries.map(({ status }) => status)).toEqual([
    'CONFIRMED',
    ...Array.from({ length: 7 }, () => 'TENTATIVE'),
  ]);
  for (const entry of entries) expect(wall(entry)).toBe('Tue 19:00');
  for (const { start, end } of entries)
    expect(DateTime.fromISO(end!).diff(DateTime.fromISO(start), 'hours').hours).toBe(2);
  expect(new Set(entries.map(({ uid }) => uid)).size).toBe(entries.length);
  expect(entries[1]!.description).toContain('Expected');
  // Nothing is another for being read again, nor for the next one being there: but that one.
  expect(await read(url)).toEqual(entries);
  await tenant.ring('2026-11-25T12:00:00Z');
  const later = await read(url);
  expect(later.slice(0, 2).map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED']);
  expect(later[0]!.uid).toBe(entries[0]!.uid);
  expect(later.slice(2, 8).map(({ uid }) => uid)).toEqual(
    entries.slice(2, 8).map(({ uid }) => uid),
  );
  expect(await statementsOf(() => read(url))).toHaveLength(5);
});

test('keeps the time on the wall when clocks change', async () => {
  world.clock.set('2027-03-10T11:00:00Z');
  await tenant.say(ana, 'team', '/create event "Training" every tuesday 19:00');
  const entries = await read(await addressOf(pau, '/calendar'));
  expect(entries.length).toBeGreaterThan(6);
  expect(new Set(entries.map(wall))).toEqual(new Set(['Tue 19:00']));
  expect(new Set(entries.map(({ start }) => start.slice(11, 16)))).toEqual(
    new Set(['18:00', '17:00']),
  );
});

test('one that is moved is itself, and one that is left out is called off', async () => {
  await tenant.say(ana, 'team', '/create event "Training" every tuesday 19:00');
  const url = await addressOf(pau, '/calendar');
  const [first, ...rest] = await read(url);
  await tenant.insist(ana, 'team', '/move event 1 to wednesday 20:00 only this');
  const [moved, ...others] = await read(url);
  expect([moved!.uid, wall(moved!)]).toEqual([first!.uid, 'Wed 20:00']);
  expect(moved!.sequence).toBeGreaterThanOrEqual(first!.sequence);
  expect(others.map(({ start }) => start)).toEqual(rest.map(({ start }) => start));
  await tenant.insist(ana, 'team', '/skip 1');
  const skipped = (await read(url)).find(({ uid }) => uid === first!.uid);
  expect(skipped).toMatchObject({ status: 'CANCELLED', transparency: 'TRANSPARENT' });
});

test('nothing is to be expected of a series that has ended, nor by who is in the group no more', async () => {
  await tenant.say(ana, 'team', '/create event "Training" every tuesday 19:00 for 3 times');
  const url = await addressOf(pau, '/calendar');
  expect(await read(url)).toHaveLength(3);
  await tenant.insist(pau, 'team', '/leave');
  expect((await read(url)).filter(({ status }) => status === 'TENTATIVE')).toEqual([]);
});

test('a day is a day', async () => {
  await tenant.say(ana, 'team', '/create event "Cleaning" every saturday');
  const entries = await read(await addressOf(pau, '/calendar'));
  expect(entries.every(({ isDay }) => isDay)).toBe(true);
  expect(entries.slice(0, 2).map(({ start, end }) => [start, end])).toEqual([
    ['2026-11-21', '2026-11-22'],
    ['2026-11-28', '2026-11-29'],
  ]);
});

test('whoever is invited from outside has the event, and not its group', async () => {
  const zoe = await tenant.person('Zoe');
  // By whom Ana knows her.
  await tenant.group('Choir', [ana, zoe]);
  await tenant.say(ana, 'team', '/create event "Training" every tuesday 19:00');
  await tenant.insist(ana, 'team', '/invite @Zoe to 1');
  const entries = await read(await addressOf(zoe, '/calendar'));
  expect(entries).toMatchObject([{ status: 'CONFIRMED', organizer: null }]);
});
