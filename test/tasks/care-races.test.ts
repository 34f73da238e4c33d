import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor, Change } from '../../src/change/change.ts';
import { createChange } from '../../src/change/create-change.ts';
import { UserError } from '../../src/errors.ts';
import { addMembers } from '../../src/membership/add-members.ts';
import { removeMembers } from '../../src/membership/remove-members.ts';
import { requireTaskById, type TaskView } from '../../src/sight/visible-tasks.ts';
import { assignTask } from '../../src/tasks/assign-task.ts';
import { cancelTask } from '../../src/tasks/cancel-task.ts';
import { setTaskDone } from '../../src/tasks/close-task.ts';
import { createTask } from '../../src/tasks/create-task.ts';
import { nudgeTask } from '../../src/tasks/nudge-task.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';
import { untilSomebodyWaits } from '../people/tenant.ts';

// Two things at the same moment: the second waits for the first, and then sees what it did.

let world: World;
let tenant: Tenant;
let lead: Character;
let ann: Character;
let ben: Character;
let round = 0;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  lead = await tenant.person('Lead', { role: 'ADMIN' });
  ann = await tenant.person('Ann');
  ben = await tenant.person('Ben');
  await tenant.say(ann, 'direct Ann', 'hello', { chatKind: 'direct' });
});

afterAll(() => world.end());

function change<Result>(work: (change: Change) => Promise<Result>): Promise<Result> {
  const { organizationId } = tenant;
  const { contactId, userId } = lead;
  const actor: Actor = { kind: 'CHAT', contactId, userId, role: 'ADMIN' };
  return world.db.$transaction((tx) =>
    work(createChange({ tx, organizationId, actor, at: world.clock.now() })),
  );
}

/** A task of a new group with Ann in it. */
async function giveGroup(): Promise<{ task: TaskView; groupId: string }> {
  round += 1;
  const groupId = await tenant.group(`Team ${round}`, [lead, ann]);
  return change(async (own) => {
    const { id } = await createTask(own, { title: 'Pack', target: { groupIds: [groupId] } });
    return { task: await requireTaskById(own, own.actor, id), groupId };
  });
}

/** Does the first, and the second while the first is not committed; answers how the second went. */
async function race<Result>(
  first: (change: Change) => Promise<unknown>,
  second: (change: Change) => Promise<Result>,
): Promise<Result | UserError> {
  let outcome: Promise<Result | UserError> | undefined;
  await change(async (own) => {
    await first(own);
    outcome = change(second).catch((error: unknown) => {
      if (error instanceof UserError) return error;
      throw error;
    });
    await untilSomebodyWaits(world.db);
  });
  return outcome!;
}

const openCopies = ({ id }: TaskView) =>
  world.db.task.count({ where: { parentId: id, status: 'OPEN' } });

const cancel = (task: TaskView) => (own: Change) => cancelTask(own, task, () => {});
const nudge = (task: TaskView) => (own: Change) =>
  nudgeTask(own, task, { confirm: () => {}, write: () => 'Please' });

test('two who remind: one message', async () => {
  const { task } = await giveGroup();
  expect(await race(nudge(task), nudge(task))).toMatchObject({
    code: 'nudgedLately',
    details: { minutes: 360 },
  });
  expect(await world.db.outbox.count({ where: { aboutNumber: task.number } })).toBe(1);
  expect(
    await world.db.auditEntry.count({ where: { subjectId: task.id, action: 'task.nudge' } }),
  ).toBe(1);
});

test('cancelled while somebody reminds: no message', async () => {
  const { task } = await giveGroup();
  expect(await race(cancel(task), nudge(task))).toMatchObject({ code: 'taskWithdrawn' });
  expect(await world.db.outbox.count({ where: { aboutNumber: task.number } })).toBe(0);
});

test('two who cancel: one change', async () => {
  const { task } = await giveGroup();
  expect(await race(cancel(task), cancel(task))).toBe(false);
});

test('cancelled while somebody opens theirs again: it stays closed', async () => {
  const { task } = await giveGroup();
  await change((own) => setTaskDone(own, task, ann.contactId, true));
  const reopen = (own: Change) => setTaskDone(own, task, ann.contactId, false);
  expect(await race(cancel(task), reopen)).toMatchObject({ code: 'taskWithdrawn' });
  expect(await openCopies(task)).toBe(0);
});

test('cancelled while somebody does theirs: withdrawn is withdrawn', async () => {
  const { task } = await giveGroup();
  const close = (own: Change) => setTaskDone(own, task, ann.contactId, true);
  expect(await race(cancel(task), close)).toMatchObject({ code: 'taskWithdrawn' });
});

test('cancelled while somebody joins: they get nothing', async () => {
  const { task, groupId } = await giveGroup();
  const join = (own: Change) => addMembers(own, groupId, [{ contactId: ben.contactId }]);
  expect(await race(cancel(task), join)).toMatchObject({ tasks: 0 });
  expect(await openCopies(task)).toBe(0);
});

test('given to somebody who is leaving: refused', async () => {
  const { task, groupId } = await giveGroup();
  const leave = (own: Change) => removeMembers(own, groupId, [ann.contactId]);
  const assign = (own: Change) => assignTask(own, task, [ann.contactId]);
  expect(await race(leave, assign)).toMatchObject({ code: 'notMember' });
  expect(await openCopies(task)).toBe(1);
});

test('passed on twice: the second passes on what the first did', async () => {
  const own = await change(async (given) => {
    const target = { contactIds: [lead.contactId] };
    const { id } = await createTask(given, { title: 'Row', target });
    return requireTaskById(given, given.actor, id);
  });
  const outcome = await race(
    (given) => assignTask(given, own, [ann.contactId]),
    (given) => assignTask(given, own, [ann.contactId, ben.contactId]),
  );
  expect(outcome).toEqual({ given: [ben.contactId], already: [ann.contactId], passedOn: false });
  expect(await openCopies(own)).toBe(2);
});
