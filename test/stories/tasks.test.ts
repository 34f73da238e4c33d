import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let other: Tenant;
let alex: Character;
let abraham: Character;
let pau: Character;
let sam: Character;
let stranger: Character;
let club: string;
let chat = 0;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  other = await world.tenant('Others');
  alex = await tenant.person('Alex Moreno');
  abraham = await tenant.person('Abraham');
  pau = await tenant.person('Pau');
  sam = await tenant.person('Sam');
  stranger = await tenant.person('Nora');
  club = await tenant.group('Book Club', [alex, abraham, pau], { icon: '📚' });
});

afterAll(() => world.end());

/** A chat that nobody has said anything in. */
function newChat(): string {
  chat += 1;
  return `chat-${chat}`;
}

async function linkedChat(): Promise<string> {
  const name = newChat();
  await tenant.say(alex, name, '/link chat to group "Book Club"');
  return name;
}

/** Gives a task and answers its number. */
async function give(who: Character, what: string, where = newChat()): Promise<number> {
  const [reply] = await tenant.say(who, where, `/create task ${what}`);
  const number = /#(\d+)/.exec(reply ?? '')?.[1];
  if (!number) throw new Error(`no task was created: ${reply}`);
  return Number(number);
}

function taskOf(number: number, organizationId = tenant.organizationId) {
  return world.db.task.findFirstOrThrow({
    where: { organizationId, number },
    include: { children: true },
  });
}

/** Who has a copy, and its status, by name. */
async function copies(number: number): Promise<Record<string, string>> {
  const rows = await world.db.task.findMany({
    where: { organizationId: tenant.organizationId, parent: { number } },
    include: { assignee: true },
  });
  return Object.fromEntries(rows.map(({ assignee, status }) => [assignee!.name, status]));
}

describe('whom a task is for', () => {
  test('a group: each member has one copy, linked to the shared task, which is nobody’s', async () => {
    const [reply] = await tenant.say(
      alex,
      newChat(),
      '/create task "Read Chapter 1" for @BookClub due sunday 18:00',
    );
    expect(reply).toContain('Read Chapter 1 → 📚 Book Club (3 people), due Sun 22 Nov 18:00');
    const shared = await world.db.task.findFirstOrThrow({
      where: { title: 'Read Chapter 1', number: { not: null } },
      include: { children: true },
    });
    expect(shared).toMatchObject({
      assigneeId: null,
      groupId: club,
      parentId: null,
      createdById: alex.contactId,
      status: 'OPEN',
    });
    expect(shared.children.map(({ assigneeId }) => assigneeId).sort()).toEqual(
      [alex, abraham, pau].map(({ contactId }) => contactId).sort(),
    );
    for (const child of shared.children) {
      expect(child).toMatchObject({
        number: null,
        groupId: null,
        title: 'Read Chapter 1',
        dueAt: shared.dueAt,
        status: 'OPEN',
      });
    }
    expect(shared.dueAt).toEqual(new Date('2026-11-22T17:00:00Z'));
  });

  test('several people: a shared task of no group, each named once, even when named twice', async () => {
    const number = await give(alex, '"Bring the net" for @Abraham, @Pau, @Abraham and me');
    const task = await taskOf(number);
    expect(task).toMatchObject({ groupId: null, assigneeId: null });
    expect(await copies(number)).toEqual({ 'Alex Moreno': 'OPEN', Abraham: 'OPEN', Pau: 'OPEN' });
  });

  test('one person: a task of their own, without children', async () => {
    const number = await give(alex, '"Water the plants" for @Pau');
    expect(await taskOf(number)).toMatchObject({
      assigneeId: pau.contactId,
      groupId: null,
      parentId: null,
      children: [],
    });
  });

  test('me', async () => {
    const [reply] = await tenant.say(pau, newChat(), '/create task "Call the printer" for me');
    expect(reply).toMatch(/Call the printer → you\. #\d+/);
    const task = await world.db.task.findFirstOrThrow({
      where: { title: 'Call the printer' },
      include: { children: true },
    });
    expect(task).toMatchObject({ assigneeId: pau.contactId, children: [] });
  });

  test('left out: the linked group in its chat', async () => {
    const number = await give(pau, '"Choose the next book"', await linkedChat());
    expect(await taskOf(number)).toMatchObject({ groupId: club });
    expect(Object.keys(await copies(number))).toHaveLength(3);
  });

  test('left out: the sender in a direct chat', async () => {
    const [reply] = await tenant.say(pau, 'pau-direct', '/create task Buy milk', {
      chatKind: 'direct',
    });
    expect(reply).toContain('Buy milk → you');
    expect(await world.db.task.findFirstOrThrow({ where: { title: 'Buy milk' } })).toMatchObject({
      assigneeId: pau.contactId,
    });
  });

  test('left out in a group chat that is linked to none: asked, and nothing created', async () => {
    const before = await world.db.task.count();
    const [reply] = await tenant.say(pau, newChat(), '/create task Buy milk');
    expect(reply).toContain('Which group?');
    expect(await world.db.task.count()).toBe(before);
  });

  test('an explicit group wins over the linked one', async () => {
    const family = await tenant.group('Family', [alex, sam]);
    const number = await give(alex, '"Bake a cake" for @Family', await linkedChat());
    expect(await taskOf(number)).toMatchObject({ groupId: family });
    expect(Object.keys(await copies(number)).sort()).toEqual(['Alex Moreno', 'Sam']);
  });
});

describe('done and reopened', () => {
  let number: number;
  beforeEach(async () => {
    number = await give(abraham, '"Read Chapter 2" for @BookClub');
  });

  test('closes one’s own copy and no other', async () => {
    const [reply] = await tenant.say(pau, newChat(), `/done ${number}`);
    expect(reply).toContain('1 of 3 done');
    expect(await copies(number)).toEqual({ 'Alex Moreno': 'OPEN', Abraham: 'OPEN', Pau: 'DONE' });
    const copy = await world.db.task.findFirstOrThrow({
      where: { parent: { number }, assigneeId: pau.contactId },
    });
    expect(copy.closedAt).toEqual(world.clock.now());
    expect(
      await world.db.auditEntry.count({ where: { action: 'task.done', subjectId: copy.id } }),
    ).toBe(1);
  });

  test('twice is no error, and no second change', async () => {
    await tenant.say(pau, newChat(), `/done ${number}`);
    const [reply] = await tenant.say(pau, newChat(), `/done ${number}`);
    expect(reply).toContain('done already');
    const copy = await world.db.task.findFirstOrThrow({
      where: { parent: { number }, assigneeId: pau.contactId },
    });
    expect(
      await world.db.auditEntry.count({ where: { action: 'task.done', subjectId: copy.id } }),
    ).toBe(1);
  });

  test('somebody who is not in the group is told that there is no such task', async () => {
    const [reply] = await tenant.say(stranger, newChat(), `/done ${number}`);
    expect(reply).toContain(`There is no task #${number}`);
    expect(reply).not.toContain('Chapter');
  });

  test('somebody who sees it without having a copy is told that it is not theirs', async () => {
    const manager = await tenant.person('Mona', { role: 'MANAGER' });
    const [reply] = await tenant.say(manager, newChat(), `/done ${number}`);
    expect(reply).toContain('is not yours');
    expect(Object.values(await copies(number))).toEqual(['OPEN', 'OPEN', 'OPEN']);
  });

  const others = [
    { name: 'a group admin closes somebody’s copy', who: () => alex, closes: true },
    { name: 'whoever gave the task closes somebody’s copy', who: () => abraham, closes: true },
    { name: 'a plain member does not', who: () => sam, closes: false },
  ];
  test.each(others)('$name', async ({ who, closes }) => {
    const sender = who();
    if (sender === sam) await tenant.say(alex, newChat(), '/add @Sam to @BookClub');
    const [reply] = await tenant.say(sender, newChat(), `/done ${number} for @Pau`);
    expect((await copies(number)).Pau).toBe(closes ? 'DONE' : 'OPEN');
    if (closes) expect(reply).toContain('Pau');
    else expect(reply).toMatch(/cannot/);
    if (sender === sam) await tenant.insist(alex, newChat(), '/remove @Sam from @BookClub');
  });

  test('a copy of somebody who has none is refused by name', async () => {
    const [reply] = await tenant.say(alex, newChat(), `/done ${number} for ${sam.phone}`);
    expect(reply).toMatch(/^They don't have Read Chapter \d+ \(#\d+\)\. Who does: \/progress \d+$/);
    expect(Object.values(await copies(number))).toEqual(['OPEN', 'OPEN', 'OPEN']);
  });

  test('reopens what was done, and only that', async () => {
    await tenant.say(pau, newChat(), `/done ${number}`);
    expect((await tenant.say(pau, newChat(), `/reopen ${number}`))[0]).toContain('open again');
    const copy = await world.db.task.findFirstOrThrow({
      where: { parent: { number }, assigneeId: pau.contactId },
    });
    expect(copy).toMatchObject({ status: 'OPEN', closedAt: null });
    expect((await tenant.say(pau, newChat(), `/reopen ${number}`))[0]).not.toContain('again');
    expect(
      await world.db.auditEntry.count({ where: { action: 'task.reopen', subjectId: copy.id } }),
    ).toBe(1);
  });

  test('the number of a task is no event, to each of those who have it', async () => {
    const number = await give(abraham, 'Row for @Pau and @Alex');
    expect((await tenant.say(pau, newChat(), `/in ${number}`))[0]).toContain('is a task');
    expect((await tenant.say(stranger, newChat(), `/in ${number}`))[0]).not.toContain('Row');
  });

  test('the number of an event is no task', async () => {
    const [created] = await tenant.say(alex, newChat(), '/create event "Book fair" for @BookClub');
    const event = /#(\d+)/.exec(created!)![1];
    expect((await tenant.say(pau, newChat(), `/done ${event}`))[0]).toContain(
      `#${event} is an event: Book fair`,
    );
  });
});

describe('progress', () => {
  test('bar, count and the names of those who still owe it, until everyone is done', async () => {
    const number = await give(alex, '"Read Chapter 3" for @BookClub');
    const progress = async () => (await tenant.say(pau, newChat(), `/progress ${number}`))[0];
    expect(await progress()).toMatch(/░{10} 0 of 3 done[\s\S]*Abraham, Alex Moreno and Pau/);
    await tenant.say(pau, newChat(), `/done ${number}`);
    expect(await progress()).toMatch(/▓▓▓░{7} 1 of 3 done[\s\S]*Abraham and Alex Moreno/);
    expect(await progress()).not.toMatch(/Pau/);
    await tenant.say(abraham, newChat(), `/done ${number}`);
    expect(await progress()).toMatch(/▓{7}░{3} 2 of 3 done[\s\S]*Alex Moreno/);
    const [last] = await tenant.say(alex, newChat(), `/done ${number}`);
    expect(last).toContain('all 3 done');
    expect(await progress()).toMatch(/▓{10} 3 of 3 done[\s\S]*Everyone is done/);
    await tenant.say(alex, newChat(), `/reopen ${number}`);
    expect(await progress()).toContain('2 of 3 done');
  });

  test('/tasks shows what the group owes, and what the sender does', async () => {
    const linked = await linkedChat();
    const number = await give(alex, '"Read Chapter 4" for @BookClub', linked);
    await tenant.say(pau, linked, `/done ${number}`);
    expect((await tenant.say(pau, linked, '/tasks'))[0]).toContain(
      `#${number} Read Chapter 4 · 1/3`,
    );
    expect((await tenant.say(pau, linked, '/tasks mine'))[0]).not.toContain('Read Chapter 4');
    expect((await tenant.say(pau, linked, '/tasks mine done'))[0]).toContain('Read Chapter 4');
    expect((await tenant.say(abraham, linked, '/tasks mine'))[0]).toContain('Read Chapter 4');
  });
});

describe('where a task cannot be given', () => {
  test('in a restricted group, a member is refused and an admin is not', async () => {
    await tenant.group('Board', [alex, pau], { restricted: true });
    const before = await world.db.task.count();
    expect((await tenant.say(pau, newChat(), '/create task "Vote" for @Board'))[0]).toMatch(
      /In Board, you cannot/,
    );
    expect(await world.db.task.count()).toBe(before);
    expect((await tenant.say(alex, newChat(), '/create task "Vote" for @Board'))[0]).toContain(
      'Vote → Board (2 people)',
    );
  });

  test.each(['ARCHIVED', 'INACTIVE'] as const)('in a group that is %s', async (status) => {
    const name = status === 'ARCHIVED' ? 'Old club' : 'Dead club';
    const id = await tenant.group(name, [alex, pau]);
    await world.db.group.update({
      where: { organizationId_id: { organizationId: tenant.organizationId, id } },
      data: { status },
    });
    const before = await world.db.task.count();
    const [reply] = await tenant.say(alex, newChat(), `/create task "Vote" for @"${name}"`);
    expect(reply).toMatch(status === 'ARCHIVED' ? /archived/ : /no longer active/);
    expect(await world.db.task.count()).toBe(before);
    const { lastNumber } = await world.db.counter.findUniqueOrThrow({
      where: { organizationId: tenant.organizationId },
    });
    expect(
      await world.db.task.count({
        where: { organizationId: tenant.organizationId, number: { gt: lastNumber } },
      }),
    ).toBe(0);
  });

  test('another organization’s group of the same name is another group, and numbers are each one’s own', async () => {
    const twin = await other.person('Twin');
    const second = await other.person('Second');
    const twinClub = await other.group('Book Club', [twin, second]);
    const [reply] = await other.say(twin, newChat(), '/create task "Theirs" for @BookClub');
    expect(reply).toContain('(2 people)');
    expect(reply).toContain('#1');
    const task = await taskOf(1, other.organizationId);
    expect(task).toMatchObject({ title: 'Theirs', groupId: twinClub });
    expect(task.children.map(({ assigneeId }) => assigneeId).sort()).toEqual(
      [twin.contactId, second.contactId].sort(),
    );
    expect(
      await world.db.task.count({
        where: { organizationId: tenant.organizationId, title: 'Theirs' },
      }),
    ).toBe(0);
    // Nor does somebody of the other organization reach a task by its number.
    expect((await taskOf(1)).title).not.toBe('Theirs');
    await other.say(twin, newChat(), '/done 1');
    const [first] = await world.db.task.findMany({
      where: { organizationId: tenant.organizationId, parent: { number: 1 } },
    });
    expect(first).not.toMatchObject({ assigneeId: twin.contactId });
    expect(
      await world.db.task.count({
        where: { organizationId: other.organizationId, status: 'DONE' },
      }),
    ).toBe(1);
  });
});

test('phone-less people get tasks like everybody else', async () => {
  const quiet = await tenant.person('Quiet', { phone: null });
  await tenant.group('Quiet ones', [alex, quiet]);
  const number = await give(alex, '"Listen" for @"Quiet ones"');
  expect(await copies(number)).toEqual({ 'Alex Moreno': 'OPEN', Quiet: 'OPEN' });
});

describe('/tasks of a time', () => {
  let person: Character;
  let rowers: string;

  beforeAll(async () => {
    rowers = newChat();
    person = await tenant.person('May');
    await tenant.group('Rowers', [person, pau]);
    await tenant.say(person, rowers, '/link chat to group "Rowers"');
    for (const [title, due] of [
      ['Oil', 'due sunday'],
      ['Paint', 'due next monday'],
      ['Clean', ''],
    ]) {
      await give(person, `"${title}" for @Rowers ${due}`, rowers);
    }
  });

  const titles = (reply: string | undefined) => reply?.match(/Oil|Paint|Clean|Read|Vote/g) ?? [];

  test.each([
    ['/tasks this week', ['Oil']],
    ['/tasks due this week', ['Oil']],
    ['/tasks next week', ['Paint']],
    ['/tasks @Rowers next week', ['Paint']],
    ['/tasks mine due next week', ['Paint']],
    ['/tasks all due sunday', ['Oil']],
    ['/tasks today', []],
    ['/tasks May', ['Oil', 'Paint', 'Clean']],
    ['/tasks of May this week', ['Oil']],
  ])('%s', async (said, expected) => {
    const [reply] = await tenant.say(person, rowers, said);
    expect(titles(reply)).toEqual(expected);
    expect(reply).toMatch(/^(⚙️ )?(Rowers|You|May)/);
  });

  test('says which, and what nobody is called is no time', async () => {
    expect((await tenant.say(person, rowers, '/tasks this week'))[0]).toMatch(
      /^Rowers: 1 open task due this week \(Mon 16 – Sun 22 Nov\)/,
    );
    expect((await tenant.say(person, rowers, '/tasks today'))[0]).toMatch(
      /^Rowers has no open tasks due today/,
    );
    expect((await tenant.say(person, rowers, '/tasks Nobody'))[0]).toContain('Nobody');
  });
});
