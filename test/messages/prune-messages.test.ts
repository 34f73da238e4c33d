import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTicks } from '../../src/scheduler/ticks.ts';
import { statementsOf } from '../helpers/statements.ts';
import { type Character, createWorld, FRIDAY, type Tenant, type World } from '../helpers/world.ts';

// Messages go when their organization keeps them no longer, and nothing that is not over.

const day = 24 * 60 * 60 * 1000;

let world: World;
let tenant: Tenant;
let ann: Character;
let tenants = 0;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.end());

beforeEach(async () => {
  world.clock.set(FRIDAY);
  tenants += 1;
  tenant = await world.tenant(`Friends ${tenants}`);
  ann = await tenant.person('Ann', { role: 'ADMIN' });
  await tenant.group('Book Club', [ann]);
  await tenant.say(ann, 'books', '/link chat to @BookClub');
});

const keep = (days: number | null) =>
  world.db.organization.update({
    where: { id: tenant.organizationId },
    data: { keepMessagesDays: days },
  });

const prune = () =>
  createTicks({
    calls: { dial: async () => 0, look: async () => {}, show: async () => {} },
    db: world.db,
    clock: world.clock,
    sweep: async () => {},
    ring: async () => 0,
    mirror: async () => {},
    catchUp: async () => {},
  })
    .find(({ name }) => name === 'prune messages')!
    .run();

const bodies = async () =>
  (await world.db.message.findMany({ where: { organizationId: tenant.organizationId } })).map(
    ({ body }) => body,
  );

test('older ones go, with what became of them in the queues; the audit log stays', async () => {
  await tenant.say(ann, 'books', '/create task "Read" for me');
  await tenant.say(ann, 'books', '/done 1');
  world.clock.advance(10 * day);
  await tenant.say(ann, 'books', 'chatter of today');
  const entries = await world.db.auditEntry.count();
  await keep(10);
  world.clock.advance(1);
  expect(await prune()).toMatchObject({ messages: 6, media: 0 });
  expect(await bodies()).toEqual(['chatter of today']);
  const of = { where: { organizationId: tenant.organizationId } };
  expect([await world.db.inbox.count(of), await world.db.outbox.count(of)]).toEqual([0, 0]);
  expect(await world.db.auditEntry.count()).toBe(entries);
  expect(await prune()).toMatchObject({ messages: 0 });
});

test('where nothing is said they are kept for ever', async () => {
  await tenant.say(ann, 'books', 'chatter');
  world.clock.advance(5000 * day);
  await prune();
  expect(await bodies()).toContain('chatter');
});

test('what is not over stays: commands, what is to be sent for them, questions', async () => {
  await keep(8);
  const [command, cause, question] = await Promise.all(
    ['/groups', '/group', '/archive @BookClub'].map(
      async (said) => (await tenant.tell(ann, said, said)).messageId,
    ),
  );
  await world.db.inbox.updateMany({
    where: { message: { externalId: command! } },
    data: { status: 'RECEIVED', handledAt: null },
  });
  await world.db.outbox.updateMany({
    where: { causeMessage: { externalId: cause! } },
    data: { status: 'PENDING', settledAt: null },
  });
  world.clock.advance(9 * day);
  await world.db.confirmation.updateMany({
    where: { message: { externalId: question! } },
    data: { expiresAt: new Date(world.clock.now().getTime() + 1000) },
  });
  await prune();
  expect((await bodies()).sort()).toEqual(['/archive @BookClub', '/group', '/groups']);

  // Over by and by, they go.
  world.clock.advance(2000);
  await world.db.inbox.updateMany({ data: { status: 'HANDLED', handledAt: world.clock.now() } });
  await world.db.outbox.updateMany({ data: { status: 'FAILED', settledAt: world.clock.now() } });
  await prune();
  expect(await bodies()).toEqual([]);
});

test('what Muster said of an open task or an event to come stays, for people answer it', async () => {
  await keep(8);
  await tenant.say(ann, 'books', '/create event "Outing" 24 dec 10am');
  const { replies } = await tenant.tell(ann, 'books', '/create task "Read"');
  world.clock.advance(20 * day);
  await prune();
  expect(await bodies()).toEqual([
    expect.stringContaining('Outing'),
    expect.stringContaining('Read'),
  ]);
  const [done] = await tenant.say(ann, 'books', '/done', { quotedId: replies[0]!.id });
  expect(done).toContain('Read is done');

  world.clock.advance(40 * day);
  await prune();
  expect(await bodies()).toEqual([]);
});

test('files go that hang on nothing, a day later', async () => {
  const { organizationId } = tenant;
  const file = (fileName: string) =>
    world.db.media.create({
      data: {
        organizationId,
        mimeType: 'image/png',
        fileName,
        data: Buffer.from('x'),
        createdAt: world.clock.now(),
      },
    });
  const [sent, waiting] = [await file('sent'), await file('waiting')];
  await file('nowhere');
  await tenant.say(ann, 'books', 'look');
  await world.db.message.updateMany({ where: { body: 'look' }, data: { mediaId: sent.id } });
  const { chatId } = await world.db.message.findFirstOrThrow({
    where: { organizationId, body: 'look' },
  });
  const row = await world.db.outbox.create({
    data: {
      organizationId,
      chatId,
      body: 'look',
      mediaId: waiting.id,
      leasedUntil: world.clock.now(),
      createdAt: world.clock.now(),
    },
  });
  const names = async () =>
    (await world.db.media.findMany({ where: { organizationId } })).map(({ fileName }) => fileName);
  await keep(8);
  await prune();
  expect(await names()).toHaveLength(3);
  world.clock.advance(day + 1);
  await prune();
  expect(await names()).toEqual(['sent', 'waiting']);
  world.clock.advance(8 * day);
  await world.db.outbox.delete({ where: { organizationId_id: { organizationId, id: row.id } } });
  expect(await prune()).toMatchObject({ media: 2 });
});

test('what is caught up with after that does not act again', async () => {
  await keep(8);
  const simulator = await world.service.simulated.simulatorOf(tenant.organizationId);
  await tenant.say(ann, 'books', '/create task "Once" for me');
  world.clock.advance(9 * day);
  await prune();
  expect(await bodies()).toEqual([expect.stringContaining('Once')]);
  await simulator.setAway(true);
  await simulator.setAway(false);
  expect(await world.db.task.count({ where: { organizationId: tenant.organizationId } })).toBe(1);
  expect(await bodies()).toEqual([expect.stringContaining('Once')]);
});

test('very many go in batches, in few statements, and other organizations lose none', async () => {
  const other = await world.tenant(`Others ${tenants}`);
  const ben = await other.person('Ben');
  await other.say(ben, 'theirs', 'kept');
  await tenant.say(ann, 'books', 'first');
  await world.db.$executeRaw`
    INSERT INTO messages (organization_id, chat_id, group_id, direction, external_id, body, sent_at, stored_at)
    SELECT m.organization_id, m.chat_id, m.group_id, 'IN', 'line ' || n, 'line ' || n, m.sent_at, m.stored_at
    FROM messages m CROSS JOIN generate_series(1, 12000) AS n
    WHERE m.organization_id = ${tenant.organizationId}::uuid AND m.body = 'first'`;
  await keep(8);
  world.clock.advance(9 * day);
  const statements = await statementsOf(prune);
  expect(statements.filter((text) => text.includes('DELETE FROM messages'))).toHaveLength(3);
  expect(await bodies()).toEqual([]);
  expect(await world.db.message.count({ where: { organizationId: other.organizationId } })).toBe(1);
});
