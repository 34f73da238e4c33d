import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { beAway } from '../../src/away/be-away.ts';
import { endFeed, renewFeed } from '../../src/calendar/feeds.ts';
import { openFeed } from '../../src/calendar/open-feed.ts';
import { createChange } from '../../src/change/create-change.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { answerEvent } from '../../src/events/answer-event.ts';
import { createEvent } from '../../src/events/create-event.ts';
import { betterOf } from '../../src/identity/merge/answers.ts';
import { mergeContacts } from '../../src/identity/merge/merge-contacts.ts';
import type { StoredAnswer } from '../../src/identity/merge/record.ts';
import { unmergeContact } from '../../src/identity/merge/unmerge-contact.ts';
import { createReminder } from '../../src/reminders/create-reminder.ts';
import { statementsOf } from '../helpers/statements.ts';
import { type Character, createWorld, FRIDAY, type Tenant, type World } from '../helpers/world.ts';

// All that is the other's is the kept one's, and goes back when they are taken apart.

let world: World;
let tenant: Tenant;
let boss: Character;
let kept: Character;
let other: Character;
let round = 0;

beforeAll(async () => {
  world = await createWorld();
  tenant = await world.tenant('Friends');
  boss = await tenant.person('Boss', { role: 'ADMIN' });
});

beforeEach(async () => {
  round += 1;
  world.clock.set(FRIDAY);
  kept = await tenant.person(`Sam ${round}`);
  other = await tenant.person(`Samuel ${round}`);
});

afterAll(() => world.end());

const inChange = <Result>(
  work: (change: ReturnType<typeof createChange>) => Promise<Result>,
): Promise<Result> =>
  inTransaction(world.db, (tx) =>
    work(createChange({ tx, organizationId: tenant.organizationId, at: world.clock.now() })),
  );

const merge = (keptId = kept.contactId, otherId = other.contactId) =>
  inChange((change) => mergeContacts(change, [{ keptId, otherId }], 'a test'));

function unmerge() {
  world.clock.advance(60_000);
  return inChange((change) => unmergeContact(change, other.contactId));
}

const members = (groupId: string) =>
  world.db.member.findMany({
    where: { groupId, leftAt: null },
    orderBy: { joinedAt: 'asc' },
    select: { contactId: true, role: true, title: true },
  });

async function event(groupId: string, capacity: number | null = null) {
  const { id } = await inChange((change) =>
    createEvent(change, {
      title: 'Game',
      groupId,
      start: { at: new Date('2026-11-22T10:00:00Z'), hasTime: true },
      capacity,
    } as Parameters<typeof createEvent>[1]),
  );
  return id;
}

const answer = (
  eventId: string,
  { contactId }: Character,
  status: 'GOING' | 'MAYBE' | 'DECLINED',
  guests = 0,
) => {
  world.clock.advance(1000);
  return inChange((change) =>
    answerEvent({ ...change, actor: { ...change.actor, role: 'ADMIN' } }, eventId, contactId, {
      status,
      guests,
      reason: null,
      source: 'COMMAND',
    }),
  );
};

const answers = async (eventId: string) =>
  Object.fromEntries(
    (await world.db.participant.findMany({ where: { eventId } })).map((row) => [
      [boss, kept, other].find(({ contactId }) => contactId === row.contactId)?.name ?? 'somebody',
      `${row.status}${row.guests > 0 ? ` +${row.guests}` : ''}`,
    ]),
  );

const seats = async (id: string) =>
  (await world.db.event.findFirstOrThrow({ where: { id } })).seatsTaken;

test('every relation that points at a contact is dealt with', async () => {
  const relations = await world.db.$queryRaw<{ name: string }[]>`
    SELECT c.conrelid::regclass || '.' || a.attname AS name
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[2]
    WHERE c.contype = 'f' AND c.confrelid = 'contacts'::regclass ORDER BY 1`;
  expect(relations.map(({ name }) => name)).toEqual([
    'absences.contact_id',
    'attempts.contact_id',
    'calendar_feeds.contact_id',
    'calls.contact_id',
    'campaigns.created_by_id',
    'chat_members.contact_id',
    'confirmations.contact_id',
    'contacts.merged_into_id',
    'events.created_by_id',
    'exemptions.contact_id',
    'groups.created_by_contact_id',
    // By the trigger messages_heard.
    'heard.contact_id',
    'members.contact_id',
    'messages.contact_id',
    'participants.contact_id',
    'reminder_people.contact_id',
    'reminders.created_by_id',
    'tasks.assignee_id',
    'tasks.created_by_id',
    'users.contact_id',
    'whatsapp_ids.contact_id',
  ]);
});

test('reminders are the kept one’s, and go back', async () => {
  const remind = (maker: Character, contactIds: string[]) =>
    inChange((change) =>
      createReminder(
        { ...change, actor: { ...change.actor, kind: 'CHAT', contactId: maker.contactId } },
        {
          ...{ kind: 'REMINDER', text: 'Call', groupId: null, contactIds, chatId: null },
          ...{ startsAt: new Date('2026-12-01T10:00:00Z'), recurrence: null, zone: 'UTC' },
        },
      ),
    );
  const { id: own } = await remind(other, [other.contactId]);
  const { id: both } = await remind(boss, [kept.contactId, other.contactId]);
  const toldBy = async (reminderId: string) =>
    (await world.db.reminderPerson.findMany({ where: { reminderId } })).map(
      ({ contactId }) => contactId,
    );
  const madeBy = async () =>
    (await world.db.reminder.findFirstOrThrow({ where: { id: own } })).createdById;
  await merge();
  expect(await madeBy()).toBe(kept.contactId);
  expect(await toldBy(own)).toEqual([kept.contactId]);
  expect(await toldBy(both)).toEqual([kept.contactId]);
  await unmerge();
  expect(await madeBy()).toBe(other.contactId);
  expect(await toldBy(own)).toEqual([other.contactId]);
});

describe('memberships', () => {
  test('are the kept one’s; of two in one group one goes on, as an admin, with a title', async () => {
    const both = await tenant.group(`Both ${round}`, [boss, kept, other]);
    const alone = await tenant.group(`Alone ${round}`, [other]);
    await world.db.member.updateMany({
      where: { groupId: both, contactId: other.contactId },
      data: { role: 'ADMIN', title: 'goalkeeper' },
    });
    await merge();
    expect(await members(both)).toEqual([
      { contactId: boss.contactId, role: 'ADMIN', title: null },
      { contactId: kept.contactId, role: 'ADMIN', title: 'goalkeeper' },
    ]);
    expect(await members(alone)).toMatchObject([{ contactId: kept.contactId, role: 'ADMIN' }]);
    expect(
      await world.db.group.findMany({
        where: { id: { in: [both, alone] } },
        orderBy: { memberCount: 'asc' },
      }),
    ).toMatchObject([{ memberCount: 1 }, { memberCount: 2 }]);

    await unmerge();
    expect(await members(both)).toEqual(
      expect.arrayContaining([
        { contactId: kept.contactId, role: 'MEMBER', title: null },
        { contactId: other.contactId, role: 'ADMIN', title: 'goalkeeper' },
      ]),
    );
    expect(await members(alone)).toMatchObject([{ contactId: other.contactId }]);
  });

  test('that ended since do not begin again', async () => {
    const both = await tenant.group(`Both ${round}`, [boss, kept, other]);
    await merge();
    await tenant.say(boss, `chat ${round}`, `/remove @"${kept.name}" from @"Both ${round}"`);
    await unmerge();
    expect(await members(both)).toMatchObject([{ contactId: boss.contactId }]);
  });
});

describe('tasks', () => {
  test.each([
    ['OPEN', 'DONE', 'DONE'],
    ['DONE', 'OPEN', 'DONE'],
    ['WITHDRAWN', 'OPEN', 'OPEN'],
    ['OPEN', 'WITHDRAWN', 'OPEN'],
    ['OPEN', 'OPEN', 'OPEN'],
  ] as const)('of two copies, %s and %s, one stays %s', async (keptIs, otherIs, stays) => {
    await tenant.group(`Club ${round}`, [boss, kept, other]);
    await tenant.say(boss, `chat ${round}`, `/create task "Nets" for @"Club ${round}"`);
    const copies = () =>
      world.db.task.findMany({
        where: { parentId: { not: null }, assigneeId: { in: [kept.contactId, other.contactId] } },
        select: { assigneeId: true, status: true, closedAt: true },
      });
    const at = world.clock.now();
    const set = (assigneeId: string, status: 'OPEN' | 'DONE' | 'WITHDRAWN') =>
      world.db.task.updateMany({
        where: { assigneeId },
        data: { status, closedAt: status === 'OPEN' ? null : at },
      });
    await set(kept.contactId, keptIs);
    await set(other.contactId, otherIs);
    const before = await copies();
    world.clock.advance(1000);
    await merge();
    expect(await copies()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ assigneeId: kept.contactId, status: stays }),
        expect.objectContaining({ assigneeId: other.contactId, status: 'WITHDRAWN' }),
      ]),
    );
    await unmerge();
    expect(await copies()).toEqual(expect.arrayContaining(before));
  });

  test('of the other alone, and what they gave and made, are the kept one’s', async () => {
    await tenant.say(other, `chat ${round}`, '/create task "Own" for me');
    await tenant.group(`Club ${round}`, [other, boss]);
    await tenant.say(other, `chat ${round}`, `/create task "Given" for @"Club ${round}"`);
    await tenant.say(other, `chat ${round}`, `/create event "Tea" saturday for @"Club ${round}"`);
    const owned = async (contactId: string) => [
      await world.db.task.count({ where: { assigneeId: contactId } }),
      await world.db.task.count({ where: { createdById: contactId } }),
      await world.db.event.count({ where: { createdById: contactId } }),
    ];
    const before = await owned(other.contactId);
    expect(before.every((count) => count > 0)).toBe(true);
    await merge();
    expect(await owned(other.contactId)).toEqual([0, 0, 0]);
    expect(await owned(kept.contactId)).toEqual(before);
    const reply = await tenant.say(other.phone, `direct ${round}`, '/tasks', {
      chatKind: 'direct',
    });
    expect(reply[0]).toContain('Own');
    await unmerge();
    expect(await owned(other.contactId)).toEqual(before);
    expect(await owned(kept.contactId)).toEqual([0, 0, 0]);
  });

  test('that somebody closed since stay closed', async () => {
    await tenant.group(`Club ${round}`, [boss, kept, other]);
    const [given] = await tenant.say(
      boss,
      `c ${round}`,
      `/create task "Nets" for @"Club ${round}"`,
    );
    await merge();
    world.clock.advance(1000);
    await tenant.say(kept, `c ${round}`, `/done ${/#(\d+)/.exec(given!)![1]}`);
    await unmerge();
    expect(await world.db.task.findFirst({ where: { assigneeId: kept.contactId } })).toMatchObject({
      status: 'DONE',
    });
    expect(await world.db.task.findFirst({ where: { assigneeId: other.contactId } })).toMatchObject(
      { status: 'OPEN' },
    );
  });
});

describe('answers', () => {
  const at = (seconds: number) => new Date(Date.parse(FRIDAY) + seconds * 1000).toISOString();
  const given = (status: StoredAnswer['status'], answered: number | null, more = {}) => ({
    status,
    guests: 0,
    reason: null,
    source: 'COMMAND' as const,
    invitedAt: at(0),
    answeredAt: answered === null ? null : at(answered),
    ticket: null,
    ...more,
  });

  test.each([
    ['an answer over none', given('INVITED', null), given('DECLINED', 1), 'other'],
    ['none never over an answer', given('MAYBE', 1), given('INVITED', null), 'kept'],
    ['the later over the earlier', given('GOING', 1), given('DECLINED', 2), 'other'],
    ['the later, where it is the kept one’s', given('GOING', 3), given('DECLINED', 2), 'kept'],
    ['a place over one in line', given('GOING', 1), given('WAITLISTED', 2, { ticket: 4 }), 'kept'],
    ['a place over one in line', given('WAITLISTED', 2, { ticket: 4 }), given('GOING', 1), 'other'],
    ['the kept one’s of two that are the same', given('GOING', 1), given('GOING', 1), 'kept'],
  ] as const)('%s', (_, one, two, better) => {
    expect(betterOf(one, two)).toEqual(better === 'kept' ? one : two);
  });

  test('two who wait are one who waits where the first stood', () => {
    const first = given('WAITLISTED', 1, { ticket: 2 });
    expect(betterOf(first, given('WAITLISTED', 5, { ticket: 7, guests: 1 }))).toMatchObject({
      ticket: 2,
      guests: 1,
    });
  });

  test('a place that was taken twice is given on, and told', async () => {
    const club = await tenant.group(`Club ${round}`, [boss, kept, other]);
    await tenant.say(boss, `chat ${round}`, `/link chat to group "Club ${round}"`);
    const id = await event(club, 2);
    await answer(id, kept, 'GOING');
    await answer(id, other, 'GOING');
    await answer(id, boss, 'GOING');
    expect(await answers(id)).toMatchObject({ Boss: 'WAITLISTED' });
    await merge();
    expect(await answers(id)).toEqual({ Boss: 'GOING', [kept.name]: 'GOING' });
    expect(await seats(id)).toBe(2);
    expect(
      await world.db.outbox.count({
        where: { chat: { externalId: `chat ${round}` }, body: { contains: '🎉' } },
      }),
    ).toBe(1);

    // Taken apart, the other finds the place gone.
    await unmerge();
    expect(await answers(id)).toEqual({
      Boss: 'GOING',
      [kept.name]: 'GOING',
      [other.name]: 'INVITED',
    });
    expect(await seats(id)).toBe(2);
  });

  test('a full event takes the larger party of one person, and each is as before afterwards', async () => {
    const club = await tenant.group(`Club ${round}`, [boss, kept, other]);
    const id = await event(club, 5);
    await answer(id, kept, 'GOING', 1);
    await answer(id, other, 'GOING', 2);
    await merge();
    expect(await answers(id)).toMatchObject({ [kept.name]: 'GOING +2' });
    expect(await seats(id)).toBe(3);
    await unmerge();
    expect(await answers(id)).toMatchObject({ [kept.name]: 'GOING +1', [other.name]: 'GOING +2' });
    expect(await seats(id)).toBe(5);
  });

  test('of the other alone move, and come back unless they were changed', async () => {
    const club = await tenant.group(`Club ${round}`, [boss, other]);
    const [first, second] = [await event(club), await event(club)];
    await answer(first, other, 'GOING', 3);
    await answer(second, other, 'GOING');
    await merge();
    expect(await answers(first)).toMatchObject({ [kept.name]: 'GOING +3' });
    await answer(second, kept, 'DECLINED');
    await unmerge();
    expect(await answers(first)).toMatchObject({ [other.name]: 'GOING +3' });
    expect(await answers(second)).toMatchObject({ [kept.name]: 'DECLINED' });
    expect(await seats(first)).toBe(4);
  });
});

describe('the contact', () => {
  test('takes the texts that it lacks, and gives them back', async () => {
    const number = await tenant.person('+34 655 00 00 01', { phone: '+34655000001' });
    await world.db.contact.updateMany({
      where: { id: other.contactId },
      data: {
        email: 's@example.org',
        notes: 'Evenings',
        locale: 'es',
        optedOutAt: world.clock.now(),
      },
    });
    kept = number;
    const before = await world.db.contact.findFirstOrThrow({ where: { id: kept.contactId } });
    await merge();
    const read = (id: string) => world.db.contact.findFirstOrThrow({ where: { id } });
    expect(await read(kept.contactId)).toMatchObject({
      name: other.name,
      phone: '+34655000001',
      email: 's@example.org',
      notes: 'Evenings',
      locale: 'es',
      optedOutAt: world.clock.now(),
    });
    await unmerge();
    const { updatedAt: _, ...texts } = before;
    expect(await read(kept.contactId)).toMatchObject(texts);
    expect(await read(other.contactId)).toMatchObject({
      deletedAt: null,
      mergedIntoId: null,
      email: 's@example.org',
    });
  });

  const calls = {
    timeZone: 'Atlantic/Canary',
    appointmentTime: new Date('2026-12-01T09:30:00Z'),
    appointmentType: 'Check-up',
    appointmentDuration: 30,
    appointmentStatus: 'PENDING',
    appointmentProvider: 'Dr Vidal',
    bookingSource: 'Website',
    specialInstructions: 'Come fasting',
    callHoursBefore: 24,
  } as const;
  const consent = (callConsent: boolean, callConsentAt: Date) =>
    ({ callConsent, callConsentSource: 'API', callConsentAt }) as const;
  const [early, late] = [new Date('2026-11-01T09:00:00Z'), new Date('2026-11-02T09:00:00Z')];
  const refused = { doNotCallAt: early, doNotCallSource: 'CHAT' } as const;

  test.each([
    ['nothing, and takes all', {}, { ...calls, ...consent(true, early), ...refused }, true],
    ['an appointment, which it keeps', calls, { ...calls, appointmentType: 'Surgery' }, false],
    ['given consent, and takes a refusal', consent(true, late), consent(false, early), true],
    ['refused consent, which stands', consent(false, early), consent(true, late), false],
    ['given consent, which stands', consent(true, early), consent(true, late), false],
    ['the wish not to be called, which stands', refused, {}, false],
  ] as const)('has %s of calls, and un-merging gives back', async (_, own, theirs, takes) => {
    const set = (id: string, data: object) => world.db.contact.updateMany({ where: { id }, data });
    await set(kept.contactId, own);
    await set(other.contactId, theirs);
    const read = (id: string) => world.db.contact.findFirstOrThrow({ where: { id } });
    const { updatedAt: _before, ...texts } = await read(kept.contactId);
    await merge();
    expect(await read(kept.contactId)).toMatchObject(takes ? theirs : own);
    await unmerge();
    expect(await read(kept.contactId)).toMatchObject(texts);
    expect(await read(other.contactId)).toMatchObject(theirs);
  });

  test('keeps after un-merging what was said since', async () => {
    const set = (id: string, data: object) => world.db.contact.updateMany({ where: { id }, data });
    await set(other.contactId, { ...calls, ...consent(true, early) });
    await merge();
    await set(kept.contactId, { appointmentStatus: 'CONFIRMED', ...consent(false, late) });
    await unmerge();
    expect(await world.db.contact.findFirst({ where: { id: kept.contactId } })).toMatchObject({
      ...calls,
      timeZone: null,
      appointmentStatus: 'CONFIRMED',
      ...consent(false, late),
    });
  });

  test.each([
    ['+34 655 00 00 02', '@8765', '+34 655 00 00 02'],
    ['@8765', '+34 655 00 00 02', '+34 655 00 00 02'],
    ['@8765', 'Samuel', 'Samuel'],
    ['Sam', 'Samuel', 'Sam'],
  ])('of %s and %s is called %s', async (keptName, otherName, name) => {
    const phoneOf = (shown: string) => (shown.startsWith('+') ? '+34655000002' : null);
    kept = await tenant.person(keptName, { phone: phoneOf(keptName) });
    other = await tenant.person(otherName, { phone: phoneOf(otherName) });
    await merge();
    expect(
      await world.db.contact.findFirstOrThrow({ where: { id: kept.contactId } }),
    ).toMatchObject({ name });
    await world.db.contact.updateMany({
      where: { phone: '+34655000002' },
      data: { deletedAt: world.clock.now() },
    });
  });

  test('has the ids, the user, what was said and what waits; all of it goes back', async () => {
    const staff = await tenant.person(`Staff ${round}`, { role: 'MANAGER' });
    other = staff;
    await tenant.say(staff, `chat ${round}`, '/create group "X" with me');
    const pointed = async (contactId: string) => [
      await world.db.whatsappId.count({ where: { contactId } }),
      await world.db.user.count({ where: { contactId } }),
      await world.db.message.count({ where: { contactId } }),
      await world.db.group.count({ where: { createdByContactId: contactId } }),
    ];
    const before = await pointed(staff.contactId);
    expect(before.every((count) => count > 0)).toBe(true);
    await merge();
    expect(await pointed(staff.contactId)).toEqual([0, 0, 0, 0]);
    expect(await pointed(kept.contactId)).toEqual(before);
    await unmerge();
    expect(await pointed(staff.contactId)).toEqual(before);
  });

  test('keeps the newest question of the two, and a yes by either id answers it', async () => {
    const club = await tenant.group(`Club ${round}`, [kept, boss]);
    await world.db.member.createMany({
      data: [
        {
          organizationId: tenant.organizationId,
          groupId: club,
          contactId: other.contactId,
          role: 'ADMIN',
          joinedAt: world.clock.now(),
        },
      ],
    });
    const archive = `/archive @"Club ${round}"`;
    expect((await tenant.say(kept, `chat ${round}`, archive))[0]).toContain('/confirm');
    world.clock.advance(1000);
    expect((await tenant.say(other, `chat ${round}`, archive))[0]).toContain('/confirm');
    await merge();
    expect(
      await world.db.confirmation.findMany({
        where: { settledAt: null, contactId: kept.contactId },
      }),
    ).toHaveLength(1);
    const [reply] = await tenant.say(other.phone, `chat ${round}`, 'yes');
    expect(reply).toMatch(/archived|Something changed/);
  });

  test('takes times away along, with what they answer, and gives them back', async () => {
    const team = await tenant.group(`Away ${round}`, [boss, kept, other]);
    const time = { endsAt: new Date('2026-11-24T00:00:00Z'), groupId: null, zone: 'Europe/Madrid' };
    const be = ({ contactId }: Character, startsAt: string) =>
      inChange((change) =>
        beAway(change, contactId, { ...time, startsAt: new Date(startsAt), reason: null }),
      );
    const startsAt = new Date('2026-11-22T10:00:00Z');
    const { id: eventId } = await inChange((change) =>
      createEvent(change, { title: 'Game', groupId: team, startsAt }),
    );
    await be(kept, '2026-11-23T12:00:00Z');
    await be(other, '2026-11-21T00:00:00Z');
    await merge();
    const times = () =>
      world.db.absence.findMany({
        where: { contactId: kept.contactId },
        orderBy: { number: 'asc' },
      });
    expect(await times()).toMatchObject([{ number: 1 }, { number: 2 }]);
    expect(await answers(eventId)).toMatchObject({ [kept.name]: 'DECLINED' });
    await unmerge();
    expect(await times()).toHaveLength(1);
    expect(await answers(eventId)).toMatchObject({
      [kept.name]: 'INVITED',
      [other.name]: 'DECLINED',
    });
  });

  test('takes the addresses of calendars along, all of which go on, and gives them back', async () => {
    const make = ({ contactId }: Character) =>
      inChange((change) => renewFeed(change, { contactId, groupId: null }));
    const secrets = [(await make(kept)).secret, (await make(other)).secret];
    const whose = async () =>
      Promise.all(secrets.map(async (secret) => (await openFeed(world.db, secret))?.contactId));
    await merge();
    expect(await whose()).toEqual([kept.contactId, kept.contactId]);
    await unmerge();
    expect(await whose()).toEqual([kept.contactId, other.contactId]);
    await merge();
    await inChange((change) => endFeed(change, { contactId: kept.contactId, groupId: null }));
    expect(await whose()).toEqual([undefined, undefined]);
  });

  test('that a third is merged into must be taken apart first', async () => {
    const third = await tenant.person(`Third ${round}`);
    await merge();
    await merge(third.contactId, kept.contactId);
    await expect(unmerge()).rejects.toMatchObject({ code: 'conflict' });
    await inChange((change) => unmergeContact(change, kept.contactId));
    await unmerge();
    expect(await world.db.contact.count({ where: { mergedIntoId: third.contactId } })).toBe(0);
  });

  test('whose phone somebody else has by now does not come back', async () => {
    await merge();
    await tenant.person('New', { phone: other.phone });
    await expect(unmerge()).rejects.toMatchObject({ code: 'phoneTaken' });
  });

  test('is merged once, when two want it at the same moment', async () => {
    const outcomes = await Promise.all([merge(), merge(other.contactId, kept.contactId), merge()]);
    expect(outcomes.filter((refused) => refused.length === 0)).toHaveLength(1);
    expect(
      await world.db.contact.count({
        where: { id: { in: [kept.contactId, other.contactId] }, deletedAt: null },
      }),
    ).toBe(1);
  });

  test('is merged in as many statements with a thousand things as with none', async () => {
    const { organizationId } = tenant;
    const club = await tenant.group(`Club ${round}`, [boss, other]);
    const at = world.clock.now();
    await world.db.event.createMany({
      data: Array.from({ length: 1000 }, (_, n) => ({
        organizationId,
        number: 10_000 * round + n,
        title: `Game ${n}`,
        groupId: club,
        createdAt: at,
        updatedAt: at,
      })),
    });
    const events = await world.db.event.findMany({ where: { groupId: club } });
    await world.db.participant.createMany({
      data: events.flatMap(({ id }) =>
        [kept, other].map(({ contactId }) => ({
          organizationId,
          eventId: id,
          contactId,
          invitedAt: at,
        })),
      ),
    });
    expect((await statementsOf(() => merge())).length).toBeLessThan(45);
    expect(await world.db.participant.count({ where: { contactId: kept.contactId } })).toBe(1000);
  });
});

test('what they were called for is the kept one’s, and goes back; of two in one campaign one is called', async () => {
  const { organizationId } = tenant;
  const at = world.clock.now();
  const campaignOf = async (number: number, ...people: Character[]) => {
    const { id } = await world.db.campaign.create({
      data: {
        ...{ organizationId, number, status: 'EXECUTING', reason: 'MESSAGE', timing: 'IMMEDIATE' },
        ...{
          message: 'Hi',
          usefulUntil: at,
          createdAt: at,
          updatedAt: at,
          createdById: other.contactId,
        },
      },
    });
    for (const { contactId } of people)
      await world.db.call.create({
        data: {
          organizationId,
          campaignId: id,
          contactId,
          status: 'WAITING',
          nextAt: at,
          createdAt: at,
        },
      });
    return id;
  };
  const alone = await campaignOf(901, other);
  const both = await campaignOf(902, kept, other);
  const called = async (campaignId: string) =>
    (await world.db.call.findMany({ where: { campaignId }, orderBy: { status: 'asc' } })).map(
      ({ contactId, status, leftOut }) =>
        `${contactId === kept.contactId ? 'kept' : 'other'} ${leftOut ?? status}`,
    );
  await merge();
  expect(await called(alone)).toEqual(['kept WAITING']);
  expect(await called(both)).toEqual(['kept WAITING', 'other GONE']);
  await unmerge();
  expect(await called(alone)).toEqual(['other WAITING']);
});
