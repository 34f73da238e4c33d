import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../undo/digest.ts';
import { findBroken } from '../../undo/invariants.ts';
import { expectProblem, type Tenant, useAdmin } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
beforeAll(async () => {
  tenant = await admin.tenant();
});

const at = (groupId: string, what: string) => `/api/groups/${groupId}/members/${what}`;
const count = async (groupId: string) =>
  (await tenant.get(`/api/groups/${groupId}`)).body.memberCount;

describe('many members', () => {
  it('are added and removed, shown before and taken back', async () => {
    const ids = (await tenant.contacts('Ann', 'Ben', 'Cat')) as [string, string, string];
    const [ann, ben, cat] = ids;
    const group = await tenant.group({ name: 'Team', members: [{ contactId: ann }] });
    await tenant.post('/api/tasks', { title: 'Wash', groupId: group });
    const before = await digestOf(admin.db, tenant.id);
    const add = { contactIds: ids };
    expect(await tenant.post(at(group, 'bulk-add'), { ...add, preview: true })).toMatchObject({
      status: 200,
      body: { operationId: null, affected: 2, skipped: [{ contactId: ann, reason: 'unchanged' }] },
    });
    expect(await count(group)).toBe(1);
    const added = await tenant.post(at(group, 'bulk-add'), add);
    expect(added).toMatchObject({ status: 200, body: { affected: 2 } });
    expect(await count(group)).toBe(3);

    const out = { contactIds: [ann] };
    expect(
      (await tenant.post(at(group, 'bulk-remove'), { ...out, preview: true })).body,
    ).toMatchObject({ affected: 0, refused: [{ reason: 'lastAdmin' }] });
    expectProblem(await tenant.post(at(group, 'bulk-remove'), out), 409, 'conflict');
    const removed = await tenant.post(at(group, 'bulk-remove'), { contactIds: [ben, cat] });
    expect(removed).toMatchObject({ status: 200, body: { affected: 2, tasks: 2, places: 0 } });
    for (const { body } of [removed, added])
      expect(await tenant.post(`/api/operations/${body.operationId}/undo`)).toMatchObject({
        status: 200,
      });
    expect(await digestOf(admin.db, tenant.id)).toEqual(before);
    expect(await findBroken(admin.db, tenant.id)).toEqual([]);
  });

  it('are all taken out by the name of their group, its last admin too', async () => {
    const [ann, ben] = (await tenant.contacts('Ann C', 'Ben C')) as [string, string];
    const members = [ann, ben].map((contactId) => ({ contactId }));
    const group = await tenant.group({ name: 'Old Boys', members });
    const clear = (body: object) => tenant.post(at(group, 'clear'), body);
    for (const wrong of [{}, { confirm: 'old boys' }, { confirm: 'Team' }])
      expectProblem(await clear(wrong), 400, 'validation');
    expect(await clear({ preview: true })).toMatchObject({
      status: 200,
      body: { affected: 2, refused: [] },
    });
    expect(await count(group)).toBe(2);
    const cleared = await clear({ confirm: 'Old Boys' });
    expect(cleared).toMatchObject({ status: 200, body: { affected: 2 } });
    expect(await count(group)).toBe(0);
    expect(await clear({ confirm: 'Old Boys' })).toMatchObject({ body: { affected: 0 } });
    await tenant.post(`/api/operations/${cleared.body.operationId}/undo`);
    expect((await tenant.get(`/api/groups/${group}/members`)).body.items).toMatchObject([
      { contactId: ann, role: 'ADMIN' },
      { contactId: ben, role: 'MEMBER' },
    ]);
  });

  it('are an ADMIN’s to change, a thousand at most, of groups in sight', async () => {
    const [ann] = (await tenant.contacts('Ann D')) as [string];
    const group = await tenant.group({ name: 'Seen' });
    const hidden = await tenant.group({ name: 'Unseen', visibility: 'ADMINS_ONLY' });
    const [manager, other] = [await tenant.user('MANAGER'), await admin.tenant()];
    const body = { contactIds: [ann] };
    expectProblem(await manager.post(at(group, 'bulk-add'), body), 403, 'forbidden');
    expectProblem(await manager.post(at(hidden, 'bulk-add'), body), 404, 'notFound');
    expectProblem(await other.post(at(group, 'bulk-add'), body), 404, 'notFound');
    const many = { contactIds: Array.from({ length: 1001 }, () => randomUUID()) };
    const refused = await tenant.post(at(group, 'bulk-add'), many);
    expectProblem(refused, 400, 'validation');
    expect(refused.body.detail).toContain('1001');
  });

  it('are added once by two at once', async () => {
    const ids = await tenant.contacts('Ann E', 'Ben E', 'Cat E', 'Dan E');
    const group = await tenant.group({ name: 'Race' });
    const both = await Promise.all([
      tenant.post(at(group, 'bulk-add'), { contactIds: ids }),
      tenant.post(at(group, 'bulk-add'), { contactIds: ids.toReversed() }),
    ]);
    expect(both.map(({ body }) => body.affected).sort()).toEqual([0, 4]);
    expect(await count(group)).toBe(4);
    const second = await tenant.group({ name: 'Race 2' });
    await tenant.post(at(second, 'bulk-add'), { contactIds: [ids[3], ids[0]] });
    // Whoever is named first leads it.
    expect((await tenant.get(`/api/groups/${second}/members`)).body.items).toMatchObject([
      { contactId: ids[0], role: 'MEMBER' },
      { contactId: ids[3], role: 'ADMIN' },
    ]);
    expect(await findBroken(admin.db, tenant.id)).toEqual([]);
  });
});
