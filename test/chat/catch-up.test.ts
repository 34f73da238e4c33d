import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Simulator } from '../../src/chat/simulator/simulator.ts';
import type { IncomingMessage } from '../../src/chat/transport.ts';
import { createDatabase } from '../../src/db/client.ts';
import { markBehind } from '../../src/messages/behind.ts';
import { createService } from '../../src/service.ts';
import { said, type Voice } from '../helpers/network-voice.ts';
import { PATIENT } from '../helpers/patient.ts';
import { statementsOf } from '../helpers/statements.ts';
import { until } from '../helpers/until.ts';
import { type Character, createWorld, FRIDAY, type Tenant, type World } from '../helpers/world.ts';

// What was said while Muster was away: taken in, run in order while its moment lasts, told of after that.

let world: World;
let tenant: Tenant;
let ann: Character;
let sam: Character;
let simulator: Simulator;
let round = 0;

const minute = 60_000;

beforeAll(async () => {
  world = await createWorld();
});

beforeEach(async () => {
  round += 1;
  world.clock.set(FRIDAY);
  tenant = await world.tenant(`Friends ${round}`);
  ann = await tenant.person('Ann', { role: 'ADMIN' });
  sam = await tenant.person('Sam');
  await tenant.group('Club', [ann, sam]);
  simulator = await world.service.simulated.simulatorOf(tenant.organizationId);
  // Both have spoken, so that the chats are known.
  for (const chat of ['a', 'b']) await tenant.say(ann, chat, 'hello');
  world.clock.advance(minute);
});

afterEach(() => simulator.setAway(false));

afterAll(() => world.end());

const voice = ({ phone, name }: Character): Voice => ({ id: `${phone.slice(1)}@c.us`, name });

/** Somebody says something that Muster does not hear, `minutes` ago. */
function miss(
  who: Character,
  chat: string,
  body: string,
  minutes: number,
  given: Partial<IncomingMessage> = {},
): string {
  const sentAt = new Date(world.clock.now().getTime() - minutes * minute);
  const message = said(world, voice(who), chat, body, { sentAt, ...given });
  simulator.miss(message);
  return message.id;
}

async function away(minutes: number, work: () => unknown = () => {}): Promise<void> {
  await simulator.setAway(true);
  world.clock.advance(minutes * minute);
  work();
  await simulator.setAway(false);
}

/** What Muster said in a chat, in order. */
async function heard(chat: string, of = tenant): Promise<string[]> {
  const rows = await world.db.message.findMany({
    where: { organizationId: of.organizationId, direction: 'OUT', chat: { externalId: chat } },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ body }) => body);
}

const titles = async () =>
  (
    await world.db.task.findMany({
      where: { organizationId: tenant.organizationId },
      orderBy: { number: 'asc' },
    })
  ).map(({ title }) => title);

const inbox = (externalId: string) =>
  world.db.inbox.findFirstOrThrow({
    where: { organizationId: tenant.organizationId, message: { externalId } },
  });

describe('commands that were missed', () => {
  test('are run in order, at their own instants, and each is answered', async () => {
    await away(8, () => {
      miss(sam, 'a', '/create task "First" for me tomorrow', 7);
      miss(ann, 'a', 'chatter in between', 6);
      miss(sam, 'a', '/create task "Second" for me', 5);
      miss(sam, 'a', '/create task "Third" for me', 4);
    });
    expect(await titles()).toEqual(['First', 'Second', 'Third']);
    const said = await heard('a');
    expect(said.slice(0, 3).map((reply) => reply.split(' ')[1])).toEqual([
      'First',
      'Second',
      'Third',
    ]);
    expect(said[3]).toBe('⏰ Away 7 min: ran 3 commands');
    expect(said).toHaveLength(4);
    expect(
      await world.db.message.count({
        where: { organizationId: tenant.organizationId, body: 'chatter in between' },
      }),
    ).toBe(1);
  });

  test('within a minute are run without a word more', async () => {
    await away(1, () => miss(sam, 'a', '/create task "Quick" for me', 0.5));
    expect(await titles()).toEqual(['Quick']);
    expect(await heard('a')).toHaveLength(1);
  });

  test('are run to the second of the organization’s limit, and not after it', async () => {
    let late = '';
    await away(20, () => {
      late = miss(sam, 'a', '/create task "Late" for me', 10 + 1 / 60);
      miss(sam, 'a', '/create task "Just" for me', 10);
    });
    expect(await titles()).toEqual(['Just']);
    expect(await inbox(late)).toMatchObject({ status: 'EXPIRED', wasMissed: true });
    expect((await heard('a')).at(-1)).toBe(
      '⏰ Away 11 min: ran 1 command. Too late for 1: Sam\'s “/create task "Late" for me”. Say yes to run yours anyway',
    );
  });

  test('follow the limit that the organization sets', async () => {
    await tenant.say(ann, 'a', '/settings catchup 30');
    await away(40, () => {
      miss(sam, 'a', '/create task "Within" for me', 29);
      miss(sam, 'a', '/create task "Beyond" for me', 31);
    });
    expect(await titles()).toEqual(['Within']);
    await tenant.say(ann, 'a', '/settings catchup 0');
    await away(1, () => miss(sam, 'a', '/create task "Never" for me', 0.5));
    expect(await titles()).toEqual(['Within']);
  });

  test('that are too late are told in one line a chat, each chat of its own', async () => {
    await away(60, () => {
      miss(sam, 'a', '/create task "One" for me', 50);
      miss(ann, 'b', '/create task "Two" for me', 40);
      miss(ann, 'a', '/tasks', 30);
    });
    expect(await heard('a')).toEqual([
      '⏰ Away 50 min: too late for 2: Sam\'s “/create task "One" for me” and Ann\'s “/tasks”. Say yes to run yours anyway',
    ]);
    expect(await heard('b')).toEqual([
      '⏰ Away 40 min: too late for 1: Ann\'s “/create task "Two" for me”. Say yes to run yours anyway',
    ]);
    expect(await titles()).toEqual([]);
  });

  test('are told in the organization’s language', async () => {
    tenant = await world.tenant(`Amigos ${round}`, { locale: 'es-ES' });
    sam = await tenant.person('Sam');
    simulator = await world.service.simulated.simulatorOf(tenant.organizationId);
    await tenant.say(sam, 'a', 'hola');
    await away(15, () => {
      miss(sam, 'a', '/crear tarea "Red" para mí', 12);
      miss(sam, 'a', '/crear tarea "Balón" para mí', 3);
    });
    expect((await heard('a')).at(-1)).toBe(
      '⏰ 12 min fuera: he ejecutado 1 comando. Demasiado tarde para 1: “/crear tarea "Red" para mí” de Sam. Di sí para ejecutar el tuyo de todos modos',
    );
    expect(await tenant.say(sam, 'a', 'sí')).toEqual(['▶️ Ejecuto ahora 1 comando']);
    expect(await titles()).toEqual(['Balón', 'Red']);
  });

  test('of somebody unknown, and what is no command, pass in silence', async () => {
    const stranger = { ...sam, phone: '+34799000001' };
    let ids: string[] = [];
    await away(60, () => {
      ids = [
        miss(stranger, 'a', '/create task "X" for me', 50),
        miss(ann, 'a', 'yes', 40),
        miss(ann, 'a', '2', 40),
      ];
    });
    expect(await heard('a')).toEqual([]);
    for (const id of ids) expect(await inbox(id)).toMatchObject({ status: 'EXPIRED' });
  });
});

test('"stop" is never too late', async () => {
  const direct = { chat: { id: 'sam', kind: 'DIRECT', name: null } as const };
  await tenant.say(sam, 'sam', 'hello', { chatKind: 'direct' });
  await away(60, () => miss(sam, 'sam', 'stop', 50, direct));
  expect(await world.db.contact.findFirstOrThrow({ where: { id: sam.contactId } })).toMatchObject({
    optedOutAt: expect.any(Date),
  });
});

describe('yes', () => {
  test('runs all of one’s own, in order, each answered by itself', async () => {
    await away(60, () => {
      miss(sam, 'a', '/create task "One" for me today', 50);
      miss(ann, 'a', '/create task "Hers" for me', 45);
      miss(sam, 'a', '/create group "Mine"', 42);
      miss(sam, 'a', '/create task "Two" for me', 40);
    });
    expect(await tenant.say(sam, 'b', 'yes')).toEqual([]);
    expect(await tenant.say(sam, 'a', 'yes')).toEqual(['▶️ Running 3 commands now']);
    expect(await titles()).toEqual(['One', 'Two']);
    // One that is refused stops none.
    expect((await heard('a')).slice(-3)).toEqual([
      expect.stringContaining('One'),
      expect.stringContaining('cannot'),
      expect.stringContaining('Two'),
    ]);
    expect(await tenant.say(sam, 'a', 'yes')).toEqual([]);
    expect((await tenant.say(sam, 'a', '/undo'))[0]).toContain('Two');
    expect(await tenant.say(ann, 'a', '/confirm')).toEqual(['▶️ Running 1 command now']);
    expect(await titles()).toContain('Hers');
  });

  test('may be no, and comes too late after a day', async () => {
    await away(60, () => {
      miss(sam, 'a', '/create task "One" for me', 50);
      miss(ann, 'a', '/create task "Hers" for me', 50);
    });
    expect((await tenant.say(sam, 'a', 'no'))[0]).toContain('nothing was done');
    expect(await tenant.say(sam, 'a', 'yes')).toEqual([]);
    world.clock.advance(24 * 60 * minute);
    expect(await tenant.say(ann, 'a', 'yes')).toEqual([]);
    expect(await titles()).toEqual([]);
  });

  test('answers what was asked last; the other waits for the next', async () => {
    await tenant.say(ann, 'a', '/settings confirm 1');
    await away(60, () => miss(ann, 'a', '/create task "Missed" for me', 50));
    world.clock.advance(1000);
    const [question] = await tenant.say(ann, 'a', '/create task "Asked" for @Club');
    expect(question).toContain('/confirm');
    expect((await tenant.say(ann, 'a', 'yes'))[0]).toContain('Asked');
    expect(await tenant.say(ann, 'a', 'yes')).toEqual(['▶️ Running 1 command now']);
  });

  test('by two at once, or said twice, runs them once', async () => {
    await away(60, () => miss(sam, 'a', '/create task "Once" for me', 50));
    await Promise.all([1, 2, 3].map(() => tenant.say(sam, 'a', 'yes')));
    expect(await titles()).toEqual(['Once']);
  });

  test('finds nothing of what was deleted since', async () => {
    let id = '';
    await away(60, () => {
      id = miss(sam, 'a', '/create task "Gone" for me', 50);
    });
    await tenant.revise(sam, 'a', id, null);
    expect(await tenant.say(sam, 'a', 'yes')).toEqual([]);
    expect(await titles()).toEqual([]);
  });
});

describe('an account that is ready again', () => {
  test('twice at once takes everything in once', async () => {
    await simulator.setAway(true);
    world.clock.advance(8 * minute);
    for (let n = 0; n < 20; n += 1) miss(sam, 'a', `/create task "T${n}" for me`, 7);
    const { history } = simulator;
    let asked = 0;
    simulator.history = (...given) => {
      asked += 1;
      return history(...given);
    };
    await Promise.all([1, 2, 3, 4, 5].map(() => simulator.setAway(false)));
    expect(await titles()).toHaveLength(20);
    // One is at it, and one begins when it is done: two chats each.
    expect(asked).toBe(4);
    expect((await heard('a')).filter((line) => line.startsWith('⏰'))).toHaveLength(1);
  });

  test('with live messages in between loses and repeats none', async () => {
    await simulator.setAway(true);
    world.clock.advance(8 * minute);
    const missed = Array.from({ length: 30 }, (_, n) =>
      miss(sam, 'a', `/create task "M${n}" for me`, 7 - n / 10),
    );
    const catching = simulator.setAway(false);
    const both = simulator.receive(
      said(world, voice(sam), 'a', '/create task "M29" for me', { id: missed[29]! }),
    );
    await Promise.all([
      catching,
      both,
      ...[1, 2, 3].map((n) => tenant.say(ann, 'a', `/create task "L${n}" for me`)),
    ]);
    const found = await titles();
    expect(found).toHaveLength(33);
    expect(found.filter((title) => title.startsWith('M') && title !== 'M29')).toEqual(
      Array.from({ length: 29 }, (_, n) => `M${n}`),
    );
  });

  test('is told nothing new by a live message that came before the history', async () => {
    // Somebody speaks the moment that Muster is back: what was missed before is missed no less.
    const { history } = simulator;
    let isFirst = true;
    simulator.history = async (...given) => {
      if (isFirst) {
        isFirst = false;
        await tenant.say(ann, 'a', 'are you back?');
        throw new Error('the phone is busy');
      }
      return history(...given);
    };
    await away(8, () => miss(sam, 'a', '/create task "Missed" for me', 7));
    expect(await titles()).toEqual([]);
    await away(1);
    expect(await titles()).toEqual(['Missed']);
    simulator.history = history;
  });

  test('counts what had come when it was there again, and not what came in at once', async () => {
    const { organizationId } = tenant;
    const { id: accountId } = await world.db.account.findFirstOrThrow({
      where: { organizationId },
    });
    const last = world.clock.now();
    await tenant.say(ann, 'a', 'the last that was heard');
    world.clock.advance(8 * minute);
    const readyAt = world.clock.now();
    await tenant.say(ann, 'a', 'are you back?');
    const behind = await markBehind(world.db, { organizationId, accountId }, readyAt);
    expect(behind.find(({ externalId }) => externalId === 'a')).toMatchObject({
      behindSince: last,
    });
  });

  test('goes on with the other chats where one fails, and tries that again', async () => {
    const { history } = simulator;
    simulator.history = async (chat, ...given) => {
      if (chat === 'a') throw new Error('no such chat');
      return history(chat, ...given);
    };
    await away(8, () => {
      miss(sam, 'a', '/create task "A" for me', 7);
      miss(sam, 'b', '/create task "B" for me', 7);
    });
    expect(await titles()).toEqual(['B']);
    simulator.history = history;
    await away(1);
    expect(await titles()).toEqual(['B', 'A']);
    expect(
      await world.db.chat.count({
        where: { organizationId: tenant.organizationId, behindSince: { not: null } },
      }),
    ).toBe(0);
  });

  test('asks a week back at most, and for a minute before the last that it has', async () => {
    const asked: number[] = [];
    const { history } = simulator;
    simulator.history = async (chat, since, limit) => {
      asked.push((world.clock.now().getTime() - since.getTime()) / minute);
      expect(limit).toBe(1000);
      return history(chat, since, limit);
    };
    await tenant.say(ann, 'a', 'the last that was heard');
    await tenant.say(ann, 'b', 'here too');
    await away(10);
    expect(asked).toEqual([11, 11]);
    await away(20 * 24 * 60);
    expect(asked.slice(2)).toEqual([7 * 24 * 60, 7 * 24 * 60]);
    simulator.history = history;
  });

  test('takes in a thousand messages of twenty chats, each in a bounded number of statements', async () => {
    const chats = Array.from({ length: 20 }, (_, n) => `busy ${n}`);
    for (const chat of chats) await tenant.say(ann, chat, 'hello');
    await simulator.setAway(true);
    world.clock.advance(8 * minute);
    for (let n = 0; n < 1000; n += 1) {
      const chat = chats[n % 20]!;
      // Of ten messages of a chat one is a command.
      const isCommand = Math.floor(n / 20) % 10 === 0;
      miss(
        sam,
        chat,
        isCommand ? `/create task "${chat} ${n}" for me` : `chatter ${n}`,
        7 - n / 500,
      );
    }
    const statements = await statementsOf(() => simulator.setAway(false));
    expect(await titles()).toHaveLength(100);
    for (const chat of chats) {
      const own = (await titles()).filter((title) => title.startsWith(`${chat} `));
      const order = own.map((title) => Number(title.split(' ').at(-1)));
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }
    // 900 of chatter at one each, 100 commands, 22 chats.
    expect(statements.length).toBeLessThan(900 + 100 * 32 + 22 * 12);
    const again = await statementsOf(() => simulator.setAway(false));
    expect(again.length).toBeLessThan(1100);
    expect(await titles()).toHaveLength(100);
  }, 120_000);

  test('leaves other organizations alone', async () => {
    const other = await world.tenant(`Others ${round}`);
    const eve = await other.person('Eve');
    await other.say(eve, 'a', 'hello');
    const theirs = await world.service.simulated.simulatorOf(other.organizationId);
    await away(60, () => {
      miss(sam, 'a', '/create task "One" for me', 50);
      theirs.miss(said(world, voice(eve), 'a', '/create task "Theirs" for me'));
    });
    expect(await heard('a', other)).toEqual([]);
    expect(await world.db.task.count({ where: { organizationId: other.organizationId } })).toBe(0);
    expect(
      await world.db.chat.count({
        where: { organizationId: other.organizationId, behindSince: { not: null } },
      }),
    ).toBe(0);
  });
});

describe('a process that dies in the middle', () => {
  /** Plays the death: from the n-th message of the history on nothing is handed over. */
  function dieAt(count: number): () => void {
    const { history } = simulator;
    simulator.history = async (...given) => {
      const whole = await history(...given);
      const { messages } = whole;
      if (messages.length <= count) return whole;
      const taken = messages.slice(0, count);
      // What is iterated throws where the process would be gone.
      const cut = new Proxy(messages, {
        get(target, name) {
          if (name === Symbol.iterator)
            return function* () {
              yield* taken;
              throw new Error('the process died');
            };
          return Reflect.get(target, name);
        },
      });
      return { ...whole, messages: cut };
    };
    return () => {
      simulator.history = history;
    };
  }

  test('leaves nothing out and does nothing twice, and one line is told', async () => {
    const revive = dieAt(4);
    await away(20, () => {
      miss(sam, 'a', '/create task "Late 1" for me', 15);
      miss(sam, 'a', '/create task "One" for me', 9);
      miss(sam, 'a', 'chatter', 8);
      miss(sam, 'a', '/create task "Two" for me', 7);
      miss(sam, 'a', '/create task "Late 2" for me', 12);
    });
    expect(await titles()).toEqual(['One']);
    // Meanwhile a sweep leaves to the catching up what is its.
    world.clock.advance(minute);
    await world.service.switchboard.sweep();
    await tenant.say(ann, 'a', 'a live message');
    expect((await heard('a')).filter((line) => line.startsWith('⏰'))).toEqual([]);
    revive();
    world.clock.advance(1000);
    await simulator.setAway(false);
    expect(await titles()).toEqual(['One', 'Two']);
    expect((await heard('a')).filter((line) => line.startsWith('⏰'))).toEqual([
      // What the other process ran is not counted twice.
      '⏰ Away 17 min: ran 1 command. Too late for 2: Sam\'s “/create task "Late 1" for me” and Sam\'s “/create task "Late 2" for me”. Say yes to run yours anyway',
    ]);
  });

  test('over a command that is too late by the time it is taken up: it is told, not run', async () => {
    await away(8, () => miss(sam, 'a', 'chatter', 7));
    const { id: chatId } = await world.db.chat.findFirstOrThrow({
      where: { organizationId: tenant.organizationId, externalId: 'a' },
    });
    // As a process leaves it that is gone right after it has claimed it, its chat behind no more.
    const at = new Date(world.clock.now().getTime() - 5 * minute);
    const message = await world.db.message.create({
      data: {
        organizationId: tenant.organizationId,
        chatId,
        direction: 'IN',
        externalId: `left ${round}`,
        senderExternalId: voice(sam).id,
        contactId: sam.contactId,
        body: '/create task "Left" for me',
        sentAt: at,
        storedAt: at,
      },
    });
    await world.db.inbox.create({
      data: {
        organizationId: tenant.organizationId,
        messageId: message.id,
        wasMissed: true,
        leasedUntil: at,
        receivedAt: at,
      },
    });
    world.clock.advance(6 * minute);
    await world.service.switchboard.sweep();
    expect(await inbox(`left ${round}`)).toMatchObject({ status: 'EXPIRED' });
    expect((await heard('a')).at(-1)).toContain('too late for 1');
    expect(await titles()).toEqual([]);
    expect(await tenant.say(sam, 'a', 'yes')).toEqual(['▶️ Running 1 command now']);
    expect(await titles()).toEqual(['Left']);
  });

  test('between the yes and its commands: they are run by the next', async () => {
    await away(60, () => miss(sam, 'a', '/create task "One" for me', 50));
    // The yes is committed, and its commands are received anew; nobody is left to handle them.
    await world.db.confirmation.updateMany({
      where: { organizationId: tenant.organizationId },
      data: { settledAt: world.clock.now() },
    });
    await world.db.inbox.updateMany({
      where: { organizationId: tenant.organizationId, status: 'EXPIRED' },
      data: { status: 'RECEIVED', wasMissed: false, handledAt: null },
    });
    world.clock.advance(minute);
    await world.service.switchboard.sweep();
    expect(await titles()).toEqual(['One']);
  });

  test('and is started again finds what was missed, once', async () => {
    await simulator.setAway(true);
    const missed = said(world, voice(sam), 'a', '/create task "Missed" for me');
    world.clock.advance(5 * minute);
    await world.restart();
    simulator = await world.service.simulated.simulatorOf(tenant.organizationId);
    await simulator.setAway(true);
    simulator.miss(missed);
    await simulator.setAway(false);
    await world.restart();
    simulator = await world.service.simulated.simulatorOf(tenant.organizationId);
    expect(await titles()).toEqual(['Missed']);
  });
});

test('two processes that catch up at the same moment do and tell everything once', async () => {
  const db = createDatabase(world.url);
  const logger = pino(
    { level: 'error' },
    { write: (line: string) => void world.errors.push(line) },
  );
  const second = await createService({
    db,
    clock: world.clock,
    logger,
    operatorToken: 'x',
    limits: PATIENT,
  });
  const theirs = await second.simulated.simulatorOf(tenant.organizationId);
  await Promise.all([simulator.setAway(true), theirs.setAway(true)]);
  world.clock.advance(20 * minute);
  for (let n = 0; n < 10; n += 1) {
    for (const [title, minutes] of [
      [`Late ${n}`, 15 - n / 10],
      [`Now ${n}`, 8 - n / 10],
    ] as const) {
      const sentAt = new Date(world.clock.now().getTime() - minutes * minute);
      const message = said(world, voice(sam), 'a', `/create task "${title}" for me`, { sentAt });
      simulator.miss(message);
      theirs.miss(message);
    }
  }
  await Promise.all([simulator.setAway(false), theirs.setAway(false)]);
  await until(async () => (await titles()).length === 10);
  expect(new Set(await titles()).size).toBe(10);
  expect(
    await world.db.inbox.count({
      where: { organizationId: tenant.organizationId, status: 'EXPIRED' },
    }),
  ).toBe(10);
  await tenant.say(sam, 'a', 'yes');
  expect(await titles()).toHaveLength(20);
  await second.stop();
  await db.$disconnect();
});
