import { afterAll, beforeAll, expect, test } from 'vitest';
import { useProcesses } from '../../helpers/processes.ts';
import { type Character, createWorld, type Tenant, type World } from '../../helpers/world.ts';

// A plain answer is a command like any other: it acts once, and places go in order.

let world: World;
let tenant: Tenant;
let people: Character[];

const processes = useProcesses(() => ({ world, tenant }));

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Team');
  const names = Array.from({ length: 20 }, (_, n) => `Player ${n}`);
  people = [];
  for (const name of names) people.push(await tenant.person(name));
  await tenant.group('Club', people);
  await tenant.say(people[0]!, 'chat', '/link chat to @Club');
});

afterAll(() => world.end());

/** Plans an event and answers the id of the message that tells of it. */
async function plan(title: string): Promise<string> {
  const said = `/create event "${title}" sunday 11am max 1`;
  const { replies } = await tenant.tell(people[0]!, 'chat', said);
  return replies[0]!.id;
}

const standings = async (title: string) =>
  (
    await world.db.participant.findMany({
      where: { event: { title } },
      orderBy: { waitingTicket: 'asc' },
    })
  ).map(({ status }) => status);

test('twenty replies at the same moment for the last place: one is in, the others in line', async () => {
  const quotedId = await plan('Game');
  const replies = await Promise.all(
    people.map((who) => tenant.say(who, 'chat', 'in', { quotedId })),
  );
  expect(replies.map((own) => own.length)).toEqual(people.map(() => 1));
  const statuses = await standings('Game');
  expect(statuses.filter((status) => status === 'GOING')).toHaveLength(1);
  expect(statuses.filter((status) => status === 'WAITLISTED')).toHaveLength(19);
  const tickets = await world.db.participant.findMany({
    where: { event: { title: 'Game' }, status: 'WAITLISTED' },
  });
  expect(new Set(tickets.map(({ waitingTicket }) => waitingTicket)).size).toBe(19);
});

test('the same through two processes', async () => {
  const quotedId = await plan('Match');
  const [first, second] = [await processes.start(), await processes.start()];
  await Promise.all(
    people.map((who, n) =>
      (n % 2 ? first : second).write(who, 'chat', ['in', '👍', "I'm in"][n % 3]!, { quotedId }),
    ),
  );
  const statuses = await standings('Match');
  expect(statuses.filter((status) => status === 'GOING')).toHaveLength(1);
  expect(statuses.filter((status) => status === 'WAITLISTED')).toHaveLength(19);
  expect(processes.delivered).toHaveLength(20);
  expect(processes.errors).toEqual([]);
});

test('a reply that is delivered twenty times answers once', async () => {
  const quotedId = await plan('Final');
  const [first, second] = [await processes.start(), await processes.start()];
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      (n % 2 ? first : second).write(people[1]!, 'chat', 'in', { quotedId, id: 'one reply' }),
    ),
  );
  expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(processes.delivered).toHaveLength(1);
  const event = await world.db.event.findFirstOrThrow({ where: { title: 'Final' } });
  expect(
    await world.db.auditEntry.count({ where: { subjectId: event.id, action: 'event.answer' } }),
  ).toBe(1);
});

test('a reply that is deleted gives its place to the next in line', async () => {
  const quotedId = await plan('Cup');
  const { messageId } = await tenant.tell(people[1]!, 'chat', 'in', { quotedId });
  await tenant.say(people[2]!, 'chat', 'in', { quotedId });
  const [reply] = await tenant.revise(people[1]!, 'chat', messageId, null);
  expect(reply).toContain('moves up');
  const going = await world.db.participant.findMany({
    where: { event: { title: 'Cup' }, status: 'GOING' },
  });
  expect(going.map(({ contactId }) => contactId)).toEqual([people[2]!.contactId]);
});
