import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDatabase, type Database } from '../../src/db/client.ts';
import { createService, type Service } from '../../src/service.ts';
import { PATIENT } from '../helpers/patient.ts';
import {
  type Network,
  never,
  type Process,
  type ProcessOptions,
  startProcess,
} from '../helpers/process.ts';
import { statementsOf } from '../helpers/statements.ts';
import { until } from '../helpers/until.ts';
import { type Character, createWorld, FRIDAY, type Tenant, type World } from '../helpers/world.ts';

// A message acts once and is answered once, however often it comes and wherever a process dies.

/** A little more than a lease: what a dead process held is anybody's. */
const lease = 15_001;

let world: World;
let tenant: Tenant;
let ann: Character;
let network: Network;
let processes: Process[];
let round = 0;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  ann = await tenant.person('Ann', { role: 'ADMIN' });
  await tenant.group('Club', [ann]);
});

beforeEach(() => {
  world.clock.set(FRIDAY);
  round += 1;
  network = { delivered: [] };
  processes = [];
});

afterEach(async () => {
  for (const process of processes) await process.stop();
});

afterAll(() => world.end());

async function start(options: ProcessOptions = {}): Promise<Process> {
  const process = await startProcess(world, tenant, network, options);
  processes.push(process);
  return process;
}

const title = () => `Task ${round}`;
const command = () => `/create task "${title()}" for me`;
const created = () => world.db.task.count({ where: { title: title() } });
const inbox = (externalId: string) =>
  world.db.inbox.findFirst({ where: { message: { externalId } } });

describe('the same message', () => {
  test('delivered twice, one after the other, acts once and is answered once', async () => {
    const id = `twice-${round}`;
    const first = await tenant.tell(ann, 'x', command(), { id });
    const second = await tenant.tell(ann, 'x', command(), { id });
    expect(first).toMatchObject({ duplicate: false, replies: [{ quotedId: id }] });
    expect(second).toEqual({ messageId: id, duplicate: true, replies: [] });
    expect(await created()).toBe(1);
    expect(await world.db.outbox.count({ where: { causeMessage: { externalId: id } } })).toBe(1);
  });

  test('delivered twenty times at the same moment acts once and is answered once', async () => {
    const id = `twenty-${round}`;
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => tenant.tell(ann, `new chat ${round}`, command(), { id })),
    );
    expect(outcomes.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(outcomes.flatMap(({ replies }) => replies)).toHaveLength(1);
    expect(await created()).toBe(1);
    expect(await world.db.outbox.count({ where: { causeMessage: { externalId: id } } })).toBe(1);
    expect(await world.db.chat.count({ where: { externalId: `new chat ${round}` } })).toBe(1);
  });

  test('delivered in two chats under one id is one message', async () => {
    const id = `two-chats-${round}`;
    const outcomes = await Promise.all(
      ['a', 'b'].map((chat) => tenant.tell(ann, `${chat} ${round}`, command(), { id })),
    );
    expect(outcomes.filter(({ duplicate }) => duplicate)).toHaveLength(1);
    expect(await created()).toBe(1);
  });

  test('of another organization is another message', async () => {
    const other = await world.tenant('Others');
    const ben = await other.person('Ben');
    const id = `tenants-${round}`;
    await tenant.tell(ann, 'x', command(), { id });
    expect((await other.tell(ben, 'x', command(), { id })).duplicate).toBe(false);
    expect(await created()).toBe(2);
  });
});

describe('two services on one database', () => {
  let second: Service;
  let database: Database;
  beforeAll(async () => {
    database = createDatabase(world.url);
    const logger = pino(
      { level: 'error' },
      { write: (line: string) => void world.errors.push(line) },
    );
    second = await createService({
      db: database,
      clock: world.clock,
      logger,
      operatorToken: 'x',
      limits: PATIENT,
    });
  });
  afterAll(async () => {
    await second.stop();
    await database.$disconnect();
  });

  test('that both get a message at the same moment: one acts, one answers, twenty times', async () => {
    for (let n = 0; n < 20; n += 1) {
      const said = {
        chat: `both ${n}`,
        from: ann.phone,
        body: `/create task "Both ${n}" for me`,
        id: `both-${n}`,
      };
      const outcomes = await Promise.all(
        [world.service, second, world.service, second].map((service) =>
          service.simulated.say(tenant.organizationId, said),
        ),
      );
      expect(outcomes.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
      expect(outcomes.flatMap(({ replies }) => replies)).toHaveLength(1);
      expect(await world.db.task.count({ where: { title: `Both ${n}` } })).toBe(1);
      expect(
        await world.db.outbox.count({ where: { causeMessage: { externalId: `both-${n}` } } }),
      ).toBe(1);
    }
  });

  test('that sweep at the same moment take each thing once', async () => {
    const dying = await start({ handle: () => never });
    for (let n = 0; n < 10; n += 1)
      void dying.write(ann, `sweep ${n}`, `/create task "Sweep ${n}" for me`);
    await until(async () => (await world.db.inbox.count({ where: { status: 'RECEIVED' } })) === 10);
    world.clock.advance(lease);
    await world.service.simulated.start();
    await second.simulated.start();
    const sweeps = await Promise.all(
      [world.service, second, world.service, second].map(({ switchboard }) => switchboard.sweep()),
    );
    expect(sweeps.reduce((sum, { commands }) => sum + commands, 0)).toBe(10);
    expect(await world.db.task.count({ where: { title: { startsWith: 'Sweep' } } })).toBe(10);
    expect(
      await world.db.outbox.count({ where: { body: { contains: 'Sweep' }, status: 'SENT' } }),
    ).toBe(10);
    expect(await world.db.outbox.count({ where: { body: { contains: 'Sweep' } } })).toBe(10);
  });
});

describe('a process dies', () => {
  test('between the commit and the reply: the reply is sent after the restart, once', async () => {
    const dying = await start({ send: () => never });
    const id = `commit-${round}`;
    void dying.write(ann, 'x', command(), { id });
    await until(dying.hasDied);
    expect(await created()).toBe(1);
    expect(network.delivered).toEqual([]);
    expect(await inbox(id)).toMatchObject({ status: 'HANDLED' });

    // Too early: the other process may still be at it.
    const next = await start();
    expect(await next.switchboard.sweep()).toEqual({ commands: 0, messages: 0 });
    expect(network.delivered).toEqual([]);
    world.clock.advance(lease);
    expect(await next.switchboard.sweep()).toEqual({ commands: 0, messages: 1 });
    expect(await next.switchboard.sweep()).toEqual({ commands: 0, messages: 0 });
    expect(network.delivered).toMatchObject([
      { chatId: 'x', quotedId: id, body: expect.stringContaining(title()) },
    ]);
    expect(await created()).toBe(1);
    expect(
      await world.db.message.count({ where: { direction: 'OUT', quotedExternalId: id } }),
    ).toBe(1);
    // The message itself comes again with the reconnection, as WhatsApp's do: it is answered already.
    expect(await next.write(ann, 'x', command(), { id })).toEqual({ isNew: false });
    expect(network.delivered).toHaveLength(1);
  });

  test('the same through the whole service, restarted', async () => {
    const dying = await start({ send: () => never });
    const id = `restart-${round}`;
    void dying.write(ann, `restart ${round}`, command(), { id });
    await until(dying.hasDied);
    expect(await created()).toBe(1);
    world.clock.advance(lease);
    await world.restart();
    const { items } = await world.service.simulated.read(
      tenant.organizationId,
      `restart ${round}`,
      { limit: 10 },
    );
    expect(items.filter(({ direction }) => direction === 'OUT')).toMatchObject([{ quotedId: id }]);
    await world.restart();
    expect(
      await world.db.outbox.findMany({ where: { causeMessage: { externalId: id } } }),
    ).toMatchObject([{ status: 'SENT' }]);
  });

  test('between the claim and the handling: the command runs after the restart, once', async () => {
    const dying = await start({ handle: () => never });
    const id = `claim-${round}`;
    void dying.write(ann, 'x', command(), { id });
    await until(async () => (await inbox(id)) !== null);
    expect(await created()).toBe(0);

    const next = await start();
    expect((await next.switchboard.sweep()).commands).toBe(0);
    world.clock.advance(lease);
    expect((await next.switchboard.sweep()).commands).toBe(1);
    expect((await next.switchboard.sweep()).commands).toBe(0);
    expect(await created()).toBe(1);
    expect(network.delivered).toHaveLength(1);
    expect(await inbox(id)).toMatchObject({
      status: 'HANDLED',
      attempts: 1,
      handledAt: world.clock.now(),
    });
  });

  test('in the middle of the handling: nothing half done stays, and it runs after the restart', async () => {
    const id = `middle-${round}`;
    // The group's row is held, so that the command waits in the middle of its transaction…
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let locked = () => {};
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve;
    });
    const holding = world.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM groups WHERE name = 'Club' FOR UPDATE`;
      locked();
      await held;
    });
    await isLocked;
    const dying = await start();
    const writing = dying.write(ann, 'x', `/create task "${title()}" for @Club`, { id });
    const waiting = () => world.db.$queryRaw<{ pid: number }[]>`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await until(async () => (await waiting()).length === 1);
    // …while a sweep that comes too late for it passes it over, because somebody works on it…
    world.clock.advance(lease);
    const next = await start();
    expect((await next.switchboard.sweep()).commands).toBe(0);
    letGo();
    await holding;
    await writing;
    // …and then it is done, once.
    expect((await next.switchboard.sweep()).commands).toBe(0);
    expect(await world.db.task.count({ where: { title: title(), parentId: null } })).toBe(1);
    expect(network.delivered).toHaveLength(1);
  });

  test('its connection cut in the middle: nothing half done, and a sweep takes it up', async () => {
    const process = await start();
    await world.db.$executeRawUnsafe(`
      CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`);
    await world.db.$executeRawUnsafe(
      'CREATE TRIGGER cut BEFORE INSERT ON tasks FOR EACH ROW EXECUTE FUNCTION cut()',
    );
    try {
      await process.write(ann, 'x', command());
    } finally {
      await world.db.$executeRawUnsafe('DROP TRIGGER cut ON tasks');
    }
    expect(await created()).toBe(0);
    expect(network.delivered).toEqual([]);
    world.clock.advance(lease);
    await process.switchboard.sweep();
    expect(await created()).toBe(1);
    expect(network.delivered).toHaveLength(1);
  });

  test('after the sending and before it is noted: it is sent again under the same key', async () => {
    const dying = await start({
      send: (_, deliver) => {
        deliver();
        return never;
      },
    });
    const id = `noted-${round}`;
    void dying.write(ann, 'x', command(), { id });
    await until(async () => network.delivered.length === 1);
    const next = await start();
    world.clock.advance(lease);
    await next.switchboard.sweep();
    // A transport that can tell by the key sends once; what is on record is one message in any case.
    expect(new Set(network.delivered.map(({ key }) => key)).size).toBe(1);
    expect(
      await world.db.message.count({ where: { direction: 'OUT', quotedExternalId: id } }),
    ).toBe(1);
  });

  test('or was only slow: another took the command over, and it finds nothing left to do', async () => {
    let wake = () => {};
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const slow = await start({
      handle: async (received, work) => {
        await asleep;
        return work(received);
      },
    });
    const id = `slow-${round}`;
    const writing = slow.write(ann, 'x', command(), { id });
    await until(async () => (await inbox(id)) !== null);
    world.clock.advance(lease);
    const next = await start();
    await next.switchboard.sweep();
    wake();
    await writing;
    expect(await created()).toBe(1);
    expect(network.delivered).toHaveLength(1);
    expect(slow.errors).toEqual([]);
  });

  test('or was only slow, and both are at it at the same moment, ten times', async () => {
    for (let n = 0; n < 10; n += 1) {
      const gates: (() => void)[] = [];
      const together: ProcessOptions = {
        handle: async (received, work) => {
          await new Promise<void>((resolve) => gates.push(resolve));
          return work(received);
        },
      };
      const [slow, next] = [await start(together), await start(together)];
      const id = `together-${n}`;
      const writing = slow.write(ann, `together ${n}`, `/create task "Together ${n}" for me`, {
        id,
      });
      await until(async () => gates.length === 1);
      world.clock.advance(lease);
      const sweeping = next.switchboard.sweep();
      await until(async () => gates.length === 2);
      for (const open of gates) open();
      await Promise.all([writing, sweeping]);
      expect(await world.db.task.count({ where: { title: `Together ${n}` } })).toBe(1);
      expect(await world.db.outbox.count({ where: { causeMessage: { externalId: id } } })).toBe(1);
      expect(slow.errors.concat(next.errors)).toEqual([]);
    }
  });

  test('with several commands of one chat waiting: they take effect in the order of their sending', async () => {
    const dying = await start({ handle: () => never });
    const texts = [
      '/create group "Order" 📚',
      '/create task "One" for @Order',
      '/create event "Two" for @Order',
    ];
    // Each in a chat's turn of its own, since the first never ends; sent a second apart.
    for (const [place, text] of texts.entries()) {
      const sender = await start({ handle: () => never });
      void sender.write(ann, 'order', text, {
        id: `order-${place}`,
        sentAt: new Date(world.clock.now().getTime() + place * 1000),
      });
      await until(async () => (await inbox(`order-${place}`)) !== null);
    }
    void dying;
    world.clock.advance(lease);
    const next = await start();
    expect((await next.switchboard.sweep()).commands).toBe(3);
    expect(network.delivered.map(({ quotedId }) => quotedId)).toEqual([
      'order-0',
      'order-1',
      'order-2',
    ]);
    expect(await world.db.group.count({ where: { name: 'Order' } })).toBe(1);
    expect(await world.db.task.count({ where: { title: 'One', parentId: null } })).toBe(1);
    expect(await world.db.event.count({ where: { title: 'Two' } })).toBe(1);
  });
});

describe('a command that cannot be carried out', () => {
  test('because it ends the process each time: given up after three attempts, with one line', async () => {
    const id = `poison-${round}`;
    let runs = 0;
    const killed: ProcessOptions = {
      handle: (received, work) => {
        // The dispatcher asks how often it was tried before it touches the command.
        if (received.attempts >= 3) return work(received);
        runs += 1;
        return never;
      },
    };
    const first = await start(killed);
    void first.write(ann, 'x', command(), { id });
    await until(async () => (await inbox(id)) !== null);
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      world.clock.advance(lease);
      const next = await start(killed);
      void next.switchboard.sweep();
      await until(async () => (await inbox(id))!.attempts === attempt);
      await until(async () => runs === attempt + 1);
    }
    world.clock.advance(lease);
    const last = await start(killed);
    await last.switchboard.sweep();
    expect(runs).toBe(3);
    expect(await inbox(id)).toMatchObject({
      status: 'FAILED',
      failure: expect.stringContaining('3 attempts'),
    });
    expect(network.delivered).toMatchObject([
      { body: expect.stringContaining('Something went wrong'), quotedId: id },
    ]);
    expect(last.errors.join()).toContain('given up');
    // And that was that.
    world.clock.advance(lease);
    await last.switchboard.sweep();
    expect(network.delivered).toHaveLength(1);
    expect(await created()).toBe(0);
    const healthy = await start();
    expect(await healthy.write(ann, 'x', command())).toEqual({ isNew: true });
    expect(await created()).toBe(1);
  });

  test('takes no other with it: what only waited for its turn has not failed', async () => {
    const poison = `poison-${round}`;
    const killed: ProcessOptions = {
      handle: (received, work) => (received.attempts < 3 ? never : work(received)),
    };
    const first = await start(killed);
    void first.write(ann, 'x', '/create task "Poison" for me', { id: poison });
    await until(async () => (await inbox(poison)) !== null);
    // Behind it in the chat, left by another process.
    const second = await start({ handle: () => never });
    const sentAt = new Date(world.clock.now().getTime() + 1000);
    void second.write(ann, 'x', command(), { id: `behind-${round}`, sentAt });
    await until(async () => (await inbox(`behind-${round}`)) !== null);
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      world.clock.advance(lease);
      void (await start(killed)).switchboard.sweep();
      await until(async () => (await inbox(poison))!.attempts === attempt);
    }
    world.clock.advance(lease);
    const last = await start();
    expect((await last.switchboard.sweep()).commands).toBe(2);
    expect(await inbox(poison)).toMatchObject({ status: 'FAILED', attempts: 3 });
    expect(await inbox(`behind-${round}`)).toMatchObject({ status: 'HANDLED', attempts: 1 });
    expect(await created()).toBe(1);
  });

  test('because of a bug: one line at once, on record with the reason, and the process lives', async () => {
    await world.db.$executeRawUnsafe(`
      CREATE OR REPLACE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a bug'; END $$`);
    await world.db.$executeRawUnsafe(
      'CREATE TRIGGER bug BEFORE INSERT ON tasks FOR EACH ROW EXECUTE FUNCTION bug()',
    );
    const id = `bug-${round}`;
    const process = await start();
    const before = await world.db.auditEntry.count();
    try {
      await process.write(ann, 'x', command(), { id });
    } finally {
      await world.db.$executeRawUnsafe('DROP TRIGGER bug ON tasks');
    }
    expect(network.delivered).toMatchObject([
      { body: expect.stringContaining('Something went wrong'), quotedId: id },
    ]);
    expect(network.delivered[0]!.body).not.toContain('a bug');
    expect(await inbox(id)).toMatchObject({
      status: 'FAILED',
      failure: expect.stringContaining('a bug'),
    });
    const { messageId } = (await inbox(id))!;
    expect(process.errors).toHaveLength(1);
    expect(process.errors[0]).toContain(messageId);
    expect(await world.db.auditEntry.count()).toBe(before);
    world.clock.advance(lease);
    expect(await process.switchboard.sweep()).toEqual({ commands: 0, messages: 0 });
    await process.write(ann, 'x', command());
    expect(await created()).toBe(1);
  });

  test('because of a mistake of the sender: handled, not failed, and nothing logged', async () => {
    const process = await start();
    const id = `mistake-${round}`;
    await process.write(ann, 'x', '/done 99999', { id });
    expect(await inbox(id)).toMatchObject({ status: 'HANDLED', failure: null });
    expect(process.errors).toEqual([]);
  });
});

describe('chatter', () => {
  const chatter = [
    'hello',
    'see you at 10',
    '',
    '  ',
    '👍',
    '1/2',
    'and/or',
    '/usr/bin/env',
    'hello /there',
    '/1',
    '//',
    'what about /tasks?',
    'help',
    'done',
    "can't make it, knee again",
  ];
  test.each(chatter)('%j costs one statement, and leaves no row in the inbox', async (body) => {
    const process = await start();
    // A connection is there; the chat is new the first time, and known the second.
    await world.db.$queryRaw`SELECT 1`;
    for (const id of [`a-${round}`, `b-${round}`]) {
      const statements = await statementsOf(() =>
        process.write(ann, `chatter ${round}`, body, { id }),
      );
      expect(statements).toHaveLength(1);
      expect(await inbox(id)).toBeNull();
      expect(await world.db.message.count({ where: { externalId: id, body } })).toBe(1);
    }
    expect(network.delivered).toEqual([]);
    const again = await statementsOf(() =>
      process.write(ann, `chatter ${round}`, body, { id: `a-${round}` }),
    );
    expect(again).toHaveLength(1);
    expect(await world.db.message.count({ where: { externalId: `a-${round}` } })).toBe(1);
  });

  test('that PostgreSQL could not keep is kept without what it cannot', async () => {
    const process = await start();
    const id = `odd-${round}`;
    await process.write({ ...ann, name: 'A\0nn \ud800' }, `odd ${round}`, 'he\0llo \udc00', {
      id,
      chat: { id: `odd ${round}`, kind: 'GROUP', name: 'Od\0d' },
    });
    expect(
      await world.db.message.findFirstOrThrow({
        where: { externalId: id },
        include: { chat: true },
      }),
    ).toMatchObject({
      body: 'hello \ufffd',
      senderName: 'Ann \ufffd',
      chat: { name: 'Odd' },
    });
  });
});

describe('many at once', () => {
  test('commands of one chat take effect in the order in which they were said', async () => {
    const process = await start();
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        process.write(ann, 'queue', `/create task "Queue ${n}" for me`),
      ),
    );
    const tasks = await world.db.task.findMany({
      where: { title: { startsWith: 'Queue' } },
      orderBy: { number: 'asc' },
    });
    expect(tasks.map(({ title: name }) => name)).toEqual(
      Array.from({ length: 20 }, (_, n) => `Queue ${n}`),
    );
    expect(network.delivered.map(({ body }) => /Queue \d+/.exec(body)?.[0])).toEqual(
      tasks.map(({ title: name }) => name),
    );
  });

  test('what is answered last stands', async () => {
    await tenant.say(ann, 'x', '/create event "Toggle" saturday 10am for @Club');
    const { number, id } = await world.db.event.findFirstOrThrow({ where: { title: 'Toggle' } });
    const process = await start();
    const words = ['in', 'out', 'maybe', 'in', 'out', 'in', 'maybe', 'out', 'in', 'maybe'];
    await Promise.all(words.map((word) => process.write(ann, 'toggle', `/${word} ${number}`)));
    expect(await world.db.participant.findFirstOrThrow({ where: { eventId: id } })).toMatchObject({
      status: 'MAYBE',
    });
    const ledger = await world.db.auditEntry.findMany({
      where: { subjectId: id, action: 'event.answer' },
      orderBy: { id: 'asc' },
    });
    const said: Record<string, string> = { in: 'GOING', out: 'DECLINED', maybe: 'MAYBE' };
    expect(ledger.map(({ after }) => (after as { status: string }).status)).toEqual(
      words.map((word) => said[word]),
    );
  });

  test('fifty chats are all answered, each command once', async () => {
    const process = await start();
    const all = Array.from({ length: 50 }, (_, chat) =>
      Promise.all([
        process.write(ann, `many ${chat}`, `/create task "Many ${chat}" for me`),
        process.write(ann, `many ${chat}`, 'just talking'),
        process.write(ann, `many ${chat}`, '/tasks'),
        process.write(ann, `many ${chat}`, '/context'),
      ]),
    );
    await Promise.all(all);
    expect(network.delivered).toHaveLength(150);
    for (let chat = 0; chat < 50; chat += 1) {
      expect(network.delivered.filter(({ chatId }) => chatId === `many ${chat}`)).toHaveLength(3);
    }
    const numbers = (
      await world.db.task.findMany({ where: { title: { startsWith: 'Many' } } })
    ).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(50);
    expect(process.errors).toEqual([]);
    expect(
      await world.db.inbox.count({
        where: { status: 'RECEIVED', message: { chat: { externalId: { startsWith: 'many' } } } },
      }),
    ).toBe(0);
  });
});
