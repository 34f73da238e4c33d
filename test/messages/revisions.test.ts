import { describe, expect, test } from 'vitest';
import { never, type Process } from '../helpers/process.ts';
import { lease } from '../helpers/processes.ts';
import { fc } from '../helpers/properties.ts';
import { type Club, useClub } from '../helpers/scenes.ts';
import { until } from '../helpers/until.ts';

// An edit or a deletion acts once, in its turn, and the reply tells what holds, whatever dies meanwhile.

let { world, tenant, ann, ben, round, chat } = {} as Club;
let id = '';
const processes = useClub((club) => {
  ({ world, tenant, ann, ben, round, chat } = club);
  id = `message ${round}`;
});

const create = (name: string, whom = 'me') => `/create task "${name} ${round}" for ${whom}`;
/** The numbered tasks of this test that hold, as "Tea #4". */
const open = async () =>
  (
    await world.db.task.findMany({
      where: { title: { endsWith: ` ${round}` }, number: { not: null }, status: 'OPEN' },
    })
  ).map(({ title, number }) => `${title.split(' ')[0]} #${number}`);
const everMade = () =>
  world.db.task.count({ where: { title: { endsWith: ` ${round}` }, number: { not: null } } });
const lastNumber = async () =>
  (await world.db.counter.findFirst({ where: { organizationId: tenant.organizationId } }))
    ?.lastNumber ?? 0;
/** What people see in the chat in the end, edits in their places. */
const seen = () => {
  const shown = new Map<string, string>();
  for (const { chatId, key, edits, body } of processes.delivered) {
    if (chatId === chat) shown.set(edits ?? `sent-${key}`, body);
  }
  return [...shown.values()];
};
const received = (where: object = {}) =>
  world.db.inbox.count({ where: { status: 'RECEIVED', message: { externalId: id }, ...where } });

/** Says it with the id of this test. */
const write = (process: Process, body: string) => process.write(ann, chat, body, { id });

describe('an edit', () => {
  test('delivered twenty times, through two processes, acts once', async () => {
    const [first, second] = [await processes.start(), await processes.start()];
    await write(first, create('Tea'));
    const number = await lastNumber();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        (n % 2 ? first : second).revise(ann, chat, id, create('Coffee')),
      ),
    );
    expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await open()).toEqual([`Coffee #${number}`]);
    expect(await everMade()).toBe(1);
    expect(processes.delivered).toHaveLength(2);
    expect(seen()).toEqual([expect.stringContaining('Coffee')]);
  });

  test('that comes while its command is being dealt with waits for its turn', async () => {
    const process = await processes.start();
    const writing = write(process, create('Tea'));
    await until(async () => (await received()) > 0 || processes.delivered.length > 0);
    await Promise.all([writing, process.revise(ann, chat, id, create('Coffee'))]);
    expect(await open()).toEqual([`Coffee #${await lastNumber()}`]);
    expect(await everMade()).toBe(1);
    expect(seen()).toEqual([expect.stringContaining('Coffee')]);
  });

  test('through another process than its command, at the same moment, ten times: one of them counts', async () => {
    const [first, second] = [await processes.start(), await processes.start()];
    for (let n = 0; n < 10; n += 1) {
      const place = `${chat} ${n}`;
      const before = await lastNumber();
      const writing = first.write(ann, place, create(`Tea${n}`), { id: `${id} ${n}` });
      await until(
        async () => (await world.db.message.count({ where: { externalId: `${id} ${n}` } })) > 0,
      );
      await Promise.all([writing, second.revise(ann, place, `${id} ${n}`, create(`Coffee${n}`))]);
      expect(await open()).toContain(`Coffee${n} #${before + 1}`);
      expect(await lastNumber()).toBe(before + 1);
    }
    expect(await everMade()).toBe(10);
    expect(processes.errors).toEqual([]);
  });

  test('of a command that nobody has dealt with yet takes its place', async () => {
    const dying = await processes.start({ handle: () => never });
    void write(dying, create('Tea'));
    await until(async () => (await received()) === 1);
    const next = await processes.start();
    await next.revise(ann, chat, id, create('Coffee'));
    world.clock.advance(lease);
    await next.switchboard.sweep();
    expect(await everMade()).toBe(1);
    expect(await open()).toEqual([`Coffee #${await lastNumber()}`]);
    expect(processes.delivered).toHaveLength(1);
    expect(await received()).toBe(0);
  });

  test('is taken up after its command where both were left', async () => {
    const dying = await processes.start({ handle: () => never });
    const dyingToo = await processes.start({ handle: () => never });
    void write(dying, create('Tea'));
    await until(async () => (await received()) === 1);
    void dyingToo.revise(ann, chat, id, create('Coffee'));
    await until(async () => (await received()) === 2);
    const next = await processes.start();
    world.clock.advance(lease);
    await next.switchboard.sweep();
    expect(await open()).toEqual([`Coffee #${await lastNumber()}`]);
    expect(await everMade()).toBe(1);
    expect(seen()).toEqual([expect.stringContaining('Coffee')]);
  });

  test('of a message whose reply was not sent yet is all that is read', async () => {
    const dying = await processes.start({ send: () => never });
    void write(dying, create('Tea'));
    await until(dying.hasDied);
    expect(await open()).toHaveLength(1);
    const next = await processes.start();
    world.clock.advance(lease);
    await next.revise(ann, chat, id, create('Coffee'));
    world.clock.advance(lease);
    await next.switchboard.sweep();
    expect(seen()).toEqual([expect.stringContaining('Coffee')]);
    expect(await open()).toEqual([`Coffee #${await lastNumber()}`]);
  });

  test('whose process dies before the reply is edited: the sweep edits it, once', async () => {
    const first = await processes.start();
    await write(first, create('Tea'));
    const dying = await processes.start({ send: () => never });
    void dying.revise(ann, chat, id, create('Coffee'));
    await until(dying.hasDied);
    expect((await open())[0]).toMatch(/^Coffee/);
    const next = await processes.start();
    world.clock.advance(lease);
    expect((await next.switchboard.sweep()).messages).toBe(1);
    expect((await next.switchboard.sweep()).messages).toBe(0);
    expect(processes.delivered.map(({ edits }) => edits !== null)).toEqual([false, true]);
    expect(seen()).toEqual([expect.stringContaining('Coffee')]);
    expect(await next.revise(ann, chat, id, create('Coffee'))).toEqual({ isNew: false });
  });

  test('of which it is not known whether it was made is made again, and changes nothing more', async () => {
    let edits = 0;
    const process = await processes.start({
      send: (message, deliver) => {
        if (message.edits === null) return deliver();
        edits += 1;
        const result = deliver();
        return edits === 1 ? { status: 'unknown', reason: 'no answer' } : result;
      },
    });
    await write(process, create('Tea'));
    await process.revise(ann, chat, id, create('Coffee'));
    world.clock.advance(lease);
    await process.switchboard.sweep();
    expect(edits).toBe(2);
    expect(seen()).toEqual([expect.stringContaining('Coffee')]);
    world.clock.advance(lease);
    expect((await process.switchboard.sweep()).messages).toBe(0);
  });

  test('that the network refuses is said anew, and what comes after edits that', async () => {
    const process = await processes.start({
      send: (message, deliver) =>
        message.edits !== null && message.body.includes('✅ Coffee')
          ? { status: 'failed', retryable: false, reason: 'too old' }
          : deliver(),
    });
    await write(process, create('Tea'));
    await process.revise(ann, chat, id, create('Coffee'));
    expect(processes.delivered.at(-1)).toMatchObject({
      edits: null,
      quotedId: id,
      body: expect.stringContaining('✅ Coffee'),
    });
    await process.revise(ann, chat, id, null);
    expect(seen()).toEqual([
      expect.stringContaining('✅ Tea'),
      expect.stringContaining('is withdrawn'),
    ]);
  });

  test('that the network refuses for the moment is made again', async () => {
    let refusals = 1;
    const process = await processes.start({
      send: (message, deliver) => {
        if (message.edits === null || refusals === 0) return deliver();
        refusals -= 1;
        return { status: 'failed', retryable: true, reason: 'offline' };
      },
    });
    await write(process, create('Tea'));
    await process.revise(ann, chat, id, create('Coffee'));
    world.clock.advance(lease);
    await process.switchboard.sweep();
    expect(seen()).toEqual([expect.stringContaining('✅ Coffee')]);
  });

  test('waits with its reply for nothing: a deletion after it has the last word', async () => {
    const process = await processes.start({
      send: (message, deliver) =>
        message.body.includes('✅ Coffee')
          ? { status: 'failed', retryable: true, reason: 'offline' }
          : deliver(),
    });
    await write(process, create('Tea'));
    await process.revise(ann, chat, id, create('Coffee'));
    await process.revise(ann, chat, id, null);
    const healthy = await processes.start();
    world.clock.advance(lease);
    await healthy.switchboard.sweep();
    expect(seen()).toEqual([expect.stringContaining('Coffee')]);
    expect(seen()[0]).toContain('withdrawn');
  });

  test('by somebody else, in another chat, or of what was deleted, is none', async () => {
    const process = await processes.start();
    await write(process, create('Tea'));
    for (const [who, where] of [
      [ben, chat],
      [ann, `${chat} b`],
    ] as const) {
      expect(await process.revise(who, where, id, create('Coffee'))).toEqual({ isNew: false });
      expect(await process.revise(who, where, id, null)).toEqual({ isNew: false });
    }
    expect(await open()).toHaveLength(1);
    await process.revise(ann, chat, id, null);
    expect(await process.revise(ann, chat, id, create('Coffee'))).toEqual({ isNew: false });
    expect(await open()).toEqual([]);
  });

  test('of chatter into chatter is silence; into a command it is one, in time', async () => {
    const process = await processes.start();
    await write(process, 'hello');
    await process.write(ann, chat, 'hi', { id: `${id} b` });
    await process.write(ann, chat, 'hey', { id: `${id} c` });
    await process.revise(ann, chat, id, 'hello all');
    expect(processes.delivered).toEqual([]);
    world.clock.advance(10 * 60_000);
    await process.revise(ann, chat, `${id} b`, create('Tea'));
    expect(await open()).toEqual([`Tea #${await lastNumber()}`]);
    expect(processes.delivered).toMatchObject([{ quotedId: `${id} b`, edits: null }]);
    world.clock.advance(1);
    await process.revise(ann, chat, `${id} c`, create('Coffee'));
    expect(await everMade()).toBe(1);
    expect(processes.delivered).toHaveLength(1);
  });

  test('of 4,096 characters is read as any', async () => {
    const process = await processes.start();
    await write(process, create('Tea'));
    await process.revise(ann, chat, id, `${create('Coffee')}\n${'n'.repeat(3_900)}`);
    expect(await open()).toEqual([`Coffee #${await lastNumber()}`]);
    await process.write(ann, chat, 'x'.repeat(4_096), { id: `${id} b` });
    await process.revise(ann, chat, `${id} b`, `/${'\u{1f600}'.repeat(2_047)}`);
    expect(processes.errors).toEqual([]);
  });

  test('that cannot be read changes nothing, and says so', async () => {
    const process = await processes.start();
    const slips = [
      `/creat task "Coffee ${round}" for me`,
      `/create task "Coffee ${round} for me`,
      `${create('Coffee')} due 30 february`,
      `${create('Coffee')} for @Nobody`,
    ];
    for (const [n, slip] of slips.entries()) {
      await process.write(ann, chat, create(`Tea${n}`), { id: `${id} ${n}` });
      const holds = await open();
      await process.revise(ann, chat, `${id} ${n}`, slip);
      expect(await open(), slip).toEqual(holds);
      expect(processes.delivered.at(-1)).toMatchObject({
        edits: null,
        body: expect.stringContaining('what you wrote first stands'),
      });
    }
  });

  test('of a slip into another slip is told in the same reply', async () => {
    const process = await processes.start();
    await write(process, `/creat task "Tea ${round}" for me`);
    await process.revise(ann, chat, id, create('Tea', '@Nobody'));
    expect(seen()).toEqual([expect.stringContaining('Nobody')]);
    expect(seen()[0]).not.toContain('stands');
  });

  test('that fails because of a bug leaves what was there, and the reply to it', async () => {
    await world.db.$executeRawUnsafe(`
      CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a bug'; END $$`);
    const process = await processes.start();
    await write(process, create('Tea'));
    const holds = await open();
    await world.db.$executeRawUnsafe(
      'CREATE TRIGGER bug BEFORE INSERT ON tasks FOR EACH ROW EXECUTE FUNCTION bug()',
    );
    try {
      await process.revise(ann, chat, id, create('Coffee'));
    } finally {
      await world.db.$executeRawUnsafe('DROP TRIGGER bug ON tasks');
    }
    expect(await open()).toEqual(holds);
    expect(seen()).toEqual([
      expect.stringContaining('✅ Tea'),
      expect.stringContaining('Something went wrong'),
    ]);
  });
});

test('numbers are neither lost nor given twice, whatever is made, edited and taken back', async () => {
  const made = fc.constantFrom('task', 'event');
  const act = fc.oneof(
    fc.record({ how: fc.constant('say' as const), made }),
    fc.record({ how: fc.constant('edit' as const), made, which: fc.nat() }),
    fc.record({ how: fc.constant('delete' as const), which: fc.nat() }),
    fc.record({ how: fc.constant('undo' as const) }),
  );
  const process = await processes.start();
  await process.write(ann, chat, '/link chat to @Club');
  await world.db.organization.updateMany({ data: { confirmAbove: 2 } });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 12 }), async (acts) => {
      const run = crypto.randomUUID();
      const before = await lastNumber();
      let said = 0;
      const body = (what: string) => `/create ${what} "${what} ${round}" for @Club`;
      for (const one of acts) {
        const earlier = 'which' in one ? `${run} ${one.which % Math.max(said, 1)}` : '';
        if (one.how === 'say') {
          await process.write(ann, chat, body(one.made), { id: `${run} ${said}` });
          said += 1;
        } else if (one.how === 'edit') await process.revise(ann, chat, earlier, body(one.made));
        else if (one.how === 'delete') await process.revise(ann, chat, earlier, null);
        else await process.write(ann, chat, '/undo');
        // So that each is later than the one before.
        world.clock.advance(1000);
      }
      const last = await lastNumber();
      const numbered = await Promise.all([
        world.db.task.findMany({ where: { number: { gt: before } } }),
        world.db.event.findMany({ where: { number: { gt: before } } }),
      ]);
      expect(
        numbered
          .flat()
          .map(({ number }) => number!)
          .sort((a, b) => a - b),
      ).toEqual(Array.from({ length: last - before }, (_, n) => before + 1 + n));
    }),
    { numRuns: 15 },
  );
  await world.db.organization.updateMany({ data: { confirmAbove: 1 } });
  expect(processes.errors).toEqual([]);
});

describe('an edit and a deletion', () => {
  test('at the same moment, ten times: nothing stays of it', async () => {
    const [first, second] = [await processes.start(), await processes.start()];
    for (let n = 0; n < 10; n += 1) {
      const own = `${id} ${n}`;
      await first.write(ann, chat, create(`Tea${n}`), { id: own });
      await Promise.all([
        first.revise(ann, chat, own, create(`Coffee${n}`)),
        second.revise(ann, chat, own, null),
      ]);
      expect(await open()).toEqual([]);
    }
    expect(await everMade()).toBe(10);
    expect(processes.errors).toEqual([]);
  });

  test('the edit left by a process that died: the deletion counts, and the sweep does nothing more', async () => {
    const first = await processes.start();
    await write(first, create('Tea'));
    const dying = await processes.start({ handle: () => never });
    void dying.revise(ann, chat, id, create('Coffee'));
    await until(async () => (await received({ kind: 'EDITED' })) === 1);
    await first.revise(ann, chat, id, null);
    world.clock.advance(lease);
    await first.switchboard.sweep();
    expect(await open()).toEqual([]);
    expect(await received()).toBe(0);
    expect(seen()).toEqual([expect.stringContaining('Tea')]);
    expect(seen()[0]).toContain('withdrawn');
  });

  test('all left by processes that died: taken up in their order', async () => {
    for (const [place, act] of [
      (dying: Process) => write(dying, create('Tea')),
      (dying: Process) => dying.revise(ann, chat, id, create('Coffee')),
      (dying: Process) => dying.revise(ann, chat, id, null),
    ].entries()) {
      void act(await processes.start({ handle: () => never }));
      await until(async () => (await received()) === place + 1);
    }
    const next = await processes.start();
    world.clock.advance(lease);
    await next.switchboard.sweep();
    expect(await open()).toEqual([]);
    expect(await received()).toBe(0);
    expect(processes.errors).toEqual([]);
  });
});

describe('a deletion', () => {
  test('of a command that nobody has dealt with yet: it is never done', async () => {
    const dying = await processes.start({ handle: () => never });
    void write(dying, create('Tea'));
    await until(async () => (await received()) === 1);
    const next = await processes.start();
    await next.revise(ann, chat, id, null);
    world.clock.advance(lease);
    await next.switchboard.sweep();
    expect(await everMade()).toBe(0);
    expect(processes.delivered).toEqual([]);
  });

  test('twenty times, through two processes, takes back once', async () => {
    const [first, second] = [await processes.start(), await processes.start()];
    await write(first, create('Tea'));
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? first : second).revise(ann, chat, id, null)),
    );
    expect(await open()).toEqual([]);
    const taken = await world.db.auditEntry.count({
      where: { action: 'task.cancel', after: { path: ['number'], equals: await lastNumber() } },
    });
    expect(taken).toBe(1);
    expect(processes.delivered).toHaveLength(2);
  });

  test('and /undo of the same, through two processes, ten times: taken back once', async () => {
    const [first, second] = [await processes.start(), await processes.start()];
    for (let n = 0; n < 10; n += 1) {
      const place = `${chat} ${n}`;
      await first.write(ann, place, create(`Tea${n}`), { id: `${id} ${n}` });
      const number = await lastNumber();
      await Promise.all([
        first.revise(ann, place, `${id} ${n}`, null),
        second.write(ann, place, '/undo'),
      ]);
      const taken = await world.db.auditEntry.count({
        where: { action: 'task.cancel', after: { path: ['number'], equals: number } },
      });
      expect(taken).toBe(1);
      const said = processes.delivered.filter(({ chatId }) => chatId === place);
      expect(said.filter(({ body }) => body.includes('withdrawn'))).toHaveLength(1);
    }
    expect(processes.errors).toEqual([]);
  });
});

describe('a message that asked', () => {
  const codeOf = (body: string | undefined) => /\/confirm (\d{4})/.exec(body ?? '')?.[1];

  test('edited into what asks nothing: its question is answerable no longer', async () => {
    const process = await processes.start();
    await write(process, create('Vote', '@Club'));
    const code = codeOf(seen()[0]);
    await process.revise(ann, chat, id, create('Tea'));
    await process.write(ann, chat, 'yes');
    await process.write(ann, chat, `/confirm ${code}`);
    expect(await open()).toEqual([`Tea #${await lastNumber()}`]);
    expect(seen()).toEqual([
      expect.stringContaining('✅ Tea'),
      expect.stringContaining('question of yours waits'),
    ]);
  });

  test('edited into another that asks: the new question counts', async () => {
    const process = await processes.start();
    await write(process, create('Vote', '@Club'));
    const old = codeOf(seen()[0]);
    await process.revise(ann, chat, id, create('Choose', '@Club'));
    expect(seen()).toEqual([expect.stringContaining('Choose')]);
    if (old !== codeOf(seen()[0])) await process.write(ann, chat, `/confirm ${old}`);
    expect(await open()).toEqual([]);
    await process.write(ann, chat, 'yes');
    expect(await open()).toEqual([`Choose #${await lastNumber()}`]);
  });

  test('deleted: its question is answerable no longer', async () => {
    const process = await processes.start();
    await write(process, create('Vote', '@Club'));
    await process.revise(ann, chat, id, null);
    await process.write(ann, chat, 'yes');
    expect(await everMade()).toBe(0);
    expect(processes.delivered).toHaveLength(1);
  });

  test('edited after the yes: what that did makes way, number and all', async () => {
    const process = await processes.start();
    await write(process, create('Vote', '@Club'));
    await process.write(ann, chat, 'yes');
    const number = await lastNumber();
    await process.revise(ann, chat, id, create('Tea'));
    expect(await open()).toEqual([`Tea #${number}`]);
    expect(await everMade()).toBe(1);
    // Of the question and the answer to the yes, the latter tells it.
    expect(seen()).toEqual([
      expect.stringContaining('Give Vote'),
      expect.stringContaining('✅ Tea'),
    ]);
  });

  test('and yes at the same moment as its edit, ten times: never both', async () => {
    const [first, second] = [await processes.start(), await processes.start()];
    for (let n = 0; n < 10; n += 1) {
      const place = `${chat} ${n}`;
      await first.write(ann, place, create(`Vote${n}`, '@Club'), { id: `${id} ${n}` });
      const before = await lastNumber();
      await Promise.all([
        first.revise(ann, place, `${id} ${n}`, create(`Tea${n}`)),
        second.write(ann, place, 'yes'),
      ]);
      expect(await open()).toContain(`Tea${n} #${before + 1}`);
      expect(await lastNumber()).toBe(before + 1);
    }
    expect(await everMade()).toBe(10);
    expect(processes.errors).toEqual([]);
  });

  test('and yes at the same moment as its deletion, ten times: nothing stays', async () => {
    const [first, second] = [await processes.start(), await processes.start()];
    for (let n = 0; n < 10; n += 1) {
      const place = `${chat} ${n}`;
      await first.write(ann, place, create(`Vote${n}`, '@Club'), { id: `${id} ${n}` });
      await Promise.all([
        first.revise(ann, place, `${id} ${n}`, null),
        second.write(ann, place, 'yes'),
      ]);
      expect(await open()).toEqual([]);
    }
    expect(processes.errors).toEqual([]);
  });

  test('is asked by an edit: what the message did holds until the yes, and then makes way', async () => {
    const process = await processes.start();
    await write(process, create('Tea'));
    const number = await lastNumber();
    await process.revise(ann, chat, id, create('Vote', '@Club'));
    expect(await open()).toEqual([`Tea #${number}`]);
    await process.write(ann, chat, 'yes');
    expect(await open()).toEqual([`Vote #${number}`]);
    expect(await everMade()).toBe(1);
    expect(await lastNumber()).toBe(number);
    await process.write(ann, chat, 'yes');
    expect(await everMade()).toBe(1);
  });

  test('is asked by an edit and answered with no: what the message did stands', async () => {
    const process = await processes.start();
    await write(process, create('Tea'));
    const number = await lastNumber();
    await process.revise(ann, chat, id, create('Vote', '@Club'));
    await process.write(ann, chat, 'no');
    expect(await open()).toEqual([`Tea #${number}`]);
  });

  test('is asked by an edit: the other reading of before mends nothing after the yes', async () => {
    const process = await processes.start();
    await write(process, `${create('Tea')} due next sunday`);
    await process.revise(ann, chat, id, create('Vote', '@Club'));
    await process.write(ann, chat, 'yes');
    await process.write(ann, chat, '2');
    const { title, dueAt } = await world.db.task.findFirstOrThrow({
      where: { number: await lastNumber() },
    });
    expect([title, dueAt]).toEqual([`Vote ${round}`, null]);
  });
});

describe('a yes that is', () => {
  test('deleted takes back what it did', async () => {
    const process = await processes.start();
    await write(process, create('Vote', '@Club'));
    await process.write(ann, chat, 'yes', { id: `${id} yes` });
    const number = await lastNumber();
    await process.revise(ann, chat, `${id} yes`, null);
    expect(await open()).toEqual([]);
    expect(seen().at(-1)).toContain(`is withdrawn from 2 people. #${number}`);
    // And with that there is nothing left to take back of what asked.
    await process.revise(ann, chat, id, null);
    expect(seen()).toHaveLength(2);
  });

  test('edited into "no" takes back what it did, and confirms nothing', async () => {
    const process = await processes.start();
    await write(process, create('Vote', '@Club'));
    await process.write(ann, chat, 'yes', { id: `${id} yes` });
    await process.revise(ann, chat, `${id} yes`, 'no');
    expect(await open()).toEqual([]);
    await process.write(ann, chat, create('Choose', '@Club'));
    await process.write(ann, chat, 'never', { id: `${id} never` });
    await process.revise(ann, chat, `${id} never`, 'yes');
    expect(await open()).toEqual([]);
  });
});
