import { beforeAll, describe, expect, it } from 'vitest';
import type { Sendable } from '../../../src/change/sendable.ts';
import { type Client, expectProblem, type Tenant, useAdmin, walk } from '../admin-app.ts';

const sent: Sendable[] = [];
const admin = useAdmin({ send: (messages) => void sent.push(...messages) });
let tenant: Tenant;
let other: Tenant;
let ana: string;
let pau: string;
let team: string;
beforeAll(async () => {
  tenant = await admin.tenant();
  other = await admin.tenant();
  [ana, pau] = (await tenant.contacts('Ana', 'Pau')) as [string, string];
  team = await tenant.group({
    name: 'Team',
    icon: '⚽',
    members: [{ contactId: ana }, { contactId: pau }],
  });
});

const create = async (client: Client, body: object) => {
  const answer = await client.post('/api/events', body);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
};

/** Has an event be the first of a series. */
const repeat = ({ id, startsAt }: { id: string; startsAt: string }, recurrence: string) =>
  admin.db.event.updateMany({
    where: { id },
    data: {
      recurrence,
      seriesId: id,
      ruleFrom: startsAt,
      seriesZone: 'Europe/Madrid',
      occursAt: startsAt,
    },
  });

describe('an event', () => {
  it('is made with others invited besides, or not at all', async () => {
    const [sam, jo] = (await tenant.contacts('Sam', 'Jo')) as [string, string];
    const family = await tenant.group({
      name: 'Guests',
      members: [{ contactId: ana }, { contactId: sam }],
    });
    const wish = { groupId: team, title: 'Barbecue', groupIds: [family], contactIds: [jo] };
    const { id } = await create(tenant, wish);
    const { items } = (await tenant.get(`/api/events/${id}/participants`)).body;
    expect(items.map(({ name }: { name: string }) => name)).toEqual(['Ana', 'Jo', 'Pau', 'Sam']);
    const before = await admin.db.event.count();
    const [foreigner] = await other.contacts('Foreigner');
    expectProblem(
      await tenant.post('/api/events', { ...wish, contactIds: [foreigner] }),
      404,
      'notFound',
    );
    expect(await admin.db.event.count()).toBe(before);
  });

  it('comes again by a rule that begins when it starts', async () => {
    const wish = {
      groupId: team,
      title: 'Training',
      startsAt: '2026-11-23T19:00:00+01:00',
      recurrence: 'FREQ=WEEKLY;BYDAY=MO',
    };
    const created = await create(tenant, wish);
    expect(created).toMatchObject({ recurrence: wish.recurrence, seriesId: created.id });
    for (const [wrong, path] of [
      [{ startsAt: null }, 'body.startsAt'],
      [{ recurrence: 'every monday' }, 'body.recurrence'],
    ] as const) {
      const answer = await tenant.post('/api/events', { ...wish, ...wrong });
      expect(expectProblem(answer, 400, 'validation').errors).toMatchObject([{ path }]);
    }
  });

  it('is listed by whether it is over, in both orders; one without a date comes last', async () => {
    const group = await tenant.group({ name: 'Orders', members: [{ contactId: ana }] });
    const days = (count: number) =>
      new Date(admin.at.getTime() + count * 24 * 60 * 60_000).toISOString();
    const ids: string[] = [];
    for (const [title, startsAt] of [
      ['Long ago', days(1)],
      ['Lately', days(2)],
      ['Soon', days(3)],
      ['Later', days(4)],
      ['Some day', null],
      ['One day', null],
    ])
      ids.push((await create(tenant, { groupId: group, title, startsAt })).id);
    for (const [index, day] of [-9, -3].entries())
      await admin.db.event.updateMany({
        where: { id: ids[index]! },
        data: { startsAt: days(day), endsAt: null },
      });
    const list = async (query: string) =>
      (await walk(tenant, `/api/events?groupId=${group}&limit=1&${query}`)).map(
        ({ title }) => title,
      );
    expect(await list('when=coming')).toEqual(['Soon', 'Later', 'Some day', 'One day']);
    expect(await list('when=over&order=desc')).toEqual(['Lately', 'Long ago']);
    expect(await list('order=desc')).toEqual([
      'One day',
      'Some day',
      'Later',
      'Soon',
      'Lately',
      'Long ago',
    ]);
  });

  it('says whether the caller may change it', async () => {
    const { userId } = await tenant.user('USER');
    const { secret } = (await tenant.post('/api/keys', { userId, label: 'of a user' })).body;
    const created = await create(tenant, { groupId: team, title: 'Whose' });
    expect(created.mayChange).toBe(true);
    const { body } = await admin.client(secret).get(`/api/events/${created.id}`);
    expect(body.mayChange).toBe(false);
  });

  it('is created with every member invited, and read back', async () => {
    const created = await create(tenant, {
      groupId: team,
      title: 'Game vs. The Eagles',
      notes: 'Both shirts',
      place: 'Riverside',
      startsAt: '2026-11-21T10:00:00+01:00',
      minutes: 120,
      capacity: 14,
    });
    expect(created).toMatchObject({
      title: 'Game vs. The Eagles',
      notes: 'Both shirts',
      place: 'Riverside',
      startsAt: '2026-11-21T09:00:00.000Z',
      endsAt: '2026-11-21T11:00:00.000Z',
      hasTime: true,
      capacity: 14,
      seatsTaken: 0,
      status: 'SCHEDULED',
      group: { id: team, name: 'Team', icon: '⚽' },
    });
    expect((await tenant.get(`/api/events/${created.id}`)).body).toEqual(created);
    expect(created.recurrence).toBeNull();
    const recurrence = 'FREQ=WEEKLY;BYDAY=SA';
    await repeat(created, recurrence);
    expect((await tenant.get(`/api/events/${created.id}`)).body).toEqual({
      ...created,
      recurrence,
      seriesId: created.id,
      occursAt: created.startsAt,
    });
    expect((await tenant.get(`/api/events/${created.id}/participants`)).body.items).toMatchObject([
      {
        contactId: ana,
        name: 'Ana',
        status: 'INVITED',
        guests: 0,
        source: null,
        answeredAt: null,
        waitingPlace: null,
      },
      { contactId: pau, name: 'Pau', status: 'INVITED' },
    ]);
  });

  it('may have no date yet, but none that is past or too far away', async () => {
    expect(await create(tenant, { groupId: team, title: 'Some day' })).toMatchObject({
      startsAt: null,
      endsAt: null,
    });
    for (const startsAt of [
      '2026-11-20T09:59:59Z',
      '2031-11-20T10:00:01Z',
      '9999-12-31T23:59:59Z',
    ]) {
      const refused = await tenant.post('/api/events', { groupId: team, title: 'X', startsAt });
      expect(expectProblem(refused, 400, 'validation').errors).toMatchObject([
        { path: 'body.startsAt' },
      ]);
    }
    const empty = await tenant.group({ name: 'Nobody' });
    expectProblem(
      await tenant.post('/api/events', { groupId: empty, title: 'X' }),
      409,
      'conflict',
    );
    expectProblem(await other.post('/api/events', { groupId: team, title: 'X' }), 404, 'notFound');
  });

  it('takes answers up to its capacity, keeps a line, and tells who moves up in their chat', async () => {
    const { id: accountId } = (await tenant.get('/api/accounts')).body.items[0];
    const chat = await admin.db.chat.create({
      data: {
        organizationId: tenant.id,
        accountId,
        externalId: '7@g.us',
        kind: 'GROUP',
        createdAt: admin.at,
      },
    });
    await tenant.put(`/api/chats/${chat.id}/link`, { groupId: team });
    const event = await create(tenant, {
      groupId: team,
      title: 'Small game',
      capacity: 2,
      startsAt: '2026-11-25T10:00:00Z',
    });
    // Announced where its group is.
    expect(sent).toMatchObject([{ chatId: chat.id }]);
    const poll = await admin.db.outbox.findFirstOrThrow({ where: { id: sent.pop()!.id } });
    expect(poll).toMatchObject({
      body: `Small game · Wed 25 Nov 11:00 · #${event.number}`,
      pollOptions: ['Going', 'Maybe', "Can't"],
      aboutNumber: event.number,
    });
    const url = (id: string) => `/api/events/${event.id}/participants/${id}`;
    expect(
      await tenant.put(url(ana), { status: 'GOING', guests: 1, reason: 'With Sam' }),
    ).toMatchObject({
      status: 200,
      body: {
        contactId: ana,
        status: 'GOING',
        guests: 1,
        reason: 'With Sam',
        source: 'API',
        promoted: [],
      },
    });
    expect(await tenant.put(url(pau), { status: 'GOING' })).toMatchObject({
      body: { status: 'WAITLISTED', waitingPlace: 1 },
    });
    expectProblem(await tenant.put(url(ana), { status: 'GOING', guests: 2 }), 409, 'conflict');
    expect((await tenant.get(`/api/events/${event.id}`)).body.seatsTaken).toBe(2);
    expect(sent).toEqual([]);
    expect(await tenant.put(url(ana), { status: 'DECLINED' })).toMatchObject({
      body: {
        status: 'DECLINED',
        guests: 0,
        promoted: [{ contactId: pau, name: 'Pau', eventNumber: event.number }],
      },
    });
    expect(
      (await tenant.get(`/api/events/${event.id}/participants?status=GOING`)).body.items,
    ).toMatchObject([{ contactId: pau, source: 'WAITING_LIST' }]);
    expect(sent).toMatchObject([{ chatId: chat.id }]);
    expect(await admin.db.outbox.findFirstOrThrow({ where: { id: sent[0]!.id } })).toMatchObject({
      body: expect.stringContaining('Small game'),
    });
  });

  it('takes answers of its participants alone, while it is not over', async () => {
    const event = await create(tenant, {
      groupId: team,
      title: 'Soon',
      startsAt: '2026-11-20T11:00:00Z',
    });
    const [stranger] = await tenant.contacts('Stranger');
    const url = `/api/events/${event.id}/participants`;
    expectProblem(await tenant.put(`${url}/${stranger}`, { status: 'GOING' }), 404, 'notFound');
    expectProblem(await tenant.put(`${url}/${ana}`, { status: 'INVITED' }), 400, 'validation');
    expectProblem(
      await tenant.put(`${url}/${ana}`, { status: 'GOING', guests: 51 }),
      400,
      'validation',
    );
    expectProblem(await other.put(`${url}/${ana}`, { status: 'GOING' }), 404, 'notFound');
    const before = admin.at;
    admin.at = new Date('2026-11-20T11:00:00Z');
    expectProblem(await tenant.put(`${url}/${ana}`, { status: 'GOING' }), 409, 'conflict');
    admin.at = before;
    await admin.db.event.updateMany({ where: { id: event.id }, data: { status: 'CANCELLED' } });
    expectProblem(await tenant.put(`${url}/${ana}`, { status: 'GOING' }), 409, 'conflict');
  });

  it('has one place for two who ask for it at once', async () => {
    const event = await create(tenant, { groupId: team, title: 'Last place', capacity: 1 });
    const answers = await Promise.all(
      [ana, pau].map((id) =>
        tenant.put(`/api/events/${event.id}/participants/${id}`, { status: 'GOING' }),
      ),
    );
    expect(answers.map(({ body }) => body.status).sort()).toEqual(['GOING', 'WAITLISTED']);
  });
});

describe('the list of events', () => {
  it('is filtered by group, time and number, and sorted by start with the undated last', async () => {
    const fresh = await admin.tenant();
    const [kim] = await fresh.contacts('Kim');
    const groups = [
      await fresh.group({ name: 'A', members: [{ contactId: kim }] }),
      await fresh.group({ name: 'B', members: [{ contactId: kim }] }),
    ];
    const starts = ['2026-12-03', '2026-12-01', null, '2026-12-02', null].map(
      (day) => day && `${day}T10:00:00Z`,
    );
    for (const [i, startsAt] of starts.entries()) {
      await create(fresh, { groupId: groups[i % 2], title: `E${i}`, startsAt });
    }
    const titles = async (query: string) =>
      (await walk(fresh, `/api/events?${query}`)).map(({ title }) => title);
    expect(await titles('limit=1')).toEqual(['E1', 'E3', 'E0', 'E2', 'E4']);
    expect(await titles(`groupId=${groups[0]}`)).toEqual(['E0', 'E2', 'E4']);
    expect(await titles('from=2026-12-02T10:00:00Z')).toEqual(['E3', 'E0']);
    expect(await titles('from=2026-12-01T00:00:00Z&to=2026-12-03T10:00:00Z')).toEqual(['E1', 'E3']);
    expect(await titles('number=2')).toEqual(['E1']);
  });

  it('and of participants are walked by cursor without loss or repetition while some are added', async () => {
    const crowd = await admin.tenant();
    const content = `name,groups\n${Array.from({ length: 250 }, (_, i) => `Twin ${i % 7} ${i},All`).join('\n')}`;
    const groupId = await crowd.group({ name: 'All' });
    await crowd.post('/api/contacts/import', { content });
    // Many at the same instant: the id has to tell them apart.
    const first = await create(crowd, { groupId, title: 'E', startsAt: '2026-12-01T10:00:00Z' });
    const walked = await walk(
      crowd,
      `/api/events/${first.id}/participants?limit=60`,
      async (page) => {
        const contactIds = await crowd.contacts(`Aaron ${page}`);
        await crowd.post(`/api/groups/${groupId}/members/add`, { contactIds });
      },
    );
    expect(new Set(walked.map(({ contactId }) => contactId)).size).toBe(250);
    expect(walked).toHaveLength(250);
    for (let i = 0; i < 20; i++)
      await create(crowd, { groupId, title: `E${i}`, startsAt: '2026-12-01T10:00:00Z' });
    const events = await walk(crowd, '/api/events?limit=3', () =>
      create(crowd, { groupId, title: 'Earlier', startsAt: '2026-11-30T10:00:00Z' }),
    );
    expect(events).toHaveLength(21);
    expect(new Set(events.map(({ id }) => id)).size).toBe(21);
  });
});

describe('who may do what to an event', () => {
  it('is as in the chats', async () => {
    const [leader, member] = [await tenant.user('USER'), await tenant.user('USER')];
    const [manager, outsider] = [await tenant.user('MANAGER'), await tenant.user('USER')];
    const members = [leader, member].map(({ contactId }) => ({ contactId }));
    const groupId = await tenant.group({ name: 'Restricted', restricted: true, members });
    const wanted = { title: 'E', groupId };
    expectProblem(await outsider.post('/api/events', wanted), 403, 'forbidden');
    expectProblem(await member.post('/api/events', wanted), 403, 'forbidden');
    expect(await manager.post('/api/events', wanted)).toMatchObject({ status: 201 });
    const event = await create(leader, wanted);
    const answer = (client: Client, who: { contactId: string }) =>
      client.put(`/api/events/${event.id}/participants/${who.contactId}`, { status: 'GOING' });
    const ask = (client: Client) => client.get(`/api/events/${event.id}/participants`);
    expectProblem(await ask(outsider), 403, 'forbidden');
    for (const client of [member, manager])
      expect(await ask(client)).toMatchObject({ status: 200 });
    expect(await answer(member, member)).toMatchObject({ status: 200 });
    expectProblem(await answer(member, leader), 403, 'forbidden');
    expectProblem(await answer(manager, leader), 403, 'forbidden');
    expectProblem(await answer(outsider, member), 403, 'forbidden');
    expect(await answer(leader, member)).toMatchObject({ status: 200 });
    expect(await answer(tenant, leader)).toMatchObject({ status: 200 });
  });
});

describe('an event that is changed', () => {
  const told = () =>
    admin.db.outbox
      .findMany({ where: { id: { in: sent.splice(0).map(({ id }) => id) } } })
      .then((rows) => rows.map(({ body }) => body));

  async function planned(body: object = {}) {
    const event = await create(tenant, {
      groupId: team,
      title: 'Match',
      place: 'Club',
      startsAt: '2026-12-05T10:00:00Z',
      minutes: 90,
      capacity: 1,
      ...body,
    });
    sent.splice(0);
    return event;
  }

  const answer = (event: { id: string }, contactId: string, status = 'GOING') =>
    tenant.put(`/api/events/${event.id}/participants/${contactId}`, { status });

  it('says something else, and keeps what is left out', async () => {
    const event = await planned();
    const changed = await tenant.patch(`/api/events/${event.id}`, {
      title: 'Final',
      notes: 'Both shirts',
      capacity: 16,
    });
    expect(changed).toMatchObject({ status: 200 });
    expect(changed.body).toEqual({
      ...event,
      title: 'Final',
      notes: 'Both shirts',
      capacity: 16,
    });
    expect((await tenant.patch(`/api/events/${event.id}`, {})).body).toEqual(changed.body);
    expect(
      (await tenant.patch(`/api/events/${event.id}`, { notes: null, capacity: null })).body,
    ).toMatchObject({ notes: null, capacity: null, place: 'Club' });
    expect(await told()).toEqual([]);
  });

  it('at another place or time tells everyone who answered, once each', async () => {
    const event = await planned();
    await answer(event, ana);
    sent.splice(0);
    await tenant.patch(`/api/events/${event.id}`, { place: 'Field 2' });
    expect(await told()).toEqual([expect.stringContaining('is at Field 2')]);
    const { body } = await tenant.patch(`/api/events/${event.id}`, {
      startsAt: '2026-12-06T10:00:00Z',
    });
    expect(body).toMatchObject({
      startsAt: '2026-12-06T10:00:00.000Z',
      endsAt: '2026-12-06T11:30:00.000Z',
      hasTime: true,
    });
    expect(await told()).toEqual([
      expect.stringContaining('Match moves to Sun 6 Dec 11:00 (it was Sat 5 Dec 11:00)'),
    ]);
    await tenant.patch(`/api/events/${event.id}`, { startsAt: '2026-12-06T10:00:00Z' });
    expect(await told()).toEqual([]);
    expect(
      (await tenant.patch(`/api/events/${event.id}`, { endsAt: '2026-12-06T12:00:00Z' })).body,
    ).toMatchObject({ endsAt: '2026-12-06T12:00:00.000Z' });
    expect(await tenant.patch(`/api/events/${event.id}`, { startsAt: null })).toMatchObject({
      body: { startsAt: null, endsAt: null },
    });
  });

  it('goes on repeating from its new date', async () => {
    const event = await planned();
    const recurrence = 'FREQ=WEEKLY;BYDAY=SA';
    await repeat(event, recurrence);
    const url = `/api/events/${event.id}`;
    const startsAt = '2026-12-06T10:00:00.000Z';
    expect((await tenant.patch(url, { startsAt, following: true })).body).toMatchObject({
      recurrence: 'FREQ=WEEKLY;BYDAY=SU',
      seriesId: event.id,
      occursAt: startsAt,
    });
  });

  it('or alone, where it is one of what repeats, and all that follow are called off', async () => {
    const event = await planned();
    await repeat(event, 'FREQ=WEEKLY;BYDAY=SA');
    const url = `/api/events/${event.id}`;
    const startsAt = '2026-12-06T10:00:00.000Z';
    expect((await tenant.patch(url, { startsAt })).body).toMatchObject({
      recurrence: 'FREQ=WEEKLY;BYDAY=SA',
      startsAt,
      occursAt: event.startsAt,
    });
    expect((await tenant.post(`${url}/cancel?following=true`)).body).toMatchObject({
      status: 'CANCELLED',
      recurrence: null,
    });
  });

  it('with a higher capacity lets the line move up, who is told; a lower one is refused', async () => {
    const event = await planned({ capacity: 2 });
    await tenant.put(`/api/events/${event.id}/participants/${ana}`, { status: 'GOING', guests: 1 });
    await answer(event, pau);
    expectProblem(await tenant.patch(`/api/events/${event.id}`, { capacity: 1 }), 409, 'conflict');
    sent.splice(0);
    expect((await tenant.patch(`/api/events/${event.id}`, { capacity: 3 })).body).toMatchObject({
      capacity: 3,
      seatsTaken: 3,
    });
    expect(await told()).toEqual([expect.stringContaining("a place is free, you're in")]);
    expectProblem(
      await tenant.put(`/api/events/${event.id}/participants/${pau}`, {
        status: 'GOING',
        guests: 20,
      }),
      409,
      'conflict',
    );
  });

  it('takes no date that is past, no end before its start, and no unknown field', async () => {
    const event = await planned();
    for (const [path, body] of [
      ['body.startsAt', { startsAt: '2020-01-01T10:00:00Z' }],
      ['body.endsAt', { endsAt: '2026-12-05T09:00:00Z' }],
      ['body.endsAt', { startsAt: '2026-12-06T10:00:00Z', endsAt: '2026-12-06T10:00:00Z' }],
      ['body.title', { title: ' ' }],
    ] as const) {
      const refused = await tenant.patch(`/api/events/${event.id}`, body);
      expect(expectProblem(refused, 400, 'validation').errors).toMatchObject([{ path }]);
    }
    expectProblem(
      await tenant.patch(`/api/events/${event.id}`, { status: 'CANCELLED' }),
      400,
      'validation',
    );
    expect((await tenant.get(`/api/events/${event.id}`)).body).toEqual(event);
  });

  it('is cancelled, and told of; what is off is not changed, nor cancelled twice', async () => {
    const event = await planned();
    await answer(event, ana);
    sent.splice(0);
    expect((await tenant.post(`/api/events/${event.id}/cancel`)).body).toEqual({
      ...event,
      seatsTaken: 1,
      status: 'CANCELLED',
    });
    expect(await told()).toEqual([expect.stringContaining('is cancelled')]);
    expectProblem(await tenant.post(`/api/events/${event.id}/cancel`), 409, 'conflict');
    expectProblem(await tenant.patch(`/api/events/${event.id}`, { title: 'X' }), 409, 'conflict');
  });

  it('invites contacts and groups besides, each once', async () => {
    const event = await planned();
    const [zoe, max] = (await tenant.contacts('Zoe', 'Max')) as [string, string];
    const friends = await tenant.group({ name: 'Friends', members: [{ contactId: max }] });
    const url = `/api/events/${event.id}/invitations`;
    expect(await tenant.post(url, { groupIds: [friends], contactIds: [zoe, ana] })).toMatchObject({
      status: 200,
      body: {
        invited: [
          { contactId: max, name: 'Max' },
          { contactId: zoe, name: 'Zoe' },
        ],
        already: 1,
      },
    });
    expect((await tenant.post(url, { contactIds: [zoe] })).body).toEqual({
      invited: [],
      already: 1,
    });
    expectProblem(await tenant.post(url, {}), 409, 'conflict');
    expectProblem(
      await tenant.post(url, { contactIds: ['0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10'] }),
      404,
      'notFound',
    );
    expectProblem(
      await tenant.post(url, { groupIds: ['0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10'] }),
      404,
      'notFound',
    );
  });

  it('is for those who may change it, and of its organization alone', async () => {
    const event = await planned();
    const client = await tenant.user('USER');
    for (const [ask, status, code] of [
      [client, 403, 'forbidden'],
      [other, 404, 'notFound'],
    ] as const) {
      const url = `/api/events/${event.id}`;
      expectProblem(await ask.patch(url, { title: 'X' }), status, code);
      expectProblem(await ask.post(`${url}/cancel`), status, code);
      expectProblem(await ask.post(`${url}/invitations`, { contactIds: [ana] }), status, code);
    }
    expect((await tenant.get(`/api/events/${event.id}`)).body).toEqual(event);
  });
});
