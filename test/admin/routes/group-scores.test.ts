import { beforeAll, describe, expect, it } from 'vitest';
import { type History, people, writeHistory } from '../../analytics/history.ts';
import { expectProblem, type Tenant, useAdmin, walk } from '../admin-app.ts';

// The list of groups with their scores, and by them; how many there are, and what may be done in each.

const admin = useAdmin();
const day = 24 * 60;

/** Five people of two groups, who are all called: of the first all answer, of the second nobody. */
const history: History = {
  ...{ events: [], tasks: [], messages: [] },
  stays: Array.from({ length: people }, (_, person) =>
    [0, 1].map((group) => ({ ...{ group, person }, joined: 60 * day, stayed: null })),
  ).flat(),
  campaigns: [0, 1].map((group) => ({
    group,
    calls: Array.from({ length: people }, (_, person) => ({
      ...{ person, made: day, took: 1, rang: 1, seconds: 30, cents: 5 },
      ...{ outcome: group === 0 ? ('ANSWERED' as const) : ('NO_ANSWER' as const), action: null },
    })),
  })),
};

let tenant: Tenant;
beforeAll(async () => {
  tenant = await admin.tenant();
  await writeHistory(admin.db, tenant.id, history, admin.at);
  for (const name of ['Never called', 'Nor this']) await tenant.group({ name });
});

const url = '/api/groups?scores=true';
const scored = async (query: string) =>
  (await walk(tenant, `${url}&limit=1${query}`)).map(({ name, score }) => [
    name,
    score === null ? null : Math.round(score),
  ]);

describe('the scores of groups', () => {
  it('are those of their figures, and null of groups that nobody called', async () => {
    const { body } = await tenant.get(url);
    for (const { id, score } of body.items) {
      const figures = (await tenant.get(`/api/groups/${id}/analytics`)).body;
      expect(score).toBe(figures.full.score);
    }
    expect(await scored('&sort=name')).toEqual([
      ['Group 0', 67],
      ['Group 1', 33],
      ['Never called', null],
      ['Nor this', null],
    ]);
  });

  it('sort the list, each group once; those without one come last in either order', async () => {
    const names = async (order: string) =>
      (await scored(`&sort=score&order=${order}`)).map(([name]) => name);
    const [best, worst, ...none] = await names('desc');
    expect([best, worst]).toEqual(['Group 0', 'Group 1']);
    expect(none.toSorted()).toEqual(['Never called', 'Nor this']);
    expect(await names('asc')).toEqual(['Group 1', 'Group 0', ...none]);
    expect(await scored('&sort=score&search=never')).toEqual([['Never called', null]]);
    expect(await scored('&sort=score&search=nothing')).toEqual([]);
  });

  it('are told where they are asked for, and to ADMINs alone', async () => {
    const { body } = await tenant.get('/api/groups?sort=score&limit=1');
    expect(body.items).toMatchObject([{ score: null }]);
    for (const role of ['MANAGER', 'USER'] as const) {
      const other = await tenant.user(role);
      const listed = await other.get(url);
      expect(listed.body.items).toMatchObject(Array(4).fill({ score: null }));
      expectProblem(await other.get('/api/groups?sort=score'), 403, 'forbidden');
    }
  });
});

describe('the list of groups', () => {
  it('says how many match on all pages, where that is asked for', async () => {
    expect((await tenant.get('/api/groups?limit=1&total=true')).body.total).toBe(4);
    expect((await tenant.get('/api/groups?search=group&total=true')).body.total).toBe(2);
    expect((await tenant.get('/api/groups?sort=score&limit=1&total=true')).body.total).toBe(4);
    expect((await tenant.get('/api/groups')).body.total).toBeNull();
  });

  it('says of each what the caller may do there, as the group does by itself', async () => {
    const leader = await tenant.user('USER');
    await tenant.group({ name: 'Led', members: [{ contactId: leader.contactId }] });
    const { items } = (await leader.get('/api/groups')).body;
    for (const { id, may } of items)
      expect(may).toEqual((await leader.get(`/api/groups/${id}`)).body.may);
    expect(items.find(({ name }: { name: string }) => name === 'Led').may).toContain('edit');
    expect(items.find(({ name }: { name: string }) => name === 'Group 0').may).toEqual([]);
  });

  it('has groups whose series are there so many days ahead as was said', async () => {
    const id = await tenant.group({ name: 'Ahead', aheadDays: 3 });
    const patched = await tenant.patch(`/api/groups/${id}`, { aheadDays: 28 });
    expect(patched).toMatchObject({ status: 200, body: { aheadDays: 28 } });
    expectProblem(await tenant.patch(`/api/groups/${id}`, { aheadDays: 29 }), 400, 'validation');
  });
});
