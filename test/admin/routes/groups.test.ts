import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, expectProblem, type Tenant, useAdmin, walk } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
let other: Tenant;
beforeAll(async () => {
  tenant = await admin.tenant();
  other = await admin.tenant();
});

const names = async (client: Client, query = '') =>
  (await walk(client, `/api/groups?limit=100${query}`)).map(({ name }) => name);

describe('groups', () => {
  it('are created whole, with their members, and read back', async () => {
    const [ana, pau] = await tenant.contacts('Ana', 'Pau');
    const created = await tenant.post('/api/groups', {
      name: ' Book  Club ',
      description: 'One a month',
      color: '#ff0000',
      icon: '📚',
      timeZone: 'Europe/London',
      restricted: true,
      members: [{ contactId: ana, title: 'host' }, { contactId: pau }],
    });
    expect(created).toMatchObject({
      status: 201,
      body: {
        name: 'Book Club',
        color: '#FF0000',
        icon: '📚',
        timeZone: 'Europe/London',
        visibility: 'ALL_STAFF',
        restricted: true,
        status: 'ACTIVE',
        memberCount: 2,
        memberRole: null,
        created: true,
        viewerIds: [],
      },
    });
    const url = `/api/groups/${created.body.id}`;
    expect((await tenant.get(url)).body).toEqual(created.body);
    expect((await tenant.get(`${url}/members`)).body.items).toMatchObject([
      { contactId: ana, name: 'Ana', role: 'ADMIN', title: 'host' },
      { contactId: pau, name: 'Pau', role: 'MEMBER', title: null },
    ]);
  });

  it('have a name of their own in their organization', async () => {
    const twin = { name: 'book-club' };
    expectProblem(await tenant.post('/api/groups', twin), 409, 'conflict');
    const id = await tenant.group({ name: 'Reading' });
    expectProblem(await tenant.patch(`/api/groups/${id}`, twin), 409, 'conflict');
    expect(await other.post('/api/groups', twin)).toMatchObject({ status: 201 });
  });

  it('are filtered by status and by part of the name', async () => {
    const id = await tenant.group({ name: 'Old Readers' });
    await tenant.patch(`/api/groups/${id}`, { status: 'ARCHIVED' });
    expect(await names(tenant, '&status=ARCHIVED')).toEqual(['Old Readers']);
    expect(await names(tenant, '&text=RÉAD')).toEqual(['Old Readers', 'Reading']);
    expect(await names(tenant, '&status=ACTIVE&text=read')).toEqual(['Reading']);
  });

  it('are changed field by field, each change told in the audit log', async () => {
    const id = await tenant.group({ name: 'Changing', icon: '🌱' });
    const changed = await tenant.patch(`/api/groups/${id}`, {
      name: 'Changed',
      icon: null,
      description: 'New',
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { name: 'Changed', icon: null, description: 'New' },
    });
    expect(await tenant.patch(`/api/groups/${id}`, { name: 'CHANGED' })).toMatchObject({
      body: { name: 'CHANGED' },
    });
    expect(await tenant.patch(`/api/groups/${id}`, { name: 'CHANGED' })).toMatchObject({
      status: 200,
    });
    const { body } = await tenant.get(`/api/audit?groupId=${id}`);
    expect(body.items).toMatchObject([
      { action: 'group.update', before: { name: 'Changed' }, after: { name: 'CHANGED' } },
      {
        action: 'group.update',
        before: { name: 'Changing', icon: '🌱', description: null },
        after: { name: 'Changed', icon: null, description: 'New' },
      },
      { action: 'group.create' },
    ]);
  });

  it('go from ACTIVE to ARCHIVED and back, to INACTIVE, and then away with all that is theirs', async () => {
    const [ana] = await tenant.contacts('Ana of the end');
    const id = await tenant.group({ name: 'Ending', members: [{ contactId: ana }] });
    const url = `/api/groups/${id}`;
    const task = (await tenant.post('/api/tasks', { title: 'Last', groupId: id })).body;
    const event = (await tenant.post('/api/events', { title: 'Farewell', groupId: id })).body;
    expectProblem(await tenant.patch(url, { status: 'INACTIVE' }), 409, 'conflict');
    expectProblem(await tenant.delete(url), 409, 'conflict');
    for (const status of ['ARCHIVED', 'ACTIVE', 'ARCHIVED', 'INACTIVE', 'INACTIVE']) {
      expect(await tenant.patch(url, { status })).toMatchObject({ status: 200, body: { status } });
    }
    for (const status of ['ACTIVE', 'ARCHIVED']) {
      expectProblem(await tenant.patch(url, { status }), 409, 'conflict');
    }
    expectProblem(
      await tenant.post('/api/tasks', { title: 'Too late', groupId: id }),
      409,
      'conflict',
    );
    expectProblem(await tenant.post(`${url}/members/add`, { contactIds: [ana] }), 409, 'conflict');
    expect(await tenant.delete(url)).toMatchObject({ status: 204, body: undefined });
    expectProblem(await tenant.get(url), 404, 'notFound');
    expectProblem(await tenant.get(`/api/tasks/${task.id}`), 404, 'notFound');
    expectProblem(await tenant.get(`/api/events/${event.id}`), 404, 'notFound');
    expect(await tenant.get(`/api/contacts/${ana}`)).toMatchObject({ status: 200 });
    const { body } = await tenant.get(`/api/audit?groupId=${id}&action=group.delete`);
    expect(body.items).toMatchObject([
      { before: { name: 'Ending', memberCount: 1, tasks: 1, events: 1 } },
    ]);
    expect(await tenant.post('/api/groups', { name: 'Ending' })).toMatchObject({ status: 201 });
  });

  it('are walked by cursor without loss or repetition while others are added', async () => {
    const crowd = await admin.tenant();
    const wanted = Array.from(
      { length: 250 },
      (_, i) => `G ${String((i * 97) % 250).padStart(3, '0')}`,
    );
    for (const name of wanted) await crowd.group({ name });
    const walked = await walk(crowd, '/api/groups?limit=33', (page) =>
      crowd.group({ name: `F ${page}` }),
    );
    expect(walked.map(({ name }) => name)).toEqual([...wanted].sort());
  });
});

describe('who may do what to a group', () => {
  it('is as in the chats: ADMIN all, MANAGER what they created or lead, USER what they lead', async () => {
    const [manager, user] = [await tenant.user('MANAGER'), await tenant.user('USER')];
    const [leader, member] = [await tenant.user('USER'), await tenant.user('USER')];
    expectProblem(await user.post('/api/groups', { name: 'By a user' }), 403, 'forbidden');
    const own = await manager.post('/api/groups', { name: 'By the manager' });
    expect(own).toMatchObject({ status: 201, body: { created: true } });
    const foreign = await tenant.group({
      name: 'By the admin',
      members: [{ contactId: leader.contactId }, { contactId: member.contactId }],
    });

    const edits: [string, (client: Client, id: string) => Promise<{ status: number }>][] = [
      ['rename', (client, id) => client.patch(`/api/groups/${id}`, { description: 'x' })],
      ['archive', (client, id) => client.patch(`/api/groups/${id}`, { status: 'ARCHIVED' })],
      ['unarchive', (client, id) => client.patch(`/api/groups/${id}`, { status: 'ACTIVE' })],
      [
        'add',
        (client, id) =>
          client.post(`/api/groups/${id}/members/add`, { contactIds: [user.contactId] }),
      ],
      [
        'retitle',
        (client, id) => client.patch(`/api/groups/${id}/members/${user.contactId}`, { title: 'x' }),
      ],
      ['remove', (client, id) => client.delete(`/api/groups/${id}/members/${user.contactId}`)],
    ];
    for (const [what, edit] of edits) {
      const of = async (client: Client, id: string) => (await edit(client, id)).status;
      // Refused first, so that the refusals cannot come from the state that the allowed ones left.
      const refused = [await of(manager, foreign), await of(member, foreign)];
      const allowed = [await of(leader, foreign), await of(manager, own.body.id)];
      expect({ what, refused, allowed }).toEqual({
        what,
        refused: [403, 403],
        allowed: [200, 200],
      });
    }
    for (const client of [manager, leader]) {
      const id = client === manager ? own.body.id : foreign;
      await client.patch(`/api/groups/${id}`, { status: 'ARCHIVED' });
      expectProblem(
        await client.patch(`/api/groups/${id}`, { status: 'INACTIVE' }),
        403,
        'forbidden',
      );
      expectProblem(await client.delete(`/api/groups/${id}`), 403, 'forbidden');
    }
  });

  it('does not arise for a group out of sight: it is not found', async () => {
    const [viewer, stranger] = [await tenant.user('USER'), await tenant.user('MANAGER')];
    const [contactId] = await tenant.contacts('Somebody hidden');
    const id = await tenant.group({
      name: 'Hidden',
      visibility: 'CUSTOM',
      viewerIds: [viewer.userId],
      members: [{ contactId }],
    });
    const task = (await tenant.post('/api/tasks', { title: 'Hidden task', groupId: id })).body;
    const event = (await tenant.post('/api/events', { title: 'Hidden event', groupId: id })).body;

    expect(await viewer.get(`/api/groups/${id}`)).toMatchObject({
      status: 200,
      body: { viewerIds: [viewer.userId] },
    });
    expect(await viewer.get(`/api/tasks/${task.id}`)).toMatchObject({ status: 200 });
    expectProblem(await viewer.patch(`/api/groups/${id}`, { description: 'x' }), 403, 'forbidden');

    for (const client of [stranger, other]) {
      const child = `${contactId}`;
      const answers = [
        await client.get(`/api/groups/${id}`),
        await client.patch(`/api/groups/${id}`, { description: 'x' }),
        await client.patch(`/api/groups/${id}`, { status: 'INACTIVE' }),
        await client.delete(`/api/groups/${id}`),
        await client.get(`/api/groups/${id}/members`),
        await client.post(`/api/groups/${id}/members/add`, { contactIds: [contactId] }),
        await client.patch(`/api/groups/${id}/members/${child}`, { role: 'ADMIN' }),
        await client.delete(`/api/groups/${id}/members/${child}`),
        await client.post('/api/tasks', { title: 'x', groupId: id }),
        await client.get(`/api/tasks/${task.id}`),
        await client.get(`/api/tasks/${task.id}/children`),
        await client.put(`/api/tasks/${task.id}/children/${child}`, { status: 'DONE' }),
        await client.post('/api/events', { title: 'x', groupId: id }),
        await client.get(`/api/events/${event.id}`),
        await client.get(`/api/events/${event.id}/participants`),
        await client.put(`/api/events/${event.id}/participants/${child}`, { status: 'GOING' }),
      ];
      for (const answer of answers) expectProblem(answer, 404, 'notFound');
      for (const list of ['groups', 'tasks', 'events', 'links']) {
        expect(JSON.stringify(await walk(client, `/api/${list}?limit=100`))).not.toMatch(
          /[Hh]idden/,
        );
      }
      for (const list of ['tasks', 'events', 'links']) {
        expect((await client.get(`/api/${list}?groupId=${id}`)).body.items).toEqual([]);
      }
      expect((await client.get(`/api/tasks?number=${task.number}`)).body.items).toEqual([]);
      expect((await client.get(`/api/events?number=${event.number}`)).body.items).toEqual([]);
    }

    await tenant.patch(`/api/groups/${id}`, { viewerIds: [stranger.userId] });
    expect(await stranger.get(`/api/groups/${id}`)).toMatchObject({ status: 200 });
    expectProblem(await viewer.get(`/api/groups/${id}`), 404, 'notFound');
    await tenant.patch(`/api/groups/${id}`, { visibility: 'ADMINS_ONLY' });
    expectProblem(await stranger.get(`/api/groups/${id}`), 404, 'notFound');
  });

  it('keeps tenants apart where both have a group of the same name', async () => {
    const mine = await tenant.group({ name: 'Same Name' });
    const theirs = await other.group({ name: 'Same Name' });
    expect(await names(tenant, '&text=samename')).toEqual(['Same Name']);
    expect(await tenant.get(`/api/groups/${mine}`)).toMatchObject({ status: 200 });
    expectProblem(await tenant.get(`/api/groups/${theirs}`), 404, 'notFound');
    expectProblem(await other.patch(`/api/groups/${mine}`, { name: 'Mine now' }), 404, 'notFound');
    const [foreigner] = await other.contacts('Foreigner');
    expectProblem(
      await tenant.post(`/api/groups/${mine}/members/add`, { contactIds: [foreigner] }),
      404,
      'notFound',
    );
    expectProblem(
      await tenant.patch(`/api/groups/${mine}`, { viewerIds: [other.userId] }),
      404,
      'notFound',
    );
    expect((await tenant.get(`/api/groups/${mine}`)).body).toMatchObject({
      memberCount: 0,
      viewerIds: [],
    });
  });
});
