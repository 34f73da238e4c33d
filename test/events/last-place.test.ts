import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import type { Tx } from '../../src/db/client.ts';
import { lockGroup } from '../../src/groups/lock-group.ts';
import { removeMembers } from '../../src/membership/remove-members.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';
import { untilSomebodyWaits } from '../people/tenant.ts';

let world: World;
let tenant: Tenant;
let lead: Character;
let people: Character[];

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  lead = await tenant.person('Lead');
  people = [];
  for (let n = 1; n <= 8; n += 1) people.push(await tenant.person(`Player ${n}`));
  await tenant.group('Team', [lead, ...people]);
});

afterAll(() => world.end());

let games = 0;

async function plan(places: number): Promise<number> {
  games += 1;
  const [reply] = await tenant.say(
    lead,
    'lead',
    `/create event "Game ${games}" saturday 10am max ${places} for @Team`,
  );
  return Number(/#(\d+)/.exec(reply!)![1]);
}

/** Says something in the person's own chat, where nobody waits for anybody. */
const say = (person: Character, said: string) =>
  tenant.say(person, person.name, said, { chatKind: 'direct' });

const eventOf = (number: number) =>
  world.db.event.findFirstOrThrow({ where: { number }, include: { participants: true } });

describe('the last place', () => {
  test('two people who ask for it at once: one is in, the other first in line, thirty times', async () => {
    const [ann, ben] = people as [Character, Character];
    const winners = new Set<string>();
    for (let round = 0; round < 30; round += 1) {
      const number = await plan(1);
      const both = round % 2 === 0 ? [ann, ben] : [ben, ann];
      const replies = (
        await Promise.all(both.map((person) => say(person, `/in ${number}`)))
      ).flat();
      const event = await eventOf(number);
      const answered = event.participants.filter(({ status }) => status !== 'INVITED');
      expect(answered.map(({ status }) => status).sort()).toEqual(['GOING', 'WAITLISTED']);
      expect(event.seatsTaken).toBe(1);
      expect(replies.filter((reply) => reply.includes("You're in"))).toHaveLength(1);
      expect(replies.filter((reply) => reply.includes('number 1 in line'))).toHaveLength(1);
      winners.add(answered.find(({ status }) => status === 'GOING')!.contactId);
    }
    // Not because the two took turns by themselves: each wins at times.
    expect(winners.size).toBe(2);
  });

  test('eight who ask for three places, five times: three are in, five wait in one line', async () => {
    for (let round = 0; round < 5; round += 1) {
      const number = await plan(3);
      await Promise.all(people.map((person) => say(person, `/in ${number}`)));
      const event = await eventOf(number);
      expect(event.participants.filter(({ status }) => status === 'GOING')).toHaveLength(3);
      const tickets = event.participants.flatMap(({ waitingTicket }) => waitingTicket ?? []);
      expect(tickets.sort()).toEqual([1, 2, 3, 4, 5]);
      expect(event.seatsTaken).toBe(3);
    }
  });

  test('dropouts and newcomers at once never overbook, and leave no place empty while somebody waits', async () => {
    for (let round = 0; round < 5; round += 1) {
      const number = await plan(4);
      for (const person of people.slice(0, 6)) await say(person, `/in ${number}`);
      await Promise.all([
        ...people.slice(0, 3).map((person) => say(person, `/out ${number}`)),
        ...people.slice(6).map((person) => say(person, `/in ${number} +1`)),
        tenant.say(people[3]!, 'three', `/in ${number} +1`),
      ]);
      const event = await eventOf(number);
      const seats = event.participants
        .filter(({ status }) => status === 'GOING')
        .reduce((sum, { guests }) => sum + 1 + guests, 0);
      expect(event.seatsTaken).toBe(seats);
      expect(seats).toBeLessThanOrEqual(4);
      const first = event.participants
        .filter(({ waitingTicket }) => waitingTicket !== null)
        .sort((a, b) => a.waitingTicket! - b.waitingTicket!)[0];
      if (first) expect(seats + 1 + first.guests).toBeGreaterThan(4);
    }
  });

  test('answers and removals at once do not deadlock', async () => {
    for (let round = 0; round < 5; round += 1) {
      const number = await plan(2);
      const another = await plan(2);
      for (const person of people.slice(0, 4)) {
        await say(person, `/in ${number}`);
        await say(person, `/in ${another}`);
      }
      await Promise.all([
        tenant.insist(lead, 'a', `/remove ${people[0]!.phone} from @Team`),
        tenant.insist(lead, 'b', `/remove ${people[1]!.phone} from @Team`),
        say(people[2]!, `/out ${another}`),
        say(people[3]!, `/out ${number}`),
        say(people[4]!, `/in ${number}`),
        say(people[5]!, `/in ${another}`),
      ]);
      expect(world.errors).toEqual([]);
      for (const { participants, seatsTaken } of [await eventOf(number), await eventOf(another)]) {
        expect(seatsTaken).toBe(participants.filter(({ status }) => status === 'GOING').length);
        expect(participants.map(({ contactId }) => contactId)).not.toContain(people[0]!.contactId);
      }
      await tenant.say(lead, 'a', `/add ${people[0]!.phone}, ${people[1]!.phone} to @Team`);
    }
  });
});

describe('an answer and a change of the group at the same moment', () => {
  const change = (tx: Tx) =>
    createChange({ tx, organizationId: tenant.organizationId, at: world.clock.now() });
  let groupId: string;
  beforeAll(async () => {
    groupId = (await world.db.group.findFirstOrThrow({ where: { name: 'Team' } })).id;
  });

  test('an answer that moves the line does not wait for whoever holds the group', async () => {
    const number = await plan(1);
    const [first, second] = [people[4]!, people[5]!];
    await say(first, `/in ${number}`);
    await say(second, `/in ${number}`);
    // Whoever removes a member holds the group and asks for its events next: if the answer held its
    // event and asked for the group, the two would wait for one another.
    await world.db.$transaction(async (tx) => {
      await lockGroup(change(tx), groupId, 'UPDATE');
      const answered = say(first, `/out ${number}`);
      // Were it to wait, it would wait for the end of this transaction, and this for it.
      await answered;
    });
    const { participants } = await eventOf(number);
    expect(participants.find(({ contactId }) => contactId === second.contactId)).toMatchObject({
      status: 'GOING',
    });
  });

  test('somebody who waited to answer while being taken out gets no place', async () => {
    const number = await plan(2);
    const leaver = people[7]!;
    let answering: Promise<string[]> = Promise.resolve([]);
    await world.db.$transaction(async (tx) => {
      await removeMembers(change(tx), groupId, [leaver.contactId]);
      // It finds the event while the removal is not committed yet, and waits for its row.
      answering = say(leaver, `/in ${number}`);
      await untilSomebodyWaits(world.db);
    });
    expect((await answering)[0]).toMatch(/cannot/);
    const event = await eventOf(number);
    expect(event.participants.map(({ contactId }) => contactId)).not.toContain(leaver.contactId);
    expect(event.seatsTaken).toBe(0);
    await tenant.say(lead, 'back', `/add ${leaver.phone} to @Team`);
  });

  test('answers of somebody who is being taken out leave nothing behind, ten times', async () => {
    const leaver = people[7]!;
    for (let round = 0; round < 10; round += 1) {
      const number = await plan(2);
      await Promise.all([
        tenant.insist(lead, `out ${round}`, `/remove ${leaver.phone} from @Team`),
        say(leaver, `/in ${number}`),
        tenant.say(leaver, `again ${round}`, `/in ${number} +1`),
      ]);
      const event = await eventOf(number);
      expect(event.participants.map(({ contactId }) => contactId)).not.toContain(leaver.contactId);
      expect(event.seatsTaken).toBe(0);
      await tenant.say(lead, `out ${round}`, `/add ${leaver.phone} to @Team`);
    }
  });
});

describe('the database itself', () => {
  test('refuses one more than there are places, whoever writes it', async () => {
    const number = await plan(2);
    const [ann, ben, cat] = people as [Character, Character, Character];
    await say(ann, `/in ${number} +1`);
    const raw = (status: string, who: Character) =>
      world.db.$executeRawUnsafe(
        `UPDATE participants SET status = '${status}', answered_at = now(), waiting_ticket = NULL WHERE contact_id = '${who.contactId}' AND event_id = (SELECT id FROM events WHERE number = ${number})`,
      );
    await expect(raw('GOING', ben)).rejects.toThrow('events_seats_taken_check');
    await expect(
      world.db.$executeRawUnsafe(
        `UPDATE participants SET guests = 2 WHERE contact_id = '${ann.contactId}' AND event_id = (SELECT id FROM events WHERE number = ${number})`,
      ),
    ).rejects.toThrow('events_seats_taken_check');
    await expect(
      world.db.$executeRawUnsafe(`UPDATE events SET capacity = 1 WHERE number = ${number}`),
    ).rejects.toThrow('events_seats_taken_check');
    await raw('MAYBE', cat);
    expect((await eventOf(number)).seatsTaken).toBe(2);
  });
});
