import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, type Tenant, useAdmin, walk } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
let other: Tenant;
let accountId: string;
let soccer: string;
let family: string;

const createChat = async (externalId: string, kind: 'GROUP' | 'DIRECT', name: string | null) => {
  const { id } = await admin.db.chat.create({
    data: { organizationId: tenant.id, accountId, externalId, kind, name, createdAt: admin.at },
  });
  return id;
};

beforeAll(async () => {
  tenant = await admin.tenant();
  other = await admin.tenant();
  accountId = (await tenant.get('/api/accounts')).body.items[0].id;
  soccer = await createChat('1@g.us', 'GROUP', 'Soccer ⚽');
  family = await createChat('2@g.us', 'GROUP', null);
  await createChat('34600111222@c.us', 'DIRECT', 'Pau');
});

describe('chats', () => {
  it('are listed with their links, and accounts with their names', async () => {
    expect((await tenant.get('/api/accounts')).body.items).toMatchObject([
      { transport: 'simulator' },
    ]);
    expect(await walk(tenant, '/api/chats?limit=1')).toMatchObject([
      { id: soccer, accountId, externalId: '1@g.us', kind: 'GROUP', name: 'Soccer ⚽', link: null },
      { id: family, name: null },
      { kind: 'DIRECT' },
    ]);
    expect((await tenant.get('/api/chats?kind=DIRECT')).body.items).toMatchObject([
      { name: 'Pau' },
    ]);
    expect((await tenant.get(`/api/chats?accountId=${tenant.id}`)).body.items).toEqual([]);
    expect((await other.get('/api/chats')).body.items).toEqual([]);
  });
});

describe('links', () => {
  it('are made, moved, listed and taken away', async () => {
    const team = await tenant.group({ name: 'Team' });
    const juniors = await tenant.group({ name: 'Juniors' });
    expect(await tenant.put(`/api/chats/${soccer}/link`, { groupId: team })).toMatchObject({
      status: 200,
      body: {
        chatId: soccer,
        chatName: 'Soccer ⚽',
        groupId: team,
        groupName: 'Team',
        createdAt: admin.at.toISOString(),
      },
    });
    await tenant.put(`/api/chats/${family}/link`, { groupId: team });
    expect(await tenant.put(`/api/chats/${soccer}/link`, { groupId: juniors })).toMatchObject({
      body: { groupId: juniors },
    });
    expect(await walk(tenant, '/api/links?limit=1')).toMatchObject([
      { chatId: soccer, groupId: juniors },
      { chatId: family, groupId: team },
    ]);
    expect((await tenant.get(`/api/links?groupId=${team}`)).body.items).toMatchObject([
      { chatId: family },
    ]);
    expect((await tenant.get('/api/chats?limit=1')).body.items).toMatchObject([
      { link: { groupId: juniors } },
    ]);
    expect((await tenant.get('/api/chats?linked=true')).body.items).toHaveLength(2);
    expect((await tenant.get('/api/chats?linked=false')).body.items).toMatchObject([
      { kind: 'DIRECT' },
    ]);
    expect(await tenant.delete(`/api/chats/${soccer}/link`)).toMatchObject({ status: 204 });
    expectProblem(await tenant.delete(`/api/chats/${soccer}/link`), 404, 'notFound');
    expect(await tenant.delete(`/api/chats/${family}/link`)).toMatchObject({ status: 204 });
  });

  it('need an active group, and a chat of the organization', async () => {
    const groupId = await tenant.group({ name: 'Archived' });
    await tenant.patch(`/api/groups/${groupId}`, { status: 'ARCHIVED' });
    expectProblem(await tenant.put(`/api/chats/${soccer}/link`, { groupId }), 409, 'conflict');
    const theirs = await other.group({ name: 'Theirs' });
    expectProblem(
      await tenant.put(`/api/chats/${soccer}/link`, { groupId: theirs }),
      404,
      'notFound',
    );
    expectProblem(
      await other.put(`/api/chats/${soccer}/link`, { groupId: theirs }),
      404,
      'notFound',
    );
    expectProblem(await other.delete(`/api/chats/${soccer}/link`), 404, 'notFound');
  });

  it('are made and taken away by those who lead both groups, and hidden ones do not show', async () => {
    const manager = await tenant.user('MANAGER');
    const own = (await manager.post('/api/groups', { name: 'Manager’s' })).body.id;
    const foreign = await tenant.group({ name: 'Foreign' });
    const hidden = await tenant.group({ name: 'Hidden', visibility: 'ADMINS_ONLY' });
    const url = `/api/chats/${soccer}/link`;

    // A chat that has no group is there for an ADMIN alone.
    expectProblem(await manager.put(url, { groupId: own }), 404, 'notFound');
    await tenant.put(url, { groupId: foreign });
    expectProblem(await manager.put(url, { groupId: hidden }), 404, 'notFound');
    expectProblem(await manager.put(url, { groupId: own }), 403, 'forbidden');
    expectProblem(await manager.delete(url), 403, 'forbidden');

    await tenant.put(url, { groupId: hidden });
    expect((await manager.get('/api/links')).body.items).toEqual([]);
    expect((await manager.get('/api/chats')).body.items).toEqual([]);
    expectProblem(await manager.delete(url), 404, 'notFound');
    expectProblem(await manager.put(url, { groupId: own }), 404, 'notFound');

    const another = (await manager.post('/api/groups', { name: 'Another of theirs' })).body.id;
    await tenant.put(url, { groupId: another });
    expect(await manager.put(url, { groupId: own })).toMatchObject({ status: 200 });
    expect(await manager.delete(url)).toMatchObject({ status: 204 });
  });
});
