import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem, type Tenant, useAdmin, walk } from '../admin-app.ts';

const admin = useAdmin();
let tenant: Tenant;
let other: Tenant;
beforeAll(async () => {
  tenant = await admin.tenant();
  other = await admin.tenant();
});

describe('users', () => {
  it('are created, read, changed, disabled and listed by an ADMIN', async () => {
    const [contactId] = await tenant.contacts('Pau');
    const created = await tenant.post('/api/users', { name: 'Pau', role: 'USER', contactId });
    expect(created).toMatchObject({
      status: 201,
      body: { name: 'Pau', role: 'USER', contactId, email: null },
    });
    const url = `/api/users/${created.body.id}`;
    expect((await tenant.get(url)).body).toEqual(created.body);
    expect(await tenant.patch(url, { role: 'MANAGER', disabled: true })).toMatchObject({
      status: 200,
      body: { role: 'MANAGER', disabledAt: admin.at.toISOString() },
    });
    const listed = await walk(tenant, '/api/users?limit=1');
    expect(listed.map(({ id }) => id)).toEqual([tenant.userId, created.body.id]);
  });

  it('are bound by a phone: to who has it, else to a new contact of their name', async () => {
    const [contactId] = await tenant.contacts('Nil');
    await tenant.patch(`/api/contacts/${contactId}`, { phone: '+34600777111' });
    const bound = { role: 'USER', phone: '+34 600 777 111' };
    expect((await tenant.post('/api/users', { name: 'Nil', ...bound })).body).toMatchObject({
      contactId,
      notice: null,
    });
    // One contact is one user at most, however it is named.
    expectProblem(await tenant.post('/api/users', { name: 'Nil 2', ...bound }), 409, 'conflict');

    const made = { name: 'Ona', role: 'MANAGER', phone: '0034 600 777 222' };
    const { body } = await tenant.post('/api/users', made);
    expect(body.notice).toBeNull();
    expect((await tenant.get(`/api/contacts/${body.contactId}`)).body).toMatchObject({
      name: 'Ona',
      phone: '+34600777222',
    });
    const entries = await admin.db.auditEntry.findMany({ where: { subjectId: body.contactId } });
    expect(entries.map(({ action }) => action)).toEqual(['contact.create']);
  });

  it('are told that nobody is known as them in chats, until they are bound', async () => {
    const unbound = await tenant.post('/api/users', { name: 'Pere', role: 'MANAGER' });
    const url = `/api/users/${unbound.body.id}`;
    expect(unbound.body.notice).toContain(`PATCH ${url} with {"phone": "+34600111222"}`);
    expect((await tenant.get(url)).body.notice).toBe(unbound.body.notice);
    const listed = await walk(tenant, '/api/users');
    expect(listed.find(({ id }) => id === unbound.body.id)).toEqual(unbound.body);
    const bound = await tenant.patch(url, { phone: '+34600777333' });
    expect(bound.body).toMatchObject({ contactId: expect.any(String), notice: null });
    // The same again changes nothing.
    expect((await tenant.patch(url, { phone: '+34600777333' })).body).toEqual(bound.body);
    expect((await tenant.patch(url, { contactId: null })).body.notice).toBe(unbound.body.notice);
  });

  it.each([
    [{ phone: '600 111 222' }, 'body.phone'],
    [{ phone: 'mine' }, 'body.phone'],
    [{ phone: '+34600777444', contactId: '0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10' }, 'body.phone'],
  ])('are not bound by %j', async (fields, path) => {
    const before = (await tenant.get('/api/contacts')).body.items.length;
    const answer = await tenant.post('/api/users', { name: 'Quim', role: 'USER', ...fields });
    expect(expectProblem(answer, 400, 'validation').errors).toMatchObject([{ path }]);
    expect((await tenant.get('/api/contacts')).body.items).toHaveLength(before);
  });

  it('stay with an admin, and with a contact of their own', async () => {
    expectProblem(
      await tenant.patch(`/api/users/${tenant.userId}`, { role: 'USER' }),
      409,
      'conflict',
    );
    const [contactId] = await tenant.contacts('Sam');
    await tenant.post('/api/users', { name: 'Sam', role: 'USER', contactId });
    expectProblem(
      await tenant.post('/api/users', { name: 'Sam too', role: 'USER', contactId }),
      409,
      'conflict',
    );
  });

  it('and their contacts are not found from another organization', async () => {
    expectProblem(await other.get(`/api/users/${tenant.userId}`), 404, 'notFound');
    expectProblem(await other.patch(`/api/users/${tenant.userId}`, { name: 'X' }), 404, 'notFound');
    const [contactId] = await tenant.contacts('Jo');
    expectProblem(
      await other.post('/api/users', { name: 'Jo', role: 'USER', contactId }),
      404,
      'notFound',
    );
    expect((await other.get('/api/users')).body.items).toHaveLength(1);
  });

  it('are nobody’s business but the ADMIN’s', async () => {
    for (const role of ['MANAGER', 'USER'] as const) {
      const user = await tenant.user(role);
      expectProblem(await user.get('/api/users'), 403, 'forbidden');
      expectProblem(await user.get(`/api/users/${tenant.userId}`), 403, 'forbidden');
      expectProblem(await user.post('/api/users', { name: 'X', role: 'ADMIN' }), 403, 'forbidden');
      expectProblem(
        await user.patch(`/api/users/${user.userId}`, { role: 'ADMIN' }),
        403,
        'forbidden',
      );
    }
  });
});

describe('keys', () => {
  it('are created, listed by user and revoked by an ADMIN', async () => {
    const user = await tenant.user('USER');
    const expiresAt = '2027-01-01T00:00:00.000Z';
    const made = await tenant.post('/api/keys', {
      userId: user.userId,
      label: 'kiosk',
      expiresAt: '2027-01-01T01:00:00+01:00',
    });
    expect(made).toMatchObject({
      status: 201,
      body: { label: 'kiosk', expiresAt, revokedAt: null },
    });
    const { secret, ...key } = made.body;
    expect(await admin.client(secret).get('/api/groups')).toMatchObject({ status: 200 });
    const listed = await walk(tenant, `/api/keys?userId=${user.userId}&limit=1`);
    expect(listed).toHaveLength(2);
    expect(key.lastUsedAt).toBeNull();
    expect(listed[0]).toEqual({ ...key, lastUsedAt: admin.at.toISOString() });
    const revoked = await tenant.delete(`/api/keys/${key.id}`);
    expect(revoked).toMatchObject({ status: 200, body: { revokedAt: admin.at.toISOString() } });
    expect(revoked.body).not.toHaveProperty('secret');
  });

  it('are made for active users of the organization, for a time to come', async () => {
    const user = await tenant.user('USER');
    const key = { userId: user.userId, label: 'kiosk' };
    expectProblem(await other.post('/api/keys', key), 404, 'notFound');
    expectProblem(
      await tenant.post('/api/keys', { ...key, expiresAt: '2020-01-01T00:00:00Z' }),
      400,
      'validation',
    );
    await tenant.patch(`/api/users/${user.userId}`, { disabled: true });
    expectProblem(await tenant.post('/api/keys', key), 409, 'conflict');
  });

  it('of others are neither seen nor revoked', async () => {
    const [key] = (await tenant.get('/api/keys')).body.items;
    expectProblem(await other.delete(`/api/keys/${key.id}`), 404, 'notFound');
    const manager = await tenant.user('MANAGER');
    expectProblem(await manager.get('/api/keys'), 403, 'forbidden');
    expectProblem(
      await manager.post('/api/keys', { userId: manager.userId, label: 'x' }),
      403,
      'forbidden',
    );
    expectProblem(await manager.delete(`/api/keys/${key.id}`), 403, 'forbidden');
  });
});
