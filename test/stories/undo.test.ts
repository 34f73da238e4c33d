import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Character, createWorld, type Tenant, type World } from '../helpers/world.ts';

let world: World;
let tenant: Tenant;
let ann: Character;
let ben: Character;
let cat: Character;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Club');
  ann = await tenant.person('Ann');
  ben = await tenant.person('Ben');
  cat = await tenant.person('Cat');
  await tenant.group('Book Club', [ann, ben, cat]);
  await tenant.say(ann, 'books', '/link chat to @BookClub');
});

afterAll(() => world.end());

const minutes = (count: number) => world.clock.advance(count * 60_000);
const statuses = async (number: number) => {
  const task = await world.db.task.findFirstOrThrow({
    where: { number },
    include: { children: true },
  });
  return [task.status, ...task.children.map(({ status }) => status).sort()];
};
const numberIn = (reply: string | undefined) => Number(/#(\d+)/.exec(reply ?? '')?.[1]);
/** Says it and answers the number that the reply gives. */
const make = async (who: Character, body: string) => {
  const [reply] = await tenant.say(who, 'books', body);
  return numberIn(reply);
};
const undo = async (who: Character, chat = 'books') => (await tenant.say(who, chat, '/undo'))[0];

describe('/undo', () => {
  test('withdraws a task from everyone, audited as its own change', async () => {
    const number = await make(ann, '/create task "Read Chapter 5" due friday');
    expect(await undo(ann)).toBe(`↩️ Read Chapter 5 is withdrawn from 3 people. #${number}`);
    expect(await statuses(number)).toEqual(['CANCELLED', 'WITHDRAWN', 'WITHDRAWN', 'WITHDRAWN']);
    const entries = await world.db.auditEntry.findMany({ orderBy: { id: 'desc' }, take: 2 });
    expect(entries.map(({ action }) => action).sort()).toEqual(['operation.undo', 'task.cancel']);
    expect(new Set(entries.map(({ operationId }) => operationId)).size).toBe(1);
    expect(new Set(entries.map(({ actorContactId }) => actorContactId))).toEqual(
      new Set([ann.contactId]),
    );
  });

  test('goes back one change at a time, and not over what was taken back', async () => {
    const first = await make(ann, '/create task "First"');
    const second = await make(ann, '/create task "Second"');
    expect(await undo(ann)).toContain(`#${second}`);
    expect(await undo(ann)).toContain(`#${first}`);
    expect((await statuses(first))[0]).toBe('CANCELLED');
  });

  test('is the sender’s own, in the chat where it was made', async () => {
    const number = await make(ben, '/create task "Ben’s"');
    expect(await undo(cat)).toContain('You changed nothing here');
    expect(await undo(ben, 'elsewhere')).toContain('You changed nothing here');
    expect((await statuses(number))[0]).toBe('OPEN');
  });

  test('works for ten minutes, and says so afterwards', async () => {
    const number = await make(ann, '/create task "Slow"');
    minutes(10);
    expect(await undo(ann)).toContain(`#${number}`);
    const late = await make(ann, '/create task "Later"');
    minutes(11);
    expect(await undo(ann)).toContain('Too late');
    expect((await statuses(late))[0]).toBe('OPEN');
  });

  test('stands where somebody has done theirs already, and is whole: nothing of it is taken back', async () => {
    const number = await make(ann, '/create task "Wash up"');
    await tenant.say(ben, 'books', `/done ${number}`);
    expect(await undo(ann)).toBe('Wash up stands: Ben has done it already.');
    expect(await statuses(number)).toEqual(['OPEN', 'DONE', 'OPEN', 'OPEN']);
    expect(await undo(ben)).toBe(`↩️ Wash up is open again. #${number}`);
  });

  test('gives a due date back, unless it was moved again', async () => {
    const number = await make(ann, '/create task "Paint" due friday 18:00');
    const due = async () => (await world.db.task.findFirstOrThrow({ where: { number } })).dueAt;
    const before = await due();
    await tenant.say(ann, 'books', `/due ${number} 25 dec`);
    expect(await undo(ann)).toContain('again');
    expect(await due()).toEqual(before);
    const copies = await world.db.task.findMany({ where: { title: 'Paint', number: null } });
    expect(copies.map(({ dueAt }) => dueAt)).toEqual([before, before, before]);
  });

  test('gives the answer of before back, and the place to who is next', async () => {
    const number = await make(ann, '/create event "Game" saturday 10am max 1');
    await tenant.say(ben, 'books', `/in ${number}`);
    await tenant.say(cat, 'books', `/in ${number}`);
    const standing = async (person: Character) =>
      (
        await world.db.participant.findFirstOrThrow({
          where: { contactId: person.contactId, event: { number } },
        })
      ).status;
    expect(await undo(ben)).toMatch(/your answer is taken back\. #\d+\n🎉 .* moves up/);
    expect(await standing(ben)).toBe('INVITED');
    expect(await standing(cat)).toBe('GOING');
    await tenant.say(cat, 'books', `/out ${number}`);
    await tenant.say(ben, 'books', `/in ${number}`);
    expect(await undo(cat)).toBe('Game stands: the place has gone to somebody else.');
    expect(await standing(cat)).toBe('DECLINED');
  });

  test('cancels an event that nobody else has answered', async () => {
    const number = await make(ann, '/create event "Picnic" sunday 1pm');
    expect(await undo(ann)).toBe(`↩️ Picnic is cancelled. #${number}`);
    expect((await world.db.event.findFirstOrThrow({ where: { number } })).status).toBe('CANCELLED');
    const other = await make(ann, '/create event "Dinner" sunday 8pm');
    await tenant.say(ben, 'books', `/maybe ${other}`);
    expect(await undo(ann)).toBe('Dinner stands: Ben has answered already.');
  });

  test('gives a group back its people with their tasks, roles and answers', async () => {
    const dan = await tenant.person('Dan');
    const group = await tenant.group('Choir', [ann, ben, dan]);
    await tenant.say(ann, 'choir', '/link chat to @Choir');
    await tenant.say(ann, 'choir', '/promote @Dan');
    await tenant.say(ann, 'choir', '/create task "Sing"');
    await tenant.say(ann, 'choir', '/create event "Concert" saturday 8pm max 3');
    await tenant.say(dan, 'choir', '/in +1 with my sister');
    await tenant.say(ann, 'choir', '/remove @Dan');
    await tenant.say(ann, 'choir', 'yes');
    expect(await undo(ann, 'choir')).toBe(
      '↩️ 1 person in Choir again, with their tasks and answers.',
    );
    const member = await world.db.member.findFirstOrThrow({
      where: { groupId: group, contactId: dan.contactId, leftAt: null },
    });
    expect(member.role).toBe('ADMIN');
    const answer = await world.db.participant.findFirstOrThrow({
      where: { contactId: dan.contactId },
    });
    expect([answer.status, answer.guests, answer.reason]).toEqual(['GOING', 1, 'with my sister']);
    const answers = await world.db.auditEntry.findMany({
      where: { action: 'event.answer', subjectId: answer.eventId },
      orderBy: { at: 'asc' },
    });
    const given = { status: 'GOING', guests: 1, reason: 'with my sister' };
    expect(answers).toHaveLength(2);
    expect(answers[1]).toMatchObject({
      before: { contactId: dan.contactId, status: 'INVITED' },
      after: { contactId: dan.contactId, ...given },
    });
    const copy = await world.db.task.findFirstOrThrow({ where: { assigneeId: dan.contactId } });
    expect(copy.status).toBe('OPEN');
  });

  test('takes an assignment back: a copy is withdrawn, an own task is its owner’s again', async () => {
    const shared = await make(ann, '/create task "Shared" for @Ben and @Cat');
    await tenant.say(ann, 'books', `/assign ${shared} to me`);
    expect(await undo(ann)).toBe(`↩️ Shared is as it was: 1 person less. #${shared}`);
    expect(await statuses(shared)).toEqual(['OPEN', 'OPEN', 'OPEN', 'WITHDRAWN']);
    const own = await make(ann, '/create task "Own" for me');
    await tenant.say(ann, 'books', `/assign ${own} to @Ben and @Cat`);
    await undo(ann);
    const task = await world.db.task.findFirstOrThrow({
      where: { number: own },
      include: { children: true },
    });
    expect([task.assigneeId, task.children]).toEqual([ann.contactId, []]);
  });

  test('brings a cancelled task and event back', async () => {
    const task = await make(ann, '/create task "Sweep"');
    await tenant.say(ben, 'books', `/done ${task}`);
    await tenant.say(ann, 'books', `/cancel task ${task}`);
    await tenant.say(ann, 'books', 'yes');
    expect((await statuses(task))[0]).toBe('CANCELLED');
    expect(await undo(ann)).toBe(`↩️ Sweep is open again. #${task}`);
    expect(await statuses(task)).toEqual(['OPEN', 'DONE', 'OPEN', 'OPEN']);
    const event = await make(ann, '/create event "Fair" sunday 2pm');
    await tenant.say(ben, 'books', `/in ${event}`);
    await tenant.say(ann, 'books', `/cancel event ${event}`);
    await tenant.say(ann, 'books', 'yes');
    const [reply] = await tenant.say(ann, 'books', '/undo');
    expect(reply).toContain(
      `Fair takes place after all. #${event}\n@${ben.phone.slice(1)}: your answers stand`,
    );
    expect((await world.db.event.findFirstOrThrow({ where: { number: event } })).status).toBe(
      'SCHEDULED',
    );
  });

  test('moves an event back', async () => {
    const event = await make(ann, '/create event "Walk" sunday 2pm for 2h');
    const before = await world.db.event.findFirstOrThrow({ where: { number: event } });
    await tenant.say(ann, 'books', `/move event ${event} to monday 5pm`);
    expect(await undo(ann)).toContain(`Walk is`);
    const now = await world.db.event.findFirstOrThrow({ where: { number: event } });
    expect([now.startsAt, now.endsAt, now.hasTime]).toEqual([
      before.startsAt,
      before.endsAt,
      before.hasTime,
    ]);
  });

  test('takes the answers of a whole list back', async () => {
    const event = await make(ann, '/create event "Match" sunday 4pm max 2');
    await tenant.say(ben, 'books', `/in ${event}`);
    await tenant.say(ann, 'books', `/reconcile ${event} 1. Cat 2. Ann`);
    expect(
      await world.db.participant.count({ where: { event: { number: event }, status: 'INVITED' } }),
    ).toBe(2);
    await tenant.say(ann, 'books', 'yes');
    expect(
      await world.db.participant.count({ where: { event: { number: event }, status: 'INVITED' } }),
    ).toBe(0);
    expect(await undo(ann)).toBe(`↩️ Match: the answers of 2 people are as they were. #${event}`);
    expect(
      await world.db.participant.count({ where: { event: { number: event }, status: 'INVITED' } }),
    ).toBe(2);
    await tenant.say(ann, 'books', `/rsvp ${event} no for @Ben`);
    expect(await undo(ann)).toBe(`↩️ Match: Ben is in again. #${event}`);
  });

  test('cannot take a reminder back', async () => {
    const task = await make(ann, '/create task "Sort"');
    await tenant.say(ann, 'books', `/nudge ${task}`);
    expect(await undo(ann)).toBe('Sort stands: people have been told.');
  });

  test.each([
    ['/create group "Chess" with @Ben', /Chess is gone again/],
    ['/rename @BookClub to Readers', /Book Club is as it was/],
    ['/promote @Ben', /Book Club: 1 person is a member again/],
    ['/unlink chat', /This chat is about Book Club again/],
  ])('takes back %s', async (command, expected) => {
    const boss = await tenant.person(`Boss of ${command.slice(1, 8)}`, { role: 'ADMIN' });
    await tenant.say(boss, 'books', command);
    await tenant.say(boss, 'books', 'yes');
    expect(await undo(boss)).toMatch(expected);
    expect(await undo(boss)).toContain('You changed nothing here');
  });
});

describe('an edited message', () => {
  const replies = () => world.db.message.count({ where: { direction: 'OUT' } });

  test('does what it says now, in place of what it said, under the same number and reply', async () => {
    const told = await tenant.tell(ann, 'books', '/create task "Raed Chapter 6" due friday');
    const number = numberIn(told.replies[0]?.body);
    const before = await replies();
    const [reply] = await tenant.revise(
      ann,
      'books',
      told.messageId,
      '/create task "Read Chapter 6" due saturday',
    );
    expect(reply).toContain(`Read Chapter 6`);
    expect(numberIn(reply)).toBe(number);
    const tasks = await world.db.task.findMany({ where: { title: { contains: 'Chapter 6' } } });
    expect(tasks).toHaveLength(4);
    expect(await replies()).toBe(before);
    const shown = await world.db.message.findFirstOrThrow({
      where: { externalId: told.replies[0]!.id },
    });
    expect(shown.body).toBe(reply);
  });

  test('counts each time', async () => {
    const told = await tenant.tell(ann, 'books', '/create task "One"');
    await tenant.revise(ann, 'books', told.messageId, '/create task "Two"');
    const [reply] = await tenant.revise(ann, 'books', told.messageId, '/create task "Three"');
    expect(reply).toContain('✅ Three');
    expect(await world.db.task.count({ where: { title: { in: ['One', 'Two'] } } })).toBe(0);
  });

  test('that was a slip becomes a command, in the same reply', async () => {
    const told = await tenant.tell(ann, 'books', '/creat task "Slip"');
    const before = await replies();
    const [reply] = await tenant.revise(ann, 'books', told.messageId, '/create task "Slip"');
    expect(reply).toContain('Slip → Book Club');
    expect(await replies()).toBe(before);
  });

  test('that is no command any more is taken back', async () => {
    const told = await tenant.tell(ann, 'books', '/create task "Never mind"');
    const number = numberIn(told.replies[0]?.body);
    expect(await tenant.revise(ann, 'books', told.messageId, 'never mind')).toEqual([
      `↩️ Never mind is withdrawn from 3 people. #${number}`,
    ]);
  });

  test('that is wrong now changes nothing, and says so', async () => {
    const told = await tenant.tell(ann, 'books', '/create task "Stays"');
    const [reply] = await tenant.revise(
      ann,
      'books',
      told.messageId,
      '/create task "Stays" for @Nobody',
    );
    expect(reply).toContain('what you wrote first stands');
    expect((await statuses(numberIn(told.replies[0]?.body)))[0]).toBe('OPEN');
  });

  test('cannot take back what others have answered', async () => {
    const told = await tenant.tell(ann, 'books', '/create event "Quiz" sunday 7pm');
    const number = numberIn(told.replies[0]?.body);
    await tenant.say(ben, 'books', `/in ${number}`);
    const [reply] = await tenant.revise(
      ann,
      'books',
      told.messageId,
      '/create event "Quiz" monday 7pm',
    );
    expect(reply).toContain('Ben has answered already');
    expect(await world.db.event.count({ where: { title: 'Quiz' } })).toBe(1);
  });

  test('of somebody else, or too late, is nothing', async () => {
    const told = await tenant.tell(ann, 'books', '/create task "Mine"');
    expect(await tenant.revise(ben, 'books', told.messageId, '/create task "Yours"')).toEqual([]);
    minutes(11);
    const [reply] = await tenant.revise(ann, 'books', told.messageId, '/create task "Late"');
    expect(reply).toContain('Too late');
    expect(await world.db.task.count({ where: { title: { in: ['Yours', 'Late'] } } })).toBe(0);
  });

  test('changes an answer', async () => {
    const number = await make(ann, '/create event "Run" sunday 7am');
    const told = await tenant.tell(ben, 'books', `/in ${number}`);
    const [reply] = await tenant.revise(ben, 'books', told.messageId, `/out ${number} my knee`);
    expect(reply).toContain("You're out (my knee)");
    const standing = await world.db.participant.findFirstOrThrow({
      where: { contactId: ben.contactId, event: { number } },
    });
    expect(standing.status).toBe('DECLINED');
  });
});

describe('a deleted message', () => {
  test('takes back what it did, and says so in the same reply', async () => {
    const told = await tenant.tell(ann, 'books', '/create task "Gone"');
    const number = numberIn(told.replies[0]?.body);
    expect(await tenant.revise(ann, 'books', told.messageId, null)).toEqual([
      `↩️ Gone is withdrawn from 3 people. #${number}`,
    ]);
    expect((await statuses(number))[0]).toBe('CANCELLED');
    const shown = await world.db.message.findFirstOrThrow({
      where: { externalId: told.replies[0]!.id },
    });
    expect(shown.body).toContain('↩️');
    expect(await tenant.revise(ann, 'books', told.messageId, null)).toEqual([]);
  });

  test('takes back the mended date with the task', async () => {
    const told = await tenant.tell(ann, 'books', '/create task "Twice" due next sunday');
    await tenant.say(ann, 'books', '2');
    await tenant.revise(ann, 'books', told.messageId, null);
    expect((await statuses(numberIn(told.replies[0]?.body)))[0]).toBe('CANCELLED');
  });

  test('that did nothing, and chatter, are silence', async () => {
    const shown = await tenant.tell(ann, 'books', '/tasks');
    expect(await tenant.revise(ann, 'books', shown.messageId, null)).toEqual([]);
    const chatter = await tenant.tell(ann, 'books', 'hello');
    expect(await tenant.revise(ann, 'books', chatter.messageId, 'hello all')).toEqual([]);
    expect(await tenant.revise(ann, 'books', chatter.messageId, null)).toEqual([]);
  });

  test('of another organization is another message', async () => {
    const told = await tenant.tell(ann, 'books', '/create task "Ours"');
    const others = await world.tenant('Others');
    const eve = await others.person('Eve', { phone: null });
    expect(await others.revise(eve.phone || ann.phone, 'books', told.messageId, null)).toEqual([]);
    expect((await statuses(numberIn(told.replies[0]?.body)))[0]).toBe('OPEN');
  });
});
