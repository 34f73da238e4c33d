import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createVoters } from '../helpers/polls.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// A reaction to what Muster said about an event answers it.

let world: World;
let club: Tenant;
let ann: Character;
let ben: Character;
let cat: Character;
let number: number;
let replyId: string;
let voters: ReturnType<typeof createVoters>;
let round = 0;

beforeAll(async () => {
  world = await createWorld();
  club = await world.tenant('Club', { polls: true });
  ann = await club.person('Ann', { role: 'ADMIN' });
  ben = await club.person('Ben');
  cat = await club.person('Cat');
  await club.group('Team', [ann, ben, cat]);
  await club.say(ann, 'team', '/link chat to @Team');
  voters = createVoters(world, club, 'team');
});

afterAll(() => world.end());

beforeEach(async () => {
  round += 1;
  world.clock.advance(60_000);
  ({ number, replyId } = await voters.plan(ann, `/create event "Game ${round}" sunday 11am max 2`));
});

const minute = () => world.clock.advance(60_000);

describe('a reaction', () => {
  test.each([
    ['👍', 'GOING'],
    ['✅', 'GOING'],
    ['👍🏽', 'GOING'],
    ['🤔', 'MAYBE'],
    ['👎', 'DECLINED'],
    ['❌', 'DECLINED'],
    ['🙅‍♀️', 'DECLINED'],
  ])('%s is %s', async (emoji, status) => {
    await voters.react(ben, replyId, emoji);
    expect(await voters.standings(number)).toEqual([`Ben ${status} REACTION`]);
  });

  test.each(['❤️', '😂', '🎉', 'yes', ''])('“%s” is no answer', async (emoji) => {
    await voters.react(ben, replyId, emoji);
    expect(await voters.standings(number)).toEqual([]);
  });

  test('changes and is taken away, but not what was said otherwise', async () => {
    await voters.react(ben, replyId, '👍');
    minute();
    await voters.react(ben, replyId, '👎');
    expect(await voters.standings(number)).toEqual(['Ben DECLINED REACTION']);
    minute();
    await voters.react(ben, replyId, null);
    expect(await voters.standings(number)).toEqual([]);
    await club.say(cat, 'team', `/in ${number} +1`);
    minute();
    await voters.react(cat, replyId, null);
    expect(await voters.standings(number)).toEqual(['Cat GOING +1 COMMAND']);
  });

  test('to the poll, and to any other word about the event, counts the same', async () => {
    const { replies } = await club.tell(ann, 'team', `/in ${number}`);
    minute();
    await voters.react(ben, replies[0]!.id, '👍');
    expect(await voters.standings(number)).toEqual(['Ann GOING COMMAND', 'Ben GOING REACTION']);
  });

  test('finds no place where it is full, and is told so', async () => {
    await club.say(ann, 'team', `/in ${number} +1`);
    minute();
    await voters.react(ben, replyId, '👍');
    expect(await voters.standings(number)).toContain('Ben WAITLISTED REACTION');
    expect((await voters.said(replyId)).at(-1)).toContain('number 1 in line');
  });

  test('to what a person said, and in another organization, is nothing', async () => {
    const said = await club.tell(ann, 'team', 'Who sweeps?');
    await voters.react(ben, said.messageId, '✅');
    const others = await world.tenant(`Others ${round}`);
    await others.person('Twin', { phone: null });
    await createVoters(world, others, 'team').react(ben, replyId, '👍');
    expect(await voters.standings(number)).toEqual([]);
  });

  test('in a direct chat answers what was told there', async () => {
    const eve = await club.person('Eve');
    await club.say(eve, 'eve', '/me', { chatKind: 'direct' });
    const { replies } = await club.tell(ann, 'team', `/invite @Eve to ${number}`);
    const told = replies.find(({ chat }) => chat === 'eve')!;
    const direct = createVoters(world, club, 'eve');
    await direct.react(eve, told.id, '👍');
    expect(await voters.standings(number)).toEqual(['Eve GOING REACTION']);
  });

  test('comes through the API of the simulator', async () => {
    const { statusCode } = await world.service.admin.inject({
      method: 'PUT',
      url: `/api/simulator/messages/${replyId}/reaction`,
      headers: { authorization: `Bearer ${await club.key('ADMIN')}` },
      payload: { chat: 'team', from: ben.phone, emoji: '👍' },
    });
    expect(statusCode).toBe(204);
    expect(await voters.standings(number)).toEqual(['Ben GOING REACTION']);
  });
});

describe('a reaction to what was said about a task', () => {
  let taskId: string;

  beforeEach(async () => {
    const { replies } = await club.tell(ann, 'team', `/create task "Sweep ${round}" for @Team`);
    taskId = replies[0]!.id;
  });

  const copyOf = async ({ contactId }: Character) => {
    const copy = await world.db.task.findFirstOrThrow({
      where: { assigneeId: contactId, title: `Sweep ${round}` },
    });
    return copy.status;
  };

  test.each(['✅', '👍', '👍🏽', '✔️'])('%s closes one’s own copy, once', async (emoji) => {
    await voters.react(ben, taskId, emoji);
    await voters.react(ben, taskId, emoji);
    expect(await Promise.all([ann, ben, cat].map(copyOf))).toEqual(['OPEN', 'DONE', 'OPEN']);
    const done = { action: 'task.done', actorContactId: ben.contactId, at: world.clock.now() };
    expect(await world.db.auditEntry.count({ where: done })).toBe(1);
  });

  test.each(['👎', '❤️', '😂', '🤔'])('%s is nothing', async (emoji) => {
    await voters.react(ben, taskId, emoji);
    expect(await copyOf(ben)).toBe('OPEN');
  });

  test('that is taken away, or is another by now, opens what it closed', async () => {
    await voters.react(ben, taskId, '✅');
    minute();
    await voters.react(ben, taskId, null);
    expect(await copyOf(ben)).toBe('OPEN');
    minute();
    await voters.react(ben, taskId, '✅');
    minute();
    await voters.react(ben, taskId, '👎');
    expect(await copyOf(ben)).toBe('OPEN');
  });

  test('that is taken away does not open what was closed by word', async () => {
    await club.say(ben, 'team', '/done', { quotedId: taskId });
    minute();
    await voters.react(ben, taskId, '✅');
    minute();
    await voters.react(ben, taskId, null);
    expect(await copyOf(ben)).toBe('DONE');
  });

  test('that comes late changes nothing', async () => {
    const before = world.clock.now();
    minute();
    await club.say(ben, 'team', '/done', { quotedId: taskId });
    await club.say(ben, 'team', '/reopen', { quotedId: taskId });
    await voters.react(ben, taskId, '✅', { at: before });
    expect(await copyOf(ben)).toBe('OPEN');
  });

  test('of somebody who has no copy is nothing, and is not said', async () => {
    const dan = await club.person('Dan');
    await voters.react(dan, taskId, '✅');
    expect(await Promise.all([ann, ben, cat].map(copyOf))).toEqual(['OPEN', 'OPEN', 'OPEN']);
  });
});
