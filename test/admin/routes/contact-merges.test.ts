import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem, type Tenant, useAdmin } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
let kept: string;
let other: string;
beforeAll(async () => {
  tenant = await admin.tenant();
});
beforeEach(async () => {
  [kept, other] = (await tenant.contacts('Sam', 'Samuel')) as [string, string];
});

const nobody = '01a1f84d-1ce5-7b40-bca8-603081c25bce';

describe('two contacts', () => {
  it('are merged and taken apart again, each with its entry', async () => {
    await tenant.patch(`/api/contacts/${other}`, { phone: '+34600777888' });
    expect(await tenant.post(`/api/contacts/${kept}/merge`, { contactId: other })).toMatchObject({
      status: 200,
      body: { id: kept, name: 'Sam', phone: '+34600777888' },
    });
    expectProblem(await tenant.get(`/api/contacts/${other}`), 404, 'notFound');
    expect(await tenant.post(`/api/contacts/${other}/unmerge`)).toMatchObject({
      status: 200,
      body: { id: other, name: 'Samuel', phone: '+34600777888' },
    });
    expect((await tenant.get(`/api/contacts/${kept}`)).body).toMatchObject({ phone: null });
    const entries = await admin.db.auditEntry.findMany({
      where: { subjectId: kept },
      orderBy: { id: 'asc' },
    });
    expect(entries).toMatchObject([
      { action: 'contact.create' },
      { action: 'contact.merge', actorKind: 'API', after: { contactId: other } },
      { action: 'contact.unmerge', actorKind: 'API', after: { contactId: other } },
    ]);
  });

  it('are refused where it cannot be', async () => {
    const merge = (id: string, contactId: string) =>
      tenant.post(`/api/contacts/${id}/merge`, { contactId });
    expectProblem(await merge(kept, kept), 409, 'conflict');
    expectProblem(await merge(kept, nobody), 404, 'notFound');
    expectProblem(await merge(nobody, other), 404, 'notFound');
    expectProblem(await tenant.post(`/api/contacts/${nobody}/unmerge`), 404, 'notFound');
    expectProblem(await tenant.post(`/api/contacts/${other}/unmerge`), 409, 'conflict');
    await merge(kept, other);
    expectProblem(await merge(kept, other), 404, 'notFound');
    const [one, two] = [await tenant.user('USER'), await tenant.user('MANAGER')];
    expectProblem(await merge(one.contactId, two.contactId), 409, 'conflict');
    await tenant.delete(`/api/contacts/${kept}`);
    expectProblem(await tenant.post(`/api/contacts/${other}/unmerge`), 409, 'conflict');
  });

  it('are an ADMIN’s to say: whose ids are whose decides what they may do in chats', async () => {
    for (const role of ['MANAGER', 'USER'] as const) {
      const staff = await tenant.user(role);
      const body = { contactId: other };
      expectProblem(await staff.post(`/api/contacts/${kept}/merge`, body), 403, 'forbidden');
      // Before it is looked for: what is refused tells nothing of what there is.
      expectProblem(await staff.post(`/api/contacts/${nobody}/unmerge`), 403, 'forbidden');
    }
    expect(await tenant.post(`/api/contacts/${kept}/merge`, { contactId: other })).toMatchObject({
      status: 200,
    });
    expect(await tenant.post(`/api/contacts/${other}/unmerge`)).toMatchObject({ status: 200 });
  });

  it('of another organization are not found', async () => {
    const stranger = await admin.tenant();
    const [theirs] = (await stranger.contacts('Kim')) as [string];
    const merge = (who: Tenant, id: string, contactId: string) =>
      who.post(`/api/contacts/${id}/merge`, { contactId });
    expectProblem(await merge(tenant, kept, theirs), 404, 'notFound');
    expectProblem(await merge(tenant, theirs, kept), 404, 'notFound');
    await merge(tenant, kept, other);
    expectProblem(await stranger.post(`/api/contacts/${other}/unmerge`), 404, 'notFound');
  });
});
