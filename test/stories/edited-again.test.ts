import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// A message that is edited more than once.

let world: World;
let club: Tenant;
let ann: Character;
let ben: Character;
let round = 0;

beforeAll(async () => {
  world = await createWorld();
  club = await world.tenant('Club');
  ann = await club.person('Ann', { role: 'ADMIN' });
  ben = await club.person('Ben');
  await club.group('Team', [ann, ben]);
  await club.say(ann, 'team', '/link chat to @Team');
});

afterAll(() => world.end());

beforeEach(() => {
  round += 1;
  world.clock.advance(60_000);
});

const titles = async () =>
  (
    await world.db.task.findMany({
      where: { organizationId: club.organizationId, number: { not: null }, status: 'OPEN' },
      orderBy: { number: 'asc' },
    })
  ).map(({ title }) => title);

test('does what it says now, each time, under one number and in one reply', async () => {
  const { messageId } = await club.tell(ann, 'team', '/create task Tea for me');
  for (const drink of ['Coffee', 'Cocoa', 'Tea', 'Water']) {
    world.clock.advance(60_000);
    const replies = await club.revise(ann, 'team', messageId, `/create task ${drink} for me`);
    expect(replies).toHaveLength(1);
    expect(replies[0]).toContain(`✅ ${drink} → you. #1`);
    expect(await titles()).toEqual([drink]);
  }
  expect(await club.revise(ann, 'team', messageId, null)).toHaveLength(1);
  expect(await titles()).toEqual([]);
});

test('an answer to an event is corrected twice, and keeps its place', async () => {
  const planned = await club.tell(ann, 'team', `/create event "Game ${round}" sunday 11am max 2`);
  const number = Number(/#(\d+)/.exec(planned.replies[0]!.body)![1]);
  const { messageId } = await club.tell(ben, 'team', `/in ${number}`);
  await club.revise(ben, 'team', messageId, `/in ${number} +1`);
  await club.revise(ben, 'team', messageId, `/maybe ${number}`);
  const [last] = await club.revise(ben, 'team', messageId, `/in ${number} late`);
  expect(last).toContain("You're in (late)");
  const standing = await world.db.participant.findFirstOrThrow({
    where: { contactId: ben.contactId, event: { number, organizationId: club.organizationId } },
  });
  expect(standing).toMatchObject({ status: 'GOING', guests: 0, reason: 'late' });
});

test('answers to several events are corrected, and keep their places; what an edit leaves out is taken back', async () => {
  const plan = async (title: string) => {
    const planned = await club.tell(
      ann,
      'team',
      `/create event "${title} ${round}" sunday 11am max 1`,
    );
    return Number(/#(\d+)/.exec(planned.replies[0]!.body)![1]);
  };
  const [game, dinner] = [await plan('Match'), await plan('Dinner')];
  const standings = async () => {
    const where = {
      event: { number: { in: [game, dinner] }, organizationId: club.organizationId },
    };
    const include = { contact: true, event: true } as const;
    const rows = await world.db.participant.findMany({ where, include });
    return rows
      .map(({ contact, event, status, reason }) =>
        [event.number, contact.name, status, reason ?? ''].join(' ').trim(),
      )
      .sort();
  };
  const { messageId } = await club.tell(ben, 'team', `/in ${game}, ${dinner}`);
  await club.say(ann, 'team', `/in ${game}, ${dinner}`);

  await club.revise(ben, 'team', messageId, `/in ${game}, ${dinner} "late"`);
  expect(await standings()).toEqual([
    `${game} Ann WAITLISTED`,
    `${game} Ben GOING late`,
    `${dinner} Ann WAITLISTED`,
    `${dinner} Ben GOING late`,
  ]);

  const [left] = await club.revise(ben, 'team', messageId, `/in ${game} "later"`);
  expect(left).toContain('your answer is taken back');
  expect(await standings()).toEqual([
    `${game} Ann WAITLISTED`,
    `${game} Ben GOING later`,
    `${dinner} Ann GOING`,
    `${dinner} Ben INVITED`,
  ]);

  // What was taken back already is not taken back again.
  await club.revise(ben, 'team', messageId, null);
  expect(await standings()).toEqual([
    `${game} Ann GOING`,
    `${game} Ben INVITED`,
    `${dinner} Ann GOING`,
    `${dinner} Ben INVITED`,
  ]);
});

test('an edit that comes again is none', async () => {
  const { messageId } = await club.tell(ann, 'team', '/create task Bread for me');
  await club.revise(ann, 'team', messageId, '/create task Rolls for me');
  const before = await world.db.auditEntry.count();
  expect(await club.revise(ann, 'team', messageId, '/create task Rolls for me')).toEqual([]);
  expect(await world.db.auditEntry.count()).toBe(before);
});

test('that cannot be read says so each time, and what stands stays', async () => {
  const { messageId } = await club.tell(ann, 'team', '/create task Salt for me');
  await club.revise(ann, 'team', messageId, '/create task Pepper for me');
  const [problem] = await club.revise(ann, 'team', messageId, '/create task for me');
  expect(problem).toMatch(/Something is missing/);
  expect(await titles()).toContain('Pepper');
  await club.revise(ann, 'team', messageId, '/create task Sugar for me');
  expect(await titles()).toContain('Sugar');
  expect(await titles()).not.toContain('Pepper');
});

test('after ten minutes it is told that what was done stands', async () => {
  const { messageId } = await club.tell(ann, 'team', '/create task Milk for me');
  await club.revise(ann, 'team', messageId, '/create task Cream for me');
  world.clock.advance(11 * 60_000);
  const [late] = await club.revise(ann, 'team', messageId, '/create task Butter for me');
  expect(late).toContain('Too late');
  expect(await titles()).toContain('Cream');
});
