import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, type Tenant, useAdmin } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
let manager: Awaited<ReturnType<Tenant['user']>>;
let user: Awaited<ReturnType<Tenant['user']>>;
let pau: string;
beforeAll(async () => {
  tenant = await admin.tenant();
  manager = await tenant.user('MANAGER');
  user = await tenant.user('USER');
  [pau] = (await tenant.contacts('Pau')) as [string];
});

const nobody = '01a1f84d-1ce5-7b40-bca8-603081c25bce';
const group = (name: string, more: object = {}) =>
  tenant.group({ name, members: [{ contactId: pau, title: 'captain' }], ...more });

describe('of a contact', () => {
  it('the groups are told by name, page by page, each with role and title', async () => {
    const books = await group('Book Club', { icon: '📚' });
    await group('Angling');
    await tenant.group({ name: 'Chess' });
    const { body } = await tenant.get(`/api/contacts/${pau}/groups?limit=1`);
    expect(body.items).toMatchObject([{ group: { name: 'Angling' } }]);
    const next = await tenant.get(
      `/api/contacts/${pau}/groups?limit=1&cursor=${encodeURIComponent(body.nextCursor)}`,
    );
    expect(next.body).toMatchObject({
      items: [
        { group: { id: books, name: 'Book Club', icon: '📚' }, role: 'ADMIN', title: 'captain' },
      ],
      hasMore: false,
    });
    expect(next.body.items[0].may).toContain('edit');
  });

  it('a group out of sight is not told, and that a sensitive one was told is kept', async () => {
    await group('Hidden', { visibility: 'ADMINS_ONLY' });
    const patients = await group('Patients', { sensitive: true });
    const names = (body: { items: { group: { name: string } }[] }) =>
      body.items.map((item) => item.group.name);
    expect(names((await tenant.get(`/api/contacts/${pau}/groups`)).body)).toContain('Hidden');
    const seen = names((await user.get(`/api/contacts/${pau}/groups`)).body);
    expect(seen).toContain('Patients');
    expect(seen).not.toContain('Hidden');
    const reads = await tenant.get('/api/audit?action=group.members.read&limit=1');
    expect(reads.body.items).toMatchObject([
      { groupId: patients, actor: { userId: user.userId }, after: { people: 1 } },
    ]);
  });

  it('the events are told latest first, with their answers, to whoever may ask about them', async () => {
    const groupId = await group('Soccer');
    const made = async (title: string, startsAt: string | null) =>
      (await tenant.post('/api/events', { groupId, title, startsAt })).body.id as string;
    await made('Friendly', '2026-11-28T10:00:00Z');
    const cup = await made('Cup', '2026-12-05T10:00:00Z');
    await made('Party', null);
    await made('Trip', null);
    await tenant.put(`/api/events/${cup}/participants/${pau}`, { status: 'GOING', guests: 2 });
    const titles: string[] = [];
    let cursor = '';
    do {
      const { body } = await tenant.get(`/api/contacts/${pau}/events?limit=1${cursor}`);
      titles.push(...body.items.map((item: { event: { title: string } }) => item.event.title));
      cursor = body.hasMore ? `&cursor=${encodeURIComponent(body.nextCursor)}` : '';
    } while (cursor !== '');
    expect(titles).toEqual(['Trip', 'Party', 'Cup', 'Friendly']);
    expect((await manager.get(`/api/contacts/${pau}/events`)).body.items[2]).toMatchObject({
      event: { id: cup, group: { name: 'Soccer' } },
      answer: { status: 'GOING', guests: 2, source: 'API', attended: null },
    });
    // They see the group, and are neither in it nor invited.
    expect((await user.get(`/api/contacts/${pau}/events`)).body.items).toEqual([]);
    await tenant.post(`/api/events/${cup}/invitations`, { contactIds: [user.contactId] });
    expect((await user.get(`/api/contacts/${pau}/events`)).body.items).toMatchObject([
      { event: { title: 'Cup' } },
    ]);
  });

  it('the ids are told, and who was merged into them', async () => {
    const [other] = (await tenant.contacts('Paula')) as [string];
    await admin.db.whatsappId.create({
      data: {
        ...{ organizationId: tenant.id, externalId: '777@lid', contactId: other },
        createdAt: admin.at,
      },
    });
    await tenant.post(`/api/contacts/${pau}/merge`, { contactId: other });
    expect((await user.get(`/api/contacts/${pau}/identities`)).body).toMatchObject({
      whatsappIds: [{ externalId: '777@lid' }],
      merged: [{ id: other, name: 'Paula', phone: null, mergedAt: admin.at.toISOString() }],
    });
    await tenant.post(`/api/contacts/${other}/unmerge`);
    expect((await tenant.get(`/api/contacts/${pau}/identities`)).body).toEqual({
      whatsappIds: [],
      merged: [],
    });
  });

  it.each(['groups', 'events', 'identities'])(
    'who is not there, %s are not found',
    async (what) => {
      const other = await admin.tenant();
      const [theirs] = (await other.contacts('Pau')) as [string];
      for (const id of [nobody, theirs])
        expectProblem(await tenant.get(`/api/contacts/${id}/${what}`), 404, 'notFound');
    },
  );
});
