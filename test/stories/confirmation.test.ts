import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { statementsOf } from '../helpers/statements.ts';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

// What reaches many, or takes something away, is asked about before anything happens.

let world: World;
let tenant: Tenant;
let lead: Character;
let pau: Character;
let chat = '';
let chats = 0;
const many = 10_000;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Crowd');
  lead = await tenant.person('Lead');
  pau = await tenant.person('Pau');
  for (const [name, others] of [
    ['Choir', 28],
    ['Large', many - 1],
  ] as const) {
    await fill(await tenant.group(name, [lead, ...(name === 'Choir' ? [pau] : [])]), name, others);
  }
});

afterAll(() => world.end());

beforeEach(() => {
  chats += 1;
  chat = `chat ${chats}`;
});

/** Puts so many more people into a group. */
async function fill(group: string, name: string, people: number): Promise<void> {
  const at = world.clock.now();
  await world.db.$executeRaw`
    WITH people AS (
      INSERT INTO contacts (organization_id, name, created_at, updated_at)
      SELECT ${tenant.organizationId}::uuid, ${name} || ' ' || n, ${at}, ${at} FROM generate_series(1, ${people}::int) n
      RETURNING organization_id, id
    )
    INSERT INTO members (organization_id, group_id, contact_id, joined_at)
    SELECT organization_id, ${group}::uuid, id, ${at} FROM people`;
}

const code = (question: string | undefined) => /\/confirm (\d{4})/.exec(question ?? '')?.[1];

/** Says it and answers the question, its code left out. */
async function ask(said: string, who = lead): Promise<string> {
  const [question] = await tenant.say(who, chat, said);
  return question!.replace(/\d{4}$/, 'code');
}

/** What there is of what is asked about. */
async function counts() {
  return {
    tasks: await world.db.task.count(),
    events: await world.db.event.count(),
    members: await world.db.member.count({ where: { leftAt: null } }),
    audit: await world.db.auditEntry.count(),
  };
}

describe('a task for more people than the organization lets pass', () => {
  const said = '/create task "Vote" for @Choir except @Pau due sunday';

  test('is asked about: whom, how many, without whom, when', async () => {
    const before = await counts();
    expect(await ask(said)).toBe(
      'Give Vote to 29 people?\n→ Choir without Pau (29 people), due Sun 22 Nov 23:59\nReply yes, or /confirm code',
    );
    expect(await counts()).toEqual(before);
    const replies = await tenant.say(lead, chat, 'yes');
    expect(replies).toEqual([
      expect.stringContaining('✅ Vote → Choir without Pau (29 people), due Sun 22 Nov 23:59.'),
    ]);
    expect((await counts()).tasks).toBe(before.tasks + 30);
  });

  test('yes twice makes it once', async () => {
    const before = await counts();
    await ask(said);
    const replies = await Promise.all([
      tenant.say(lead, chat, 'yes'),
      tenant.say(lead, chat, 'Yes!'),
    ]);
    expect(replies.flat()).toHaveLength(1);
    expect((await counts()).tasks).toBe(before.tasks + 30);
  });

  test('its code says yes, another one does not', async () => {
    const before = await counts();
    const [question] = await tenant.say(lead, chat, said);
    const own = code(question)!;
    const wrong = own === '1000' ? '1001' : '1000';
    expect((await tenant.say(lead, chat, `/confirm ${wrong}`))[0]).toContain(
      'No question of yours',
    );
    expect((await counts()).tasks).toBe(before.tasks);
    expect((await tenant.say(lead, chat, `/confirm ${own}`))[0]).toContain('✅ Vote');
  });

  test('no ends it', async () => {
    const before = await counts();
    await ask(said);
    expect(await tenant.say(lead, chat, 'no')).toEqual(['All right, nothing was done.']);
    expect(await tenant.say(lead, chat, 'yes')).toEqual([]);
    expect(await counts()).toEqual(before);
  });

  test('is nobody else’s to say yes to, nor in another chat', async () => {
    const before = await counts();
    const [question] = await tenant.say(lead, chat, said);
    expect(await tenant.say(pau, chat, 'yes')).toEqual([]);
    expect(await tenant.say(lead, `${chat} b`, 'yes')).toEqual([]);
    expect((await tenant.say(pau, chat, `/confirm ${code(question)}`))[0]).toContain(
      'No question of yours',
    );
    const other = await world.tenant(`Others ${chats}`);
    const nora = await other.person('Nora', { role: 'ADMIN' });
    expect(await other.say(nora, chat, 'yes')).toEqual([]);
    expect((await counts()).tasks).toBe(before.tasks);
    expect((await tenant.say(lead, chat, 'yes'))[0]).toContain('✅ Vote');
  });

  test('waits five minutes and no longer', async () => {
    const before = await counts();
    await ask(said);
    world.clock.advance(5 * 60_000 + 1);
    expect(await tenant.say(lead, chat, 'yes')).toEqual([]);
    expect((await tenant.say(lead, chat, '/confirm'))[0]).toContain('five minutes');
    expect(await counts()).toEqual(before);
  });

  test('is asked again where the group is another by then', async () => {
    const name = `Band ${chats}`;
    const group = await tenant.group(name, [lead]);
    await fill(group, name, 27);
    const before = await counts();
    await ask(`/create task "Vote" for @"${name}"`);
    await tenant.say(lead, `${chat} b`, `/add ${pau.phone} to @"${name}"`);
    const [again] = await tenant.say(lead, chat, 'yes');
    expect(again).toMatch(/^Something changed meanwhile\.\nGive Vote to 29 people\?/);
    expect((await counts()).tasks).toBe(before.tasks);
    expect((await tenant.say(lead, chat, 'yes'))[0]).toContain(`${name} (29 people)`);
  });

  test('is asked again where one went and another came', async () => {
    const name = `Swap ${chats}`;
    const group = await tenant.group(name, [lead, pau]);
    await fill(group, name, 27);
    const sam = await tenant.person(`Sam ${chats}`);
    await ask(`/create task "Vote" for @"${name}"`);
    await tenant.say(lead, `${chat} b`, `/remove ${pau.phone} from @"${name}"`);
    await tenant.say(lead, `${chat} b`, `/add ${sam.phone} to @"${name}"`);
    expect((await tenant.say(lead, chat, 'yes'))[0]).toContain('Something changed meanwhile');
  });

  test('is refused by then where the sender may no longer', async () => {
    const name = `Board ${chats}`;
    const group = await tenant.group(name, [lead, pau]);
    await fill(group, name, 27);
    const before = await counts();
    await ask(`/create task "Vote" for @"${name}"`, pau);
    await world.db.group.update({
      where: { organizationId_id: { organizationId: tenant.organizationId, id: group } },
      data: { restricted: true },
    });
    expect((await tenant.say(pau, chat, 'yes'))[0]).toContain('only its admins can');
    expect((await counts()).tasks).toBe(before.tasks);
  });

  test('passes unasked up to the limit, which the organization sets', async () => {
    const name = `Team ${chats}`;
    const group = await tenant.group(name, [lead]);
    await fill(group, name, 24);
    const vote = `/create task "Vote" for @"${name}"`;
    expect(await ask(vote)).toContain('(25 people)');
    expect(await ask(vote.replace('Vote', 'Vote again'))).toContain('✅');
    const limit = (confirmAbove: number) =>
      world.db.organization.update({
        where: { id: tenant.organizationId },
        data: { confirmAbove },
      });
    await limit(24);
    expect(await ask(vote)).toContain('Give Vote to 25 people?');
    await limit(25);
  });
});

test('10,000 people: asked in as many statements as any, made in one', async () => {
  // Once before, so that the sender is known and the chat is there.
  await tenant.say(lead, chat, '/create task "First" for me');
  let question = '';
  const asking = await statementsOf(async () => {
    [question = ''] = await tenant.say(lead, chat, '/create task "Many" for @Large');
  });
  expect(question).toContain('Give Many to 10,000 people?');
  expect(asking.length).toBeLessThan(25);
  let reply = '';
  const making = await statementsOf(async () => {
    [reply = ''] = await tenant.say(lead, chat, 'yes');
  });
  expect(reply).toContain('✅ Many → Large (10,000 people)');
  expect(making.length).toBeLessThan(25);
  expect(making.filter((statement) => /insert into tasks/i.test(statement))).toHaveLength(1);
  const [copies] = await world.db.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT copy.assignee_id)::int AS count
    FROM tasks copy JOIN tasks t ON t.id = copy.parent_id WHERE t.title = 'Many'`;
  expect(copies!.count).toBe(many);
});

test('an event for many is asked about', async () => {
  const before = await counts();
  expect(await ask('/create event "Concert" 5 dec 20:00 for @Choir')).toBe(
    'Invite 30 people to Concert?\n→ Choir, Sat 5 Dec 20:00\nReply yes, or /confirm code',
  );
  expect(await counts()).toEqual(before);
  expect((await tenant.say(lead, chat, 'yes'))[0]).toContain('📅 Concert → Choir (30 people');
  expect((await counts()).events).toBe(before.events + 1);
});

describe('/add and /create group of many', () => {
  const phones = Array.from({ length: 26 }, (_, n) => `+34611${String(100_000 + n)}`);

  test('are asked about, for people who are not known yet too', async () => {
    const boss = await tenant.person('Boss', { role: 'ADMIN' });
    const name = `Runners ${chats}`;
    await tenant.group(name, [lead]);
    const contacts = await world.db.contact.count();
    const [question] = await tenant.say(lead, chat, `/add ${phones.join(', ')} to @"${name}"`, {
      mentions: [],
    });
    expect(question).toContain(`Add 26 people to ${name}?`);
    expect(await world.db.contact.count()).toBe(contacts);
    expect((await tenant.say(lead, chat, 'yes'))[0]).toContain('(27 people now)');
    const [asked] = await tenant.say(
      boss,
      chat,
      `/create group "Walkers ${chats}" with ${phones.join(', ')}`,
    );
    expect(asked).toContain(`Add 27 people to Walkers ${chats}?`);
    expect((await tenant.say(boss, chat, 'yes'))[0]).toContain('is there, with 27 people');
  });

  test('and so are /promote and /demote', async () => {
    const name = `Guild ${chats}`;
    const group = await tenant.group(name, [lead]);
    await fill(group, name, 26);
    const people = Array.from({ length: 26 }, (_, n) => `@"${name} ${n + 1}"`).join(', ');
    expect(await ask(`/promote ${people} in @"${name}"`)).toContain(
      `Make 26 people admins of ${name}?`,
    );
    expect(await world.db.member.count({ where: { groupId: group, role: 'ADMIN' } })).toBe(1);
    await tenant.say(lead, chat, 'yes');
    expect(await world.db.member.count({ where: { groupId: group, role: 'ADMIN' } })).toBe(27);
  });
});

describe('/remove', () => {
  let name = '';

  beforeEach(async () => {
    name = `Crew ${chats}`;
    await tenant.group(name, [lead, pau]);
  });

  test('is done at once where nothing is lost', async () => {
    expect(await ask(`/remove @Pau from @"${name}"`)).toContain('👋 Pau is out');
  });

  test('is asked about where open tasks and places would be lost', async () => {
    await tenant.say(lead, chat, `/create task "Bring the net" for @"${name}"`);
    const [event] = await tenant.say(lead, chat, `/create event "Game" sunday 11am for @"${name}"`);
    await tenant.say(pau, chat, `/in ${/#(\d+)/.exec(event!)![1]}`);
    const before = await counts();
    expect(await ask(`/remove @Pau from @"${name}"`)).toBe(
      `Take Pau out of ${name}?\nThey lose 1 open task and 1 place at an event.\nReply yes, or /confirm code`,
    );
    expect(await counts()).toEqual(before);
    expect((await tenant.say(lead, chat, 'yes'))[0]).toContain('👋 Pau is out');
  });

  test('is asked again where there is more to lose by then', async () => {
    await tenant.say(lead, chat, `/create task "Bring the net" for @"${name}"`);
    await ask(`/remove @Pau from @"${name}"`);
    await tenant.say(lead, `${chat} b`, `/create task "Bring the ball" for @"${name}"`);
    const [again] = await tenant.say(lead, chat, 'yes');
    expect(again).toMatch(/^Something changed meanwhile\.[\s\S]*2 open tasks/);
  });

  test('asks nothing where it is refused', async () => {
    await tenant.say(lead, chat, `/create task "Bring the net" for @"${name}"`);
    expect(await ask(`/remove @Lead from @"${name}"`)).toContain('only admin');
    expect(await ask(`/remove @Lead from @"${name}"`, pau)).toContain('only its admins can');
  });
});

describe('/archive', () => {
  test('is asked about: people, open tasks, coming events', async () => {
    const name = `Club ${chats}`;
    const group = await tenant.group(name, [lead, pau]);
    await tenant.say(lead, chat, `/create task "Read" for @"${name}"`);
    await tenant.say(lead, chat, `/create event "Talk" sunday 11am for @"${name}"`);
    await tenant.say(lead, chat, `/create event "Party" for @"${name}"`);
    expect(await ask(`/archive @"${name}"`)).toBe(
      `Archive ${name}, with 2 people, 1 open task and 2 coming events?\nNothing new happens in it then, and nothing is lost.\nReply yes, or /confirm code`,
    );
    const status = async () =>
      (await world.db.group.findFirstOrThrow({ where: { id: group } })).status;
    expect(await status()).toBe('ACTIVE');
    expect((await tenant.say(lead, chat, 'yes'))[0]).toContain('is archived');
    expect(await status()).toBe('ARCHIVED');
    expect(await ask(`/archive @"${name}"`)).toContain('is archived already');
    expect(await ask(`/unarchive @"${name}"`)).toContain('is active again');
  });
});
