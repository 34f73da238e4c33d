import { beforeAll, describe, expect, it } from 'vitest';
import { statementsOf } from '../../helpers/statements.ts';
import { expectProblem, type Tenant, useAdmin, walk } from '../admin-app.ts';
import { createCallable, message, type Team, useTeam } from '../telephones.ts';

const admin = useAdmin({ calls: { centsPerMinute: 10 } });
const known = useTeam(admin);
const { callAll, begin, stateOf } = known;
let tenant: Tenant;
let other: Tenant;
let ana: string;
let pau: string;
let team: string;
let telephones: Team['telephones'];
beforeAll(() => {
  ({ tenant, other, ana, pau, team, telephones } = known);
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
    admin.at = new Date(admin.at.getTime() + 30 * 60_000);
    await telephones.pass(10);
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
          group: expect.objectContaining({ name: 'Team' }),
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

  it('later, and who was named and has left by then keeps nobody else from it', async () => {
    const startsAt = new Date(admin.at.getTime() + 60 * 60_000).toISOString();
    const [leaver] = (await createCallable(tenant, 'Leaver')) as [string];
    await tenant.post(`/api/groups/${team}/members/add`, { contactIds: [leaver] });
    const { campaignId } = await callAll({
      ...{ callTiming: 'scheduled', scheduledDatetime: startsAt, contactIds: [ana, leaver] },
    });
    await tenant.post(`/api/campaigns/${campaignId}/pause`);
    expect(await tenant.delete(`/api/groups/${team}/members/${leaver}`)).toMatchObject({
      status: expect.toSatisfy((status: number) => status < 300),
    });
    admin.at = new Date(startsAt);
    await tenant.post(`/api/campaigns/${campaignId}/resume`);
    expect(await stateOf(campaignId)).toMatchObject({ called: 1, total: 1 });
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
