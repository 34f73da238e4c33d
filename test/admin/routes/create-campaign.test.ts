import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, type Tenant, useAdmin, walk } from '../admin-app.ts';
import { message, type Team, useTeam } from '../telephones.ts';

// What a campaign is asked to be: whom it calls, what cannot be, what would be, and the same request again.

const admin = useAdmin({ calls: { centsPerMinute: 10 } });
const known = useTeam(admin);
const { callAll, begin, stateOf } = known;
let tenant: Tenant;
let ana: string;
let pau: string;
let sam: string;
let kim: string;
let team: string;
let telephones: Team['telephones'];
beforeAll(() => {
  ({ tenant, ana, pau, sam, kim, team, telephones } = known);
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
