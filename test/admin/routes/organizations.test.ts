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
  it('says when people are called and how often, by its ADMIN alone', async () => {
    const tenant = await admin.tenant();
    const url = '/api/organization';
    const hours = { from: 0, until: 1440 };
    const calls = {
      callHours: [null, hours, null, { from: 600, until: 601 }, null, null, hours],
      holidays: ['2026-12-25', '2027-01-06'],
      dialsPerHalfMinute: 100,
      dialsPerQuarterHour: 3000,
      callConsentRequired: true,
      callRetryMinutes: [10_080, 1],
      turnsPerDay: 100,
    };
    const unsorted = { ...calls, holidays: ['2027-01-06', '2026-12-25', '2027-01-06'] };
    expect(await tenant.patch(url, unsorted)).toMatchObject({ status: 200, body: calls });
    expect(await tenant.get(url)).toMatchObject({ status: 200, body: calls });
    const none = { holidays: [], callRetryMinutes: [] };
    expect(await tenant.patch(url, none)).toMatchObject({ body: { ...calls, ...none } });
    const [entry] = (await walk(tenant, '/api/audit?limit=100')).filter(
      ({ action }) => action === 'organization.update',
    );
    expect(entry).toMatchObject({ before: calls, after: { ...calls, ...none } });
    const manager = await tenant.user('MANAGER');
    expectProblem(await manager.patch(url, calls), 403, 'forbidden');
    const day = Array.from({ length: 7 }, () => hours);
    for (const wrong of [
      { callHours: Array.from({ length: 7 }, () => null) },
      { callHours: day.slice(1) },
      { callHours: [...day.slice(1), { from: 600, until: 600 }] },
      { callHours: [...day.slice(1), { from: 600, until: 1441 }] },
      { holidays: ['2026-02-30'] },
      { holidays: ['tomorrow'] },
      { dialsPerHalfMinute: 0 },
      { dialsPerQuarterHour: 3001 },
      { callConsentRequired: 'yes' },
      { callRetryMinutes: [0] },
      { callRetryMinutes: [1, 2, 3, 4, 5, 6] },
      { turnsPerDay: 101 },
    ])
      expectProblem(await tenant.patch(url, wrong), 400, 'validation');
    expect((await tenant.get(url)).body).toMatchObject({ ...calls, ...none });
  });

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
