import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor, Change } from '../../src/change/change.ts';
import { createChange } from '../../src/change/create-change.ts';
import { requireTaskById, type TaskView } from '../../src/sight/visible-tasks.ts';
import { assignTask } from '../../src/tasks/assign-task.ts';
import { cancelTask } from '../../src/tasks/cancel-task.ts';
import { createTask } from '../../src/tasks/create-task.ts';
import { nudgeTask } from '../../src/tasks/nudge-task.ts';
import { statementsOf } from '../helpers/statements.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// What is done to a task of 10,000 takes as many statements as to a task of two.

const many = 10_000;
/** Of them, those who ever wrote to Muster. */
const chatting = 500;

let world: World;
let tenant: Tenant;
let lead: Character;
let ann: Character;
let people: string[];
let few: TaskView;
let all: TaskView;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Crowd');
  lead = await tenant.person('Lead');
  ann = await tenant.person('Ann');
  await tenant.say(ann, 'direct Ann', 'hello', { chatKind: 'direct' });
  const { organizationId } = tenant;
  const at = world.clock.now();
  const rows = await world.db.$queryRaw<{ id: string }[]>`
    INSERT INTO contacts (organization_id, name, phone, created_at, updated_at)
    SELECT ${organizationId}::uuid, 'Person ' || n, '+3470000' || lpad(n::text, 5, '0'), ${at}, ${at}
    FROM generate_series(1, ${many}) n
    RETURNING id`;
  people = rows.map(({ id }) => id);
  await world.db.$executeRaw`
    INSERT INTO chats (organization_id, account_id, external_id, peer_external_id, kind, created_at)
    SELECT a.organization_id, a.id, 'direct ' || n, '+3470000' || lpad(n::text, 5, '0'), 'DIRECT', ${at}
    FROM accounts a CROSS JOIN generate_series(1, ${chatting}) n WHERE a.organization_id = ${organizationId}::uuid`;
  // The ids of the simulated network are phones.
  await world.db.$executeRaw`
    INSERT INTO whatsapp_ids (organization_id, external_id, contact_id, created_at)
    SELECT organization_id, phone, id, ${at} FROM contacts
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${people}::uuid[])`;
  few = await give('Few', [ann.contactId, lead.contactId]);
  all = await give('Many', people);
});

afterAll(() => world.end());

function change<Result>(work: (change: Change) => Promise<Result>): Promise<Result> {
  const { organizationId } = tenant;
  const actor: Actor = { kind: 'CHAT', contactId: lead.contactId, userId: null, role: null };
  return world.db.$transaction((tx) =>
    work(createChange({ tx, organizationId, actor, at: world.clock.now() })),
  );
}

const give = (title: string, contactIds: string[]): Promise<TaskView> =>
  change(async (given) => {
    const { id } = await createTask(given, { title, target: { contactIds } });
    return requireTaskById(given, given.actor, id);
  });

/** Does it to the task of two and to that of 10,000; answers what came of it and how often it asked. */
async function compare<Result>(work: (change: Change, task: TaskView) => Promise<Result>) {
  const results: Result[] = [];
  const counts: number[] = [];
  for (const task of [few, all]) {
    const statements = await statementsOf(async () => {
      results.push(await change((own) => work(own, task)));
    });
    counts.push(statements.length);
  }
  expect(counts[1]).toBe(counts[0]);
  expect(counts[1]).toBeLessThan(12);
  return results;
}

test('/nudge: one message in each direct chat, and a count of those who have none', async () => {
  const asked: number[] = [];
  const [, told] = await compare((own, task) =>
    nudgeTask(own, task, { confirm: ({ people }) => asked.push(people), write: () => 'Please' }),
  );
  expect(asked).toEqual([1, many]);
  expect(told).toMatchObject({ elsewhere: chatting, unreached: { total: many - chatting } });
  expect(told!.unreached.named).toHaveLength(50);
  expect(await world.db.outbox.count({ where: { aboutNumber: all.number } })).toBe(chatting);
});

test('/assign: one copy more for each who has none', async () => {
  const [, outcome] = await compare((own, task) =>
    assignTask(own, task, [...people, ann.contactId, lead.contactId]),
  );
  expect(outcome!.given.sort()).toEqual([ann.contactId, lead.contactId].sort());
  expect(outcome!.already).toHaveLength(many);
  expect(await world.db.task.count({ where: { parentId: few.id } })).toBe(many + 2);
});

test('/cancel: every open copy is withdrawn', async () => {
  const [, changed] = await compare((own, task) => cancelTask(own, task, () => {}));
  expect(changed).toBe(true);
  const { organizationId } = tenant;
  expect(await world.db.task.count({ where: { organizationId, status: 'OPEN' } })).toBe(0);
  expect(await world.db.task.count({ where: { parentId: all.id, status: 'WITHDRAWN' } })).toBe(
    many + 2,
  );
});
