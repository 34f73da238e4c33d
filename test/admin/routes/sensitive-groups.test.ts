import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, type Tenant, useAdmin } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
let lead: Awaited<ReturnType<Tenant['user']>>;
let user: Awaited<ReturnType<Tenant['user']>>;
let pau: string;
let group: string;
beforeAll(async () => {
  tenant = await admin.tenant();
  lead = await tenant.user('MANAGER');
  user = await tenant.user('USER');
  pau = (
    await tenant.post('/api/contacts', {
      ...{ name: 'Pau', phone: '+34600111222', email: 'pau@example.org', notes: 'Allergic' },
      ...{ appointmentTime: '2026-12-01T10:00:00Z', appointmentType: 'Check-up' },
    })
  ).body.id;
  group = await tenant.group({
    name: 'Patients',
    sensitive: true,
    members: [{ contactId: lead.contactId }, { contactId: pau, title: 'new' }],
  });
});

const reads = async () =>
  (await tenant.get('/api/audit?action=group.members.read')).body.items as {
    groupId: string;
    actor: unknown;
    after: { people: number };
  }[];

/** Every route that tells who is in a group. */
const routes = (): [string, object][] => [
  [`/api/groups/${group}/members`, { contactId: pau, role: 'MEMBER', title: 'new' }],
  [`/api/groups/${group}/contacts`, { id: pau, role: 'MEMBER', title: 'new' }],
  [`/api/contacts?groupId=${group}`, { id: pau }],
  [`/api/contacts/by-groups?groupIds=${group}`, { id: pau }],
];

describe('of a sensitive group', () => {
  it('is told, but to ADMINs, name, role and title alone; and that it was is kept', async () => {
    for (const [url, least] of routes()) {
      for (const client of [lead, user]) {
        const before = (await reads()).length;
        const { status, body } = await client.get(url);
        expect({ url, status }).toEqual({ url, status: 200 });
        expect({ url, item: body.items[1] }).toEqual({ url, item: { name: 'Pau', ...least } });
        const after = await reads();
        expect({ url, entries: after.length }).toEqual({ url, entries: before + 1 });
        expect(after[0]).toMatchObject({
          groupId: group,
          actor: { userId: client.userId },
          after: { people: 2 },
        });
      }
      const before = (await reads()).length;
      const { body } = await tenant.get(url);
      expect(body.items[1]).toMatchObject({ name: 'Pau', phone: '+34600111222', ...least });
      expect(await reads()).toHaveLength(before + 1);
    }
  });

  it('a member who is changed is told likewise', async () => {
    const { body } = await lead.patch(`/api/groups/${group}/members/${pau}`, { title: 'new' });
    expect(body).toEqual({ contactId: pau, name: 'Pau', role: 'MEMBER', title: 'new' });
  });

  it('only ADMINs say that it is sensitive no more', async () => {
    const url = `/api/groups/${group}`;
    expect((await user.get(url)).body.sensitive).toBe(true);
    expectProblem(await lead.patch(url, { sensitive: false }), 403, 'forbidden');
    expect((await lead.patch(url, { sensitive: true })).status).toBe(200);
    expect((await tenant.patch(url, { sensitive: false })).body.sensitive).toBe(false);
    const [entry] = (await tenant.get(`/api/audit?action=group.update&groupId=${group}`)).body
      .items;
    expect(entry).toMatchObject({ before: { sensitive: true }, after: { sensitive: false } });
    const before = (await reads()).length;
    const { body } = await user.get(`/api/groups/${group}/members`);
    expect(body.items[1]).toMatchObject({ phone: '+34600111222' });
    expect(await reads()).toHaveLength(before);
    expect((await lead.patch(url, { sensitive: true })).body.sensitive).toBe(true);
  });
});
