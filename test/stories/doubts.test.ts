import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDispatcher } from '../../src/commands/dispatch.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// Where a command could mean two things, or the moment or the place is wrong: it is asked about, and
// nothing happens meanwhile.

let world: World;
let tenant: Tenant;
let lead: Character;
let sam: Character;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  lead = await tenant.person('Lead', { role: 'ADMIN' });
  sam = await tenant.person('Sam');
  await tenant.group('Club', [lead, sam]);
  await tenant.group('Family', [lead]);
  await tenant.say(lead, 'club', '/link chat to group Club');
});

afterAll(() => world.end());

test.each([
  ['/create task Buy a present for Sam', 'Is it for Sam? Then write: for @Sam.'],
  [
    '/create task Buy a present for family due friday',
    'Is it for Family? Then write: for @Family.',
  ],
  ['/create event Dinner for Family saturday 8pm', 'Is it for Family? Then write: for @Family.'],
])('%s: a title, or whom it is for?', async (command, question) => {
  expect(await tenant.say(lead, 'club', command)).toEqual([expect.stringContaining(question)]);
  expect(await world.db.task.count()).toBe(0);
  expect(await world.db.event.count()).toBe(0);
});

test('a name after “for” that nearly fits somebody is asked about, and a yes means them', async () => {
  const paco = await tenant.person('Tío Paco');
  const nina = await tenant.person('Ninotschka');
  await tenant.group('Kin', [lead, paco, nina]);
  const said = '/create task Buy flowers for Paco due friday\nRed ones.';
  const [question] = await tenant.say(lead, 'club', said);
  expect(question).toContain('Is it for Tío Paco?');
  expect(question).toContain('/create task "Buy flowers" for @"Tío Paco" due friday');
  expect(await world.db.task.count()).toBe(0);
  expect((await tenant.say(lead, 'club', '/create task Sing for Ninotshka'))[0]).toContain(
    'Is it for Ninotschka?',
  );
  await tenant.say(lead, 'club', 'no');
  await tenant.say(lead, 'club', said);
  expect((await tenant.say(lead, 'club', 'yes'))[0]).toContain('Buy flowers → Tío Paco');
  const [task] = await world.db.task.findMany();
  expect(task).toMatchObject({ title: 'Buy flowers', notes: 'Red ones.' });
  await tenant.say(lead, 'club', '/undo');
  await world.db.task.deleteMany();
});

test('a name after “for” that is near to a group’s is asked about', async () => {
  expect((await tenant.say(lead, 'club', '/create task Cook for the Familly'))[0]).toContain(
    'Is it for Family?',
  );
  expect((await tenant.say(lead, 'club', '/create task Cook for Familly'))[0]).toContain(
    'Is it for Family?',
  );
});

test.each([
  ['/create task "Buy a present for Sam"', 'Buy a present for Sam → Club (2 people)'],
  ['/create task Buy a present for mum', 'Buy a present for mum → Club (2 people)'],
  ['/create task Buy a present for Sam for @Lead', 'Buy a present for Sam → you'],
])('%s: no doubt', async (command, understood) => {
  expect(await tenant.say(lead, 'club', command)).toEqual([expect.stringContaining(understood)]);
});

test('in a group chat that is about no group, one’s own is not told unasked', async () => {
  await tenant.say(lead, 'club', '/create event Rehearsal saturday 8pm');
  for (const command of ['/in', '/out', '/who is coming?', '/events', '/tasks']) {
    expect(await tenant.say(sam, 'strangers', command), command).toEqual([
      expect.stringContaining('Which group?'),
    ]);
    const [direct] = await tenant.say(sam, 'sam', command, { chatKind: 'direct' });
    expect(direct, command).not.toContain('Which group?');
  }
  expect((await tenant.say(sam, 'strangers', '/tasks mine'))[0]).toContain('Buy a present for mum');
});

test('a number too large for anything is no number of anything, and no reason either', async () => {
  const before = await world.db.auditEntry.count();
  for (const number of ['99999999999', '2147483648', '999999999999999']) {
    expect(await tenant.say(sam, 'club', `/in ${number}`)).toEqual([
      `There is no event #${number}. See /events`,
    ]);
    expect(await tenant.say(sam, 'club', `/done ${number}`)).toEqual([
      `There is no task #${number}. See /tasks`,
    ]);
  }
  expect(await world.db.auditEntry.count()).toBe(before);
});

test('what was planned in an archived group goes on; an inactive one is at its end', async () => {
  const group = await tenant.group('Band', [lead, sam]);
  const [created] = await tenant.say(lead, 'me', '/create event Gig saturday 9pm for @Band', {
    chatKind: 'direct',
  });
  const number = Number(/#(\d+)/.exec(created!)![1]);
  const setStatus = (status: 'ARCHIVED' | 'INACTIVE') =>
    world.db.group.updateMany({ where: { id: group }, data: { status } });
  await setStatus('ARCHIVED');
  expect((await tenant.say(sam, 'sam', `/in ${number}`, { chatKind: 'direct' }))[0]).toContain(
    "You're in",
  );
  await setStatus('INACTIVE');
  expect(await tenant.say(sam, 'sam', `/out ${number}`, { chatKind: 'direct' })).toEqual([
    'Band is no longer active.',
  ]);
});

test('a command that meets a database out of reach waits for the sweep, and is not given up', async () => {
  const { organizationId } = tenant;
  const said = await tenant.tell(sam, 'club', '/context');
  const message = await world.db.message.findFirstOrThrow({
    where: { externalId: said.messageId },
  });
  await world.db.inbox.updateMany({
    where: { messageId: message.id },
    data: { status: 'RECEIVED', handledAt: null, leasedUntil: world.clock.now() },
  });
  const dispatch = createDispatcher({
    db: world.db,
    clock: world.clock,
    logger: pino({ level: 'silent' }),
    show: async () => null,
    read: () => {
      throw Object.assign(new Error('no connection in time'), { code: 'P2028' });
    },
  });
  const received = {
    organizationId,
    messageId: message.id,
    chatId: message.chatId,
    kind: 'SENT',
    wasMissed: false,
    attempts: 0,
  } as const;
  expect(await dispatch(received)).toEqual([]);
  expect(await world.db.inbox.count({ where: { status: 'RECEIVED' } })).toBe(1);
  expect((await world.service.switchboard.sweep()).commands).toBe(1);
  expect(await world.db.inbox.count({ where: { status: 'RECEIVED' } })).toBe(0);
});
