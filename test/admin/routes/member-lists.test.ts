import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, type Tenant, useAdmin, walk } from '../admin-app.ts';

// The members of a group in all orders, and what is told of each: of a small group, of whom all are looked at, and of
// one that is walked.

const admin = useAdmin();
let tenant: Tenant;
let small: string;
let large: string;

const sorts = ['name', 'appointment', 'lastContact', 'joined'] as const;
const keyOf = {
  name: (member: Listed) => member.name.toLowerCase(),
  appointment: (member: Listed) => member.appointmentTime,
  lastContact: (member: Listed) => member.lastContactAt,
  joined: (member: Listed) => member.joinedAt,
};

interface Listed {
  contactId: string;
  name: string;
  role: string;
  joinedAt: string;
  appointmentTime: string | null;
  appointmentStatus: string | null;
  lastContactAt: string | null;
}

const minute = (count: number) => new Date(Date.UTC(2026, 10, 20, 10, count));

beforeAll(async () => {
  tenant = await admin.tenant();
  const { db } = admin;
  const organizationId = tenant.id;
  const statuses = ['PENDING', 'CONFIRMED', 'CANCELLED'] as const;
  await db.contact.createMany({
    data: Array.from({ length: 620 }, (_, n) => ({
      ...{
        organizationId,
        name: `Person ${n % 40}`,
        phone: `+346000${String(n).padStart(5, '0')}`,
      },
      ...{ createdAt: minute(0), updatedAt: minute(0) },
      ...(n % 3 === 0 && {
        ...{ appointmentTime: minute(n % 20), appointmentStatus: statuses[n % 9 === 0 ? 0 : 1] },
      }),
    })),
  });
  const people = await db.contact.findMany({
    where: { organizationId },
    orderBy: { phone: 'asc' },
  });
  await db.heard.updateMany({
    where: {
      organizationId,
      contactId: { in: people.flatMap(({ id }, n) => (n % 4 ? [id] : [])) },
    },
    data: { at: minute(1) },
  });
  for (const [n, { id }] of people.slice(0, 30).entries()) {
    await db.heard.updateMany({ where: { contactId: id }, data: { at: n % 2 ? minute(n) : null } });
  }
  [small, large] = [await tenant.group({ name: 'Small' }), await tenant.group({ name: 'Large' })];
  for (const [group, size] of [[small, 30] as const, [large, 620] as const]) {
    for (let first = 0; first < size; first += 210) {
      admin.at = minute(first);
      const members = people.slice(first, Math.min(first + 210, size));
      const contactIds = members.map(({ id }) => id);
      await tenant.post(`/api/groups/${group}/members/add`, { contactIds });
    }
  }
  admin.at = minute(1000);
});

const listOf = (group: string, query: string) =>
  walk(tenant, `/api/groups/${group}/members?${query}`);

/** As the list has to be: by its key, then by what tells people of one key apart; without a key last. */
function inOrder(all: Listed[], sort: (typeof sorts)[number], order: string) {
  const sign = order === 'asc' ? 1 : -1;
  return all.toSorted((a, b) => {
    const [x, y] = [keyOf[sort](a), keyOf[sort](b)];
    if (x !== y) return x === null ? 1 : y === null ? -1 : x < y ? -sign : sign;
    // Of those who joined at once, the stay tells them apart, which is not shown.
    return sort === 'joined' ? 0 : a.contactId < b.contactId ? -sign : sign;
  });
}

const filters = {
  '': () => true,
  'role=ADMIN': ({ role }: Listed) => role === 'ADMIN',
  'text=person 1': ({ name }: Listed) => name.startsWith('Person 1'),
  'text=34600': () => true,
  'text=nobody': () => false,
  'appointmentStatus=PENDING': ({ appointmentStatus: status }: Listed) => status === 'PENDING',
  'appointmentStatus=RESCHEDULED': () => false,
  'appointmentFrom=2026-11-20T10:05:00Z&appointmentTo=2026-11-20T10:07:00Z': ({
    appointmentTime: at,
  }: Listed) => at !== null && at >= minute(5).toISOString() && at < minute(7).toISOString(),
};

describe.each(['small', 'large'])('the members of a %s group', (size) => {
  it.each(sorts.flatMap((sort) => [`${sort} asc`, `${sort} desc`]))(
    'are walked by %s, each once, whatever is asked',
    async (by) => {
      const [sort, order] = by.split(' ') as [(typeof sorts)[number], string];
      const group = size === 'small' ? small : large;
      const all: Listed[] = await listOf(group, 'limit=100');
      expect(all).toHaveLength(size === 'small' ? 30 : 620);
      for (const [filter, fits] of Object.entries(filters)) {
        const limit = size === 'small' ? 4 : 90;
        const query = filter.replace('person 1', 'person%201');
        const walked: Listed[] = await listOf(
          group,
          `limit=${limit}&sort=${sort}&order=${order}&${query}`,
        );
        const wanted = inOrder(all.filter(fits), sort, order);
        expect(walked.map(keyOf[sort]), filter).toEqual(wanted.map(keyOf[sort]));
        const ids = walked.map(({ contactId }) => contactId);
        const wantedIds = wanted.map(({ contactId }) => contactId);
        if (sort === 'joined') expect(ids.toSorted(), filter).toEqual(wantedIds.toSorted());
        else expect(ids, filter).toEqual(wantedIds);
      }
    },
  );
});

describe('the list of members', () => {
  it('says how many match where that is asked', async () => {
    for (const [group, all] of [[small, 30] as const, [large, 620] as const]) {
      const url = `/api/groups/${group}/members?limit=1`;
      expect((await tenant.get(url)).body.total).toBeNull();
      expect((await tenant.get(`${url}&total=true`)).body.total).toBe(all);
      for (const filter of Object.keys(filters).filter((filter) => filter !== '')) {
        const query = filter.replace('person 1', 'person%201');
        const { length } = await listOf(group, `limit=100&${query}`);
        expect((await tenant.get(`${url}&total=true&${query}`)).body.total, filter).toBe(length);
      }
    }
  });

  it('refuses the cursor of another order', async () => {
    const url = `/api/groups/${small}/members?limit=2`;
    for (const sort of sorts) {
      const { nextCursor } = (await tenant.get(`${url}&sort=${sort}`)).body;
      for (const other of sorts.filter((name) => name !== sort)) {
        const answer = await tenant.get(`${url}&sort=${other}&cursor=${nextCursor}`);
        expectProblem(answer, 400, 'validation');
      }
    }
  });

  it('tells who added each, and the other groups in sight that they are in', async () => {
    const own = await admin.tenant();
    const [ana, pau] = await own.contacts('Ana', 'Pau');
    const user = await own.user('USER');
    const id = await own.group({ name: 'Team', members: [{ contactId: ana }] });
    await own.post(`/api/groups/${id}/members/add`, { contactIds: [user.contactId] });
    admin.at = minute(1001);
    const manager = await own.user('MANAGER');
    await own.patch(`/api/groups/${id}/members/${user.contactId}`, { role: 'ADMIN' });
    await user.post(`/api/groups/${id}/members/add`, { contactIds: [pau] });
    for (let n = 10; n < 22; n += 1)
      await own.group({ name: `Club ${n}`, members: [{ contactId: pau }] });
    await own.group({
      name: 'Hidden',
      visibility: 'ADMINS_ONLY',
      members: [{ contactId: pau }],
    });
    const of = async (client: { get: Tenant['get'] }, name: string) =>
      (await client.get(`/api/groups/${id}/members`)).body.items.find(
        (member: { name: string }) => member.name === name,
      );
    expect(await of(own, 'Ana')).toMatchObject({
      addedBy: { userId: own.userId, contactId: null, name: expect.stringContaining('Admin of') },
      otherGroups: [],
      otherGroupCount: 0,
      lastContactAt: null,
      calls: { total: 0, attempts: 0, answered: 0, lastOutcome: null, nextCallAt: null },
    });
    expect(await of(own, 'Pau')).toMatchObject({
      addedBy: { userId: user.userId, contactId: user.contactId, name: 'USER' },
      otherGroupCount: 13,
    });
    const seen = await of(manager, 'Pau');
    expect(seen.otherGroupCount).toBe(12);
    expect(seen.otherGroups.map(({ name }: { name: string }) => name)).toEqual(
      Array.from({ length: 10 }, (_, n) => `Club ${n + 10}`),
    );
  });

  it('tells when people were last heard to those who manage them, and sorts by it for nobody else', async () => {
    const user = await tenant.user('USER');
    const url = `/api/groups/${small}/members?limit=30`;
    expectProblem(await user.get(`${url}&sort=lastContact`), 403, 'forbidden');
    for (const member of (await user.get(url)).body.items) {
      expect(member).toMatchObject({ lastContactAt: null, calls: null });
    }
    const manager = await tenant.user('MANAGER');
    expect((await manager.get(`${url}&sort=lastContact&order=desc`)).body.items[0]).toMatchObject({
      lastContactAt: minute(29).toISOString(),
    });
  });

  it('tells how their calls went', async () => {
    const { db } = admin;
    const [called] = await tenant.contacts('Called');
    const id = await tenant.group({ name: 'Called ones', members: [{ contactId: called }] });
    const of = { organizationId: tenant.id };
    const at = { createdAt: minute(0), updatedAt: minute(0) };
    for (const number of [9001, 9002, 9003]) {
      const campaign = await db.campaign.create({
        data: {
          ...{ ...of, ...at, number, status: 'EXECUTING', reason: 'MESSAGE', timing: 'IMMEDIATE' },
          ...{ message: 'Hello', groupId: id, usefulUntil: minute(5000) },
        },
      });
      const ended = { status: 'ENDED', endedAt: minute(number - 9000) } as const;
      await db.call.create({
        data: {
          ...{ ...of, campaignId: campaign.id, contactId: called!, createdAt: minute(0) },
          ...(number === 9001 && { ...ended, outcome: 'ANSWERED', attempts: 2 }),
          ...(number === 9002 && { ...ended, outcome: 'BUSY', attempts: 1 }),
          ...(number === 9003 && { status: 'WAITING', nextAt: minute(1200) }),
        } as never,
      });
    }
    const [member] = (await tenant.get(`/api/groups/${id}/members`)).body.items;
    expect(member.calls).toEqual({
      total: 2,
      attempts: 3,
      answered: 1,
      lastOutcome: 'BUSY',
      nextCallAt: minute(1200).toISOString(),
    });
  });
});
