import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// First come, first served, guests counted; strictly in line (docs/rules.md, events).

let world: World;
let tenant: Tenant;
let lead: Character;
let people: Character[];
let teams = 0;
let name: string;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  lead = await tenant.person('Lead');
  people = [];
  for (const who of ['Ann', 'Ben', 'Cat', 'Dan', 'Eve']) people.push(await tenant.person(who));
});

afterAll(() => world.end());

beforeEach(async () => {
  teams += 1;
  name = `Team ${teams}`;
  await tenant.group(name, [lead, ...people]);
});

const who = (first: string) => people.find((person) => person.name === first)!;
const mention = (first: string) => `@${who(first).phone.slice(1)}`;

async function plan(places: number): Promise<number> {
  const [reply] = await tenant.say(
    lead,
    `${name} admin`,
    `/create event "Game" saturday 10am max ${places} for @"${name}"`,
  );
  return Number(/#(\d+)/.exec(reply!)![1]);
}

async function line(number: number): Promise<string[]> {
  const rows = await world.db.participant.findMany({
    where: { event: { number }, status: 'WAITLISTED' },
    include: { contact: true },
    orderBy: { waitingTicket: 'asc' },
  });
  return rows.map(({ contact }) => contact.name);
}

async function going(number: number): Promise<string[]> {
  const rows = await world.db.participant.findMany({
    where: { event: { number }, status: 'GOING' },
    include: { contact: true },
    orderBy: { contact: { name: 'asc' } },
  });
  return rows.map(({ contact, guests }) => (guests ? `${contact.name} +${guests}` : contact.name));
}

/** Says something in a chat that is about no group. */
const say = (first: string, said: string) => tenant.tell(who(first), `${name} ${first}`, said);

/** All that was ever sent about an event to those who moved up in it. */
async function notices(
  number: number,
): Promise<{ chat: string; body: string; mentions: string[] }[]> {
  const rows = await world.db.outbox.findMany({
    where: { body: { contains: '🎉' } },
    include: { chat: true },
    orderBy: { sequence: 'asc' },
  });
  return rows
    .filter(({ body }) => new RegExp(`#${number}\\b`).test(body))
    .map(({ chat, body, mentions }) => ({ chat: chat.externalId, body, mentions }));
}

describe('the line', () => {
  test('whoever comes when it is full waits, and is told the place in line', async () => {
    const number = await plan(2);
    await say('Ann', `/in ${number}`);
    await say('Ben', `/in ${number}`);
    expect((await say('Cat', `/in ${number}`)).replies[0]!.body).toContain('number 1 in line');
    expect((await say('Dan', `/in ${number} +1`)).replies[0]!.body).toContain('number 2 in line');
    expect(await going(number)).toEqual(['Ann', 'Ben']);
    expect(await line(number)).toEqual(['Cat', 'Dan']);
    expect(await world.db.event.findFirstOrThrow({ where: { number } })).toMatchObject({
      seatsTaken: 2,
      capacity: 2,
    });
  });

  test('a dropout’s place goes to the first in line', async () => {
    const number = await plan(1);
    for (const first of ['Ann', 'Ben', 'Cat']) await say(first, `/in ${number}`);
    await say('Ann', `/out ${number}`);
    expect(await going(number)).toEqual(['Ben']);
    expect(await line(number)).toEqual(['Cat']);
    const promoted = await world.db.participant.findFirstOrThrow({
      where: { event: { number }, contactId: who('Ben').contactId },
    });
    expect(promoted).toMatchObject({ source: 'WAITING_LIST', waitingTicket: null });
    const { id } = await world.db.event.findFirstOrThrow({ where: { number } });
    expect(
      await world.db.auditEntry.findMany({ where: { subjectId: id, action: 'event.promote' } }),
    ).toMatchObject([
      {
        after: { contactId: who('Ben').contactId, status: 'GOING' },
        reason: expect.stringContaining('free'),
      },
    ]);
  });

  test('/maybe gives a place up too', async () => {
    const number = await plan(1);
    for (const first of ['Ann', 'Ben']) await say(first, `/in ${number}`);
    await say('Ann', `/maybe ${number}`);
    expect(await going(number)).toEqual(['Ben']);
  });

  test('fewer guests free places', async () => {
    const number = await plan(3);
    await say('Ann', `/in ${number} +2`);
    await say('Ben', `/in ${number}`);
    await say('Cat', `/in ${number}`);
    await say('Ann', `/in ${number} +1`);
    expect(await going(number)).toEqual(['Ann +1', 'Ben']);
    expect(await line(number)).toEqual(['Cat']);
    await say('Ann', `/in ${number} +0`);
    expect(await going(number)).toEqual(['Ann', 'Ben', 'Cat']);
  });

  test('somebody removed from the group frees their place', async () => {
    const number = await plan(1);
    await say('Ann', `/in ${number}`);
    await say('Ben', `/in ${number}`);
    await tenant.insist(lead, `${name} admin`, `/remove ${who('Ann').phone} from @"${name}"`);
    expect(await going(number)).toEqual(['Ben']);
    expect(await line(number)).toEqual([]);
  });

  test('nobody overtakes a large party that stands in front', async () => {
    const number = await plan(3);
    await say('Ann', `/in ${number}`);
    await say('Ben', `/in ${number}`);
    await say('Cat', `/in ${number} +1`); // needs two, one is free
    expect(await line(number)).toEqual(['Cat']);
    expect((await say('Dan', `/in ${number}`)).replies[0]!.body).toContain('number 2 in line');
    expect(await going(number)).toEqual(['Ann', 'Ben']);
    await say('Ann', `/out ${number}`);
    // Two are free now: the party moves up, and Dan still waits.
    expect(await going(number)).toEqual(['Ben', 'Cat +1']);
    expect(await line(number)).toEqual(['Dan']);
  });

  test('one dropout with guests may bring several up, in order', async () => {
    const number = await plan(3);
    await say('Ann', `/in ${number} +2`);
    for (const first of ['Ben', 'Cat', 'Dan', 'Eve']) await say(first, `/in ${number}`);
    await say('Ann', `/out ${number}`);
    expect(await going(number)).toEqual(['Ben', 'Cat', 'Dan']);
    expect(await line(number)).toEqual(['Eve']);
  });

  test('leaving the line and coming back is going to its end', async () => {
    const number = await plan(1);
    for (const first of ['Ann', 'Ben', 'Cat']) await say(first, `/in ${number}`);
    await say('Ben', `/out ${number}`);
    await say('Ben', `/in ${number}`);
    expect(await line(number)).toEqual(['Cat', 'Ben']);
  });

  test('saying it again keeps the place in line', async () => {
    const number = await plan(1);
    for (const first of ['Ann', 'Ben', 'Cat']) await say(first, `/in ${number}`);
    expect((await say('Ben', `/in ${number}`)).replies[0]!.body).toContain(
      'already number 1 in line',
    );
    await say('Ben', `/in ${number} +1`);
    expect(await line(number)).toEqual(['Ben', 'Cat']);
  });

  test('a party that becomes small enough moves up, and whoever was behind it may too', async () => {
    const number = await plan(3);
    await say('Ann', `/in ${number}`);
    await say('Ben', `/in ${number} +2`);
    await say('Cat', `/in ${number}`);
    expect(await line(number)).toEqual(['Ben', 'Cat']);
    const { replies } = await say('Ben', `/in ${number}`);
    expect(replies[0]!.body).toContain("You're in");
    expect(await going(number)).toEqual(['Ann', 'Ben', 'Cat']);
  });

  test('a party in front that gives up lets those behind move up', async () => {
    const number = await plan(2);
    await say('Ann', `/in ${number}`);
    await say('Ben', `/in ${number} +1`);
    await say('Cat', `/in ${number}`);
    await say('Ben', `/out ${number}`);
    expect(await going(number)).toEqual(['Ann', 'Cat']);
  });

  test('somebody who is in and wants to bring more than there is room for keeps what they have', async () => {
    const number = await plan(2);
    await say('Ann', `/in ${number}`);
    const { replies } = await say('Ann', `/in ${number} +2`);
    expect(replies[0]!.body).toContain('1 place left');
    expect(await going(number)).toEqual(['Ann']);
    expect((await say('Ann', `/in ${number} +1`)).replies[0]!.body).toContain(
      "You're in with 1 guest",
    );
  });

  test('a party larger than the whole event is refused at once, with what is possible', async () => {
    const number = await plan(2);
    const { replies } = await say('Ann', `/in ${number} +5`);
    expect(replies[0]!.body).toContain('2 people in all');
    expect(replies[0]!.body).toContain(`/in ${number} +1`);
    expect(await line(number)).toEqual([]);
    expect((await say('Ben', `/in ${number} +1`)).replies[0]!.body).toContain("You're in");
  });

  test('nobody overtakes a party that lacks one place, and whoever is behind it gets what it leaves', async () => {
    const number = await plan(3);
    await say('Ann', `/in ${number} +1`);
    await say('Ben', `/in ${number} +1`);
    expect((await say('Cat', `/in ${number}`)).replies[0]!.body).toContain('number 2 in line');
    expect(await line(number)).toEqual(['Ben', 'Cat']);
    await say('Ben', `/in ${number}`);
    expect(await going(number)).toEqual(['Ann +1', 'Ben']);
    expect(await line(number)).toEqual(['Cat']);
  });

  test('a party that lacks more than one place holds nobody up, and keeps its place in line', async () => {
    const number = await plan(5);
    await say('Ann', `/in ${number} +1`);
    await say('Ben', `/in ${number} +4`);
    expect(await line(number)).toEqual(['Ben']);
    // Three are free, Ben needs five: whoever fits comes in, until Ben lacks one only.
    expect((await say('Cat', `/in ${number}`)).replies[0]!.body).toContain("You're in");
    expect((await say('Dan', `/in ${number} +1`)).replies[0]!.body).toContain("You're in");
    expect((await say('Eve', `/in ${number}`)).replies[0]!.body).toContain('number 2 in line');
    await say('Dan', `/out ${number}`);
    expect(await going(number)).toEqual(['Ann +1', 'Cat', 'Eve']);
    expect(await line(number)).toEqual(['Ben']);
    await say('Ann', `/out ${number}`);
    await say('Cat', `/out ${number}`);
    // Four are free by now: Ben lacks one, and is waited for.
    expect((await say('Cat', `/in ${number}`)).replies[0]!.body).toContain('number 2 in line');
    await say('Eve', `/out ${number}`);
    expect(await going(number)).toEqual(['Ben +4']);
    expect(await line(number)).toEqual(['Cat']);
  });

  test('no places stay free while those who wait fit', async () => {
    const number = await plan(4);
    await say('Ann', `/in ${number} +3`);
    expect((await say('Ben', `/in ${number} +20`)).replies[0]!.body).toContain('4 people in all');
    await say('Cat', `/in ${number} +1`);
    await say('Dan', `/in ${number}`);
    await say('Eve', `/in ${number}`);
    await say('Ann', `/out ${number}`);
    expect(await going(number)).toEqual(['Cat +1', 'Dan', 'Eve']);
  });

  test('a party that a lower limit has made too large for ever holds nobody up', async () => {
    const number = await plan(4);
    await say('Ann', `/in ${number} +1`);
    await say('Ben', `/in ${number} +2`);
    await world.db.event.updateMany({ where: { number }, data: { capacity: 2 } });
    await say('Cat', `/in ${number}`);
    await say('Ann', `/out ${number}`);
    expect(await going(number)).toEqual(['Cat']);
    expect((await say('Dan', `/in ${number}`)).replies[0]!.body).toContain("You're in");
    expect(await line(number)).toEqual(['Ben']);
  });
});

describe('places that stay free although people wait', () => {
  const told = async (number: number) =>
    (
      await world.db.outbox.findMany({
        where: { body: { contains: `/change event ${number} max` } },
        include: { chat: true },
      })
    ).map(({ chat, body }) => ({ chat: chat.externalId, body }));

  test('are told to whoever planned the event, once for each party, with what can be done', async () => {
    await tenant.say(lead, `${name} lead`, '/me', { chatKind: 'direct' });
    const number = await plan(3);
    await say('Ann', `/in ${number}`);
    await say('Ben', `/in ${number}`);
    await say('Cat', `/in ${number} +1`);
    // Cat knows, and nobody else waits.
    expect(await told(number)).toEqual([]);
    await say('Dan', `/in ${number}`);
    const [notice, ...others] = await told(number);
    expect(others).toEqual([]);
    const peer = await world.db.chat.findFirstOrThrow({ where: { externalId: notice!.chat } });
    expect(peer.peerExternalId).toBe(`${lead.phone.slice(1)}@c.us`);
    expect(notice!.body).toContain('1 place is free');
    expect(notice!.body).toContain('Cat waits with 1 guest and needs 2');
    expect(notice!.body).toContain(`/change event ${number} max 4`);
    await say('Eve', `/in ${number}`);
    await say('Eve', `/out ${number}`);
    expect(await told(number)).toHaveLength(1);
  });

  test('are told in a chat of the group where there is no other, though the reply is given there', async () => {
    const planner = await tenant.person(`Planner ${teams}`);
    await tenant.say(lead, `${name} admin`, `/add ${planner.phone} to @"${name}"`);
    await tenant.say(lead, name, `/link chat to group "${name}"`);
    const [made] = await tenant.say(planner, name, '/create event "Game" saturday 10am max 5');
    const number = Number(/#(\d+)/.exec(made!)![1]);
    await say('Ann', `/in ${number} +2`);
    await say('Ben', `/in ${number}`);
    await say('Cat', `/in ${number} +3`);
    const { replies } = await tenant.tell(who('Ben'), name, `/out ${number}`);
    expect(replies).toHaveLength(2);
    const notice = replies.find(({ body }) => body.includes('2 places are free'))!;
    expect(notice.mentions).toEqual([planner.phone]);
    expect(notice.body).toContain(`@${planner.phone.slice(1)}`);
    expect(notice.body).toContain('Cat waits with 3 guests and needs 4');
    expect(notice.body).toContain(`/change event ${number} max 7`);
  });
});

describe('who moves up is told once', () => {
  /** Two places: Ann is in, Ben waits. */
  async function full(): Promise<number> {
    const number = await plan(1);
    await say('Ann', `/in ${number}`);
    await say('Ben', `/in ${number}`);
    return number;
  }

  test('in the linked chat of the group, with a mention, where the dropout spoke elsewhere', async () => {
    await tenant.say(lead, name, `/link chat to group "${name}"`);
    const number = await full();
    const { replies } = await say('Ann', `/out ${number}`);
    expect(replies.map(({ chat }) => chat)).toEqual(
      [name, `${name} Ann`].filter((chat) => replies.some((reply) => reply.chat === chat)),
    );
    const notice = replies.find(({ chat }) => chat === name)!;
    expect(notice.body).toContain(mention('Ben'));
    expect(notice.mentions).toEqual([who('Ben').phone]);
    const answer = replies.find(({ chat }) => chat === `${name} Ann`)!;
    expect(answer.body).not.toContain(mention('Ben'));
    expect(replies).toHaveLength(2);
    expect(await notices(number)).toHaveLength(1);
  });

  test('in the reply itself where that is given in the linked chat', async () => {
    await tenant.say(lead, name, `/link chat to group "${name}"`);
    const number = await full();
    const { replies } = await tenant.tell(who('Ann'), name, `/out ${number}`);
    expect(replies).toHaveLength(1);
    expect(replies[0]!.body).toContain(mention('Ben'));
    expect(replies[0]!.mentions).toEqual([who('Ben').phone]);
  });

  test('in their direct chat where the group has no chat', async () => {
    const number = await full();
    await tenant.say(who('Ben'), `${name} ben direct`, '/context', { chatKind: 'direct' });
    const { replies } = await say('Ann', `/out ${number}`);
    const told = replies.filter(({ body }) => body.includes('place is free'));
    expect(told).toHaveLength(1);
    // A direct chat of Ben's, whichever of them was first.
    const chat = await world.db.chat.findFirstOrThrow({ where: { externalId: told[0]!.chat } });
    expect(chat.peerExternalId).toBe(`${who('Ben').phone.slice(1)}@c.us`);
  });

  test('in their direct chat although nothing they said there was a command', async () => {
    const zoe = await tenant.person(`Zoe ${teams}`);
    await tenant.say(lead, `${name} admin`, `/add ${zoe.phone} to @"${name}"`);
    await tenant.say(zoe, `${name} zoe`, 'hello there', { chatKind: 'direct' });
    const number = await plan(1);
    await say('Ann', `/in ${number}`);
    // As the API does it: she never wrote a command, so that her WhatsApp id is not on record.
    const { id } = await world.db.event.findFirstOrThrow({ where: { number } });
    await world.db.participant.update({
      where: {
        organizationId_eventId_contactId: {
          organizationId: tenant.organizationId,
          eventId: id,
          contactId: zoe.contactId,
        },
      },
      data: { status: 'WAITLISTED', waitingTicket: 1, answeredAt: world.clock.now() },
    });
    const { replies } = await say('Ann', `/out ${number}`);
    expect(
      replies.filter(({ chat, body }) => chat === `${name} zoe` && body.includes('place is free')),
    ).toHaveLength(1);
  });

  test('by the reply to /remove as well, when it is given in the linked chat', async () => {
    await tenant.say(lead, name, `/link chat to group "${name}"`);
    const number = await full();
    await tenant.say(lead, name, `/remove ${who('Ann').phone}`);
    const { replies } = await tenant.tell(lead, name, 'yes');
    expect(await going(number)).toEqual(['Ben']);
    expect(replies.filter(({ body }) => body.includes(mention('Ben')))).toHaveLength(1);
  });

  test('in the linked chat when /remove is said elsewhere', async () => {
    await tenant.say(lead, name, `/link chat to group "${name}"`);
    const number = await full();
    await tenant.say(lead, `${name} admin`, `/remove ${who('Ann').phone} from @"${name}"`);
    const { replies } = await tenant.tell(lead, `${name} admin`, 'yes');
    expect(
      replies.filter(({ chat, body }) => chat === name && body.includes(mention('Ben'))),
    ).toHaveLength(1);
    expect(await notices(number)).toHaveLength(1);
  });

  test('several who move up together, in one message', async () => {
    await tenant.say(lead, name, `/link chat to group "${name}"`);
    const number = await plan(2);
    await say('Ann', `/in ${number} +1`);
    await say('Ben', `/in ${number}`);
    await say('Cat', `/in ${number}`);
    const { replies } = await say('Ann', `/out ${number}`);
    const told = replies.filter(({ chat }) => chat === name);
    expect(told).toHaveLength(1);
    expect(told[0]!.body).toContain(mention('Ben'));
    expect(told[0]!.body).toContain(mention('Cat'));
    expect(told[0]!.mentions).toEqual([who('Ben').phone, who('Cat').phone]);
  });

  test('nobody is told about a move that was rolled back', async () => {
    await tenant.say(lead, name, `/link chat to group "${name}"`);
    const number = await full();
    const before = await world.db.outbox.count();
    // Over fifty guests is refused after nothing; a cancelled event is refused before anything.
    await world.db.event.updateMany({ where: { number }, data: { status: 'CANCELLED' } });
    await say('Ann', `/out ${number}`);
    expect(await world.db.outbox.count()).toBe(before + 1);
    expect(await line(number)).toEqual(['Ben']);
  });
});
