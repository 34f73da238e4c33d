import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { statementsOf } from '../../helpers/statements.ts';
import { AT, type Client, expectProblem, type Tenant, useAdmin, walk } from '../admin-app.ts';
import { createCallable, createTelephones } from '../telephones.ts';

const admin = useAdmin({ calls: { centsPerMinute: 10 } });
let tenant: Tenant;
let other: Tenant;
let ana: string;
let pau: string;
let sam: string;
let kim: string;
let team: string;
let telephones: ReturnType<typeof createTelephones>;

beforeAll(async () => {
  tenant = await admin.tenant();
  other = await admin.tenant();
  [ana, pau, sam] = (await createCallable(tenant, 'Ana', 'Pau', 'Sam')) as [string, string, string];
  // Has no phone.
  [kim] = (await tenant.contacts('Kim')) as [string];
  const members = [ana, pau, sam, kim].map((contactId) => ({ contactId }));
  team = await tenant.group({ name: 'Team', icon: '⚽', members });
  telephones = createTelephones(admin);
});

const message = { customMessageAddition: 'We moved to 7 pm' };

const callAll = async (body: object = {}, client: Client = tenant) => {
  const answer = await client.post(`/api/groups/${team}/call-all`, { ...message, ...body });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
  return answer.body;
};

const begin = async (body: object, client: Client = tenant) => {
  const answer = await client.post('/api/campaigns', { ...message, ...body });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
  return answer.body;
};

const stateOf = async (id: string) => (await tenant.get(`/api/campaigns/${id}`)).body;

/** Each test begins two days after the one before, at noon of a weekday, with no campaign under way. */
let day = 0;
beforeEach(() => {
  day += 7;
  admin.at = new Date(new Date(AT).getTime() + day * 24 * 60 * 60_000);
});
afterEach(async () => {
  await telephones.answer();
  const { items } = (await tenant.get('/api/campaigns?limit=100')).body;
  for (const { id, finishedAt } of items)
    if (finishedAt === null) await tenant.post(`/api/campaigns/${id}/stop`);
});

describe('a group is called', () => {
  it('and answered with who is, who is not and why, until when and for how much', async () => {
    const made = await callAll();
    expect(made).toEqual({
      success: true,
      campaignId: expect.any(String),
      number: expect.any(Number),
      groupName: 'Team',
      totalMembers: 4,
      called: 3,
      excluded: [{ reason: 'NO_PHONE', count: 1 }],
      callType: 'immediate',
      estimatedCompletion: new Date(admin.at.getTime() + 60_000).toISOString(),
      estimatedCostCents: 30,
      statusEndpoint: `/api/groups/campaigns/${made.campaignId}/status`,
      message: `Campaign #${made.number} calls 3 of 4 people.`,
    });
    const state = await tenant.get(made.statusEndpoint);
    expect(state).toMatchObject({
      status: 200,
      body: {
        ...{ id: made.campaignId, number: made.number, status: 'PREPARING', reason: 'MESSAGE' },
        ...{ timing: 'IMMEDIATE', priority: 'NORMAL', message: 'We moved to 7 pm' },
        ...{ group: { id: team, name: 'Team', icon: '⚽' }, event: null, task: null },
        ...{ total: 4, called: 3, done: 0, waiting: 3, ringing: 0, answered: 0 },
        ...{ excluded: [{ reason: 'NO_PHONE', count: 1 }], cents: 0, minutesLeft: 1 },
        ...{ pauseReason: null, startedAt: null, finishedAt: null },
      },
    });
    expect(await stateOf(made.campaignId)).toEqual(state.body);
  });

  it('to its end, with what became of each', async () => {
    const { campaignId } = await callAll();
    await telephones.dial();
    expect(await stateOf(campaignId)).toMatchObject({
      status: 'EXECUTING',
      ringing: 1,
      waiting: 2,
    });
    await telephones.answer();
    await telephones.pass(6, { ending: 'BUSY' });
    await telephones.pass(6, { ending: 'DECLINED' });
    expect(await stateOf(campaignId)).toMatchObject({
      ...{ status: 'EXECUTING', answered: 1, declined: 1, done: 2, waiting: 1, cents: 13.5 },
      nextAt: expect.any(String),
    });
    const calls = await walk(tenant, `/api/campaigns/${campaignId}/calls?limit=1`);
    expect(calls).toMatchObject([
      {
        contact: { id: ana, name: 'Ana' },
        ...{ status: 'ENDED', outcome: 'ANSWERED', leftOut: null, attempts: 1, costCents: 12.5 },
        ...{ durationSeconds: 30, nextAt: null, endedAt: expect.any(String) },
        dials: [{ outcome: 'ANSWERED', detail: 'answered', dialledAt: expect.any(String) }],
      },
      { contact: { name: 'Pau' }, status: 'WAITING', outcome: null, attempts: 1 },
      { contact: { name: 'Sam' }, outcome: 'DECLINED' },
      { contact: { name: 'Kim' }, outcome: 'LEFT_OUT', leftOut: 'NO_PHONE', dials: [] },
    ]);
    const some = async (query: string) =>
      (await walk(tenant, `/api/campaigns/${campaignId}/calls?${query}`)).map(
        ({ contact }) => contact.name,
      );
    expect(await some('outcome=DECLINED')).toEqual(['Sam']);
    expect(await some('status=WAITING')).toEqual(['Pau']);
    expect(await some('status=ENDED&outcome=LEFT_OUT')).toEqual(['Kim']);
    await telephones.pass(31 * 60);
    expect(await stateOf(campaignId)).toMatchObject({
      ...{ status: 'COMPLETED', answered: 2, done: 3, waiting: 0, minutesLeft: 0, nextAt: null },
      finishedAt: expect.any(String),
    });
    const own = await walk(tenant, `/api/contacts/${pau}/calls?limit=1`);
    expect(own[0]).toMatchObject({
      campaign: { id: campaignId },
      attempts: 2,
      dials: [{ outcome: 'BUSY' }, { outcome: 'ANSWERED' }],
    });
  });

  it('later, and is in the schedule until then', async () => {
    const startsAt = new Date(admin.at.getTime() + 3 * 60 * 60_000).toISOString();
    const made = await callAll({ callTiming: 'scheduled', scheduledDatetime: startsAt });
    expect(made).toMatchObject({ callType: 'scheduled', called: 3 });
    expect(await stateOf(made.campaignId)).toMatchObject({
      status: 'SCHEDULED',
      startsAt,
      total: 0,
    });
    expect((await tenant.get('/api/schedule')).body.items).toContainEqual(
      expect.objectContaining({
        kind: 'CAMPAIGN',
        plannedAt: startsAt,
        about: {
          ...{ type: 'campaign', id: made.campaignId, number: made.number },
          title: 'We moved to 7 pm',
        },
      }),
    );
    // Paused over its moment, it begins when it is resumed.
    expect(await tenant.post(`/api/campaigns/${made.campaignId}/pause`)).toMatchObject({
      body: { status: 'PAUSED', pauseReason: 'BY_HAND' },
    });
    admin.at = new Date(admin.at.getTime() + 4 * 60 * 60_000);
    expect(await tenant.post(`/api/campaigns/${made.campaignId}/resume`)).toMatchObject({
      body: { status: 'PREPARING', called: 3, total: 4 },
    });
  });

  it('spread over a time, or some of it alone', async () => {
    const made = await callAll({
      ...{ callTiming: 'staggered', staggerDurationMinutes: 30, priorityLevel: 'high' },
      contactIds: [ana, pau],
    });
    expect(made).toMatchObject({ totalMembers: 2, called: 2, callType: 'staggered' });
    expect(made.estimatedCompletion).toBe(new Date(admin.at.getTime() + 30 * 60_000).toISOString());
    const calls = await walk(tenant, `/api/campaigns/${made.campaignId}/calls`);
    expect(calls.map(({ nextAt }) => (Date.parse(nextAt) - admin.at.getTime()) / 60_000)).toEqual([
      0, 30,
    ]);
    expect(await stateOf(made.campaignId)).toMatchObject({ priority: 'HIGH', spreadMinutes: 30 });
  });

  it('but nobody who is not in it', async () => {
    const [stranger] = (await createCallable(tenant, 'Stranger')) as [string];
    const answer = await tenant.post(`/api/groups/${team}/call-all`, {
      ...message,
      contactIds: [ana, stranger],
    });
    expectProblem(answer, 404, 'notFound');
  });

  it('about the appointments of its people, so many hours before each', async () => {
    const at = new Date(admin.at.getTime() + 26 * 60 * 60_000);
    await admin.db.contact.updateMany({
      where: { id: ana },
      data: { appointmentTime: at, appointmentStatus: 'PENDING' },
    });
    const made = await tenant.post(`/api/groups/${team}/call-all`, {
      overrideCallTiming: true,
      customHoursBefore: 24,
    });
    expect(made).toMatchObject({ status: 201, body: { called: 1, totalMembers: 4 } });
    expect(made.body.excluded).toContainEqual({ reason: 'NO_APPOINTMENT', count: 2 });
    const [call] = await walk(tenant, `/api/campaigns/${made.body.campaignId}/calls`);
    expect(call).toMatchObject({ contact: { id: ana } });
    expect(Date.parse(call.nextAt)).toBe(admin.at.getTime() + 2 * 60 * 60_000);
    await telephones.carrier.hangUp({ callId: 'none', organizationId: tenant.id });
    admin.at = new Date(admin.at.getTime() + 2 * 60 * 60_000);
    await telephones.dial();
    await telephones.answer({ ending: 'ANSWERED', heard: { appointment: 'CONFIRMED' } });
    expect(await stateOf(made.body.campaignId)).toMatchObject({
      ...{ status: 'COMPLETED', reason: 'APPOINTMENT', customHoursBefore: 24 },
      answers: { confirmed: 1, cancelled: 0, rescheduled: 0 },
    });
    expect((await walk(tenant, `/api/contacts/${ana}/calls`))[0]).toMatchObject({
      appointmentAction: 'CONFIRMED',
    });
  });
});

describe('what cannot be', () => {
  const days = (count: number) =>
    new Date(admin.at.getTime() + count * 24 * 60 * 60_000).toISOString();

  it.each([
    [
      'a message of 201 characters',
      () => ({ customMessageAddition: 'x'.repeat(201) }),
      'customMessageAddition',
    ],
    ['no message', () => ({ customMessageAddition: '' }), 'customMessageAddition'],
    [
      'a moment that has passed',
      () => ({ callTiming: 'scheduled', scheduledDatetime: days(-1) }),
      'scheduledDatetime',
    ],
    [
      'a moment far away',
      () => ({ callTiming: 'scheduled', scheduledDatetime: days(3650) }),
      'scheduledDatetime',
    ],
    ['later without a moment', () => ({ callTiming: 'scheduled' }), 'scheduledDatetime'],
    ['at once with a moment', () => ({ scheduledDatetime: days(1) }), 'scheduledDatetime'],
    [
      'a spread of 14 minutes',
      () => ({ callTiming: 'staggered', staggerDurationMinutes: 14 }),
      'staggerDurationMinutes',
    ],
    [
      'a spread of more than a day',
      () => ({ callTiming: 'staggered', staggerDurationMinutes: 1441 }),
      'staggerDurationMinutes',
    ],
    ['a spread without its length', () => ({ callTiming: 'staggered' }), 'staggerDurationMinutes'],
    ['a length without a spread', () => ({ staggerDurationMinutes: 30 }), 'staggerDurationMinutes'],
    ['hours without their word', () => ({ customHoursBefore: 24 }), 'customHoursBefore'],
    ['the word without hours', () => ({ overrideCallTiming: true }), 'customHoursBefore'],
    ['no hours', () => ({ overrideCallTiming: true, customHoursBefore: 0 }), 'customHoursBefore'],
    [
      'too many hours',
      () => ({ overrideCallTiming: true, customHoursBefore: 337 }),
      'customHoursBefore',
    ],
    ['another timing', () => ({ callTiming: 'IMMEDIATE' }), 'callTiming'],
    ['another priority', () => ({ priorityLevel: 'asap' }), 'priorityLevel'],
    ['nobody by name', () => ({ contactIds: [] }), 'contactIds'],
    ['an end that has passed', () => ({ until: days(-1) }), 'until'],
    [
      'an end before it begins',
      () => ({ callTiming: 'scheduled', scheduledDatetime: days(2), until: days(1) }),
      'until',
    ],
  ] as const)('%s is refused', async (_, body, field) => {
    const answer = await tenant.post(`/api/groups/${team}/call-all`, { ...message, ...body() });
    expectProblem(answer, 400, 'validation');
    expect(answer.body.errors[0].path).toBe(`body.${field}`);
  });

  it('is a campaign of a thousand people and one: nobody of them is called', async () => {
    const { body: crowd } = await tenant.post('/api/groups', { name: 'Crowd' });
    await admin.db.$executeRaw`
      WITH people AS (
        INSERT INTO contacts (organization_id, name, phone, appointment_type, created_at, updated_at)
        SELECT ${tenant.id}::uuid, 'Person ' || n, '+3491' || (1000000 + n), 'Crowd', now(), now()
        FROM generate_series(1, 1001) n RETURNING id
      )
      INSERT INTO members (organization_id, group_id, contact_id, joined_at)
      SELECT ${tenant.id}::uuid, ${crowd.id}::uuid, id, now() FROM people`;
    await admin.db.group.updateMany({ where: { id: crowd.id }, data: { memberCount: 1001 } });
    const before = await admin.db.campaign.count();
    for (const [url, body] of [
      [`/api/groups/${crowd.id}/call-all`, {}],
      ['/api/campaigns', { groupId: crowd.id }],
      ['/api/campaigns', { filter: { appointmentType: 'crowd' } }],
      ['/api/campaigns/preview', { filter: { groupId: crowd.id } }],
    ] as const)
      expectProblem(await tenant.post(url, { ...message, ...body }), 400, 'validation');
    const ids = (await admin.db.member.findMany({ where: { groupId: crowd.id } })).map(
      ({ contactId }) => contactId,
    );
    const named = await tenant.post('/api/campaigns', { ...message, contactIds: ids });
    expectProblem(named, 400, 'validation');
    expect(await admin.db.campaign.count()).toBe(before);
    await admin.db.member.deleteMany({ where: { contactId: ids[0]! } });
    const made = await tenant.post(`/api/groups/${crowd.id}/call-all`, message);
    expect(made).toMatchObject({ status: 201, body: { called: 1000 } });
  });

  it('is a sixth campaign while five are under way', async () => {
    const made = [];
    for (let n = 0; n < 5; n += 1) made.push((await begin({ contactIds: [ana] })).campaignId);
    const sixth = await tenant.post('/api/campaigns', { ...message, contactIds: [pau] });
    expect(expectProblem(sixth, 409, 'conflict').type).toContain('tooManyCampaigns');
    await tenant.post(`/api/campaigns/${made[0]}/stop`);
    await begin({ contactIds: [pau] });
  });

  it('is one of nobody, or of a group that is empty or not active', async () => {
    const empty = await tenant.group({ name: 'Empty' });
    const answer = await tenant.post(`/api/groups/${empty}/call-all`, message);
    expect(expectProblem(answer, 409, 'conflict').type).toContain('groupEmpty');
    const nobody = await tenant.post('/api/campaigns', { ...message, contactIds: [kim] });
    expect(expectProblem(nobody, 409, 'conflict').type).toContain('nobodyToCall');
    const none = await tenant.post('/api/campaigns', {
      ...message,
      filter: { appointmentType: 'nothing of the kind' },
    });
    expect(expectProblem(none, 409, 'conflict').type).toContain('nobodyToCall');
    const old = await tenant.group({ name: 'Old', members: [{ contactId: ana }] });
    await tenant.patch(`/api/groups/${old}`, { status: 'ARCHIVED' });
    const archived = await tenant.post(`/api/groups/${old}/call-all`, message);
    expect(archived.status).toBe(409);
  });

  it('is a filter of nothing, two answers to whom, or appointments of an event', async () => {
    for (const body of [
      { filter: {} },
      { contactIds: [ana], groupId: team },
      {},
      { eventId: team, aboutAppointments: true, callTiming: 'later' },
    ])
      expectProblem(
        await tenant.post('/api/campaigns', { ...message, ...body }),
        400,
        'validation',
      );
  });
});

describe('whom', () => {
  it('is those who have not answered an event, until they do', async () => {
    const event = await tenant.post('/api/events', {
      ...{ title: 'Game', groupId: team },
      startsAt: new Date(admin.at.getTime() + 4 * 24 * 60 * 60_000).toISOString(),
    });
    await tenant.put(`/api/events/${event.body.id}/participants/${sam}`, { status: 'GOING' });
    const made = await tenant.post('/api/campaigns', { eventId: event.body.id });
    expect(made).toMatchObject({
      status: 201,
      body: { groupName: 'Team', totalMembers: 3, called: 2 },
    });
    await telephones.dial();
    await telephones.answer({
      ending: 'ANSWERED',
      heard: { answer: { status: 'GOING', guests: 1 }, sentiment: 'POSITIVE', summary: 'Comes.' },
    });
    expect(await stateOf(made.body.campaignId)).toMatchObject({
      reason: 'EVENT',
      event: { id: event.body.id, title: 'Game' },
      answers: { going: 1, maybe: 0, declined: 0 },
    });
    expect((await walk(tenant, `/api/contacts/${ana}/calls`))[0]).toMatchObject({
      ...{ answer: 'GOING', sentiment: 'POSITIVE', summary: 'Comes.', done: null },
    });
    const appointments = await tenant.post('/api/campaigns', {
      eventId: event.body.id,
      aboutAppointments: true,
    });
    expectProblem(appointments, 400, 'validation');
  });

  it('is those who owe a task', async () => {
    const task = await tenant.post('/api/tasks', { title: 'Pay', groupId: team });
    await tenant.put(`/api/tasks/${task.body.id}/children/${sam}`, { status: 'DONE' });
    const made = await tenant.post('/api/campaigns', { taskId: task.body.id });
    expect(made).toMatchObject({ status: 201, body: { totalMembers: 3, called: 2 } });
    await telephones.dial();
    await telephones.answer({ ending: 'ANSWERED', heard: { done: true } });
    expect(await stateOf(made.body.campaignId)).toMatchObject({
      ...{ reason: 'TASK', task: { title: 'Pay' }, answers: { done: 1 } },
    });
  });

  it('is those whom a filter finds', async () => {
    const at = new Date(admin.at.getTime() + 50 * 60 * 60_000);
    await admin.db.contact.updateMany({
      where: { id: { in: [pau, sam] } },
      data: { appointmentTime: at, appointmentStatus: 'PENDING', appointmentType: 'Check-up' },
    });
    const called = async (filter: object) => {
      const shown = await tenant.post('/api/campaigns/preview', {
        ...{ filter, aboutAppointments: true },
      });
      if (shown.status === 409) return 0;
      expect(shown.status).toBe(200);
      return shown.body.called;
    };
    expect(await called({ appointmentType: 'check-up' })).toBe(2);
    expect(await called({ appointmentStatus: 'PENDING', groupId: team })).toBe(2);
    expect(await called({ appointmentType: 'check-up', appointmentStatus: 'CONFIRMED' })).toBe(0);
    expect(await called({ appointmentFrom: at.toISOString() })).toBe(2);
    expect(
      await called({ appointmentFrom: admin.at.toISOString(), appointmentTo: at.toISOString() }),
    ).toBe(0);
    const made = await tenant.post('/api/campaigns', {
      ...{ filter: { appointmentType: 'Check-up' }, aboutAppointments: true },
    });
    expect(made).toMatchObject({ status: 201, body: { groupName: null, called: 2 } });
    expect(await stateOf(made.body.campaignId)).toMatchObject({
      group: null,
      reason: 'APPOINTMENT',
    });
  });
});

describe('a preview', () => {
  it('shows the same as what then happens, and changes nothing', async () => {
    const counts = () =>
      Promise.all([
        ...[admin.db.campaign.count(), admin.db.call.count(), admin.db.alarm.count()],
        ...[admin.db.auditEntry.count(), admin.db.outbox.count()],
      ]);
    const before = await counts();
    const shown = await tenant.post('/api/campaigns/preview', { ...message, groupId: team });
    expect(shown).toMatchObject({
      status: 200,
      body: {
        called: 3,
        people: [
          { contactId: ana, name: 'Ana', nextAt: admin.at.toISOString() },
          { contactId: pau, name: 'Pau' },
          { contactId: sam, name: 'Sam' },
        ],
        excluded: [{ reason: 'NO_PHONE', count: 1, people: [{ contactId: kim, name: 'Kim' }] }],
        firstAt: admin.at.toISOString(),
        minutes: 1,
        cents: 30,
        usefulUntil: expect.any(String),
      },
    });
    expect(await counts()).toEqual(before);
    const number = (await tenant.get('/api/campaigns?limit=1')).body.items[0]?.number ?? 0;
    expect(await callAll()).toMatchObject({
      called: 3,
      estimatedCostCents: 30,
      number: number + 1,
    });
  });
});

describe('the same request again', () => {
  const ask = async (url: string, body: object, key: string, secret = tenant.secret) => {
    const headers = { authorization: `Bearer ${secret}`, 'idempotency-key': key };
    const answer = await admin.app.inject({ method: 'POST', url, headers, payload: body });
    return { status: answer.statusCode, body: answer.json() };
  };

  it('is answered the same, and begins nothing', async () => {
    const url = `/api/groups/${team}/call-all`;
    const before = await admin.db.campaign.count();
    const [one, two] = await Promise.all([ask(url, message, 'a'), ask(url, message, 'a')]);
    expect(one).toMatchObject({ status: 201, body: { called: 3 } });
    expect(two).toEqual(one);
    await telephones.pass(8);
    expect(await ask(url, message, 'a')).toEqual(one);
    expect(await admin.db.campaign.count()).toBe(before + 1);
    expect(await ask(url, { ...message, priorityLevel: 'high' }, 'a')).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    });
    expect((await ask('/api/campaigns', { ...message, groupId: team }, 'a')).status).toBe(409);
  });

  it('is another where the key, or whose it is, is another', async () => {
    const made = await Promise.all(
      ['b', 'c'].map((key) => ask('/api/campaigns', { ...message, contactIds: [ana] }, key)),
    );
    const own = await tenant.post('/api/keys', { userId: tenant.userId, label: 'second' });
    const { secret } = own.body;
    made.push(await ask('/api/campaigns', { ...message, contactIds: [ana] }, 'b', secret));
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(made.map(({ body }) => body.campaignId)).size).toBe(3);
  });

  it('has a key of 200 characters at most', async () => {
    const answer = await ask('/api/campaigns', { ...message, contactIds: [ana] }, 'x'.repeat(201));
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation' } });
    const long = await ask('/api/campaigns', { ...message, contactIds: [ana] }, 'x'.repeat(200));
    expect(long.status).toBe(201);
  });

  it('that was refused is tried again', async () => {
    const url = '/api/campaigns';
    expect((await ask(url, { ...message, contactIds: [kim] }, 'd')).status).toBe(409);
    expect((await ask(url, { ...message, contactIds: [ana] }, 'd')).status).toBe(201);
  });
});

describe('a campaign', () => {
  it('is stopped, and stopping it twice is no error', async () => {
    const { campaignId } = await callAll();
    await telephones.dial();
    for (const time of [1, 2])
      expect({ time, ...(await tenant.post(`/api/campaigns/${campaignId}/stop`)) }).toMatchObject({
        status: 200,
        body: { status: 'CANCELLED', ringing: 1, finishedAt: admin.at.toISOString() },
      });
    await telephones.look();
    const state = await stateOf(campaignId);
    expect(state).toMatchObject({ ringing: 0, waiting: 0, done: 1 });
    expect(state.excluded).toContainEqual({ reason: 'STOPPED', count: 2 });
    for (const deed of ['pause', 'resume'])
      expectProblem(await tenant.post(`/api/campaigns/${campaignId}/${deed}`), 409, 'conflict');
  });

  it('is paused and resumed, each twice', async () => {
    const { campaignId } = await callAll();
    for (const [deed, status] of [
      ['pause', 'PAUSED'],
      ['resume', 'PREPARING'],
    ])
      for (const time of [1, 2])
        expect({
          time,
          ...(await tenant.post(`/api/campaigns/${campaignId}/${deed}`)),
        }).toMatchObject({
          status: 200,
          body: { status, pauseReason: status === 'PAUSED' ? 'BY_HAND' : null },
        });
    const log = await admin.db.auditEntry.findMany({ where: { subjectId: campaignId } });
    expect(log.map(({ action }) => action).sort()).toEqual([
      'campaign.create',
      'campaign.pause',
      'campaign.resume',
    ]);
    await telephones.pass(20);
    expectProblem(await tenant.post(`/api/campaigns/${campaignId}/stop`), 409, 'conflict');
  });

  it('is listed, newest first, by its status, group and number', async () => {
    const first = await callAll();
    const second = await begin({ contactIds: [ana] });
    await tenant.post(`/api/campaigns/${first.campaignId}/pause`);
    const numbers = async (query: string) =>
      (await walk(tenant, `/api/campaigns?${query}`)).map(({ number }) => number);
    const all = await numbers('limit=1');
    expect(all.slice(0, 2)).toEqual([second.number, first.number]);
    expect(all).toEqual([...all].sort((a, b) => b - a));
    expect(await numbers('status=PAUSED')).toEqual([first.number]);
    expect(await numbers(`groupId=${team}`)).toContain(first.number);
    expect(await numbers(`groupId=${team}`)).not.toContain(second.number);
    expect(await numbers(`number=${second.number}`)).toEqual([second.number]);
    const statements = async (url: string) => (await statementsOf(() => tenant.get(url))).length;
    for (const url of ['/api/campaigns', `/api/campaigns/${first.campaignId}/calls`])
      expect(await statements(`${url}?limit=100`), url).toBe(await statements(`${url}?limit=1`));
    expectProblem(await tenant.get('/api/campaigns?cursor=nonsense'), 400, 'validation');
    expectProblem(await tenant.get('/api/campaigns?status=gone'), 400, 'validation');
  });

  it('of another organization is not there, nor are its people', async () => {
    const { campaignId, statusEndpoint } = await callAll();
    const url = `/api/campaigns/${campaignId}`;
    for (const path of [url, statusEndpoint, `${url}/calls`, `${url}/events`])
      expectProblem(await other.get(path), 404, 'notFound');
    for (const deed of ['stop', 'pause', 'resume'])
      expectProblem(await other.post(`${url}/${deed}`), 404, 'notFound');
    expectProblem(await other.get(`/api/contacts/${ana}/calls`), 404, 'notFound');
    expect((await other.get('/api/campaigns')).body.items).toEqual([]);
    for (const whom of [{ contactIds: [ana] }, { groupId: team }, { filter: { groupId: team } }]) {
      expectProblem(await other.post('/api/campaigns', { ...message, ...whom }), 404, 'notFound');
      expectProblem(
        await other.post('/api/campaigns/preview', { ...message, ...whom }),
        404,
        'notFound',
      );
    }
    expectProblem(await other.post(`/api/groups/${team}/call-all`, message), 404, 'notFound');
    expect((await stateOf(campaignId)).status).toBe('PREPARING');
  });
});
