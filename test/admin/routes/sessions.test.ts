import { describe, expect, it } from 'vitest';
import { expectProblem, type Tenant, useAdmin } from '../admin-app.ts';
import { listOperations } from '../operations.ts';
import { askWith, cookieIn, linkFor, signedIn } from '../signed-in.ts';

const admin = useAdmin();

const inMinutes = (minutes: number) => new Date(admin.at.getTime() + minutes * 60_000);
const linkOf = (tenant: Tenant, userId = tenant.userId) =>
  linkFor(admin, tenant.id, userId, admin.at);
const signIn = (body: object, headers = {}) =>
  askWith(admin, 'POST', '/api/session', { body, headers });

describe('signing in by a link', () => {
  it('opens a session, whose cookie no script reads and no other site sends', async () => {
    const tenant = await admin.tenant('Chess Club');
    const link = await linkOf(tenant);
    const chrome = 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile';
    const answer = await signIn({ link }, { 'user-agent': chrome });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        user: { id: tenant.userId, name: 'Admin of Chess Club', role: 'ADMIN', contactId: null },
        organization: {
          id: tenant.id,
          name: 'Chess Club',
          timeZone: 'Europe/Madrid',
          businessType: 'GENERAL',
        },
        transport: 'simulated',
        expiresAt: inMinutes(12 * 60).toISOString(),
      },
    });
    expect(answer.body.may).toContain('administer');
    expect(answer.setCookie).toMatch(
      /^muster_session=mss_[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const cookie = cookieIn(answer.setCookie);
    expect((await askWith(admin, 'GET', '/api/session', { cookie })).body).toEqual(answer.body);
    expect((await askWith(admin, 'GET', '/api/sessions', { cookie })).body.items).toMatchObject([
      { id: answer.body.id, device: 'Chrome on Android', isCurrent: true, keyId: null },
    ]);
  });

  it('works once', async () => {
    const link = await linkOf(await admin.tenant());
    expect((await signIn({ link })).status).toBe(201);
    const again = await signIn({ link });
    expectProblem(again, 401, 'unauthorized');
    expect(again.body.detail).toContain('type /console');
    expect(again.setCookie).toBeUndefined();
  });

  it('lets one of two in who follow it at once', async () => {
    const link = await linkOf(await admin.tenant());
    const answers = await Promise.all([1, 2, 3].map(() => signIn({ link })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401]);
  });

  it('is over after ten minutes, and for a user who is disabled', async () => {
    const tenant = await admin.tenant();
    const [late, early, shut] = [await linkOf(tenant), await linkOf(tenant), await linkOf(tenant)];
    const begun = admin.at;
    admin.at = inMinutes(10);
    expectProblem(await signIn({ link: late }), 401, 'unauthorized');
    admin.at = new Date(begun.getTime() + 10 * 60_000 - 1);
    expect((await signIn({ link: early })).status).toBe(201);
    admin.at = begun;
    await admin.db.user.updateMany({
      where: { id: tenant.userId },
      data: { disabledAt: admin.at },
    });
    expectProblem(await signIn({ link: shut }), 401, 'unauthorized');
  });
});

describe('signing in by a key', () => {
  it('ends when the key is revoked', async () => {
    const tenant = await admin.tenant();
    const { userId } = tenant;
    const { id, secret } = (await tenant.post('/api/keys', { userId, label: 'laptop' })).body;
    const cookie = await signedIn(admin, { key: secret });
    expect((await tenant.get('/api/sessions')).body.items).toMatchObject([{ keyId: id }]);
    await tenant.delete(`/api/keys/${id}`);
    expectProblem(await askWith(admin, 'GET', '/api/session', { cookie }), 401, 'unauthorized');
    expect((await tenant.get('/api/sessions')).body.items).toEqual([]);
    const again = await signIn({ key: secret });
    expectProblem(again, 401, 'unauthorized');
    expectProblem(await signIn({ key: 'operator-token-of-the-tests' }), 401, 'unauthorized');
  });

  it('takes one proof and no other body', async () => {
    for (const body of [
      {},
      { link: '' },
      { key: 1 },
      { link: 'a', key: 'b' },
      { link: 'a'.repeat(513) },
    ])
      expectProblem(await signIn(body), 400, 'validation');
  });
});

describe('a session', () => {
  const session = async (tenant: Tenant, userId = tenant.userId) =>
    signedIn(admin, { link: await linkOf(tenant, userId) });
  const isOpen = async (cookie: string) =>
    (await askWith(admin, 'GET', '/api/session', { cookie })).status === 200;

  it('ends 12 hours after it was last used, which each use puts off', async () => {
    const cookie = await session(await admin.tenant());
    const begun = admin.at;
    admin.at = inMinutes(12 * 60 - 1);
    const used = await askWith(admin, 'GET', '/api/groups', { cookie });
    expect(used.status).toBe(200);
    expect(used.setCookie).toContain('Max-Age=43200');
    expect((await askWith(admin, 'GET', '/api/groups', { cookie })).setCookie).toBeUndefined();
    admin.at = inMinutes(12 * 60 - 1);
    expect(await isOpen(cookie)).toBe(true);
    admin.at = inMinutes(12 * 60);
    expect(await isOpen(cookie)).toBe(false);
    admin.at = begun;
  });

  it('ends with signing out, with being ended, and is none of a user who is disabled', async () => {
    const tenant = await admin.tenant();
    const user = await tenant.user('USER');
    const [out, ended, shut] = [
      await session(tenant, user.userId),
      await session(tenant, user.userId),
      await session(tenant, user.userId),
    ];
    const left = await askWith(admin, 'DELETE', '/api/session', { cookie: out });
    expect(left).toMatchObject({ status: 204 });
    expect(left.setCookie).toMatch(/^muster_session=;/);
    expect(await isOpen(out)).toBe(false);
    const { id } = (await askWith(admin, 'GET', '/api/session', { cookie: ended })).body;
    expect((await tenant.delete(`/api/sessions/${id}`)).status).toBe(204);
    expectProblem(await tenant.delete(`/api/sessions/${id}`), 404, 'notFound');
    expect(await isOpen(ended)).toBe(false);
    expect(await isOpen(shut)).toBe(true);
    await tenant.patch(`/api/users/${user.userId}`, { disabled: true });
    expect(await isOpen(shut)).toBe(false);
  });

  it('is its user’s own, and an ADMIN’s of the same organization', async () => {
    const [tenant, other] = [await admin.tenant(), await admin.tenant()];
    const [one, two] = [await tenant.user('USER'), await tenant.user('MANAGER')];
    const cookie = await session(tenant, one.userId);
    const { id } = (await askWith(admin, 'GET', '/api/session', { cookie })).body;
    const listed = async (client: { get: Tenant['get'] }, query = '') =>
      (await client.get(`/api/sessions${query}`)).body.items.map((item: { id: string }) => item.id);
    expect(await listed(one)).toEqual([id]);
    expect(await listed(tenant)).toEqual([id]);
    expect(await listed(tenant, `?userId=${one.userId}`)).toEqual([id]);
    expect(await listed(tenant, `?userId=${two.userId}`)).toEqual([]);
    for (const client of [two, other]) {
      expect(await listed(client)).toEqual([]);
      expectProblem(await client.delete(`/api/sessions/${id}`), 404, 'notFound');
    }
    expect((await one.delete(`/api/sessions/${id}`)).status).toBe(204);
  });

  it('changes something only for a page of Muster’s own', async () => {
    const cookie = await session(await admin.tenant());
    const group = (origin: string | undefined, name: string) =>
      askWith(admin, 'POST', '/api/groups', { cookie, origin, body: { name } });
    for (const origin of [
      undefined,
      'null',
      'https://evil.example',
      'http://localhost:3001',
      'x',
    ]) {
      const answer = await group(origin, 'Evil');
      expectProblem(answer, 403, 'forbidden');
      expect(answer.body.type).toBe('urn:muster:problem:foreignOrigin');
      const link = { link: 'msl_x' };
      const proof = await askWith(admin, 'POST', '/api/session', { origin, body: link });
      expect(proof.body.type).toBe('urn:muster:problem:foreignOrigin');
    }
    expect((await group('http://localhost:3000', 'By its address')).status).toBe(201);
    // As `inject` calls the host.
    expect((await group('http://localhost:80', 'By its host')).status).toBe(201);
    const read = await askWith(admin, 'GET', '/api/groups', { cookie, origin: undefined });
    expect(read.status).toBe(200);
  });

  it('sees by each route what a key of its user sees', async () => {
    const tenant = await admin.tenant();
    await tenant.group({ name: 'Book Club' });
    const cookie = await session(tenant);
    const operations = (await listOperations(admin.app)).filter(
      ({ method, path }) =>
        method === 'GET' &&
        path.startsWith('/api/') &&
        !path.includes('{') &&
        !/organizations|session/.test(path),
    );
    expect(operations.length).toBeGreaterThan(15);
    for (const { path } of operations) {
      const headers = { authorization: `Bearer ${tenant.secret}` };
      const ask = async (given: Record<string, string>) => {
        const { statusCode, body } = await admin.app.inject({
          method: 'GET',
          url: path,
          headers: given,
        });
        return {
          path,
          statusCode,
          body: body.replaceAll(/"(?:requestId|lastUsedAt)":"[^"]+"/g, ''),
        };
      };
      expect(await ask({ cookie: `muster_session=${cookie}` })).toEqual(await ask(headers));
    }
  });

  it('is told what may be done in the organization and in a group', async () => {
    const tenant = await admin.tenant();
    const user = await tenant.user('USER');
    const group = await tenant.group({ name: 'Club', members: [{ contactId: user.contactId }] });
    expect((await user.get('/api/session')).body).toMatchObject({ id: null, may: ['seeContacts'] });
    const may = async (client: { get: Tenant['get'] }) =>
      (await client.get(`/api/groups/${group}`)).body.may;
    // The first member leads it.
    expect(await may(user)).toEqual(['edit', 'use', 'ask', 'send', 'call']);
    const all = ['edit', 'use', 'ask', 'send', 'call', 'delete', 'export', 'bulk'];
    expect(await may(tenant)).toEqual(all);
    expect((await tenant.get('/api/session')).body.may).toHaveLength(9);
  });

  it('leaves its secrets nowhere', async () => {
    const tenant = await admin.tenant();
    const link = await linkOf(tenant);
    const cookie = await signedIn(admin, { link });
    await askWith(admin, 'GET', '/api/sessions', { cookie });
    const rows = await admin.db.$queryRaw<{ row: string }[]>`
      SELECT t::text AS row FROM (
        SELECT to_jsonb(a) FROM audit_entries a UNION ALL SELECT to_jsonb(s) FROM sessions s
        UNION ALL SELECT to_jsonb(l) FROM sign_in_links l
      ) t`;
    const kept = [...rows.map(({ row }) => row), ...admin.log].join('\n');
    for (const secret of [link, cookie]) expect(kept).not.toContain(secret.slice(8));
    const audit = (await tenant.get('/api/audit')).body.items.map(
      ({ action }: { action: string }) => action,
    );
    expect(audit).toEqual(expect.arrayContaining(['user.signIn', 'user.signInLink']));
  });
});
