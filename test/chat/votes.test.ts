import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Source } from '../../src/chat/switchboard.ts';
import type { ChatTransport, Vote } from '../../src/chat/transport.ts';
import { createVoteListeners } from '../../src/chat/votes.ts';
import type { Database } from '../../src/db/client.ts';
import { whatsappIdOfPhone } from '../../src/forms/phone.ts';
import { createVoters } from '../helpers/polls.ts';
import { quietTransport } from '../helpers/transport.ts';
import { until } from '../helpers/until.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// Votes where the database or the network fails.

let world: World;
let club: Tenant;
let ann: Character;
let ben: Character;
let voters: ReturnType<typeof createVoters>;
let accountId: string;

beforeAll(async () => {
  world = await createWorld();
  club = await world.tenant('Club', { polls: true });
  ann = await club.person('Ann', { role: 'ADMIN' });
  ben = await club.person('Ben');
  await club.group('Team', [ann, ben]);
  await club.say(ann, 'team', '/link chat to @Team');
  voters = createVoters(world, club, 'team');
  const { organizationId } = club;
  ({ id: accountId } = await world.db.account.findFirstOrThrow({ where: { organizationId } }));
});

afterAll(() => world.end());

let games = 0;

const plan = () => {
  games += 1;
  return voters.plan(ann, `/create event "Game ${games}" sunday 11am`);
};

const source = (transport: Partial<ChatTransport> = {}): Source => ({
  organizationId: club.organizationId,
  accountId,
  transport: quietTransport(transport),
  readyAt: world.clock.now(),
  catchUp: async () => ({ isNew: false }),
  deliver: async () => {},
});

/** Listeners on a database whose next transactions fail, and what they log. */
function listen(failures: Error[] = []) {
  const logged: { level: number; msg: string }[] = [];
  const logger = pino(
    { level: 'warn' },
    { write: (line: string) => void logged.push(JSON.parse(line)) },
  );
  const db = new Proxy(world.db, {
    get(target, name, receiver) {
      const value = Reflect.get(target, name, receiver);
      if (name !== '$transaction') return value;
      return (...given: unknown[]) => {
        const failure = failures.shift();
        return failure ? Promise.reject(failure) : value.apply(target, given);
      };
    },
  }) as Database;
  return { logged, listeners: createVoteListeners({ db, clock: world.clock, logger }) };
}

const vote = (pollId: string, options = ['Going']): Vote => ({
  pollId,
  chatId: 'team',
  voterId: whatsappIdOfPhone(ben.phone),
  voterAlias: null,
  options,
  at: world.clock.now(),
});

const away = () => Object.assign(new Error('no server'), { code: 'P1001' });

test('a vote is tried again while the database is out of reach', async () => {
  const { number, pollId } = await plan();
  const { listeners, logged } = listen([away()]);
  await listeners.vote(source(), vote(pollId));
  expect(await voters.standings(number)).toEqual(['Ben GOING POLL']);
  expect(logged).toEqual([]);
});

test('a vote that could not be kept is found when the network is there again', async () => {
  const { number, pollId } = await plan();
  const { listeners, logged } = listen([away(), away(), away()]);
  await listeners.vote(source(), vote(pollId));
  expect(await voters.standings(number)).toEqual([]);
  expect(logged).toMatchObject([{ level: 40 }]);
  await listeners.ready(
    source({ votes: async (_, poll) => (poll === pollId ? [vote(poll)] : []) }),
  );
  expect(await voters.standings(number)).toEqual(['Ben GOING POLL']);
});

test('what is a bug is logged as one, and ends nothing', async () => {
  const { pollId } = await plan();
  const { listeners, logged } = listen([new Error('a bug')]);
  await listeners.vote(source(), vote(pollId));
  expect(logged).toMatchObject([{ level: 50 }]);
});

test('a vote that another account of the organization tells of means nothing', async () => {
  const { number, pollId } = await plan();
  const other = { ...source(), accountId: '01a1f854-0000-7000-8000-000000000000' };
  await listen().listeners.vote(other, vote(pollId));
  expect(await voters.standings(number)).toEqual([]);
});

test('a poll that the network cannot tell of keeps no other from being compared', async () => {
  const first = await plan();
  world.clock.advance(60_000);
  const second = await plan();
  const { listeners, logged } = listen();
  const transport = {
    async votes(_: string, pollId: string) {
      if (pollId === second.pollId) throw new Error('no such message');
      return pollId === first.pollId ? [vote(pollId)] : [];
    },
  };
  await listeners.ready(source(transport));
  expect(await voters.standings(first.number)).toEqual(['Ben GOING POLL']);
  expect(logged).toMatchObject([{ level: 40 }]);
});

test('a network that goes away meanwhile is asked no more', async () => {
  await plan();
  await plan();
  let asked = 0;
  const transport = {
    isReady: () => asked === 0,
    async votes() {
      asked += 1;
      return [];
    },
  };
  await listen().listeners.ready(source(transport));
  expect(asked).toBe(1);
});

test('only the newest fifty polls of what is to come are compared', async () => {
  for (let n = 0; n < 51; n += 1) {
    world.clock.advance(1_000);
    await plan();
  }
  const oldest = await world.db.message.findFirstOrThrow({
    where: { organizationId: club.organizationId, NOT: { pollOptions: { isEmpty: true } } },
    orderBy: { sentAt: 'asc' },
  });
  const asked: string[] = [];
  const votes = async (_: string, pollId: string) => {
    asked.push(pollId);
    return [];
  };
  await listen().listeners.ready(source({ votes }));
  expect(asked).toHaveLength(50);
  expect(asked).not.toContain(oldest.externalId);
  world.clock.set('2026-12-20T11:00:00Z');
  asked.length = 0;
  await listen().listeners.ready(source({ votes }));
  expect(asked).toEqual([]);
});

test('where the network has no polls, an event is announced by the reply alone', async () => {
  const { organizationId } = club;
  await world.service.switchboard.disconnect(accountId);
  const sent: string[] = [];
  await world.service.switchboard.connect(
    { organizationId, accountId },
    quietTransport({
      capabilities: { knowsKeys: true, polls: false, media: true, groups: true },
      async send(_, { body }, { key }) {
        sent.push(body);
        return { status: 'sent', id: key };
      },
    }),
  );
  const { items } = (
    await world.service.admin.inject({
      url: '/api/groups',
      headers: { authorization: `Bearer ${await club.key('ADMIN')}` },
    })
  ).json();
  await world.service.admin.inject({
    method: 'POST',
    url: '/api/events',
    headers: { authorization: `Bearer ${await club.key('ADMIN')}` },
    payload: { groupId: items[0].id, title: 'Quiet' },
  });
  await until(async () => {
    const poll = await world.db.outbox.findFirst({ where: { body: { startsWith: 'Quiet' } } });
    return poll?.status === 'FAILED';
  });
  expect(sent).toEqual([]);
});
