import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import { createTask } from '../../src/tasks/create-task.ts';
import { statementsOf } from '../helpers/statements.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

const many = 10_000;

let world: World;
let tenant: Tenant;
let lead: Character;
let large: string;
let small: string;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Crowd');
  lead = await tenant.person('Lead');
  small = await tenant.group('Small', [lead]);
  large = await tenant.group('Large', [lead]);
  const at = world.clock.now();
  await world.db.$executeRaw`
    WITH people AS (
      INSERT INTO contacts (organization_id, name, created_at, updated_at)
      SELECT ${tenant.organizationId}::uuid, 'Person ' || n, ${at}, ${at} FROM generate_series(2, ${many}) n
      RETURNING organization_id, id
    )
    INSERT INTO members (organization_id, group_id, contact_id, joined_at)
    SELECT organization_id, ${large}::uuid, id, ${at} FROM people`;
  // What is asked above so many people is told in test/stories/confirmation.test.ts.
  await world.db.organization.updateMany({ data: { confirmAbove: many } });
});

afterAll(() => world.end());

test('a task for 10,000 people takes as many statements as one for a single member', async () => {
  // Once before, so that the sender is known and the chat is there.
  await tenant.say(lead, 'large', '/create task "First" for @Small');
  const forOne = await statementsOf(() =>
    tenant.say(lead, 'large', '/create task "Few" for @Small'),
  );
  let replies: string[] = [];
  const forAll = await statementsOf(async () => {
    replies = await tenant.say(lead, 'large', '/create task "Many" for @Large');
  });
  expect(replies[0]).toContain('Large (10,000 people)');
  expect(forAll.length).toBe(forOne.length);
  expect(forAll.length).toBeLessThan(20);
  expect(forAll.filter((statement) => /insert into tasks/i.test(statement))).toHaveLength(1);
  expect(forAll.filter((statement) => /^begin/i.test(statement))).toHaveLength(1);
  const task = await world.db.task.findFirstOrThrow({
    where: { title: 'Many', number: { not: null } },
  });
  expect(await world.db.task.count({ where: { parentId: task.id, status: 'OPEN' } })).toBe(many);
  const [distinct] = await world.db.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT assignee_id)::int AS count FROM tasks WHERE parent_id = ${task.id}::uuid`;
  expect(distinct!.count).toBe(many);
  expect(await world.db.auditEntry.count({ where: { subjectId: task.id } })).toBe(1);
});

test('/progress of it names some and counts all', async () => {
  const task = await world.db.task.findFirstOrThrow({
    where: { title: 'Many', number: { not: null } },
  });
  const [reply] = await tenant.say(lead, 'large', `/progress ${task.number}`);
  expect(reply).toContain('0 of 10,000 done');
  expect(reply).toMatch(/and 9,980 more/);
});

test('what fails in the middle leaves nothing: no task, no copy, no number, no audit entry', async () => {
  const { organizationId } = tenant;
  const count = async () => ({
    tasks: await world.db.task.count(),
    audit: await world.db.auditEntry.count(),
    number: (await world.db.counter.findFirstOrThrow({ where: { organizationId } })).lastNumber,
  });
  const before = await count();
  // The 9,000th copy is refused, as a full disk or a broken rule would.
  await world.db.$executeRawUnsafe(`
    CREATE FUNCTION refuse_copy() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (SELECT name FROM contacts WHERE id = NEW.assignee_id) = 'Person 9000' THEN RAISE EXCEPTION 'no more'; END IF;
      RETURN NEW;
    END $$`);
  await world.db.$executeRawUnsafe(
    'CREATE TRIGGER refuse_copy BEFORE INSERT ON tasks FOR EACH ROW EXECUTE FUNCTION refuse_copy()',
  );
  try {
    const replies = await tenant.say(lead, 'large', '/create task "Broken" for @Large');
    expect(replies).toHaveLength(1);
    expect(replies[0]).toContain('Something went wrong');
    expect(await count()).toEqual(before);
    expect(world.errors.filter((line) => line.includes('no more'))).toHaveLength(1);
    world.errors.length = 0;
  } finally {
    await world.db.$executeRawUnsafe('DROP TRIGGER refuse_copy ON tasks');
  }
  expect((await tenant.say(lead, 'large', '/create task "Mended" for @Large'))[0]).toContain(
    `#${before.number + 1}`,
  );
});

test('a change that ends after the task was made takes it away again', async () => {
  const before = await world.db.task.count();
  await expect(
    world.db.$transaction(async (tx) => {
      await createTask(
        createChange({ tx, organizationId: tenant.organizationId, at: world.clock.now() }),
        {
          title: 'Never',
          target: { groupIds: [small] },
        },
      );
      throw new Error('later');
    }),
  ).rejects.toThrow('later');
  expect(await world.db.task.count()).toBe(before);
});

test('a contact of another organization is no one to give a task to', async () => {
  const other = await world.tenant('Others');
  const foreign = await other.person('Foreign');
  const before = await world.db.task.count();
  for (const contactIds of [[foreign.contactId], [foreign.contactId, lead.contactId]]) {
    await expect(
      world.db.$transaction((tx) =>
        createTask(
          createChange({ tx, organizationId: tenant.organizationId, at: world.clock.now() }),
          { title: 'Never', target: { contactIds } },
        ),
      ),
    ).rejects.toThrow('notFound');
  }
  expect(await world.db.task.count()).toBe(before);
});
