import { describe, expect, it } from 'vitest';
import { AT, expectProblem, OPERATOR, useAdmin, walk } from '../admin-app.ts';

const admin = useAdmin();
const operator = () => admin.client(OPERATOR);
const nobody = '0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10';

describe('the operator', () => {
  it('creates an organization with its first admin, whose key works at once', async () => {
    const { status, body } = await operator().post('/api/organizations', {
      name: ' Riverside  Club ',
      timeZone: 'Europe/Madrid',
      locale: 'es',
      admin: { name: 'Ana', email: 'ana@example.org' },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      organization: {
        name: 'Riverside Club',
        timeZone: 'Europe/Madrid',
        locale: 'es',
        createdAt: AT,
      },
      user: {
        name: 'Ana',
        email: 'ana@example.org',
        role: 'ADMIN',
        contactId: null,
        disabledAt: null,
      },
      key: {
        userId: body.user.id,
        secret: expect.stringMatching(/^mst_[\w-]{43}$/),
        revokedAt: null,
      },
    });
    expect((await operator().get(`/api/organizations/${body.organization.id}`)).body).toEqual(
      body.organization,
    );
    const audit = await admin.client(body.key.secret).get('/api/audit');
    expect(audit.body.items.map(({ action }: { action: string }) => action)).toEqual([
      'apiKey.create',
      'user.create',
      'organization.create',
    ]);
    expect(
      new Set(audit.body.items.map(({ operationId }: { operationId: string }) => operationId)).size,
    ).toBe(1);
  });

  it.each([
    ['madrid', 'Europe/Madrid'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['India', 'Asia/Kolkata'],
  ])('names its zone as in the chats: %s', async (timeZone, zone) => {
    const { status, body } = await operator().post('/api/organizations', {
      name: `In ${timeZone}`,
      timeZone,
    });
    expect([status, body.organization.timeZone]).toEqual([201, zone]);
    const key = admin.client(body.key.secret);
    const lisbon = await key.patch('/api/organization', { timeZone: 'lisbon' });
    expect(lisbon.body.timeZone).toBe('Europe/Lisbon');
    const { body: group } = await key.post('/api/groups', { name: 'A', timeZone });
    expect(group.timeZone).toBe(zone);
    const moved = await key.patch(`/api/groups/${group.id}`, { timeZone: 'new york' });
    expect(moved.body.timeZone).toBe('America/New_York');
  });

  it('reads the letters of a clock by its country, and else says what they may be', async () => {
    const unsure = await operator().post('/api/organizations', { name: 'E', timeZone: 'EST' });
    expect(expectProblem(unsure, 400, 'validation').errors).toEqual([
      {
        path: 'body.timeZone',
        expected: 'an IANA time zone',
        example: 'America/New_York or America/Toronto or Australia/Sydney or America/Jamaica',
      },
    ]);
    const { body } = await operator().post('/api/organizations', {
      name: 'Chicago Club',
      timeZone: 'chicago',
    });
    const key = admin.client(body.key.secret);
    const moved = await key.patch('/api/organization', { timeZone: 'EST' });
    expect(moved.body.timeZone).toBe('America/New_York');
  });

  it('cannot give a name twice, and then leaves nothing behind', async () => {
    await admin.tenant('Éclair');
    const users = await admin.db.user.count();
    const again = { name: 'eclair', timeZone: 'Europe/Madrid', admin: { name: 'Ana' } };
    expectProblem(await operator().post('/api/organizations', again), 409, 'conflict');
    expectProblem(
      await operator().post('/api/organizations', { ...again, name: 'X', timeZone: 'Moon' }),
      400,
      'validation',
    );
    expect(await admin.db.user.count()).toBe(users);
  });

  it('lists, changes and does not find', async () => {
    const tenant = await admin.tenant('Zebra');
    const changed = await operator().patch(`/api/organizations/${tenant.id}`, { locale: 'en-GB' });
    expect(changed).toMatchObject({ status: 200, body: { name: 'Zebra', locale: 'en-GB' } });
    const all = await walk(operator(), '/api/organizations?limit=1');
    expect(all.map(({ name }) => name)).toEqual(
      [...all.map(({ name }) => name)].sort((a, b) => a.localeCompare(b)),
    );
    expect(all).toHaveLength(await admin.db.organization.count());
    expectProblem(await operator().get(`/api/organizations/${nobody}`), 404, 'notFound');
    expectProblem(
      await operator().patch(`/api/organizations/${nobody}`, { name: 'X' }),
      404,
      'notFound',
    );
  });
});

describe('an organization', () => {
  it('is read and changed by its own ADMIN alone', async () => {
    const tenant = await admin.tenant('Own');
    expect(await tenant.get('/api/organization')).toMatchObject({
      status: 200,
      body: { id: tenant.id, name: 'Own', confirmAbove: 25, eventPolls: true },
    });
    expectProblem(await tenant.patch('/api/organization', { confirmAbove: 0 }), 400, 'validation');
    for (const keepMessagesDays of [7, 3651, 8.5, '90'])
      expectProblem(
        await tenant.patch('/api/organization', { keepMessagesDays }),
        400,
        'validation',
      );
    for (const catchUpMinutes of [-1, 1441, 0.5, null])
      expectProblem(await tenant.patch('/api/organization', { catchUpMinutes }), 400, 'validation');
    const changed = await tenant.patch('/api/organization', {
      name: 'Our own',
      timeZone: 'America/Lima',
      confirmAbove: 100,
      eventPolls: false,
      keepMessagesDays: 90,
      catchUpMinutes: 0,
    });
    expect(changed).toMatchObject({
      status: 200,
      body: {
        name: 'Our own',
        timeZone: 'America/Lima',
        confirmAbove: 100,
        eventPolls: false,
        keepMessagesDays: 90,
        catchUpMinutes: 0,
      },
    });
    for (const role of ['MANAGER', 'USER'] as const) {
      const user = await tenant.user(role);
      expectProblem(await user.get('/api/organization'), 403, 'forbidden');
      expectProblem(await user.patch('/api/organization', { name: 'Mine' }), 403, 'forbidden');
    }
  });
});
