import { afterAll, beforeAll, expect, test } from 'vitest';
import { statementsOf } from '../helpers/statements.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// Taking back costs as many statements for ten thousand people as for two.

const many = 10_000;

let world: World;
let tenant: Tenant;
let ann: Character;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Crowd');
  ann = await tenant.person('Ann', { role: 'ADMIN' });
  const ben = await tenant.person('Ben');
  await tenant.group('Small', [ann, ben]);
  const large = await tenant.group('Large', [ann]);
  await world.db.$executeRaw`
    WITH people AS (
      INSERT INTO contacts (organization_id, name, created_at, updated_at)
      SELECT ${tenant.organizationId}::uuid, 'Person ' || n, now(), now() FROM generate_series(1, ${many - 1}::int) n
      RETURNING organization_id, id
    )
    INSERT INTO members (organization_id, group_id, contact_id, joined_at)
    SELECT organization_id, ${large}::uuid, id, now() FROM people`;
  // Both are asked about, so that they differ in nothing but their size.
  await world.db.organization.updateMany({ data: { confirmAbove: 1 } });
});

afterAll(() => world.end());

const say = (said: string) => tenant.say(ann, 'chat', said);
const open = (group: string) =>
  world.db.task.count({ where: { parent: { group: { name: group } }, status: 'OPEN' } });

/** The number of statements that something takes, and what it answered. */
async function costOf(work: () => Promise<string[]>): Promise<{ cost: number; reply: string }> {
  let reply = '';
  const statements = await statementsOf(async () => {
    [reply = ''] = await work();
  });
  return { cost: statements.length, reply };
}

test('/undo of a task, and the deletion of its message', async () => {
  const costs: number[][] = [];
  for (const group of ['Small', 'Large']) {
    const task = `/create task "Vote" for @${group}`;
    const people = group === 'Small' ? '2' : '10,000';
    await say(task);
    await say('yes');
    expect(await open(group)).toBe(group === 'Small' ? 2 : many);
    const undo = await costOf(() => say('/undo'));
    expect(undo.reply).toContain(`Vote is withdrawn from ${people} people`);
    expect(await open(group)).toBe(0);
    const told = await tenant.tell(ann, 'chat', task);
    await say('yes');
    const deletion = await costOf(() => tenant.revise(ann, 'chat', told.messageId, null));
    expect(deletion.reply).toContain(`Vote is withdrawn from ${people} people`);
    expect(await open(group)).toBe(0);
    costs.push([undo.cost, deletion.cost]);
  }
  const [small, large] = costs;
  expect(large).toEqual(small);
  expect(Math.max(...large!)).toBeLessThan(30);
});

test('/undo of an event and of its cancellation', async () => {
  const costs: number[][] = [];
  for (const group of ['Small', 'Large']) {
    await say(`/create event "Party" sunday 8pm for @${group}`);
    const [made] = await say('yes');
    // As autovacuum does within the minute.
    await world.db.$executeRaw`ANALYZE`;
    const number = /#(\d+)/.exec(made!)![1];
    await say(`/cancel event ${number}`);
    await say('yes');
    const back = await costOf(() => say('/undo'));
    expect(back.reply).toContain('takes place after all');
    const gone = await costOf(() => say('/undo'));
    expect(gone.reply).toContain('Party is cancelled');
    costs.push([back.cost, gone.cost]);
  }
  expect(costs[1]).toEqual(costs[0]);
});

test('/undo of a due date, of a cancelled task, and of an invitation', async () => {
  await tenant.group('Hosts', [ann]);
  const costs: number[][] = [];
  for (const group of ['Small', 'Large']) {
    await say(`/create task "Read" for @${group}`);
    const [made] = await say('yes');
    const number = /#(\d+)/.exec(made!)![1];
    await say(`/due ${number} 25 dec`);
    const due = await costOf(() => say('/undo'));
    expect(due.reply).toContain('no due date');
    await say(`/cancel task ${number}`);
    await say('yes');
    const cancelled = await costOf(() => say('/undo'));
    expect(cancelled.reply).toContain('Read is open again');
    const [event] = await say('/create event "Party" sunday 8pm for @Hosts');
    await say(`/invite @${group} to ${/#(\d+)/.exec(event!)![1]}`);
    await say('yes');
    await world.db.$executeRaw`ANALYZE`;
    const invited = await costOf(() => say('/undo'));
    expect(invited.reply).toMatch(group === 'Small' ? /1 invitation to/ : /9,?999 invitations to/);
    costs.push([due.cost, cancelled.cost, invited.cost]);
  }
  expect(costs[1]).toEqual(costs[0]);
});
