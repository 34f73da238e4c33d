import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createVoters } from '../helpers/polls.ts';
import { type Character, createWorld, FRIDAY, type Tenant, type World } from '../helpers/world.ts';

// An event is announced with a poll, and votes are answers like any other.

let world: World;
let club: Tenant;
let ann: Character;
let ben: Character;
let cat: Character;
let zoe: Character;
let round = 0;
let chat: string;
let voters: ReturnType<typeof createVoters>;

beforeAll(async () => {
  world = await createWorld();
  club = await world.tenant('Club', { polls: true });
  ann = await club.person('Ann', { role: 'ADMIN' });
  ben = await club.person('Ben');
  cat = await club.person('Cat');
  zoe = await club.person('Zoe');
});

afterAll(() => world.end());

// Each test has a group and a chat of its own.
beforeEach(async () => {
  world.clock.set(FRIDAY);
  round += 1;
  chat = `team ${round}`;
  await club.group(`Team ${round}`, [ann, ben, cat]);
  await club.say(ann, chat, `/link chat to @"Team ${round}"`);
  voters = createVoters(world, club, chat);
});

const planGame = (more = '') =>
  voters.plan(ann, `/create event "Game" sunday 11am at Riverside${more}`);

const later = (minutes: number) => new Date(world.clock.now().getTime() + minutes * 60_000);

describe('a new event', () => {
  test('is announced in the chat of its group, after the reply', async () => {
    const { replies } = await club.tell(ann, chat, '/create event "Game" sunday 11am at Riverside');
    expect(replies).toHaveLength(2);
    const number = Number(/#(\d+)/.exec(replies[0]!.body)![1]);
    expect(replies[1]).toMatchObject({
      chat,
      body: `Game · Sun 22 Nov 11:00 · Riverside · #${number}`,
      pollOptions: ['Going', 'Maybe', "Can't"],
      quotedId: null,
    });
  });

  test('is announced without its date while that may be another', async () => {
    const said = '/create event "Game" next sunday 11am at Riverside';
    const { replies } = await club.tell(ann, chat, said);
    expect(replies[0]!.body).toContain('Reply 2 for Sun 29 Nov 11:00');
    expect(replies[1]!.body).toMatch(/^Game · Riverside · #\d+$/);
  });

  test('is announced in every group chat of its group, wherever it is planned', async () => {
    await club.say(ann, `more ${round}`, `/link chat to @"Team ${round}"`);
    const said = `/create event "Game" sunday for @"Team ${round}"`;
    const { replies } = await club.tell(ann, 'Ann', said, { chatKind: 'direct' });
    expect(replies.slice(1).map((reply) => [reply.chat, reply.pollOptions.length])).toEqual([
      [chat, 3],
      [`more ${round}`, 3],
    ]);
  });

  test('is announced in Spanish where that is spoken', async () => {
    const liga = await world.tenant(`Liga ${round}`, { locale: 'es-ES', polls: true });
    const ana = await liga.person('Ana', { role: 'ADMIN' });
    await liga.group('Equipo', [ana]);
    await liga.say(ana, 'equipo', '/vincular chat a @Equipo');
    const { replies } = await liga.tell(ana, 'equipo', '/crear evento "Partido"');
    expect(replies[1]).toMatchObject({
      body: 'Partido · aún sin fecha · #1',
      pollOptions: ['Voy', 'Quizás', 'No puedo'],
    });
  });

  test('is announced without a poll where the organization wants none, until it does', async () => {
    expect(await club.say(ben, chat, '/settings polls off')).toEqual([
      expect.stringContaining('cannot'),
    ]);
    const [off] = await club.say(ann, chat, '/settings polls off');
    expect(off).toContain('New events are announced without a poll');
    expect(await club.say(ann, chat, '/create event "Game" sunday')).toHaveLength(1);
    await club.say(ann, chat, '/settings polls on');
    expect(await club.say(ann, chat, '/create event "Match" sunday')).toHaveLength(2);
    await club.say(ann, chat, '/settings polls off');
    await club.say(ann, chat, '/undo');
    expect(await club.say(ann, chat, '/create event "Final" sunday')).toHaveLength(2);
  });

  test('that is edited keeps its number and its poll: votes go on counting', async () => {
    const { messageId, replies } = await club.tell(ann, chat, '/create event "Game" sunday 11am');
    const pollId = replies[1]!.id;
    const number = Number(/#(\d+)/.exec(replies[0]!.body)![1]);
    const edited = await club.revise(ann, chat, messageId, '/create event "Big game" sunday 10am');
    expect(edited).toEqual([expect.stringContaining(`Big game → Team ${round}`)]);
    await voters.vote(ben, pollId, ['Going']);
    expect(await voters.standings(number)).toEqual(['Ben GOING POLL']);
  });

  test('whose poll has not left yet takes it along when it is taken back', async () => {
    const simulator = await world.service.simulated.simulatorOf(club.organizationId);
    await club.say(ann, chat, '/me');
    await simulator.setAway(true);
    await club.say(ann, chat, '/create event "Game" sunday 11am');
    await club.say(ann, chat, '/undo');
    const polls = await world.db.outbox.findMany({
      where: { chat: { externalId: chat }, NOT: { pollOptions: { isEmpty: true } } },
    });
    expect(polls).toMatchObject([{ status: 'EXPIRED', failure: 'its event is off' }]);
    await simulator.setAway(false);
  });
});

describe('a vote', () => {
  test('is the answer of whoever gave it, without a word, and is audited as theirs', async () => {
    const { number, pollId } = await planGame();
    const before = await voters.said(pollId);
    await voters.vote(ben, pollId, ['Going']);
    await voters.vote(cat, pollId, ["Can't"]);
    expect(await voters.standings(number)).toEqual(['Ben GOING POLL', 'Cat DECLINED POLL']);
    expect(await voters.said(pollId)).toEqual(before);
    const entry = await world.db.auditEntry.findFirstOrThrow({
      where: { action: 'event.answer', actorContactId: ben.contactId },
      orderBy: { id: 'desc' },
    });
    expect(entry).toMatchObject({
      actorKind: 'CHAT',
      before: { status: 'INVITED' },
      after: { contactId: ben.contactId, status: 'GOING', source: 'POLL' },
    });
    expect(await club.say(ann, chat, `/who is coming to ${number}`)).toEqual([
      expect.stringMatching(/✅ In \(1\): Ben\n.*❌ Out \(1\): Cat/s),
    ]);
  });

  test('changes, and is taken back, by itself only', async () => {
    const { number, pollId } = await planGame();
    await voters.vote(ben, pollId, ['Going']);
    world.clock.advance(60_000);
    await voters.vote(ben, pollId, ['Maybe']);
    expect(await voters.standings(number)).toEqual(['Ben MAYBE POLL']);
    world.clock.advance(60_000);
    await voters.vote(ben, pollId, []);
    expect(await voters.standings(number)).toEqual([]);
    // What was typed is not taken back by taking a vote back.
    await voters.vote(cat, pollId, ['Going']);
    world.clock.advance(60_000);
    await club.say(cat, chat, `/maybe ${number}`);
    world.clock.advance(60_000);
    await voters.vote(cat, pollId, []);
    expect(await voters.standings(number)).toEqual(['Cat MAYBE COMMAND']);
  });

  test('counts once, and in the order in which votes were given', async () => {
    const { number, pollId } = await planGame();
    const [first, second, third] = [later(1), later(2), later(3)];
    world.clock.advance(10 * 60_000);
    await voters.vote(ben, pollId, ["Can't"], { at: second });
    await voters.vote(ben, pollId, ['Going'], { at: first });
    await voters.vote(ben, pollId, ["Can't"], { at: second });
    expect(await voters.standings(number)).toEqual(['Ben DECLINED POLL']);
    await voters.vote(ben, pollId, [], { at: third });
    await voters.vote(ben, pollId, ["Can't"], { at: second });
    expect(await voters.standings(number)).toEqual([]);
    const entries = await world.db.auditEntry.count({
      where: { action: 'event.answer', actorContactId: ben.contactId, at: world.clock.now() },
    });
    expect(entries).toBe(2);
  });

  test('by a clock that is ahead does not make what comes after it late', async () => {
    const { number, pollId } = await planGame();
    await voters.vote(ben, pollId, ['Going'], { at: later(600) });
    world.clock.advance(60_000);
    await voters.vote(ben, pollId, ["Can't"]);
    expect(await voters.standings(number)).toEqual(['Ben DECLINED POLL']);
  });

  test('keeps the guests of whoever is in, and the reason', async () => {
    const { number, pollId } = await planGame();
    await club.say(ben, chat, `/in ${number} +2 bringing my cousins`);
    world.clock.advance(60_000);
    await voters.vote(ben, pollId, ['Going']);
    expect(await voters.standings(number)).toEqual(['Ben GOING +2 COMMAND']);
    world.clock.advance(60_000);
    await voters.vote(ben, pollId, ["Can't"]);
    expect(await voters.standings(number)).toEqual(['Ben DECLINED POLL']);
  });

  test('for several options counts as the first', async () => {
    const { number, pollId } = await planGame();
    await voters.vote(ben, pollId, ['Maybe', 'Going']);
    expect(await voters.standings(number)).toEqual(['Ben MAYBE POLL']);
  });

  test('waits in line where it is full, and is told so; whoever gives up passes the place on', async () => {
    const { number, pollId } = await planGame(' max 1');
    await voters.vote(ben, pollId, ['Going']);
    world.clock.advance(60_000);
    await voters.vote(cat, pollId, ['Going']);
    const told = `⏳ @${cat.phone.slice(1)}: it's full, you're number 1 in line. Game, Sun 22 Nov 11:00. #${number}\nYou'll be told when a place is free.`;
    expect(await voters.said(pollId)).toEqual([told]);
    world.clock.advance(60_000);
    await voters.vote(cat, pollId, ['Going']);
    expect(await voters.said(pollId)).toEqual([told]);
    await voters.vote(ben, pollId, []);
    expect(await voters.standings(number)).toEqual(['Cat GOING WAITING_LIST']);
    expect((await voters.said(pollId)).at(-1)).toContain(
      `@${cat.phone.slice(1)}: a place is free, you're in!`,
    );
    // Moved up since, but still by their vote.
    world.clock.advance(60_000);
    await voters.vote(cat, pollId, []);
    expect(await voters.standings(number)).toEqual([]);
  });

  test('means nothing once the event is cancelled or over, and says nothing', async () => {
    const { number, pollId } = await planGame();
    await voters.vote(ben, pollId, ['Going']);
    await club.insist(ann, chat, `/cancel event ${number}`);
    const before = await voters.said(pollId);
    world.clock.advance(60_000);
    await voters.vote(cat, pollId, ['Going']);
    expect(await voters.standings(number)).toEqual(['Ben GOING POLL']);
    const over = await planGame();
    world.clock.set('2026-11-23T11:00:00Z');
    await voters.vote(cat, over.pollId, ['Going']);
    expect(await voters.standings(over.number)).toEqual([]);
    expect((await voters.said(pollId)).length).toBe(before.length + 2);
  });

  test('of who is not invited means nothing, nor of a stranger, nor in what is no poll', async () => {
    const { number, pollId, replyId } = await planGame();
    await voters.vote(zoe, pollId, ['Going']);
    await voters.vote({ ...ben, phone: '+34699999999' }, pollId, ['Going']);
    await voters.vote(ben, replyId, ['Going']);
    await voters.vote(ben, 'nowhere', ['Going']);
    await voters.vote(ben, pollId, ['Perhaps']);
    expect(await voters.standings(number)).toEqual([]);
    await voters.vote(cat, pollId, ['Maybe']);
    await voters.vote(cat, replyId, []);
    expect(await voters.standings(number)).toEqual(['Cat MAYBE POLL']);
    // Who has left is out of it; their vote of before is not heard again.
    await club.insist(ann, chat, `/remove @Ben from @"Team ${round}"`);
    await voters.vote(ben, pollId, ['Going']);
    expect(await voters.standings(number)).toEqual(['Cat MAYBE POLL']);
  });

  test('in the poll of another organization means nothing', async () => {
    const { number, pollId } = await planGame();
    const others = await world.tenant(`Others ${round}`);
    const twin = await others.person('Twin', { phone: null });
    await others.say('+34688888888', chat, 'hello');
    const elsewhere = createVoters(world, others, chat);
    await elsewhere.vote({ ...twin, phone: ben.phone }, pollId, ['Going']);
    expect(await voters.standings(number)).toEqual([]);
  });

  test('by either id of a person is one vote', async () => {
    const { number, pollId } = await planGame();
    const lid = `9${round}0001@lid`;
    const phoneId = `${ben.phone.slice(1)}@c.us`;
    await voters.vote(ben, pollId, ['Going'], { as: { id: lid, alias: phoneId } });
    expect(await voters.standings(number)).toEqual(['Ben GOING POLL']);
    world.clock.advance(60_000);
    await voters.vote(ben, pollId, ["Can't"], { as: { id: phoneId, alias: null } });
    expect(await voters.standings(number)).toEqual(['Ben DECLINED POLL']);
  });

  test('is not taken back by /undo, which is about what was typed', async () => {
    const { number, pollId } = await planGame();
    await club.say(ben, chat, `/create task "Bring water"`);
    world.clock.advance(60_000);
    await voters.vote(ben, pollId, ['Going']);
    expect(await club.say(ben, chat, '/undo')).toEqual([expect.stringContaining('Bring water')]);
    expect(await voters.standings(number)).toEqual(['Ben GOING POLL']);
  });

  test('comes through the API of the simulator, and shows there how it came', async () => {
    const { number, pollId } = await planGame();
    const authorization = `Bearer ${await club.key('ADMIN')}`;
    const vote = (payload: object) =>
      world.service.admin.inject({
        method: 'PUT',
        url: `/api/simulator/messages/${pollId}/vote`,
        headers: { authorization },
        payload,
      });
    const { statusCode } = await vote({ chat, from: ben.phone, options: ['Going'] });
    expect(statusCode).toBe(204);
    expect((await vote({ chat, from: 'nobody', options: [] })).statusCode).toBe(400);
    const { id } = await world.db.event.findFirstOrThrow({
      where: { organizationId: club.organizationId, number },
    });
    const participants = await world.service.admin.inject({
      url: `/api/events/${id}/participants?status=GOING`,
      headers: { authorization },
    });
    expect(participants.json().items).toMatchObject([{ name: 'Ben', source: 'POLL' }]);
  });
});

describe('after an absence', () => {
  test('votes that were not heard are answers, in the order in which they were given', async () => {
    const { number, pollId } = await planGame(' max 1');
    await voters.missVote(cat, pollId, ['Going'], { at: later(2) });
    await voters.missVote(ben, pollId, ['Going'], { at: later(1) });
    await voters.missVote(zoe, pollId, ['Going'], { at: later(1) });
    world.clock.advance(10 * 60_000);
    await voters.comeBack();
    expect(await voters.standings(number)).toEqual(['Ben GOING POLL', 'Cat WAITLISTED POLL']);
  });

  test('a vote that is older than what was typed since changes nothing', async () => {
    const { number, pollId } = await planGame();
    await voters.missVote(ben, pollId, ['Going'], { at: later(1) });
    world.clock.advance(2 * 60_000);
    await club.say(ben, chat, `/out ${number}`);
    await voters.comeBack();
    expect(await voters.standings(number)).toEqual(['Ben DECLINED COMMAND']);
  });

  test('what stands is compared again and again, and changes nothing more', async () => {
    const { number, pollId } = await planGame();
    await voters.vote(ben, pollId, ['Maybe']);
    await voters.missVote(cat, pollId, ['Maybe'], { at: later(1) });
    world.clock.advance(2 * 60_000);
    await voters.comeBack();
    const entries = () => world.db.auditEntry.count({ where: { action: 'event.answer' } });
    const counted = await entries();
    await voters.comeBack();
    expect(await entries()).toBe(counted);
    expect(await voters.standings(number)).toEqual(['Ben MAYBE POLL', 'Cat MAYBE POLL']);
  });

  test('a vote that was taken back meanwhile is so', async () => {
    const { number, pollId } = await planGame();
    await voters.vote(ben, pollId, ['Going']);
    await voters.missVote(ben, pollId, [], { at: later(1) });
    world.clock.advance(2 * 60_000);
    await voters.comeBack();
    expect(await voters.standings(number)).toEqual([]);
  });
});
