import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVoters } from '../helpers/polls.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// Votes come in swarms, from many phones at once, and beside what is typed.

const many = 50;

let world: World;
let club: Tenant;
let ann: Character;
let people: Character[];
let voters: ReturnType<typeof createVoters>;

beforeAll(async () => {
  world = await createWorld();
  club = await world.tenant('Club', { polls: true });
  ann = await club.person('Ann', { role: 'ADMIN' });
  people = [];
  for (let n = 1; n <= many; n += 1) people.push(await club.person(`Player ${n}`));
  await club.group('Team', [ann, ...people]);
  await club.say(ann, 'team', '/link chat to @Team');
  voters = createVoters(world, club, 'team');
  await club.say(ann, 'team', '/settings confirm 1000');
});

afterAll(() => world.end());

const eventOf = (number: number) =>
  world.db.event.findFirstOrThrow({
    where: { organizationId: club.organizationId, number },
    include: { participants: { where: { status: { not: 'INVITED' } } } },
  });

test('fifty votes at once for ten places: ten are in, forty in one line, each told once', async () => {
  const { number, pollId } = await voters.plan(ann, '/create event "Match 0" sunday 11am max 10');
  await Promise.all(people.map((person) => voters.vote(person, pollId, ['Going'])));
  const { participants, seatsTaken } = await eventOf(number);
  expect(seatsTaken).toBe(10);
  expect(participants.filter(({ status }) => status === 'GOING')).toHaveLength(10);
  const tickets = participants.flatMap(({ waitingTicket }) => waitingTicket ?? []);
  expect(tickets.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
  const told = await voters.said(pollId);
  expect(new Set(told).size).toBe(40);
  expect(told).toHaveLength(40);
});

test('the same vote many times at once is one answer', async () => {
  const { number, pollId } = await voters.plan(ann, '/create event "Match 1" sunday 11am');
  const [ben] = people as [Character];
  await Promise.all(Array.from({ length: 20 }, () => voters.vote(ben, pollId, ['Going'])));
  const { id } = await eventOf(number);
  const entries = { where: { subjectId: id, action: 'event.answer' } };
  expect(await world.db.auditEntry.count(entries)).toBe(1);
});

test('a vote and what is typed at once: one of them stands, and the places add up', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { number, pollId } = await voters.plan(
      ann,
      `/create event "Game ${round}" sunday 11am max 3`,
    );
    const [ben, cat, dan] = people as [Character, Character, Character];
    await Promise.all([
      voters.vote(ben, pollId, ["Can't"]),
      club.say(ben, ben.name, `/in ${number} +1`, { chatKind: 'direct' }),
      voters.vote(cat, pollId, ['Going']),
      club.say(cat, cat.name, `/in ${number}`, { chatKind: 'direct' }),
      voters.vote(dan, pollId, ['Going']),
    ]);
    const { participants, seatsTaken } = await eventOf(number);
    const going = participants.filter(({ status }) => status === 'GOING');
    expect(going.reduce((seats, { guests }) => seats + 1 + guests, 0)).toBe(seatsTaken);
    expect(seatsTaken).toBeLessThanOrEqual(3);
    expect(participants).toHaveLength(3);
  }
});

test('votes and reactions of everybody, to the reply and the poll at once, end without a deadlock', async () => {
  const { number, pollId, replyId } = await voters.plan(
    ann,
    '/create event "Match 3" sunday 11am max 10',
  );
  await Promise.all(
    people.flatMap((person) => [
      voters.vote(person, pollId, ['Going']),
      voters.react(person, replyId, '👍'),
    ]),
  );
  const { participants, seatsTaken } = await eventOf(number);
  expect(participants).toHaveLength(many);
  expect(seatsTaken).toBe(10);
});
