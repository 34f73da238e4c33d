import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, expectProblem, type Tenant, useAdmin, walk } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
let other: Tenant;
let ana: string;
let pau: string;
let club: string;
beforeAll(async () => {
  tenant = await admin.tenant();
  other = await admin.tenant();
  [ana, pau] = (await tenant.contacts('Ana', 'Pau')) as [string, string];
  club = await tenant.group({
    name: 'Club',
    icon: '📚',
    members: [{ contactId: ana }, { contactId: pau }],
  });
});

const titles = async (client: Client, query: string) =>
  (await walk(client, `/api/tasks?${query}`)).map(({ title }) => title);

describe('a task', () => {
  it('of a group has a child for each member, and is done when they are', async () => {
    const created = await tenant.post('/api/tasks', {
      title: ' Read Chapter 5 ',
      notes: 'Mind the footnotes',
      dueAt: '2026-11-22T23:59:00+01:00',
      groupId: club,
    });
    expect(created).toMatchObject({
      status: 201,
      body: {
        title: 'Read Chapter 5',
        notes: 'Mind the footnotes',
        dueAt: '2026-11-22T22:59:00.000Z',
        status: 'OPEN',
        group: { id: club, name: 'Club', icon: '📚' },
        assigneeId: null,
        progress: { done: 0, open: 2, total: 2 },
      },
    });
    const url = `/api/tasks/${created.body.id}`;
    expect((await tenant.get(url)).body).toEqual(created.body);
    expect((await tenant.get(`${url}/children`)).body.items).toMatchObject([
      { contactId: ana, name: 'Ana', status: 'OPEN', closedAt: null },
      { contactId: pau, name: 'Pau', status: 'OPEN', closedAt: null },
    ]);
    for (const time of [1, 2]) {
      expect({
        time,
        ...(await tenant.put(`${url}/children/${pau}`, { status: 'DONE' })),
      }).toMatchObject({
        status: 200,
        body: { contactId: pau, status: 'DONE', closedAt: admin.at.toISOString() },
      });
    }
    expect((await tenant.get(url)).body).toMatchObject({
      status: 'OPEN',
      progress: { done: 1, open: 1, total: 2 },
    });
    expect((await tenant.get(`${url}/children?status=OPEN`)).body.items).toMatchObject([
      { contactId: ana },
    ]);
    await tenant.put(`${url}/children/${ana}`, { status: 'DONE' });
    expect((await tenant.get(url)).body).toMatchObject({
      status: 'DONE',
      progress: { done: 2, open: 0, total: 2 },
    });
    expect(await tenant.put(`${url}/children/${ana}`, { status: 'OPEN' })).toMatchObject({
      body: { status: 'OPEN', closedAt: null },
    });
    const { body } = await tenant.get('/api/audit?action=task.done');
    expect(body.items).toHaveLength(2);
    expect(created.body.recurrence).toBeNull();
    const recurrence = 'FREQ=WEEKLY;BYDAY=SU';
    const { id, dueAt } = created.body;
    const at = dueAt ?? '2026-11-29T22:59:00Z';
    const series = { seriesId: id, ruleFrom: at, seriesZone: 'Europe/Madrid', occursAt: at };
    await admin.db.task.updateMany({ where: { id }, data: { recurrence, ...series } });
    expect((await tenant.get(url)).body).toMatchObject({ recurrence, seriesId: id });
  });

  it('of contacts is their own, or shared by several', async () => {
    const own = await tenant.post('/api/tasks', { title: 'Own', contactIds: [ana, ana] });
    expect(own).toMatchObject({
      status: 201,
      body: { assigneeId: ana, group: null, progress: { open: 1, total: 1 } },
    });
    expect((await tenant.get(`/api/tasks/${own.body.id}/children`)).body.items).toMatchObject([
      { id: own.body.id, contactId: ana },
    ]);
    expect(
      await tenant.put(`/api/tasks/${own.body.id}/children/${ana}`, { status: 'DONE' }),
    ).toMatchObject({ body: { status: 'DONE' } });
    const shared = await tenant.post('/api/tasks', { title: 'Shared', contactIds: [ana, pau] });
    expect(shared.body).toMatchObject({
      assigneeId: null,
      group: null,
      progress: { open: 2 },
      number: own.body.number + 1,
    });
  });

  it('is refused for nobody, for an empty group, for the past, for strangers, for both at once', async () => {
    const empty = await tenant.group({ name: 'Empty' });
    const [foreigner] = await other.contacts('Foreigner');
    const task = { title: 'X' };
    expectProblem(await tenant.post('/api/tasks', { ...task, groupId: empty }), 409, 'conflict');
    expectProblem(
      await tenant.post('/api/tasks', { ...task, contactIds: [ana, foreigner] }),
      404,
      'notFound',
    );
    expectProblem(
      await tenant.post('/api/tasks', { ...task, groupId: club, contactIds: [ana] }),
      400,
      'validation',
    );
    const past = await tenant.post('/api/tasks', {
      ...task,
      groupId: club,
      dueAt: admin.at.toISOString(),
    });
    expect(expectProblem(past, 400, 'validation').errors).toMatchObject([{ path: 'body.dueAt' }]);
    const { body } = await tenant.get('/api/tasks?limit=1');
    expect(body.items[0].title).not.toBe('X');
  });

  it('for several groups, or for some of a group, is for each of them once', async () => {
    const [sam] = await tenant.contacts('Sam of both');
    const family = await tenant.group({
      name: 'Family',
      members: [{ contactId: ana }, { contactId: sam }],
    });
    const both = { title: 'Vote', groupIds: [club, family], contactIds: [pau], exceptIds: [sam] };
    expect((await tenant.post('/api/tasks/preview', both)).body).toEqual({
      people: 2,
      strangers: { named: [{ name: 'Ana' }, { name: 'Pau' }], total: 2 },
    });
    expect(await tenant.post('/api/tasks', both)).toMatchObject({
      status: 201,
      body: { group: null, progress: { open: 2, total: 2 } },
    });
    const without = { title: 'Vote again', groupId: club, exceptIds: [pau], mode: 'ANYONE' };
    expect((await tenant.post('/api/tasks/preview', without)).body.people).toBe(1);
    expect(await tenant.post('/api/tasks', without)).toMatchObject({
      status: 201,
      body: { group: { id: club }, mode: 'ANYONE', progress: { total: 1 } },
    });
    expectProblem(
      await tenant.post('/api/tasks/preview', { ...without, exceptIds: [sam] }),
      409,
      'conflict',
    );
    const [foreigner] = await other.contacts('Foreigner left out');
    for (const asked of ['/api/tasks', '/api/tasks/preview'])
      expectProblem(
        await tenant.post(asked, { ...without, exceptIds: [foreigner] }),
        404,
        'notFound',
      );
  });

  it('is shown beforehand, and nothing is made', async () => {
    const before = await admin.db.task.count();
    const wish = { title: 'Shown', groupId: club };
    expect((await tenant.post('/api/tasks/preview', wish)).body).toMatchObject({ people: 2 });
    expect(await admin.db.task.count()).toBe(before);
    const past = { ...wish, dueAt: admin.at.toISOString() };
    expectProblem(await tenant.post('/api/tasks/preview', past), 400, 'validation');
    expectProblem(await other.post('/api/tasks/preview', wish), 404, 'notFound');
  });

  it('comes again by a rule that begins at its date', async () => {
    const weekly = {
      title: 'Water the plants',
      groupId: club,
      dueAt: '2026-11-23T18:00:00+01:00',
      recurrence: 'FREQ=WEEKLY;BYDAY=MO',
    };
    const created = await tenant.post('/api/tasks', weekly);
    expect(created).toMatchObject({ status: 201, body: { recurrence: 'FREQ=WEEKLY;BYDAY=MO' } });
    expect(created.body.seriesId).toBe(created.body.id);
    for (const [wrong, path] of [
      [{ dueAt: null }, 'body.dueAt'],
      [{ recurrence: 'every monday' }, 'body.recurrence'],
    ] as const) {
      const answer = await tenant.post('/api/tasks', { ...weekly, ...wrong });
      expect(expectProblem(answer, 400, 'validation').errors).toMatchObject([{ path }]);
    }
  });

  it('is listed by whether it was cancelled', async () => {
    const { body } = await tenant.post('/api/tasks', { title: 'Called off', groupId: club });
    await tenant.post(`/api/tasks/${body.id}/cancel`);
    expect(await titles(tenant, `groupId=${club}&status=cancelled`)).toEqual(['Called off']);
    expect(await titles(tenant, `assigneeId=${ana}&status=cancelled`)).toEqual(['Called off']);
    expect(await titles(tenant, `groupId=${club}&status=done`)).not.toContain('Called off');
  });

  it('is reminded of by whoever may change it, who is told whom no chat reaches', async () => {
    const { body } = await tenant.post('/api/tasks', { title: 'Pay', groupId: club });
    const url = `/api/tasks/${body.id}/nudge`;
    expect((await tenant.post(url)).body).toEqual({
      told: 0,
      unreached: { named: [{ name: 'Ana' }, { name: 'Pau' }], total: 2 },
    });
    expectProblem(await other.post(url), 404, 'notFound');
  });

  it('says whether the caller may change it', async () => {
    const user = await tenant.user('USER');
    const { secret } = (await tenant.post('/api/keys', { userId: user.userId, label: 'of a user' }))
      .body;
    const client = admin.client(secret);
    const { body } = await tenant.post('/api/tasks', { title: 'Whose', groupId: club });
    expect(body.mayChange).toBe(true);
    expect((await client.get(`/api/tasks/${body.id}`)).body.mayChange).toBe(false);
  });

  it('has no copy of who is none of its people', async () => {
    const { body } = await tenant.post('/api/tasks', { title: 'Not theirs', contactIds: [ana] });
    expectProblem(
      await tenant.put(`/api/tasks/${body.id}/children/${pau}`, { status: 'DONE' }),
      404,
      'notFound',
    );
    expectProblem(
      await tenant.put(`/api/tasks/${body.id}/children/${ana}`, { status: 'WITHDRAWN' }),
      400,
      'validation',
    );
    expectProblem(await other.get(`/api/tasks/${body.id}`), 404, 'notFound');
    expectProblem(await tenant.get(`/api/tasks/${ana}`), 404, 'notFound');
  });

  it('cannot be closed for who has left', async () => {
    const [sam] = await tenant.contacts('Sam');
    const group = await tenant.group({
      name: 'Leavers',
      members: [{ contactId: ana }, { contactId: sam }],
    });
    const { body } = await tenant.post('/api/tasks', { title: 'Leave', groupId: group });
    await tenant.delete(`/api/groups/${group}/members/${sam}`);
    expectProblem(
      await tenant.put(`/api/tasks/${body.id}/children/${sam}`, { status: 'DONE' }),
      409,
      'conflict',
    );
    expect((await tenant.get(`/api/tasks/${body.id}`)).body.progress).toEqual({
      done: 0,
      open: 1,
      total: 1,
    });
  });
});

describe('the list of tasks', () => {
  it('is filtered by group, person, status, due time and number', async () => {
    const fresh = await admin.tenant();
    const [kim, lee] = (await fresh.contacts('Kim', 'Lee')) as [string, string];
    const group = await fresh.group({
      name: 'G',
      members: [{ contactId: kim }, { contactId: lee }],
    });
    const create = async (body: object) => (await fresh.post('/api/tasks', body)).body;
    const first = await create({ title: 'group', groupId: group, dueAt: '2026-12-01T00:00:00Z' });
    const second = await create({
      title: 'both',
      contactIds: [kim, lee],
      dueAt: '2026-12-02T00:00:00Z',
    });
    const third = await create({ title: 'kim', contactIds: [kim] });
    await fresh.put(`/api/tasks/${first.id}/children/${kim}`, { status: 'DONE' });
    await fresh.put(`/api/tasks/${third.id}/children/${kim}`, { status: 'DONE' });
    expect(await titles(fresh, 'limit=1')).toEqual(['kim', 'both', 'group']);
    expect(await titles(fresh, `groupId=${group}`)).toEqual(['group']);
    expect(await titles(fresh, 'status=open')).toEqual(['both', 'group']);
    expect(await titles(fresh, 'status=done')).toEqual(['kim']);
    expect(await titles(fresh, `assigneeId=${kim}&status=open`)).toEqual(['both']);
    expect(await titles(fresh, `assigneeId=${kim}&status=done`)).toEqual(['kim', 'group']);
    expect(await titles(fresh, `assigneeId=${lee}`)).toEqual(['both', 'group']);
    expect(await titles(fresh, 'dueFrom=2026-12-01T00:00:00Z&dueTo=2026-12-02T00:00:00Z')).toEqual([
      'group',
    ]);
    expect(await titles(fresh, `number=${second.number}`)).toEqual(['both']);
    const [listed] = (await fresh.get(`/api/tasks?number=${first.number}`)).body.items;
    expect(listed).toEqual((await fresh.get(`/api/tasks/${first.id}`)).body);
  });

  it('is walked by cursor without loss or repetition while tasks are added', async () => {
    const crowd = await admin.tenant();
    const contactIds = await crowd.contacts('Kim');
    const create = (title: string) => crowd.post('/api/tasks', { title, contactIds });
    for (let i = 1; i <= 250; i++) await create(`T ${i}`);
    const walked = await walk(crowd, '/api/tasks?limit=40', (page) => create(`New ${page}`));
    expect(walked.map(({ number }) => number)).toEqual(
      Array.from({ length: 250 }, (_, i) => 250 - i),
    );
  });
});

describe('who may do what to a task', () => {
  it('is as in the chats', async () => {
    const [leader, member] = [await tenant.user('USER'), await tenant.user('USER')];
    const [manager, outsider] = [await tenant.user('MANAGER'), await tenant.user('USER')];
    const members = [leader, member].map(({ contactId }) => ({ contactId }));
    const groupId = await tenant.group({ name: 'Restricted', restricted: true, members });
    const task = { title: 'T', groupId };
    expectProblem(await outsider.post('/api/tasks', task), 403, 'forbidden');
    expectProblem(await member.post('/api/tasks', task), 403, 'forbidden');
    expect(await manager.post('/api/tasks', task)).toMatchObject({ status: 201 });
    const made = await leader.post('/api/tasks', task);
    expect(made).toMatchObject({ status: 201, body: { createdById: leader.contactId } });
    await tenant.patch(`/api/groups/${groupId}`, { restricted: false });
    expect(await member.post('/api/tasks', task)).toMatchObject({ status: 201 });
    expectProblem(await outsider.post('/api/tasks', task), 403, 'forbidden');

    const copy = (who: { contactId: string }) =>
      `/api/tasks/${made.body.id}/children/${who.contactId}`;
    const done = { status: 'DONE' };
    expect(await member.put(copy(member), done)).toMatchObject({ status: 200 });
    expectProblem(await member.put(copy(leader), done), 403, 'forbidden');
    expectProblem(await manager.put(copy(leader), done), 403, 'forbidden');
    expectProblem(await outsider.put(copy(member), { status: 'OPEN' }), 403, 'forbidden');
    expect(await leader.put(copy(member), { status: 'OPEN' })).toMatchObject({ status: 200 });
    expect(await tenant.put(copy(leader), done)).toMatchObject({ status: 200 });
  });

  it('that is no group’s is seen by ADMIN, MANAGER, and those whom it concerns', async () => {
    const [giver, taker] = [await tenant.user('USER'), await tenant.user('USER')];
    const [outsider, unbound] = [
      await tenant.user('USER'),
      await tenant.user('USER', { bound: false }),
    ];
    const manager = await tenant.user('MANAGER');
    const made = await giver.post('/api/tasks', {
      title: 'Between us',
      contactIds: [taker.contactId, ana],
    });
    const url = `/api/tasks/${made.body.id}`;
    for (const client of [giver, taker, manager, tenant])
      expect(await client.get(url)).toMatchObject({ status: 200 });
    for (const client of [outsider, unbound]) {
      expectProblem(await client.get(url), 404, 'notFound');
      expectProblem(
        await client.put(`${url}/children/${ana}`, { status: 'DONE' }),
        404,
        'notFound',
      );
      expect(await titles(client, `number=${made.body.number}`)).toEqual([]);
    }
    expectProblem(await taker.put(`${url}/children/${ana}`, { status: 'DONE' }), 403, 'forbidden');
    expect(await giver.put(`${url}/children/${ana}`, { status: 'DONE' })).toMatchObject({
      status: 200,
    });
    const given = await unbound.post('/api/tasks', {
      title: 'From a key alone',
      contactIds: [ana],
    });
    expect(given).toMatchObject({ status: 201, body: { createdById: null } });
  });
});

describe('a task that is changed', () => {
  const contacts = () => tenant.contacts('Ona', 'Nil') as Promise<[string, string]>;

  it('says something else and is due another day, for everyone who has it', async () => {
    const contactIds = await contacts();
    const made = await tenant.post('/api/tasks', { title: 'Read', notes: 'All', contactIds });
    const url = `/api/tasks/${made.body.id}`;
    const changed = await tenant.patch(url, { title: 'Read on', dueAt: '2026-12-01T17:00:00Z' });
    expect(changed).toMatchObject({ status: 200 });
    expect(changed.body).toEqual({
      ...made.body,
      title: 'Read on',
      dueAt: '2026-12-01T17:00:00.000Z',
    });
    const copies = await admin.db.task.findMany({ where: { parentId: made.body.id } });
    expect(new Set(copies.map(({ title, dueAt }) => `${title} ${dueAt?.toISOString()}`))).toEqual(
      new Set(['Read on 2026-12-01T17:00:00.000Z']),
    );
    expect((await tenant.patch(url, {})).body).toEqual(changed.body);
    expect((await tenant.patch(url, { notes: null, dueAt: null })).body).toMatchObject({
      notes: null,
      dueAt: null,
    });
    const past = await tenant.patch(url, { dueAt: '2020-01-01T10:00:00Z' });
    expect(expectProblem(past, 400, 'validation').errors).toMatchObject([{ path: 'body.dueAt' }]);
    expectProblem(await tenant.patch(url, { status: 'DONE' }), 400, 'validation');
  });

  it('is cancelled: what was done stays done, and nothing of it is changed any more', async () => {
    const [ona, nil] = await contacts();
    const made = await tenant.post('/api/tasks', { title: 'Vote', contactIds: [ona, nil] });
    const url = `/api/tasks/${made.body.id}`;
    await tenant.put(`${url}/children/${ona}`, { status: 'DONE' });
    expect((await tenant.post(`${url}/cancel`)).body).toMatchObject({
      status: 'CANCELLED',
      progress: { done: 1, open: 0, total: 1 },
    });
    expect(await tenant.post(`${url}/cancel`)).toMatchObject({ status: 200 });
    expectProblem(await tenant.patch(url, { title: 'X' }), 409, 'conflict');
  });

  it('is for those who may change it, and of its organization alone', async () => {
    const made = await tenant.post('/api/tasks', { title: 'Pay', contactIds: await contacts() });
    const other = await admin.tenant();
    const url = `/api/tasks/${made.body.id}`;
    expectProblem(await other.patch(url, { title: 'X' }), 404, 'notFound');
    expectProblem(await other.post(`${url}/cancel`), 404, 'notFound');
    const user = await tenant.user('USER');
    expectProblem(await user.patch(url, { title: 'X' }), 404, 'notFound');
    expect((await tenant.get(url)).body).toEqual(made.body);
  });
});
