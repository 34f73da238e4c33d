import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../undo/digest.ts';
import { findBroken } from '../../undo/invariants.ts';
import { AT, expectProblem, type Tenant, useAdmin } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
beforeAll(async () => {
  tenant = await admin.tenant();
});

const url = '/api/contacts/bulk-operations';
const undo = (operationId: string, of: Pick<Tenant, 'post'> = tenant) =>
  of.post(`/api/operations/${operationId}/undo`);

async function done(body: object): Promise<string> {
  const answer = await tenant.post(url, body);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body.operationId;
}

/** After some minutes, and back. */
async function minutesOn<T>(minutes: number, work: () => Promise<T>): Promise<T> {
  admin.at = new Date(Date.parse(AT) + minutes * 60_000);
  return work().finally(() => {
    admin.at = new Date(AT);
  });
}

describe('an operation that is taken back', () => {
  it('gives back what fields were, of each', async () => {
    const [ann, ben] = (await tenant.contacts('Ann', 'Ben')) as [string, string];
    await tenant.patch(`/api/contacts/${ann}`, {
      appointmentType: 'Cut',
      timeZone: 'Europe/Lisbon',
      appointmentStatus: 'PENDING',
    });
    const read = () =>
      Promise.all([ann, ben].map(async (id) => (await tenant.get(`/api/contacts/${id}`)).body));
    const before = await read();
    const fields = { appointmentType: 'Check-up', timeZone: 'Europe/Madrid', callHoursBefore: 3 };
    const operationId = await done({ operation: 'edit', fields, contactIds: [ann, ben] });
    expect(await undo(operationId)).toMatchObject({
      status: 200,
      body: { operationId, undone: 2 },
    });
    expect(await read()).toEqual(before);
    expectProblem(await undo(operationId), 409, 'conflict');
  });

  it('gives back groups, tasks and answers, where nothing was changed since', async () => {
    const [ann, ben, cat] = (await tenant.contacts('Ann G', 'Ben G', 'Cat G')) as [
      string,
      string,
      string,
    ];
    const members = [ann, ben].map((contactId) => ({ contactId }));
    const old = await tenant.group({ name: 'Old', members });
    const fresh = await tenant.group({ name: 'Fresh' });
    await tenant.post('/api/tasks', { title: 'Wash', groupId: old });
    const event = await tenant.post('/api/events', {
      ...{ title: 'Game', groupId: old, startsAt: '2026-12-01T10:00:00Z' },
    });
    await tenant.put(`/api/events/${event.body.id}/participants/${ben}`, { status: 'GOING' });
    const before = await digestOf(admin.db, tenant.id);
    const body = {
      operation: 'assign',
      ...{ mode: 'replace', groupIds: [fresh], contactIds: [ann, ben, cat] },
    };
    const operationId = await done(body);
    expect(await digestOf(admin.db, tenant.id)).not.toEqual(before);
    expect(await undo(operationId)).toMatchObject({ status: 200 });
    expect(await digestOf(admin.db, tenant.id)).toEqual(before);
    expect(await findBroken(admin.db, tenant.id)).toEqual([]);

    const again = await done(body);
    await tenant.post(`/api/groups/${old}/members/add`, { contactIds: [ben] });
    const now = await digestOf(admin.db, tenant.id);
    expectProblem(await undo(again), 409, 'conflict');
    expect(await digestOf(admin.db, tenant.id)).toEqual(now);
  });

  it('is left where one was changed, and nothing of it is taken back', async () => {
    const [ann, ben] = (await tenant.contacts('Ann S', 'Ben S')) as [string, string];
    const operationId = await done({
      operation: 'status',
      ...{ appointmentStatus: 'PENDING', contactIds: [ann, ben] },
    });
    await tenant.patch(`/api/contacts/${ben}`, { appointmentStatus: 'CONFIRMED' });
    const answer = await undo(operationId);
    expectProblem(answer, 409, 'conflict');
    expect(answer.body.detail).toContain('Ben S');
    expect((await tenant.get(`/api/contacts/${ann}`)).body.appointmentStatus).toBe('PENDING');
    await tenant.patch(`/api/contacts/${ben}`, { appointmentStatus: 'PENDING', notes: 'New' });
    // What it did stands as it was done, and other fields are not its.
    expect(await undo(operationId)).toMatchObject({ status: 200 });
    expect((await tenant.get(`/api/contacts/${ben}`)).body).toMatchObject({
      appointmentStatus: null,
      notes: 'New',
    });
  });

  it('is one’s own, of the last ten minutes, and there', async () => {
    const contactIds = await tenant.contacts('Ann O');
    const body = { operation: 'status', appointmentStatus: 'PENDING', contactIds };
    const operationId = await done(body);
    const [other, manager] = [await tenant.user('ADMIN'), await tenant.user('MANAGER')];
    const elsewhere = await admin.tenant();
    expectProblem(await undo(operationId, other), 404, 'notFound');
    expectProblem(await undo(operationId, elsewhere), 404, 'notFound');
    expectProblem(await undo(operationId, manager), 403, 'forbidden');
    expectProblem(await undo(randomUUID()), 404, 'notFound');
    const late = await minutesOn(11, () => undo(operationId));
    expectProblem(late, 409, 'conflict');
    expect(late.body.detail).toContain('ten minutes');
    expect(await minutesOn(10, () => undo(operationId))).toMatchObject({ status: 200 });
    // What was done to one at a time is not taken back here.
    const { body: audit } = await tenant.get('/api/audit?action=contact.create');
    expectProblem(await undo(audit.items[0].operationId), 404, 'notFound');
  });

  it('is taken back once by two at once', async () => {
    const contactIds = await tenant.contacts('Ann T', 'Ben T');
    const operationId = await done({
      operation: 'status',
      ...{ appointmentStatus: 'PENDING', contactIds },
    });
    const both = await Promise.all([undo(operationId), undo(operationId)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await findBroken(admin.db, tenant.id)).toEqual([]);
  });

  it('of calls stops them', async () => {
    const [ann] = await tenant.contacts('Ann P');
    await tenant.patch(`/api/contacts/${ann}`, { phone: '+34600999222' });
    const { body } = await tenant.post(url, {
      operation: 'call',
      ...{ contactIds: [ann], customMessageAddition: 'We moved', outsideHours: 'wait' },
    });
    expect(await undo(body.operationId)).toMatchObject({ status: 200 });
    expect((await tenant.get(`/api/campaigns/${body.campaignId}`)).body).toMatchObject({
      status: 'CANCELLED',
    });
  });
});
