import { beforeAll, describe, expect, it, test } from 'vitest';
import { expectProblem, type Tenant, useAdmin } from '../admin-app.ts';

// ACTIVE ⇄ ARCHIVED → INACTIVE → deleted: every pair, by everybody.

const admin = useAdmin();
let tenant: Tenant;
beforeAll(async () => {
  tenant = await admin.tenant();
});

const statuses = ['ACTIVE', 'ARCHIVED', 'INACTIVE'] as const;
type Status = (typeof statuses)[number];

/** How a group gets there. */
const ways: Record<Status, Status[]> = {
  ACTIVE: [],
  ARCHIVED: ['ARCHIVED'],
  INACTIVE: ['ARCHIVED', 'INACTIVE'],
};

/** What may follow; staying is no error. */
const allowed: Record<Status, (Status | 'deleted')[]> = {
  ACTIVE: ['ACTIVE', 'ARCHIVED'],
  ARCHIVED: ['ARCHIVED', 'ACTIVE', 'INACTIVE'],
  INACTIVE: ['INACTIVE', 'deleted'],
};

let made = 0;

async function groupIn(status: Status, owner: Pick<Tenant, 'post'> = tenant): Promise<string> {
  made += 1;
  const { body } = await owner.post('/api/groups', { name: `Group ${made}` });
  for (const step of ways[status]) {
    expect(await tenant.patch(`/api/groups/${body.id}`, { status: step })).toMatchObject({
      status: 200,
    });
  }
  return body.id;
}

const pairs = statuses.flatMap((from) =>
  [...statuses, 'deleted' as const].map((to) => ({ from, to, may: allowed[from].includes(to) })),
);

test.each(pairs)('from $from to $to: $may', async ({ from, to, may }) => {
  const id = await groupIn(from);
  const url = `/api/groups/${id}`;
  const before = (await tenant.get(url)).body;
  const answer = await (to === 'deleted' ? tenant.delete(url) : tenant.patch(url, { status: to }));
  if (!may) {
    const { detail } = expectProblem(answer, 409, 'conflict');
    expect(detail).toContain(`Group ${made}`);
    expect(detail).toMatch(to === 'deleted' ? /must be INACTIVE/ : `from ${from} to ${to}`);
    expect((await tenant.get(url)).body).toEqual(before);
    const { body } = await tenant.get(`/api/audit?groupId=${id}`);
    expect(
      body.items.filter((entry: { after?: { status?: string } }) => entry.after?.status),
    ).toHaveLength(ways[from].length);
    return;
  }
  if (to === 'deleted') {
    expect(answer.status).toBe(204);
    expectProblem(await tenant.get(url), 404, 'notFound');
    expectProblem(await tenant.delete(url), 404, 'notFound');
    return;
  }
  expect(answer).toMatchObject({ status: 200, body: { status: to } });
});

test('what comes with a refused status is not done either', async () => {
  const id = await groupIn('ACTIVE');
  const asked = { description: 'Over', status: 'INACTIVE' };
  expectProblem(await tenant.patch(`/api/groups/${id}`, asked), 409, 'conflict');
  expect((await tenant.get(`/api/groups/${id}`)).body).toMatchObject({ description: null });
});

describe('the end of a group', () => {
  it('is an ADMIN’s alone, and not by way of what it is in', async () => {
    const manager = await tenant.user('MANAGER');
    for (const from of statuses) {
      const id = await groupIn(from, manager);
      expectProblem(await manager.delete(`/api/groups/${id}`), 403, 'forbidden');
      expectProblem(
        await manager.patch(`/api/groups/${id}`, { status: 'INACTIVE' }),
        403,
        'forbidden',
      );
    }
  });
});

describe('the name of a group', () => {
  it.each(['Café Olé', 'cafe ole', 'CAFÉ-OLÉ', ' Cafe   Ole! ', 'Cafe\u0301 Ole\u0301'])(
    'is taken by another way of writing it: %s',
    async (name) => {
      const own = await admin.tenant();
      await own.group({ name: 'Café Olé' });
      const other = await own.group({ name: 'Tea' });
      expectProblem(await own.post('/api/groups', { name }), 409, 'conflict');
      expectProblem(await own.patch(`/api/groups/${other}`, { name }), 409, 'conflict');
      // Also by one that is over; free again once it is deleted.
      const [{ id }] = (await own.get('/api/groups?search=cafe')).body.items;
      for (const status of ways.INACTIVE) await own.patch(`/api/groups/${id}`, { status });
      expectProblem(await own.post('/api/groups', { name }), 409, 'conflict');
      expect((await own.delete(`/api/groups/${id}`)).status).toBe(204);
      expect((await own.post('/api/groups', { name })).status).toBe(201);
    },
  );
});
