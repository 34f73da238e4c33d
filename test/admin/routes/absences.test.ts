import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, type Tenant, useAdmin } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
let sam: string;
let groupId: string;
let eventId: string;
let count = 0;

beforeAll(async () => {
  tenant = await admin.tenant();
});
beforeEach(async () => {
  count += 1;
  const [contactId] = await tenant.contacts('Sam');
  sam = contactId!;
  groupId = await tenant.group({ name: `Team ${count}`, members: [{ contactId: sam }] });
  const event = { title: 'Game', groupId, startsAt: '2026-12-22T19:00:00.000Z' };
  eventId = (await tenant.post('/api/events', event)).body.id;
});

const time = { startsAt: '2026-12-19T23:00:00.000Z', endsAt: '2027-01-06T23:00:00.000Z' };
const nobody = '01a1f84d-1ce5-7b40-bca8-603081c25bce';
const standing = async () =>
  (await tenant.get(`/api/events/${eventId}/participants`)).body.items[0];

describe('a time away', () => {
  it('answers what is in it, is listed, and ends', async () => {
    const made = await tenant.post(`/api/contacts/${sam}/absences`, { ...time, reason: 'Skiing' });
    expect(made).toMatchObject({
      status: 201,
      body: { ...time, contactId: sam, number: 1, groupId: null, reason: 'Skiing' },
    });
    expect(await standing()).toMatchObject({
      status: 'DECLINED',
      source: 'AWAY',
      reason: 'Skiing',
      answeredAt: null,
      attended: null,
    });
    const { id } = made.body;
    expect((await tenant.get(`/api/contacts/${sam}/absences`)).body.items).toMatchObject([{ id }]);
    expect(await tenant.delete(`/api/contacts/${sam}/absences/${id}`)).toMatchObject({
      status: 200,
      body: { eventIds: [eventId] },
    });
    expect(await standing()).toMatchObject({ status: 'INVITED', source: null });
    expectProblem(await tenant.delete(`/api/contacts/${sam}/absences/${id}`), 404, 'notFound');
  });

  it('is refused where it overlaps another, is over, or is of nobody', async () => {
    const url = `/api/contacts/${sam}/absences`;
    await tenant.post(url, time);
    expectProblem(await tenant.post(url, { ...time, endsAt: time.startsAt }), 400, 'validation');
    expectProblem(
      await tenant.post(url, { ...time, startsAt: '2026-12-24T00:00:00.000Z' }),
      409,
      'conflict',
    );
    expectProblem(await tenant.post(`/api/contacts/${nobody}/absences`, time), 404, 'notFound');
  });

  it('is one’s own to say, for a group whoever leads it, for all an ADMIN', async () => {
    const url = `/api/contacts/${sam}/absences`;
    const manager = await tenant.user('MANAGER');
    const user = await tenant.user('USER');
    expectProblem(await manager.post(url, time), 403, 'forbidden');
    expectProblem(await user.post(url, { ...time, groupId }), 403, 'forbidden');
    await tenant.post(`/api/groups/${groupId}/members/add`, {
      members: [{ contactId: user.contactId }],
    });
    await tenant.patch(`/api/groups/${groupId}/members/${user.contactId}`, { role: 'ADMIN' });
    expect((await user.post(url, { ...time, groupId })).status).toBe(201);
    const own = await user.post(`/api/contacts/${user.contactId}/absences`, time);
    expect(own.status).toBe(201);
    expectProblem(
      await manager.delete(`/api/contacts/${user.contactId}/absences/${own.body.id}`),
      403,
      'forbidden',
    );
  });
});

it('who came is said of what has begun, by who may change it', async () => {
  const url = `/api/events/${eventId}/attendance`;
  await tenant.put(`/api/events/${eventId}/participants/${sam}`, { status: 'GOING' });
  expectProblem(await tenant.put(url, {}), 409, 'conflict');
  await admin.db.event.updateMany({
    where: { id: eventId },
    data: { startsAt: new Date('2026-11-19T19:00:00Z') },
  });
  expect(await tenant.put(url, { exceptIds: [sam] })).toMatchObject({
    status: 200,
    body: { came: 0, missed: 1 },
  });
  expect(await standing()).toMatchObject({ attended: false });
  expectProblem(await (await tenant.user('USER')).put(url, {}), 403, 'forbidden');
});
