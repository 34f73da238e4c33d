import type { Database } from '../../src/db/client.ts';
import { prepareOnce } from '../helpers/database.ts';
import { until } from '../helpers/until.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';
import { crowd } from './crowd.ts';
import { createPlans, makeExplainable } from './plans.ts';

/** Of the two that are compared, and of each of the others. */
const people = { big: 10_000, small: 24 };
const neighbours = 200;

/** One of the two, and what the examples of commands are about in it. */
export interface Side {
  tenant: Tenant;
  alex: Character;
}

/** A world where one organization is large among many small ones. */
export interface Skewed {
  world: World;
  plans: ReturnType<typeof createPlans>;
  big: Side;
  small: Side;
  /** The tables of more than a few blocks. */
  large: Set<string>;
  end(): Promise<void>;
}

/**
 * Builds it, in a database that the files of a run copy. The people and groups of the examples are the same in
 * both; what else is there is about four hundred times as much in the large one.
 */
export async function createSkewed(): Promise<Skewed> {
  await prepareOnce('skewed', async (name) => {
    const world = await createWorld({ poolSize: 1 });
    await fill(world);
    await world.end({ keepAs: name });
  });
  // One connection: what is set on it, or opened, counts for everything.
  const world = await createWorld({ poolSize: 1, template: 'skewed' });
  const { db } = world;
  await makeExplainable(db);
  const plans = createPlans(db);
  const large = await db.$queryRaw<{ name: string }[]>`
    SELECT relname::text AS name FROM pg_class WHERE relkind = 'r' AND relpages > 40`;
  return {
    world,
    plans,
    large: new Set(large.map(({ name }) => name)),
    big: await findSide(world, 'Big'),
    small: await findSide(world, 'Small'),
    async end() {
      plans.end();
      await world.end();
    },
  };
}

async function fill(world: World): Promise<void> {
  const { db, clock } = world;
  const big = await createSide(world, 'Big', 300);
  const small = await createSide(world, 'Small', 12);
  const others = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO organizations (name, time_zone, created_at, updated_at)
    SELECT 'Neighbour ' || n, 'Europe/Madrid', ${clock.now()}, ${clock.now()} FROM generate_series(1, ${neighbours}) n
    RETURNING id`;
  await crowd(db, clock.now(), [
    { organizationId: big, people: people.big },
    { organizationId: small, people: people.small },
    ...others.map(({ id }) => ({ organizationId: id, people: people.small })),
  ]);
  await until(() => vacuum(db));
}

/** One of the two as it was built. */
async function findSide(world: World, name: string): Promise<Side> {
  const { db, service } = world;
  const { id: organizationId } = await db.organization.findFirstOrThrow({ where: { name } });
  const alex = await db.contact.findFirstOrThrow({
    where: { organizationId, name: 'Alex' },
    include: { user: true },
  });
  const { groups } = await service.simulated.simulatorOf(organizationId);
  groups.found('elsewhere', 'Readers', []);
  return {
    tenant: world.tenantOf(organizationId),
    alex: { name: alex.name, phone: alex.phone!, contactId: alex.id, userId: alex.user!.id },
  };
}

/**
 * Whether nearly every page of each larger table is known to be visible to all, so that what is counted by an index is
 * read in it alone: not while a look of the server's own, which began before, may not see what is there.
 */
async function vacuum(db: Database): Promise<boolean> {
  // By all rows: what it plans by a sample is now and then another plan.
  await db.$executeRawUnsafe('SET default_statistics_target = 500');
  await db.$executeRawUnsafe('VACUUM ANALYZE');
  const [hidden] = await db.$queryRaw<{ relname: string }[]>`
    SELECT relname::text FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relpages > 40 AND relallvisible < 0.9 * relpages`;
  return hidden === undefined;
}

/** The setting in which the examples of commands are said, with groups of twelve, and a day of its admin. */
async function createSide(world: World, name: string, changes: number): Promise<string> {
  const tenant = await world.tenant(name);
  const alex = await tenant.person('Alex', { role: 'ADMIN' });
  const abraham = await tenant.person('Abraham');
  const pau = await tenant.person('Pau');
  const sam = await tenant.person('Sam');
  const mates: Character[] = [];
  for (let n = 1; n <= 8; n += 1) mates.push(await tenant.person(`Mate ${n}`));
  await tenant.group('Book Club', [alex, abraham, pau, ...mates], { icon: '📚' });
  await tenant.group('Sunday Soccer Team', [alex, pau, sam, ...mates], { icon: '⚽' });
  await tenant.group('Family', [alex, abraham], { icon: '🏡' });
  const { groups } = await world.service.simulated.simulatorOf(tenant.organizationId);
  groups.found('elsewhere', 'Readers', []);
  await tenant.say(alex, 'elsewhere', 'hello');
  await tenant.say(alex, 'soccer', '/link chat to @"Sunday Soccer Team"');
  await countFrom(world.db, tenant, 11);
  await tenant.say(alex, 'soccer', '/create event "Game vs. The Eagles" sunday 11am max 14');
  await countFrom(world.db, tenant, 40);
  await tenant.say(alex, 'soccer', '/create task "Read Chapter 5" for @BookClub');
  await addHistory(world, tenant, alex, changes);
  return tenant.organizationId;
}

function countFrom(db: Database, { organizationId }: Tenant, lastNumber: number) {
  return db.counter.upsert({
    where: { organizationId },
    create: { organizationId, lastNumber },
    update: { lastNumber },
  });
}

/** What was said in the chat ever, and what its admin has changed today in another. */
async function addHistory(
  { db, clock }: World,
  { organizationId }: Tenant,
  { contactId }: Character,
  changes: number,
): Promise<void> {
  const at = clock.now();
  await db.$executeRaw`
    WITH said AS (
      INSERT INTO messages (organization_id, chat_id, direction, external_id, contact_id, body, sent_at, stored_at)
      SELECT ch.organization_id, ch.id, 'IN', ch.external_id || ' line ' || n, ${contactId}::uuid, 'line ' || n,
        ${at}::timestamptz - interval '1 minute' * n, ${at}
      FROM chats ch CROSS JOIN generate_series(1, ${changes * 10}::int) n
      WHERE ch.organization_id = ${organizationId}::uuid
      RETURNING organization_id, id, chat_id, external_id, sent_at
    )
    INSERT INTO audit_entries (organization_id, at, actor_kind, actor_contact_id, message_id, operation_id, action,
      subject_type, subject_id)
    SELECT organization_id, sent_at, 'CHAT', ${contactId}::uuid, id, uuid_v7(), 'task.done', 'task', id
    FROM said WHERE external_id LIKE 'elsewhere %' AND external_id ~ '0$'`;
}
