import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, type Tenant, useAdmin, walk } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
beforeAll(async () => {
  tenant = await admin.tenant();
});

describe('the audit log', () => {
  it('tells who did what, newest first, and is filtered', async () => {
    const manager = await tenant.user('MANAGER');
    const before = admin.at;
    admin.at = new Date('2026-11-21T10:00:00Z');
    const group = (
      await manager.post('/api/groups', {
        name: 'Told',
        members: [{ contactId: manager.contactId }],
      })
    ).body;
    admin.at = new Date('2026-11-22T10:00:00Z');
    await tenant.patch(`/api/groups/${group.id}`, { icon: '📚' });
    admin.at = before;

    const actions = async (query: string) =>
      (await walk(tenant, `/api/audit?${query}`)).map(({ action }) => action);
    const { items } = (await tenant.get('/api/audit?limit=3')).body;
    expect(items).toMatchObject([
      {
        at: '2026-11-22T10:00:00.000Z',
        action: 'group.update',
        actor: { kind: 'API', userId: tenant.userId, contactId: null },
        before: { icon: null },
        after: { icon: '📚' },
        messageId: null,
      },
      {
        action: 'group.members.add',
        actor: { name: 'MANAGER', contactId: manager.contactId, userId: manager.userId },
      },
      {
        at: '2026-11-21T10:00:00.000Z',
        action: 'group.create',
        subjectType: 'group',
        subjectId: group.id,
        subjectName: 'Told',
        subjectNumber: null,
        groupId: group.id,
        groupName: 'Told',
        people: [],
      },
    ]);
    expect(items[1].people).toEqual([
      { contactId: manager.contactId, name: 'Contact of a MANAGER' },
    ]);
    expect(items[1].operationId).toBe(items[2].operationId);
    expect(items[0].operationId).not.toBe(items[1].operationId);
    expect(await actions(`groupId=${group.id}&limit=1`)).toEqual([
      'group.update',
      'group.members.add',
      'group.create',
    ]);
    expect(await actions(`subjectType=group&subjectId=${group.id}&action=group.update`)).toEqual([
      'group.update',
    ]);
    expect(await actions(`operationId=${items[1].operationId}`)).toEqual([
      'group.members.add',
      'group.create',
    ]);
    expect(await actions('from=2026-11-21T10:00:00Z&to=2026-11-22T10:00:00Z')).toEqual([
      'group.members.add',
      'group.create',
    ]);
    expect(await actions(`subjectType=user&subjectId=${manager.userId}`)).toEqual(['user.create']);
    expect(await actions(`subjectType=contact&subjectId=${manager.contactId}`)).toEqual([
      'contact.create',
    ]);
    const doneByThem = ['group.members.add', 'group.create'];
    expect(await actions(`actorUserId=${manager.userId}&limit=1`)).toEqual(doneByThem);
    expect(await actions(`actorContactId=${manager.contactId}&limit=1`)).toEqual(doneByThem);
    expect(await actions(`actorUserId=${tenant.userId}&groupId=${group.id}`)).toEqual([
      'group.update',
    ]);
    expect(await actions(`actorUserId=${manager.contactId}`)).toEqual([]);
  });

  it('names what its entries are about, by the task where it is somebody’s copy of it', async () => {
    const [pau, marta] = [
      await tenant.post('/api/contacts', { name: 'Pau of the audit' }),
      await tenant.post('/api/contacts', { name: 'Marta of the audit' }),
    ].map(({ body }) => body);
    const group = (
      await tenant.post('/api/groups', {
        name: 'Named',
        members: [{ contactId: pau.id }, { contactId: marta.id }],
      })
    ).body;
    const task = (await tenant.post('/api/tasks', { title: 'Read Chapter 5', groupId: group.id }))
      .body;
    await tenant.put(`/api/tasks/${task.id}/children/${pau.id}`, { status: 'DONE' });
    const { items } = (await tenant.get(`/api/audit?groupId=${group.id}`)).body;
    expect(items).toMatchObject([
      {
        action: 'task.done',
        subjectName: 'Read Chapter 5',
        subjectNumber: task.number,
        groupName: 'Named',
        people: [{ contactId: pau.id, name: 'Pau of the audit' }],
      },
      { action: 'task.create', subjectName: 'Read Chapter 5', subjectNumber: task.number },
      {
        action: 'group.members.add',
        people: [{ name: 'Marta of the audit' }, { name: 'Pau of the audit' }],
      },
      { action: 'group.create', subjectName: 'Named' },
    ]);
  });

  it('is for ADMIN alone, and of their own organization', async () => {
    for (const role of ['MANAGER', 'USER'] as const) {
      expectProblem(await (await tenant.user(role)).get('/api/audit'), 403, 'forbidden');
    }
    const other = await admin.tenant();
    expect((await walk(other, '/api/audit')).map(({ subjectType }) => subjectType)).toEqual([
      'apiKey',
      'user',
      'organization',
    ]);
  });

  it('is walked by cursor without loss or repetition while entries are added, many at one instant', async () => {
    const crowd = await admin.tenant();
    for (let i = 0; i < 247; i++) await crowd.contacts(`C ${i}`);
    const walked = await walk(crowd, '/api/audit?limit=19', (page) =>
      crowd.contacts(`New ${page}`),
    );
    expect(walked).toHaveLength(250);
    expect(new Set(walked.map(({ id }) => id)).size).toBe(250);
    expect(walked.map(({ id }) => id)).toEqual(
      walked
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
  });
});
