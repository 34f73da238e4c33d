import { beforeAll, describe, expect, it } from 'vitest';
import { type History, histories, people, writeHistory } from '../../analytics/history.ts';
import { fc } from '../../helpers/properties.ts';
import { statementsOf } from '../../helpers/statements.ts';
import { expectProblem, type Tenant, useAdmin } from '../admin-app.ts';

// What the API makes of figures: who is told which, of which groups and days, and what follows from them. The figures
// themselves are held by test/analytics.

const admin = useAdmin();
const day = 24 * 60;

/** Twenty calls to each of the five people of two groups, of which the first answers, and a few events. */
const history: History = {
  stays: Array.from({ length: people }, (_, person) =>
    [0, 1].map((group) => ({ ...{ group, person }, joined: 60 * day, stayed: null })),
  ).flat(),
  events: [0, 1].map((group) => ({
    ...{ group, starts: 2 * day, cancelled: false, capacity: 8 },
    invited: Array.from({ length: people }, (_, person) => ({
      ...{ person, source: 'COMMAND' as const, asked: 5 * day, took: 90, rescue: null },
      status: group === 0 || person === 0 ? ('GOING' as const) : ('INVITED' as const),
      attended: group === 0 ? person !== 4 : null,
    })),
  })),
  tasks: [
    {
      group: 0,
      copies: Array.from({ length: people }, (_, person) => ({
        ...{ person, given: 3 * day, took: 60, due: 2 * day },
        status: person < 4 ? ('DONE' as const) : ('OPEN' as const),
      })),
    },
  ],
  campaigns: [0, 1].flatMap((group) =>
    Array.from({ length: 20 }, (_, nth) => ({
      group,
      calls: Array.from({ length: people }, (_each, person) => ({
        ...{ person, made: day + nth, took: 1, rang: 1, seconds: 30, cents: 5 },
        ...(group === 0
          ? { outcome: 'ANSWERED' as const, action: person < 3 ? ('CONFIRMED' as const) : null }
          : { outcome: 'NO_ANSWER' as const, action: null }),
      })),
    })),
  ),
  messages: [
    { group: 0, person: 1, said: day, own: false, gone: false },
    { group: 0, person: null, said: day, own: false, gone: false },
  ],
};

let tenant: Tenant;
let user: Awaited<ReturnType<Tenant['user']>>;
let first: string;
let second: string;
beforeAll(async () => {
  tenant = await admin.tenant();
  user = await tenant.user('USER');
  [first, second] = (await writeHistory(admin.db, tenant.id, history, admin.at)) as [
    string,
    string,
  ];
});

describe('the figures of a group', () => {
  it('are all told to an ADMIN', async () => {
    const { status, body } = await tenant.get(`/api/groups/${first}/analytics?days=7`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      period: { days: 7, zone: 'Europe/Madrid', from: '2026-11-13T23:00:00.000Z' },
      group: { id: first, name: 'Group 0' },
      members: { count: 5, atStart: 5, joined: 0, left: 0, active: 5, goneQuiet: 0 },
      tasks: { given: 5, done: 4, inTime: 4, medianMinutes: 60 },
      events: {
        ...{ held: 1, invited: 5, answered: 5, medianMinutes: 90, went: 5, attended: 4 },
        ...{ told: 5, noShows: 1, places: 8, filled: 5, rescued: 0 },
      },
      messages: { fromMembers: 1, fromMuster: 1 },
      full: {
        calls: {
          total: 100,
          answered: 100,
          confirmed: 60,
          reached: 5,
          membersCalled: 5,
          costCents: 500,
        },
        rates: {
          answerRate: 1,
          confirmationRate: 0.6,
          engagementRate: 1,
          neverCalled: 0,
          attendanceRate: 0.8,
        },
        before: { calls: { total: 0 }, tasks: { given: 0 } },
        scoreBefore: null,
        revenueCents: null,
        appointments: { none: 5, types: [] },
        unit: 'day',
        bestTime: { weekday: 4, of: 109 },
      },
    });
    expect(body.full.score).toBeCloseTo((100 * 2.6) / 3);
    expect(body.full.series).toHaveLength(7);
    expect(body.full.series.at(-2)).toMatchObject({
      day: '2026-11-19',
      calls: 100,
      answeredCalls: 100,
      said: 1,
    });
  });

  it('tell of revenue where it is said what an appointment is worth', async () => {
    await tenant.patch('/api/organization', { averageAppointmentCents: 6500 });
    const { body } = await tenant.get(`/api/groups/${first}/analytics`);
    expect(body.full.revenueCents).toBe(60 * 6500);
    await tenant.patch('/api/organization', { averageAppointmentCents: null });
  });

  it('are the basic ones to anybody else, and messages only where they may be read', async () => {
    const { body } = await user.get(`/api/groups/${first}/analytics`);
    expect(body).toMatchObject({
      members: { count: 5 },
      events: { held: 1 },
      messages: null,
      full: null,
    });
    const manager = await tenant.user('MANAGER');
    const told = (await manager.get(`/api/groups/${first}/analytics`)).body;
    expect(told).toMatchObject({ messages: { fromMembers: 1 }, full: null });
  });

  it('of nothing are nothing, and no rate', async () => {
    const empty = await tenant.group({ name: 'Empty' });
    const { body } = await tenant.get(`/api/groups/${empty}/analytics`);
    expect(body).toMatchObject({
      members: { count: 0, active: 0 },
      events: { held: 0, medianMinutes: null },
      full: {
        score: null,
        rates: { answerRate: null, doneRate: null, growthRate: null },
        findings: [],
        bestTime: null,
      },
    });
    await admin.db.group.deleteMany({ where: { id: empty } });
  });

  it('are of the days that are asked for', async () => {
    const url = `/api/groups/${first}/analytics`;
    const before = await tenant.get(`${url}?from=2026-10-01&to=2026-10-31`);
    expect(before.body).toMatchObject({
      period: { days: 31 },
      members: { count: 5 },
      events: { held: 0 },
    });
    for (const wrong of [
      'days=0',
      'days=2000',
      'from=2026-11-01',
      'days=7&from=2026-11-01&to=2026-11-02',
      'from=2026-11-02&to=2026-11-01',
      'from=today&to=2026-11-01',
    ])
      expectProblem(await tenant.get(`${url}?${wrong}`), 400, 'validation');
  });
});

describe('the figures of all groups', () => {
  it('say which lead, what needs attention and why', async () => {
    const { body } = await tenant.get('/api/groups/analytics');
    expect(body.items.map(({ group }: { group: { name: string } }) => group.name)).toEqual([
      'Group 0',
      'Group 1',
    ]);
    expect(body.summary).toMatchObject({ groups: 2, answerRate: 0.5, needAttention: 2 });
    expect(body.leaders).toMatchObject([{ id: first }, { id: second }]);
    const kinds = body.findings.map(({ kind, group }: { kind: string; group: { id: string } }) => [
      kind,
      group.id,
    ]);
    expect(kinds).toContainEqual(['callsUnanswered', second]);
    // The two have the same people: told of one of them.
    expect(kinds.filter(([kind]: [string]) => kind === 'alike')).toHaveLength(1);
    const [unanswered] = body.findings.filter(
      ({ kind }: { kind: string }) => kind === 'callsUnanswered',
    );
    expect(unanswered).toMatchObject({
      figure: 'answerRate',
      value: 0,
      limit: 0.375,
      observations: 100,
      least: 20,
      advice:
        'Only 0 of 100 calls were answered, fewer than in other groups: call at other hours, or write before you call.',
    });
    const [alike] = body.findings.filter(({ kind }: { kind: string }) => kind === 'alike');
    expect(alike.advice).toContain('Group ');
  });

  it('come by pages, each compared with all', async () => {
    const page = (await tenant.get('/api/groups/analytics?limit=1')).body;
    expect(page).toMatchObject({ hasMore: true, summary: { groups: 2 } });
    const next = (await tenant.get(`/api/groups/analytics?limit=1&cursor=${page.nextCursor}`)).body;
    expect(next).toMatchObject({
      hasMore: false,
      items: [{ group: { id: second } }],
      summary: { groups: 2 },
    });
    expectProblem(await tenant.get('/api/groups/analytics?cursor=x'), 400, 'validation');
  });

  it('are basic to a USER, and of groups in sight', async () => {
    const hidden = await tenant.group({ name: 'Hidden', visibility: 'ADMINS_ONLY' });
    const { body } = await user.get('/api/groups/analytics');
    expect(body).toMatchObject({ summary: null, leaders: [], findings: [] });
    expect(body.items).toHaveLength(2);
    expect(body.items.every(({ full }: { full: unknown }) => full === null)).toBe(true);
    expectProblem(await user.get(`/api/groups/${hidden}/analytics`), 404, 'notFound');
    expectProblem(
      await user.get(`/api/groups/comparison?groupIds=${first},${hidden}`),
      404,
      'notFound',
    );
    await admin.db.group.deleteMany({ where: { id: hidden } });
  });

  it('cost as many statements for twenty groups as for two', async () => {
    const url = '/api/groups/analytics';
    const few = await statementsOf(() => tenant.get(url));
    const many = await admin.tenant();
    for (let n = 0; n < 20; n += 1) await many.group({ name: `Group ${n}` });
    await many.get(url);
    const all = await statementsOf(() => many.get(url));
    expect(all).toHaveLength(few.length);
  });
});

describe('a comparison', () => {
  it('says in which group each figure is best, and who is in both', async () => {
    const { body } = await tenant.get(`/api/groups/comparison?groupIds=${second},${first}`);
    expect(body.best).toMatchObject({ answerRate: first, score: first, eventAnswerRate: first });
    const [overlap] = body.overlaps;
    expect(overlap).toMatchObject({ both: 5, alike: 1 });
    const { total } = (await tenant.get(overlap.contactsEndpoint)).body;
    expect(total).toBe(5);
  });

  it('takes two groups at least', async () => {
    expectProblem(await tenant.get(`/api/groups/comparison?groupIds=${first}`), 400, 'validation');
    expectProblem(
      await tenant.get(`/api/groups/comparison?groupIds=${first},${first}`),
      400,
      'validation',
    );
    expectProblem(await tenant.get('/api/groups/comparison'), 400, 'validation');
  });
});

it('is of one organization, whatever happened in another', async () => {
  const other = await admin.tenant();
  const [sample] = fc.sample(histories, { numRuns: 1, seed: 7 });
  await writeHistory(admin.db, other.id, sample!, admin.at);
  const { body } = await tenant.get('/api/groups/analytics');
  expect(body.summary.groups).toBe(2);
  expectProblem(await other.get(`/api/groups/${first}/analytics`), 404, 'notFound');
});
