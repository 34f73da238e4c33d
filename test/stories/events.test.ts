import { beforeEach, describe, expect, test } from 'vitest';
import { type Team, useTeam } from '../helpers/scenes.ts';

let { world, tenant, lead, ann, ben, cat, name, round } = {} as Team;
useTeam((team) => {
  ({ world, tenant, lead, ann, ben, cat, name, round } = team);
});

async function plan(what: string): Promise<{ number: number; reply: string }> {
  const [reply] = await tenant.say(lead, name, `/create event ${what}`);
  const number = /#(\d+)/.exec(reply ?? '')?.[1];
  if (!number) throw new Error(`no event was created: ${reply}`);
  return { number: Number(number), reply: reply! };
}

const eventOf = (number: number) =>
  world.db.event.findFirstOrThrow({ where: { number, organizationId: tenant.organizationId } });

/** How somebody stands to an event: "GOING", "GOING +2". */
async function standing(number: number): Promise<Record<string, string>> {
  const rows = await world.db.participant.findMany({
    where: { event: { number } },
    include: { contact: true },
    orderBy: { contact: { name: 'asc' } },
  });
  return Object.fromEntries(
    rows.map(({ contact, status, guests }) => [
      contact.name,
      guests > 0 ? `${status} +${guests}` : status,
    ]),
  );
}

describe('texts without end', () => {
  test('are refused where they are more than anybody reads, and the event stays as it was', async () => {
    const before = await world.db.event.count();
    const place = `/create event "X" saturday 10am at ${'x'.repeat(201)}`;
    expect((await tenant.say(lead, name, place))[0]).toContain('200 characters at most');
    expect(await world.db.event.count()).toBe(before);
    const { number } = await plan('"Game" saturday 10am');
    const reason = `/out ${number} ${'x'.repeat(501)}`;
    expect((await tenant.say(ann, name, reason))[0]).toContain('500 characters at most');
    expect(await standing(number)).toMatchObject({ Ann: 'INVITED' });
    await tenant.say(ann, name, `/out ${number} ${'x'.repeat(500)}`);
    expect(await standing(number)).toMatchObject({ Ann: 'DECLINED' });
  });
});

describe('an event is planned', () => {
  const plans = [
    {
      what: '"Game" saturday 10am at Riverside for 2h max 14',
      stored: {
        startsAt: '2026-11-21T09:00:00Z',
        hasTime: true,
        endsAt: '2026-11-21T11:00:00Z',
        place: 'Riverside',
        capacity: 14,
      },
      said: ['tomorrow 10:00', 'Riverside', '14'],
    },
    {
      what: 'max 14 for 90 minutes at Riverside "Game" on saturday at 10am',
      stored: {
        startsAt: '2026-11-21T09:00:00Z',
        hasTime: true,
        endsAt: '2026-11-21T10:30:00Z',
        place: 'Riverside',
        capacity: 14,
      },
      said: ['Game', 'Riverside'],
    },
    {
      what: '"Clean-up" 5 dec',
      stored: {
        startsAt: '2026-12-05T22:59:00Z',
        hasTime: false,
        endsAt: null,
        place: null,
        capacity: null,
      },
      said: ['Sat 5 Dec'],
    },
    {
      what: '"Some time"',
      stored: { startsAt: null, hasTime: true, endsAt: null, place: null, capacity: null },
      said: ['no date yet'],
    },
  ];
  test.each(plans)('$what', async ({ what, stored, said }) => {
    const { number, reply } = await plan(what);
    const event = await eventOf(number);
    const instant = (at: string | null) => at && new Date(at);
    expect(event).toMatchObject({
      ...stored,
      startsAt: instant(stored.startsAt),
      endsAt: instant(stored.endsAt),
      status: 'SCHEDULED',
      createdById: lead.contactId,
    });
    for (const part of said) expect(reply).toContain(part);
    expect(reply).toContain('3 people invited');
    expect(await standing(number)).toEqual({ Ann: 'INVITED', Ben: 'INVITED', Lead: 'INVITED' });
  });

  test('only a day is told without an hour', async () => {
    const { reply } = await plan('"Clean-up" 5 dec');
    expect(reply).not.toContain('23:59');
  });

  test('in the past: refused, nothing created', async () => {
    const before = await world.db.event.count();
    const [reply] = await tenant.say(lead, name, '/create event "Game" yesterday 10am');
    expect(reply).toContain('past');
    expect(await world.db.event.count()).toBe(before);
  });

  test('in a group chat that is linked to none: asked', async () => {
    const before = await world.db.event.count();
    expect((await tenant.say(lead, 'somewhere', '/create event "Game" saturday'))[0]).toContain(
      'Which group?',
    );
    expect(await world.db.event.count()).toBe(before);
  });

  test('in a restricted group by a member: refused', async () => {
    await tenant.group('Board', [lead, ann], { restricted: true });
    const before = await world.db.event.count();
    expect(
      (await tenant.say(ann, 'board', '/create event "Meeting" monday 10am for @Board'))[0],
    ).toMatch(/cannot/);
    expect(await world.db.event.count()).toBe(before);
    expect(
      (await tenant.say(lead, 'board', '/create event "Meeting" monday 10am for @Board'))[0],
    ).toContain('Meeting → Board');
  });

  test.each([
    ['max 0', 'max'],
    ['max 999999', 'max'],
  ])('%s is refused', async (limit, field) => {
    const before = await world.db.event.count();
    expect(
      (await tenant.say(lead, name, `/create event "Game" saturday 10am ${limit}`))[0],
    ).toContain(field);
    expect(await world.db.event.count()).toBe(before);
  });

  test('gets its date, or another one, by /move event; it keeps its length, and answers stand', async () => {
    const { number } = await plan('"Game" saturday 10am for 2h');
    await tenant.say(ann, name, `/in ${number}`);
    const [reply] = await tenant.say(lead, name, `/move event ${number} to sunday 11am`);
    expect(reply).toContain('11:00');
    expect(await eventOf(number)).toMatchObject({
      startsAt: new Date('2026-11-22T10:00:00Z'),
      endsAt: new Date('2026-11-22T12:00:00Z'),
    });
    expect((await standing(number)).Ann).toBe('GOING');
    expect((await tenant.say(ann, name, `/move event ${number} to monday 11am`))[0]).toMatch(
      /cannot/,
    );
    expect((await eventOf(number)).startsAt).toEqual(new Date('2026-11-22T10:00:00Z'));
  });
});

describe('an answer', () => {
  let number: number;
  beforeEach(async () => {
    ({ number } = await plan('"Game" saturday 10am'));
  });

  test.each([
    ['/in', 'GOING', "You're in"],
    ['/out', 'DECLINED', "You're out"],
    ['/maybe', 'MAYBE', 'maybe'],
    ["/I'm in", 'GOING', "You're in"],
    ['/IN +2', 'GOING +2', '2 guests'],
  ])('%s', async (said, status, reply) => {
    expect((await tenant.say(ann, name, said))[0]).toContain(reply);
    expect(await standing(number)).toEqual({ Ann: status, Ben: 'INVITED', Lead: 'INVITED' });
    const answer = await world.db.participant.findFirstOrThrow({
      where: { event: { number }, contactId: ann.contactId },
    });
    expect(answer).toMatchObject({ source: 'COMMAND', answeredAt: world.clock.now() });
  });

  test('keeps its reason, and shows it', async () => {
    await tenant.say(ann, name, `/out ${number} my knee hurts`);
    expect(
      await world.db.participant.findFirstOrThrow({
        where: { event: { number }, contactId: ann.contactId },
      }),
    ).toMatchObject({ reason: 'my knee hurts', status: 'DECLINED' });
    expect((await tenant.say(ben, name, '/who is coming'))[0]).toContain('Ann (my knee hurts)');
  });

  test('given twice is one answer, one audit entry', async () => {
    await tenant.say(ann, name, '/in +1');
    const [again] = await tenant.say(ann, name, '/in +1');
    expect(again).toContain('already in');
    const { id } = await eventOf(number);
    expect(
      await world.db.auditEntry.count({ where: { subjectId: id, action: 'event.answer' } }),
    ).toBe(1);
  });

  test('may be changed, each change on record with before and after', async () => {
    for (const said of ['/in +2', '/in +1', '/maybe', '/out ill', '/in'])
      await tenant.say(ann, name, said);
    expect((await standing(number)).Ann).toBe('GOING');
    expect((await eventOf(number)).seatsTaken).toBe(1);
    const { id } = await eventOf(number);
    const ledger = await world.db.auditEntry.findMany({
      where: { subjectId: id, action: 'event.answer' },
      orderBy: { id: 'asc' },
    });
    expect(
      ledger.map(({ before, after }) => [
        (before as { status: string }).status,
        (after as { status: string }).status,
      ]),
    ).toEqual([
      ['INVITED', 'GOING'],
      ['GOING', 'GOING'],
      ['GOING', 'MAYBE'],
      ['MAYBE', 'DECLINED'],
      ['DECLINED', 'GOING'],
    ]);
    // The reason of an answer that was taken back goes with it.
    expect(
      (
        await world.db.participant.findFirstOrThrow({
          where: { event: { number }, contactId: ann.contactId },
        })
      ).reason,
    ).toBeNull();
  });

  test('/in after +2 without guests keeps nobody', async () => {
    await tenant.say(ann, name, '/in +2');
    await tenant.say(ann, name, '/in +0');
    expect((await standing(number)).Ann).toBe('GOING');
  });

  test('with more than fifty guests is refused', async () => {
    expect((await tenant.say(ann, name, '/in +51'))[0]).toContain('guests');
    expect((await standing(number)).Ann).toBe('INVITED');
  });

  test('goes to the next event, and says that there is another', async () => {
    const later = await plan('"Dinner" sunday 8pm');
    const [reply] = await tenant.say(ann, name, '/in');
    expect(reply).toContain(`#${number}`);
    expect(reply).toContain(`/in ${later.number}`);
    expect((await standing(later.number)).Ann).toBe('INVITED');
  });

  test('in a direct chat goes to what the sender is invited to', async () => {
    const nora = await tenant.person(`Nora ${round}`);
    await tenant.say(lead, name, `/add ${nora.phone}`);
    expect((await tenant.say(nora, `nora ${round}`, '/in', { chatKind: 'direct' }))[0]).toContain(
      `#${number}`,
    );
    expect((await standing(number))[nora.name]).toBe('GOING');
  });

  test('of somebody who is not invited: there is no such event', async () => {
    const [reply] = await tenant.say(cat, 'elsewhere', `/in ${number}`);
    expect(reply).toContain(`There is no event #${number}`);
    expect(await standing(number)).not.toHaveProperty('Cat');
  });

  test('of staff who see the group and are not in it is refused', async () => {
    const staff = await tenant.person(`Staff ${round}`, { role: 'USER' });
    const replies = await tenant.say(staff, 'elsewhere', `/in ${number}`);
    expect(await standing(number)).not.toHaveProperty(staff.name);
    expect(replies[0]).not.toContain("You're in");
  });

  test('to a task says that it is one', async () => {
    const [task] = await tenant.say(lead, name, '/create task "Net"');
    const taskNumber = /#(\d+)/.exec(task!)![1];
    expect((await tenant.say(ann, name, `/in ${taskNumber}`))[0]).toContain('is a task: Net');
  });

  test('after it is cancelled, or over', async () => {
    await world.db.event.updateMany({ where: { number }, data: { status: 'CANCELLED' } });
    expect((await tenant.say(ann, name, `/in ${number}`))[0]).toContain('cancelled');
    expect((await tenant.say(ann, name, '/in'))[0]).toMatch(/no event/);
    await world.db.event.updateMany({
      where: { number },
      data: { status: 'SCHEDULED', startsAt: new Date('2026-11-20T10:00:00Z') },
    });
    expect((await tenant.say(ann, name, `/in ${number}`))[0]).toContain('over');
    expect((await standing(number)).Ann).toBe('INVITED');
  });

  test('while it is on still counts', async () => {
    await world.db.event.updateMany({
      where: { number },
      data: {
        startsAt: new Date('2026-11-20T10:00:00Z'),
        endsAt: new Date('2026-11-20T12:00:00Z'),
      },
    });
    expect((await tenant.say(ann, name, '/in'))[0]).toContain("You're in");
  });

  test('to an event without a date counts too', async () => {
    await world.db.event.updateMany({ where: { number }, data: { startsAt: null } });
    expect((await tenant.say(ann, name, '/in'))[0]).toContain("You're in");
  });
});

describe('who is invited follows the group', () => {
  test('a joiner is invited to what is to come, not to what was, is on, or is off', async () => {
    const coming = await plan('"Coming" saturday 10am');
    const undated = await plan('"Undated"');
    const past = await plan('"Past" saturday 11am');
    const on = await plan('"On" saturday 11am');
    const off = await plan('"Off" saturday 12:00');
    await world.db.event.updateMany({
      where: { number: past.number },
      data: { startsAt: new Date('2026-11-19T10:00:00Z') },
    });
    await world.db.event.updateMany({
      where: { number: on.number },
      data: {
        startsAt: new Date('2026-11-20T10:00:00Z'),
        endsAt: new Date('2026-11-20T12:00:00Z'),
      },
    });
    await world.db.event.updateMany({
      where: { number: off.number },
      data: { status: 'CANCELLED' },
    });
    const [reply] = await tenant.say(lead, name, '/add @Cat');
    expect(reply).toContain('2 invitations');
    const invited = await world.db.participant.findMany({
      where: { contactId: cat.contactId, event: { group: { name } } },
      include: { event: true },
    });
    expect(invited.map(({ event, status }) => [event.number, status]).sort()).toEqual(
      [
        [coming.number, 'INVITED'],
        [undated.number, 'INVITED'],
      ].sort(),
    );
  });

  test('a leaver is out of what is to come, and stays in what was', async () => {
    const coming = await plan('"Coming" saturday 10am');
    const past = await plan('"Past" saturday 11am');
    await tenant.say(ann, name, `/in ${coming.number} +1`);
    await tenant.say(ann, name, `/in ${past.number}`);
    await world.db.event.updateMany({
      where: { number: past.number },
      data: { startsAt: new Date('2026-11-19T10:00:00Z') },
    });
    await tenant.insist(lead, name, '/remove @Ann');
    expect(await standing(coming.number)).toEqual({ Ben: 'INVITED', Lead: 'INVITED' });
    expect((await eventOf(coming.number)).seatsTaken).toBe(0);
    expect((await standing(past.number)).Ann).toBe('GOING');
    expect(
      (await tenant.say(ann, 'ann', `/in ${coming.number}`, { chatKind: 'direct' }))[0],
    ).toContain('no event');
  });

  test('somebody who comes back is asked anew', async () => {
    const { number } = await plan('"Coming" saturday 10am');
    await tenant.say(ann, name, '/out');
    await tenant.insist(lead, name, '/remove @Ann');
    await tenant.say(lead, name, `/add ${ann.phone}`);
    expect((await standing(number)).Ann).toBe('INVITED');
  });
});

describe('/events', () => {
  test('lists the group’s, soonest first, the undated last, without what is over or off', async () => {
    await plan('"Third"');
    await plan('"Second" sunday 10am at the park');
    await plan('"First" saturday 10am');
    const off = await plan('"Off" saturday 11am');
    const past = await plan('"Past" saturday 11am');
    await world.db.event.updateMany({
      where: { number: off.number },
      data: { status: 'CANCELLED' },
    });
    await world.db.event.updateMany({
      where: { number: past.number },
      data: { startsAt: new Date('2026-11-19T10:00:00Z') },
    });
    const [reply] = await tenant.say(ann, name, '/events');
    expect(reply).toMatch(/First[\s\S]*Second[\s\S]*Third/);
    expect(reply).not.toMatch(/Off|Past/);
    const [week] = await tenant.say(ann, name, '/events next week');
    expect(week).not.toMatch(/First|Second/);
  });
});

test('somebody invited from outside the group answers and asks by number', async () => {
  const guest = await tenant.person('Guest');
  const [created] = await tenant.say(
    lead,
    'me',
    `/create event "Open day" saturday 5pm for @"${name}"`,
    {
      chatKind: 'direct',
    },
  );
  const number = Number(/#(\d+)/.exec(created!)![1]);
  expect(await tenant.say(guest, 'guest', `/in ${number}`, { chatKind: 'direct' })).toEqual([
    expect.stringContaining(`There is no event #${number}`),
  ]);
  const event = await world.db.event.findFirstOrThrow({ where: { number, title: 'Open day' } });
  const { organizationId, id: eventId } = event;
  await world.db.participant.create({
    data: { organizationId, eventId, contactId: guest.contactId, invitedAt: world.clock.now() },
  });
  const [answered] = await tenant.say(guest, 'guest', `/in ${number}`, { chatKind: 'direct' });
  expect(answered).toContain("You're in");
  const [asked] = await tenant.say(guest, 'guest', `/who is coming to ${number}`, {
    chatKind: 'direct',
  });
  expect(asked).toContain('Guest');
});
