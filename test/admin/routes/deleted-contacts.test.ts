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
const remove = (contactIds: string[]) =>
  tenant.post(url, { operation: 'delete', confirm: 'DELETE', contactIds });
const digest = () => digestOf(admin.db, tenant.id);

/** After some days, and back. */
async function daysOn<T>(days: number, work: () => Promise<T>): Promise<T> {
  admin.at = new Date(Date.parse(AT) + days * 24 * 60 * 60_000);
  return work().finally(() => {
    admin.at = new Date(AT);
  });
}

describe('many who are deleted', () => {
  it('leave their groups, and come back as they were when it is taken back', async () => {
    const [ann, ben, cat] = (await tenant.contacts('Ann', 'Ben', 'Cat')) as [
      string,
      string,
      string,
    ];
    await tenant.patch(`/api/contacts/${ben}`, { phone: '+34600555111', notes: 'Vegan' });
    const club = await tenant.group({
      name: 'Club',
      members: [ann, ben, cat].map((contactId) => ({ contactId })),
    });
    const other = await tenant.group({ name: 'Other', members: [{ contactId: ann }] });
    await tenant.post('/api/tasks', { title: 'Wash', groupId: club });
    await tenant.post('/api/tasks', { title: 'Own', contactIds: [ben, ann] });
    const game = await tenant.post('/api/events', {
      ...{ title: 'Game', groupId: club, startsAt: '2026-12-01T10:00:00Z' },
    });
    const guest = await tenant.post('/api/events', {
      ...{ title: 'Guest', groupId: other, startsAt: '2026-12-01T10:00:00Z' },
    });
    await tenant.post(`/api/events/${guest.body.id}/invite`, { contactIds: [ben] });
    for (const event of [game, guest])
      await tenant.put(`/api/events/${event.body.id}/participants/${ben}`, { status: 'GOING' });
    const before = await digest();

    const refused = await tenant.post(url, {
      operation: 'delete',
      ...{ confirm: 'delete', contactIds: [ben] },
    });
    expectProblem(refused, 400, 'validation');
    expectProblem(await remove([ann, ben]), 409, 'conflict');
    const body = { operation: 'delete', confirm: 'DELETE', contactIds: [ann, ben] };
    expect((await tenant.post(`${url}/preview`, body)).body.refused).toMatchObject([
      { reason: 'lastAdmin' },
    ]);
    expect(await digest()).toEqual(before);

    const done = await remove([ben, cat]);
    expect(done).toMatchObject({ status: 200, body: { affected: 2, skipped: [] } });
    expectProblem(await tenant.get(`/api/contacts/${ben}`), 404, 'notFound');
    expect(await findBroken(admin.db, tenant.id)).toEqual([]);
    expect(await tenant.post(`/api/operations/${done.body.operationId}/undo`)).toMatchObject({
      status: 200,
    });
    expect(await digest()).toEqual(before);
    expect((await tenant.get(`/api/contacts/${ben}`)).body).toMatchObject({
      phone: '+34600555111',
      notes: 'Vegan',
    });
    expect(await findBroken(admin.db, tenant.id)).toEqual([]);
  });

  it('are given back for thirty days, with the groups that are active still', async () => {
    const [ann, ben] = (await tenant.contacts('Ann R', 'Ben R')) as [string, string];
    const members = [ann, ben].map((contactId) => ({ contactId }));
    const [kept, off] = [
      await tenant.group({ name: 'Kept', members }),
      await tenant.group({ name: 'Off', members }),
    ];
    const { operationId } = (await remove([ann, ben])).body;
    await tenant.patch(`/api/groups/${off}`, { status: 'ARCHIVED' });
    const list = (await tenant.get('/api/contacts/deleted')).body.items;
    expect(list.map(({ id }: { id: string }) => id).sort()).toEqual([ann, ben].sort());
    expectProblem(
      await daysOn(30, () => tenant.post('/api/contacts/restore', { contactIds: [ann] })),
      404,
      'notFound',
    );
    expect(await daysOn(30, () => tenant.get('/api/contacts/deleted'))).toMatchObject({
      body: { items: [] },
    });
    const one = await daysOn(29, () => tenant.post('/api/contacts/restore', { contactIds: [ben] }));
    expect(one).toMatchObject({
      status: 200,
      body: { restored: [ben], memberships: 1, lost: [{ contactId: ben, groupId: off }] },
    });
    // Alone in it, whoever comes back leads it.
    const of = async () => (await tenant.get(`/api/groups/${kept}/members`)).body.items;
    expect(await of()).toMatchObject([{ contactId: ben, role: 'ADMIN' }]);
    expect(await tenant.post('/api/contacts/restore', { operationId })).toMatchObject({
      status: 200,
      body: { restored: [ann], memberships: 1 },
    });
    expect(await of()).toMatchObject([{ contactId: ann }, { contactId: ben }]);
    expectProblem(await tenant.post('/api/contacts/restore', { operationId }), 404, 'notFound');
    expectProblem(await tenant.post(`/api/operations/${operationId}/undo`), 409, 'conflict');
    expect(await findBroken(admin.db, tenant.id)).toEqual([]);
  });

  it('stay where they are bound to a user, or their phone is another’s', async () => {
    const user = await tenant.user('USER');
    const answer = await remove([user.contactId]);
    expectProblem(answer, 409, 'conflict');
    const [ann, ben] = (await tenant.contacts('Ann Q', 'Ben Q')) as [string, string];
    await tenant.patch(`/api/contacts/${ann}`, { phone: '+34600555222' });
    await remove([ann]);
    await tenant.patch(`/api/contacts/${ben}`, { phone: '+34600555222' });
    expectProblem(
      await tenant.post('/api/contacts/restore', { contactIds: [ann] }),
      409,
      'conflict',
    );
    const other = await admin.tenant();
    expectProblem(
      await other.post('/api/contacts/restore', { contactIds: [ann] }),
      404,
      'notFound',
    );
    expectProblem(await user.get('/api/contacts/deleted'), 403, 'forbidden');
  });
});
