import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, type Tenant, useAdmin, walk } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
beforeAll(async () => {
  tenant = await admin.tenant();
});

describe('members', () => {
  it('are added once, by id or with titles, and get what is open', async () => {
    const [ana, pau, sam] = await tenant.contacts('Ana', 'Pau', 'Sam');
    const id = await tenant.group({ name: 'Team', members: [{ contactId: ana }] });
    await tenant.post('/api/tasks', { title: 'Wash', groupId: id });
    await tenant.post('/api/events', {
      title: 'Game',
      groupId: id,
      startsAt: '2026-12-01T10:00:00Z',
    });
    const url = `/api/groups/${id}/members`;
    expect(await tenant.post(`${url}/add`, { contactIds: [pau, ana, pau] })).toMatchObject({
      status: 200,
      body: { added: [pau], already: [ana], tasks: 1, events: 1 },
    });
    const titled = {
      members: [
        { contactId: sam, title: ' goalkeeper ' },
        { contactId: ana, title: 'captain' },
      ],
    };
    expect(await tenant.post(`${url}/add`, titled)).toMatchObject({
      body: { added: [sam], already: [ana] },
    });
    expect((await tenant.get(url)).body.items).toMatchObject([
      { name: 'Ana', title: 'captain', role: 'ADMIN' },
      { name: 'Pau', title: null, role: 'MEMBER' },
      { name: 'Sam', title: 'goalkeeper', role: 'MEMBER' },
    ]);
    expect((await tenant.get(`/api/groups/${id}`)).body.memberCount).toBe(3);
  });

  it('are at most 1,000 at once, and at least one', async () => {
    const id = await tenant.group({ name: 'Crowd' });
    const uuid = '0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10';
    for (const contactIds of [[], Array(1001).fill(uuid)]) {
      expectProblem(
        await tenant.post(`/api/groups/${id}/members/add`, { contactIds }),
        400,
        'validation',
      );
    }
    expectProblem(await tenant.post(`/api/groups/${id}/members/add`, {}), 400, 'validation');
    expectProblem(
      await tenant.post(`/api/groups/${id}/members/add`, { contactIds: [uuid] }),
      404,
      'notFound',
    );
  });

  it('are promoted, demoted and retitled, but the last admin stays', async () => {
    const [ana, pau] = await tenant.contacts('Ana 2', 'Pau 2');
    const id = await tenant.group({
      name: 'Roles',
      members: [{ contactId: ana }, { contactId: pau }],
    });
    const url = (contactId?: string) => `/api/groups/${id}/members/${contactId}`;
    expectProblem(await tenant.patch(url(ana), { role: 'MEMBER' }), 409, 'conflict');
    expectProblem(await tenant.delete(url(ana)), 409, 'conflict');
    expect(await tenant.patch(url(pau), { role: 'ADMIN', title: 'coach' })).toMatchObject({
      status: 200,
      body: { contactId: pau, role: 'ADMIN', title: 'coach' },
    });
    expect(await tenant.patch(url(ana), { role: 'MEMBER' })).toMatchObject({
      body: { role: 'MEMBER' },
    });
    expect(await tenant.patch(url(pau), { title: null })).toMatchObject({ body: { title: null } });
    const { body } = await tenant.get(`/api/audit?groupId=${id}&action=group.members.retitle`);
    expect(body.items).toMatchObject([
      { before: { [String(pau)]: 'coach' }, after: { [String(pau)]: null } },
      { before: { [String(pau)]: null }, after: { [String(pau)]: 'coach' } },
    ]);
  });

  it('leave with their open copies, and pass their places on', async () => {
    const [ana, pau] = await tenant.contacts('Ana 3', 'Pau 3');
    const id = await tenant.group({
      name: 'Leaving',
      members: [{ contactId: ana }, { contactId: pau }],
    });
    await tenant.post('/api/tasks', { title: 'Wash', groupId: id });
    const event = await tenant.post('/api/events', { title: 'Game', groupId: id, capacity: 1 });
    for (const contactId of [pau, ana]) {
      await tenant.put(`/api/events/${event.body.id}/participants/${contactId}`, {
        status: 'GOING',
      });
    }
    const left = await tenant.delete(`/api/groups/${id}/members/${pau}`);
    expect(left).toMatchObject({
      status: 200,
      body: {
        tasks: 1,
        promoted: [{ eventNumber: event.body.number, contactId: ana, name: 'Ana 3' }],
      },
    });
    expect(JSON.stringify(left.body)).not.toContain('phone');
    expectProblem(await tenant.delete(`/api/groups/${id}/members/${pau}`), 404, 'notFound');
    expectProblem(
      await tenant.patch(`/api/groups/${id}/members/${pau}`, { title: 'x' }),
      404,
      'notFound',
    );
  });

  it('are walked by cursor without loss or repetition while others join', async () => {
    // Many of one name: the id has to tell them apart.
    const contactIds = await tenant.contacts(
      ...Array.from({ length: 250 }, (_, i) => `Twin ${i % 10}`),
    );
    const id = await tenant.group({
      name: 'Twins',
      members: contactIds.map((contactId) => ({ contactId })),
    });
    const walked = await walk(tenant, `/api/groups/${id}/members?limit=9`, async (page) => {
      const joiners = await tenant.contacts(`Aaron ${page}`);
      await tenant.post(`/api/groups/${id}/members/add`, { contactIds: joiners });
    });
    expect(walked).toHaveLength(250);
    expect(new Set(walked.map(({ contactId }) => contactId))).toEqual(new Set(contactIds));
  });
});
