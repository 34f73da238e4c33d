import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Character, createWorld, FRIDAY, type Tenant, type World } from '../helpers/world.ts';

// A task after it was given: cancelled, given to others, brought back to mind.

let world: World;
let tenant: Tenant;
let other: Tenant;
let lead: Character;
let ann: Character;
let ben: Character;
let cat: Character;
let twin: Character;
let round = 0;
/** The name of the group of a test, which is that of its linked chat. */
let team: string;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  other = await world.tenant('Others');
  lead = await tenant.person('Lead');
  ann = await tenant.person('Ann');
  ben = await tenant.person('Ben');
  cat = await tenant.person('Cat');
  twin = await other.person('Twin', { role: 'ADMIN' });
});

afterAll(() => world.end());

beforeEach(async () => {
  world.clock.set(FRIDAY);
  round += 1;
  team = `Team ${round}`;
  await tenant.group(team, [lead, ann, ben]);
  await tenant.say(lead, team, `/link chat to group "${team}"`);
});

/** Says something in the team's chat and answers the reply; what is sent to other chats came before it. */
const say = async (who: Character, what: string): Promise<string> =>
  (await tenant.say(who, team, what)).at(-1)!;

/** As say, with a yes to what is asked. */
async function insist(who: Character, what: string): Promise<string> {
  await say(who, what);
  return say(who, 'yes');
}

/** Says something in the sender's direct chat. */
const confide = async (who: Character, what: string): Promise<string> =>
  (await tenant.say(who, `direct ${who.name}`, what, { chatKind: 'direct' })).at(-1)!;

/** Gives a task in the team's chat, or where it is said otherwise, and answers its number. */
async function give(who: Character, what: string, where = say): Promise<number> {
  const reply = await where(who, `/create task ${what}`);
  const number = /#(\d+)/.exec(reply)?.[1];
  if (!number) throw new Error(`no task was created: ${reply}`);
  return Number(number);
}

function taskOf(number: number) {
  const { organizationId } = tenant;
  return world.db.task.findFirstOrThrow({
    where: { organizationId, number },
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

async function entries(action: string, number: number) {
  const { id } = await taskOf(number);
  return world.db.auditEntry.findMany({
    where: { action, subjectId: id },
    orderBy: { id: 'asc' },
    select: { at: true, before: true, after: true },
  });
}

/** What is sent meanwhile to other chats than the one of the reply, oldest first. */
async function sentSince(begin: bigint) {
  const rows = await world.db.outbox.findMany({
    where: { organizationId: tenant.organizationId, sequence: { gt: begin } },
    include: { chat: true },
    orderBy: { sequence: 'asc' },
  });
  return rows.map(({ chat, body, mentions, aboutNumber }) => ({
    chat: chat.externalId,
    body,
    mentions,
    aboutNumber,
  }));
}

async function lastSequence(): Promise<bigint> {
  const last = await world.db.outbox.findFirst({ orderBy: { sequence: 'desc' } });
  return last?.sequence ?? 0n;
}

describe('/cancel task', () => {
  test('asks first, then withdraws what is open; what is done stays', async () => {
    const number = await give(lead, '"Pack"');
    await say(ann, `/done ${number}`);
    const question = await say(lead, `/cancel task ${number}`);
    expect(question).toMatch(/^Cancel Pack\? #\d+\n2 people still owe it; 1 has done it/);
    expect(await taskOf(number)).toMatchObject({ status: 'OPEN', closedAt: null });

    expect(await say(lead, 'yes')).toBe(
      `🚫 Pack is cancelled: nobody owes it any more. #${number}`,
    );
    const at = world.clock.now();
    expect(await taskOf(number)).toMatchObject({ status: 'CANCELLED', closedAt: at });
    expect(await copies(number)).toEqual({ Lead: 'WITHDRAWN', Ann: 'DONE', Ben: 'WITHDRAWN' });
    expect(await entries('task.cancel', number)).toEqual([
      {
        at,
        before: { number, status: 'OPEN', open: 2, done: 1 },
        after: { number, status: 'CANCELLED', closedAt: at.toISOString() },
      },
    ]);
    expect(
      await world.db.task.count({
        where: { parent: { number }, status: 'WITHDRAWN', closedAt: at },
      }),
    ).toBe(2);
  });

  test('leaves nothing to do: neither done nor opened again, nor given to others', async () => {
    const number = await give(lead, '"Pack"');
    await say(ann, `/done ${number}`);
    await say(lead, `/cancel task ${number}`);
    await say(lead, 'yes');
    for (const [who, what] of [
      [ben, `/done ${number}`],
      [ann, `/reopen ${number}`],
      [lead, `/due ${number} sunday`],
      [lead, `/assign ${number} to @Ben`],
      [lead, `/nudge ${number}`],
    ] as const) {
      expect(await say(who, what)).toContain('was withdrawn');
    }
    expect(await copies(number)).toEqual({ Lead: 'WITHDRAWN', Ann: 'DONE', Ben: 'WITHDRAWN' });
  });

  test('twice is no error, no question and no second change', async () => {
    const number = await give(lead, '"Pack"');
    await say(lead, `/cancel task ${number}`);
    await say(lead, 'yes');
    expect(await say(lead, `/cancel task ${number}`)).toBe(
      `Pack was cancelled already. #${number}`,
    );
    expect(await entries('task.cancel', number)).toHaveLength(1);
  });

  test('asks again where somebody did theirs meanwhile', async () => {
    const number = await give(lead, '"Pack"');
    await say(lead, `/cancel task ${number}`);
    await say(ann, `/done ${number}`);
    const again = await say(lead, 'yes');
    expect(again).toContain('2 people still owe it; 1 has done it');
    expect(await taskOf(number)).toMatchObject({ status: 'OPEN' });
    expect(await say(lead, 'yes')).toContain('is cancelled');
  });

  test('of what everybody has done is refused', async () => {
    const number = await give(lead, '"Pack" for @Ann and @Ben');
    await say(ann, `/done ${number}`);
    await say(ben, `/done ${number}`);
    expect(await say(lead, `/cancel task ${number}`)).toBe(
      `Nobody owes Pack (#${number}) any more.`,
    );
  });

  test('of one’s own alone is not asked about; of somebody else’s it is', async () => {
    const own = await give(ann, '"Buy milk" for me');
    expect(await say(ann, `/cancel task ${own}`)).toContain('Buy milk is cancelled');
    expect(await taskOf(own)).toMatchObject({ status: 'CANCELLED' });
    const given = await give(ann, '"Buy bread" for @Ben');
    expect(await say(ann, `/cancel task ${given}`)).toContain('1 person still owes it');
  });

  test('is for whoever gave it and those who lead, and for nobody else', async () => {
    const number = await give(ann, '"Pack"');
    expect(await say(ben, `/cancel task ${number}`)).toMatch(/you cannot/);
    expect(await confide(cat, `/cancel task ${number}`)).toContain(`There is no task #${number}`);
    expect((await other.say(twin, 'away', `/cancel task ${number}`))[0]).toContain('no task');
    expect(await say(ann, `/cancel task ${number}`)).toContain('Cancel Pack?');
    expect(await say(lead, `/cancel task ${number}`)).toContain('Cancel Pack?');
    // The one who was given somebody's own task does not cancel it.
    const given = await give(ann, '"Buy bread" for @Ben');
    expect(await say(ben, `/cancel task ${given}`)).toMatch(/You cannot/);
  });

  test('and /reopen at the same moment: nothing is owed afterwards', async () => {
    const number = await give(lead, '"Pack"');
    await say(ann, `/done ${number}`);
    await say(lead, `/cancel task ${number}`);
    await Promise.all([say(lead, 'yes'), say(ann, `/reopen ${number}`)]);
    const { status } = await taskOf(number);
    const open = await world.db.task.count({ where: { parent: { number }, status: 'OPEN' } });
    // Whoever came first: an open copy only of a task that was not cancelled, and is asked about again.
    expect(status === 'CANCELLED' ? open : 0).toBe(0);
  });
});

describe('what was asked is asked again where others are meant by now, however many', () => {
  test('to cancel', async () => {
    const number = await give(lead, '"Pack"');
    await say(ben, `/done ${number}`);
    await say(lead, `/cancel task ${number}`);
    // Two owe it and one has done it, as before.
    await say(ben, `/reopen ${number}`);
    await say(ann, `/done ${number}`);
    expect(await say(lead, 'yes')).toContain('Cancel Pack?');
    expect(await taskOf(number)).toMatchObject({ status: 'OPEN' });
  });

  test('to remind', async () => {
    const admin = await tenant.person(`Boss ${round}`, { role: 'ADMIN' });
    const number = await give(lead, '"Pack"');
    await confide(admin, '/settings confirm 1');
    expect(await say(lead, `/nudge ${number}`)).toContain('Remind 2 people of Pack?');
    await say(ann, `/done ${number}`);
    await say(lead, `/add ${cat.phone}`);
    expect(await say(lead, 'yes')).toContain('Remind 2 people of Pack?');
    expect(await taskOf(number)).toMatchObject({ nudgedAt: null });
    expect(await say(lead, 'yes')).toContain('is still to do');
    await confide(admin, '/settings confirm 25');
  });

  test('to archive', async () => {
    expect(await say(lead, '/archive')).toContain('3 people');
    await say(lead, `/add ${cat.phone}`);
    await say(lead, '/remove @Ann');
    expect(await say(lead, 'yes')).toMatch(/3 people[\s\S]*Reply yes/);
    expect(await say(lead, 'yes')).toContain('is archived');
  });
});

describe('/assign', () => {
  test('gives further people a copy of a shared task, once each', async () => {
    const number = await give(lead, '"Row" for @Ann and @Ben');
    const reply = await say(lead, `/assign ${number} to me, @Ann and me`);
    expect(reply).toBe(`✅ Row → you. #${number}\nHad it already: Ann.`);
    expect(await copies(number)).toEqual({ Ann: 'OPEN', Ben: 'OPEN', Lead: 'OPEN' });
    expect(await entries('task.assign', number)).toMatchObject([
      {
        before: { number, assigneeId: null, withdrawn: [] },
        after: { number, assigneeId: null, given: [lead.contactId] },
      },
    ]);
    expect(await say(lead, `/assign ${number} to @Ann`)).toBe(
      `Had it already: Ann. Row #${number}`,
    );
    expect(await entries('task.assign', number)).toHaveLength(1);
  });

  test('to everyone gives it to each member who has it not', async () => {
    const number = await give(lead, `"Row" for @"${team}" except @Ben`);
    expect(await say(lead, `/assign ${number} to everyone`)).toBe(
      `✅ Row → Ben. #${number}\nHad it already: Ann and you.`,
    );
    expect(await copies(number)).toEqual({ Ann: 'OPEN', Ben: 'OPEN', Lead: 'OPEN' });
    const own = await give(lead, '"Steer" for @Cat');
    expect(await say(lead, `/assign ${own} to @Cat and @"${team}"`)).toContain(
      '→ Ann, Ben and you',
    );
    expect(await copies(own)).toEqual({ Ann: 'OPEN', Ben: 'OPEN', Cat: 'OPEN', Lead: 'OPEN' });
    expect(await say(lead, `/assign ${number} to Nobody`)).toContain('Nobody');
  });

  test('leaves done what was done', async () => {
    const number = await give(lead, '"Row" for @Ann and @Ben');
    await say(ann, `/done ${number}`);
    expect(await say(lead, `/assign ${number} to @Ann`)).toContain('Had it already: Ann');
    expect(await copies(number)).toMatchObject({ Ann: 'DONE' });
  });

  test('passes one person’s own task on', async () => {
    const number = await give(lead, '"Bring the net" for @Ann due sunday 18:00');
    expect(await say(lead, `/assign ${number} to @Ben`)).toBe(
      `✅ Bring the net → Ben, due Sun 22 Nov 18:00. #${number}\nWhoever had it before owes it no more.`,
    );
    expect(await taskOf(number)).toMatchObject({ assigneeId: ben.contactId, status: 'OPEN' });
    expect(await entries('task.assign', number)).toMatchObject([
      { before: { assigneeId: ann.contactId }, after: { assigneeId: ben.contactId } },
    ]);
    expect(await confide(ann, `/done ${number}`)).toContain('is not yours');
    expect(await confide(ben, `/done ${number}`)).toContain('is done');
    expect(await say(lead, `/assign ${number} to @Ann`)).toContain('Nobody owes');
  });

  test('makes it shared where several are named', async () => {
    const number = await give(lead, '"Bring the net" for @Ann');
    expect(await say(lead, `/assign ${number} to @Ann and @Ben`)).toBe(
      `✅ Bring the net → Ben. #${number}\nHad it already: Ann.`,
    );
    expect(await taskOf(number)).toMatchObject({ assigneeId: null, groupId: null });
    expect(await copies(number)).toEqual({ Ann: 'OPEN', Ben: 'OPEN' });
  });

  test('gives a group’s task to its members alone, and again to who was left without', async () => {
    const number = await give(lead, '"Pack"');
    expect(await say(lead, `/assign ${number} to ${cat.phone}`)).toMatch(/nobody called|is not in/);
    await insist(lead, '/remove @Ben');
    await say(ann, `/done ${number}`);
    await say(lead, `/done ${number}`);
    // Nobody owes it, so that who comes back does not.
    await say(lead, `/add ${ben.phone}`);
    expect(await copies(number)).toMatchObject({ Ben: 'WITHDRAWN' });
    expect(await say(lead, `/assign ${number} to @Ben`)).toContain('Pack → Ben');
    expect(await copies(number)).toMatchObject({ Ben: 'OPEN' });
    expect(await entries('task.assign', number)).toMatchObject([
      { before: { withdrawn: [ben.contactId] }, after: { given: [ben.contactId] } },
    ]);
    const manager = await tenant.person(`Manager ${round}`, { role: 'ADMIN' });
    expect(await confide(manager, `/assign ${number} to @Cat`)).toContain(`Cat is not in ${team}`);
    expect(Object.keys(await copies(number))).not.toContain('Cat');
  });

  test('is for whoever gave it and those who lead', async () => {
    const number = await give(lead, '"Row" for @Ann and @Ben');
    expect(await say(ann, `/assign ${number} to me`)).toMatch(/cannot/);
    expect((await other.say(twin, 'away', `/assign ${number} to me`))[0]).toContain('no task');
    expect(await say(lead, `/assign ${number}`)).toContain('missing');
    expect(await copies(number)).toEqual({ Ann: 'OPEN', Ben: 'OPEN' });
  });

  test('to more people than the organization lets pass is asked about', async () => {
    const admin = await tenant.person(`Boss ${round}`, { role: 'ADMIN' });
    await confide(admin, '/settings confirm 1');
    const number = await give(lead, '"Bring the net" for @Ann');
    expect(await say(lead, `/assign ${number} to @Ben and me`)).toMatch(
      /^Give Bring the net to 2 people\?/,
    );
    expect(await taskOf(number)).toMatchObject({ assigneeId: ann.contactId });
    expect(await say(lead, 'yes')).toContain('→ Ben and you');
    await confide(admin, '/settings confirm 25');
  });
});

describe('/nudge', () => {
  test('in the group’s chat mentions those who owe it, but for the sender', async () => {
    const number = await give(lead, '"Pack" due sunday 18:00');
    const { replies } = await tenant.tell(lead, team, `/nudge ${number}`);
    expect(replies).toHaveLength(1);
    expect(replies[0]).toMatchObject({ chat: team, mentions: [ann.phone, ben.phone] });
    expect(replies[0]!.body).toBe(
      `🔔 @${ann.phone.slice(1)} and @${ben.phone.slice(1)}: Pack · ${team} is still to do, due Sun 22 Nov 18:00. #${number}\nWhen yours is done, reply “done”, or: /done ${number}`,
    );
    expect(await taskOf(number)).toMatchObject({ nudgedAt: world.clock.now() });
    expect(await entries('task.nudge', number)).toMatchObject([
      { before: { nudgedAt: null }, after: { number, people: 2 } },
    ]);
  });

  test('is replied to without the number', async () => {
    const number = await give(lead, '"Pack"');
    const { replies } = await tenant.tell(lead, team, `/nudge ${number}`);
    expect(await tenant.say(ann, team, '/done', { quotedId: replies[0]!.id })).toEqual([
      `✅ Pack is done. #${number}\n▓▓▓░░░░░░░ 1 of 3 done`,
    ]);
  });

  test('from elsewhere is told in the group’s chat, as a message about the task', async () => {
    const number = await give(lead, '"Pack"');
    await say(ann, `/done ${number}`);
    const begin = await lastSequence();
    expect(await confide(lead, `/nudge ${number}`)).toBe(
      `🔔 1 person reminded of Pack. #${number}`,
    );
    const [told, reply] = await sentSince(begin);
    expect(told).toMatchObject({
      chat: team,
      mentions: [`${ben.phone.slice(1)}@c.us`],
      aboutNumber: number,
    });
    expect(told!.body).toMatch(/^🔔 @\d+: Pack/);
    expect(reply).toMatchObject({ aboutNumber: number });
  });

  test('goes to nobody’s direct chat but their own, though one is linked to the group', async () => {
    const crew = await tenant.person(`Crew ${round}`);
    await tenant.group(`Crew ${round}`, [lead, crew]);
    await confide(lead, `/link chat to @"Crew ${round}"`);
    const [made] = await tenant.say(
      crew,
      `crew ${round}`,
      `/create task "Row" for @"Crew ${round}"`,
    );
    const number = /#(\d+)/.exec(made!)![1];
    const begin = await lastSequence();
    expect(await confide(lead, `/nudge ${number}`)).toContain(`Crew ${round}: please tell them`);
    expect((await sentSince(begin)).map(({ mentions }) => mentions)).toEqual([[]]);
  });

  test('of what is no group’s is told in direct chats, and says whom it did not reach', async () => {
    await tenant.say(ann, 'direct Ann', 'hello', { chatKind: 'direct' });
    const fay = await tenant.person(`Fay ${round}`);
    await say(lead, `/add ${fay.phone}`);
    const number = await give(lead, `"Row" for @Ann and @"Fay ${round}"`, confide);
    const begin = await lastSequence();
    expect(await say(lead, `/nudge ${number}`)).toBe(
      `🔔 1 person reminded of Row. #${number}\nI can't write to Fay ${round}: please tell them.`,
    );
    expect((await sentSince(begin))[0]).toEqual({
      chat: 'direct Ann',
      body: `🔔 Row is still to do. #${number}\nWhen yours is done, reply “done”, or: /done ${number}`,
      mentions: [],
      aboutNumber: number,
    });
  });

  test('of what was given in front of the group is told there to whoever has no direct chat', async () => {
    await tenant.say(ann, 'direct Ann', 'hello', { chatKind: 'direct' });
    const fay = await tenant.person(`Fay ${round}`);
    await say(lead, `/add ${fay.phone}`);
    const number = await give(lead, `"Row" for @Ann and @"Fay ${round}"`);
    const begin = await lastSequence();
    expect(await say(lead, `/nudge ${number}`)).toBe(
      `🔔 @${fay.phone.slice(1)}: Row is still to do. #${number}\nWhen yours is done, reply “done”, or: /done ${number}\n1 person reminded elsewhere.`,
    );
    expect((await sentSince(begin)).map(({ chat }) => chat)).toEqual(['direct Ann', team]);
  });

  test('that reaches nobody does not count', async () => {
    const fay = await tenant.person(`Fay ${round}`);
    await say(lead, `/add ${fay.phone}`);
    const number = await give(lead, `"Row" for @"Fay ${round}"`, confide);
    expect(await say(lead, `/nudge ${number}`)).toContain('Nobody was reminded');
    expect(await taskOf(number)).toMatchObject({ nudgedAt: null });
    expect(await entries('task.nudge', number)).toEqual([]);
  });

  test('comes at most once in six hours', async () => {
    const number = await give(lead, '"Pack"');
    await say(lead, `/nudge ${number}`);
    world.clock.advance(60 * 60_000 + 1);
    expect(await say(lead, `/nudge ${number}`)).toContain('again in 5 h.');
    world.clock.advance(5 * 60 * 60_000 - 2);
    expect(await say(lead, `/nudge ${number}`)).toContain('again in 1 min.');
    expect(await entries('task.nudge', number)).toHaveLength(1);
    world.clock.advance(1);
    expect(await say(lead, `/nudge ${number}`)).toContain('is still to do');
    expect(await entries('task.nudge', number)).toHaveLength(2);
  });

  test('twice at the same moment is told once', async () => {
    const number = await give(lead, '"Pack"');
    await say(lead, '/promote @Ann');
    const replies = await Promise.all([
      say(lead, `/nudge ${number}`),
      say(ann, `/nudge ${number}`),
    ]);
    expect(replies.filter((reply) => reply.includes('is still to do'))).toHaveLength(1);
    expect(replies.filter((reply) => reply.includes('again in 6 h.'))).toHaveLength(1);
    expect(await entries('task.nudge', number)).toHaveLength(1);
  });

  test('of what only the sender owes, or nobody, sends nothing', async () => {
    const number = await give(lead, '"Pack"');
    await say(ann, `/done ${number}`);
    await say(ben, `/done ${number}`);
    const begin = await lastSequence();
    expect(await confide(lead, `/nudge ${number}`)).toBe(
      `Only you still owe Pack. #${number}\nWhen it is done: /done ${number}`,
    );
    await say(lead, `/done ${number}`);
    expect(await confide(lead, `/nudge ${number}`)).toContain('Nobody owes Pack');
    expect((await sentSince(begin)).filter(({ body }) => body.startsWith('🔔'))).toEqual([]);
    expect(await taskOf(number)).toMatchObject({ nudgedAt: null });
  });

  test('is for whoever gave it and those who lead', async () => {
    const number = await give(ann, '"Pack"');
    expect(await say(ben, `/nudge ${number}`)).toMatch(/you cannot/);
    expect(await confide(cat, `/nudge ${number}`)).toContain('no task');
    expect((await other.say(twin, 'away', `/nudge ${number}`))[0]).toContain('no task');
    expect(await say(ann, `/nudge ${number}`)).toContain('is still to do');
  });

  test('of a group that is archived is refused', async () => {
    const number = await give(lead, '"Pack"');
    await insist(lead, '/archive');
    expect(await say(lead, `/nudge ${number}`)).toContain('archived');
    expect(await entries('task.nudge', number)).toEqual([]);
  });
});

describe('/due with a date of two readings', () => {
  test('names the other one, which 2 takes', async () => {
    const number = await give(lead, '"Pack"');
    const reply = await say(lead, `/due ${number} next sunday`);
    expect(reply).toBe(`⏰ Pack is due Sun 22 Nov 23:59 now. #${number}\nReply 2 for Sun 29 Nov`);
    expect(await say(lead, '2')).toContain(
      `Pack is due Sun 29 Nov 23:59 now, not Sun 22 Nov 23:59. #${number}`,
    );
    expect(await taskOf(number)).toMatchObject({ dueAt: new Date('2026-11-29T22:59:00Z') });
  });
});
