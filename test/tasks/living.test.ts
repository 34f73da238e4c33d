import { describe, expect, test } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import { addMembers } from '../../src/membership/add-members.ts';
import { type Team, useTeam } from '../helpers/scenes.ts';
import { untilSomebodyWaits } from '../people/tenant.ts';

// A group task follows its group: docs/rules.md, tasks.

let { world, tenant, lead, ann, ben, cat, name, round } = {} as Team;
useTeam((team) => {
  ({ world, tenant, lead, ann, ben, cat, name, round } = team);
});

async function give(title: string): Promise<number> {
  const [reply] = await tenant.say(lead, name, `/create task "${title}"`);
  return Number(/#(\d+)/.exec(reply!)![1]);
}

async function copies(number: number): Promise<Record<string, string>> {
  const rows = await world.db.task.findMany({
    where: { parent: { number } },
    include: { assignee: true },
    orderBy: { assignee: { name: 'asc' } },
  });
  return Object.fromEntries(rows.map(({ assignee, status }) => [assignee!.name, status]));
}

const progress = async (number: number) =>
  (await tenant.say(lead, name, `/progress ${number}`))[0]!;

describe('a joiner', () => {
  test('gets a copy of the open tasks, and is counted in their progress', async () => {
    const number = await give('Pack');
    await tenant.say(ann, name, `/done ${number}`);
    const [reply] = await tenant.say(lead, name, '/add @Cat');
    expect(reply).toContain('1 open task');
    expect(await copies(number)).toEqual({ Ann: 'DONE', Ben: 'OPEN', Cat: 'OPEN', Lead: 'OPEN' });
    expect(await progress(number)).toContain('1 of 4 done');
    const copy = await world.db.task.findFirstOrThrow({
      where: { parent: { number }, assigneeId: cat.contactId },
    });
    expect(copy).toMatchObject({
      title: 'Pack',
      createdById: lead.contactId,
      number: null,
      groupId: null,
    });
  });

  test('has the new due date, even one that is given at the same moment', async () => {
    const number = await give('Pack');
    const { organizationId } = tenant;
    const { groupId } = await world.db.task.findFirstOrThrow({ where: { number } });
    let moving: Promise<string[]> | undefined;
    await world.db.$transaction(async (tx) => {
      const change = createChange({ tx, organizationId, at: world.clock.now() });
      await addMembers(change, groupId!, [{ contactId: cat.contactId }]);
      moving = tenant.say(lead, name, `/due ${number} sunday`);
      await untilSomebodyWaits(world.db);
    });
    expect((await moving)![0]).toContain('22 Nov');
    const due = await world.db.task.findMany({ where: { parent: { number } } });
    expect(due.map(({ dueAt }) => dueAt?.toISOString())).toEqual(
      Array.from({ length: 4 }, () => '2026-11-22T22:59:00.000Z'),
    );
  });

  test('gets nothing of a task that everybody has done', async () => {
    const number = await give('Pack');
    for (const who of [lead, ann, ben]) await tenant.say(who, name, `/done ${number}`);
    const [reply] = await tenant.say(lead, name, '/add @Cat');
    expect(reply).not.toContain('open task');
    expect(await copies(number)).toEqual({ Ann: 'DONE', Ben: 'DONE', Lead: 'DONE' });
    expect(await progress(number)).toContain('3 of 3 done');
  });

  test('gets nothing of a cancelled task', async () => {
    const number = await give('Pack');
    await world.db.task.updateMany({
      where: { number },
      data: { status: 'CANCELLED', closedAt: world.clock.now() },
    });
    await tenant.say(lead, name, '/add @Cat');
    expect(Object.keys(await copies(number))).toEqual(['Ann', 'Ben', 'Lead']);
  });

  test('gets nothing of another group’s tasks', async () => {
    const number = await give('Pack');
    await tenant.group(`Elsewhere ${round}`, [lead]);
    await tenant.say(lead, name, `/add @Cat to @"Elsewhere ${round}"`);
    expect(Object.keys(await copies(number))).toEqual(['Ann', 'Ben', 'Lead']);
  });
});

describe('a leaver', () => {
  test('has the open copies withdrawn, and progress counts the others alone', async () => {
    const number = await give('Pack');
    await tenant.say(ann, name, `/done ${number}`);
    const [reply] = await tenant.insist(lead, name, '/remove @Ben');
    expect(reply).toContain('1 open task');
    expect(await copies(number)).toEqual({ Ann: 'DONE', Ben: 'WITHDRAWN', Lead: 'OPEN' });
    const copy = await world.db.task.findFirstOrThrow({
      where: { parent: { number }, assigneeId: ben.contactId },
    });
    expect(copy.closedAt).toEqual(world.clock.now());
    const seen = await progress(number);
    expect(seen).toContain('1 of 2 done');
    expect(seen).not.toContain('Ben');
  });

  test('keeps what they had done', async () => {
    const number = await give('Pack');
    await tenant.say(ben, name, `/done ${number}`);
    await tenant.insist(lead, name, '/remove @Ben');
    expect(await copies(number)).toEqual({ Ann: 'OPEN', Ben: 'DONE', Lead: 'OPEN' });
    expect(await progress(number)).toContain('1 of 3 done');
  });

  test('cannot close or reopen the withdrawn copy, and nor can an admin for them', async () => {
    const number = await give('Pack');
    await tenant.insist(lead, name, '/remove @Ben');
    expect((await tenant.say(ben, 'ben', `/done ${number}`, { chatKind: 'direct' }))[0]).toContain(
      'no task',
    );
    expect((await tenant.say(lead, name, `/done ${number} for ${ben.phone}`))[0]).toContain(
      'withdrawn',
    );
    expect((await copies(number)).Ben).toBe('WITHDRAWN');
  });

  test('does not owe again what they had done: nobody can reopen it', async () => {
    const number = await give('Pack');
    await tenant.say(ben, name, `/done ${number}`);
    await tenant.insist(lead, name, '/remove @Ben');
    expect(await tenant.say(lead, name, `/reopen ${number} for ${ben.phone}`)).toEqual([
      `Ben is not in ${name}.`,
    ]);
    expect((await copies(number)).Ben).toBe('DONE');
  });

  test('who was the last to owe it makes it done', async () => {
    const number = await give('Pack');
    for (const who of [lead, ann]) await tenant.say(who, name, `/done ${number}`);
    await tenant.insist(lead, name, '/remove @Ben');
    expect(await progress(number)).toContain('2 of 2 done');
    expect((await tenant.say(lead, name, '/tasks'))[0]).not.toContain(`#${number}`);
    expect((await tenant.say(lead, name, '/tasks done'))[0]).toContain(`#${number}`);
  });

  test('who comes back has the copy open again, one copy and not two', async () => {
    const number = await give('Pack');
    await tenant.insist(lead, name, '/remove @Ben');
    const [reply] = await tenant.say(lead, name, `/add ${ben.phone}`);
    expect(reply).toContain('1 open task');
    expect(await copies(number)).toEqual({ Ann: 'OPEN', Ben: 'OPEN', Lead: 'OPEN' });
    expect(
      await world.db.task.count({ where: { parent: { number }, assigneeId: ben.contactId } }),
    ).toBe(1);
    const copy = await world.db.task.findFirstOrThrow({
      where: { parent: { number }, assigneeId: ben.contactId },
    });
    expect(copy.closedAt).toBeNull();
    // Leaving keeps the row of the first stay.
    const stays = await world.db.member.findMany({
      where: { contactId: ben.contactId, group: { name } },
      orderBy: { joinedAt: 'asc' },
    });
    expect(stays.map(({ leftAt }) => leftAt === null).sort()).toEqual([false, true]);
  });

  test('who comes back keeps a done copy done', async () => {
    const number = await give('Pack');
    await tenant.say(ben, name, `/done ${number}`);
    await tenant.insist(lead, name, '/remove @Ben');
    await tenant.say(lead, name, `/add ${ben.phone}`);
    expect((await copies(number)).Ben).toBe('DONE');
  });
});

test('somebody joins while a task is being given: they have a copy, whoever comes first', async () => {
  for (let round = 0; round < 10; round += 1) {
    const team = `Race ${round}`;
    await tenant.group(team, [lead, ann]);
    await Promise.all([
      tenant.say(lead, `${team} a`, `/create task "Race" for @"${team}"`),
      tenant.say(lead, `${team} b`, `/add @Cat to @"${team}"`),
    ]);
    const task = await world.db.task.findFirstOrThrow({
      where: { group: { name: team } },
      include: { children: true },
    });
    expect(task.children.map(({ assigneeId }) => assigneeId)).toContain(cat.contactId);
    expect(task.children).toHaveLength(3);
  }
});

test('somebody leaves while a task is being given: no open copy stays with them', async () => {
  for (let round = 0; round < 10; round += 1) {
    const team = `Leave ${round}`;
    await tenant.group(team, [lead, ann, cat]);
    await Promise.all([
      tenant.say(lead, `${team} a`, `/create task "Race" for @"${team}"`),
      tenant.insist(lead, `${team} b`, `/remove @Cat from @"${team}"`),
    ]);
    const open = await world.db.task.findMany({
      where: { parent: { group: { name: team } }, assigneeId: cat.contactId, status: 'OPEN' },
    });
    expect(open).toEqual([]);
  }
});

test('somebody leaves and reopens at the same moment: no open copy stays with them', async () => {
  for (let round = 0; round < 15; round += 1) {
    const number = await give(`Pack ${round}`);
    await tenant.say(ben, name, `/done ${number}`);
    await Promise.all([
      tenant.say(ben, 'ben', `/reopen ${number}`, { chatKind: 'direct' }),
      tenant.insist(lead, name, '/remove @Ben'),
    ]);
    expect((await copies(number)).Ben).not.toBe('OPEN');
    await tenant.say(lead, name, `/add ${ben.phone}`);
  }
});
