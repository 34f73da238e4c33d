import { describe, expect, it } from 'vitest';
import { expectProblem, OPERATOR, useAdmin } from './admin-app.ts';
import { encode, fill, listOperations, listRoutes } from './operations.ts';

const admin = useAdmin({
  routes: [
    async (app) => {
      app.get('/api/extra', async (request) => request.caller.organizationId);
    },
  ],
});

/** Of calendars the secret in the address is the key (test/admin/routes/calendar.test.ts). */
const PUBLIC = ['/docs', '/docs/openapi.json', '/docs*', '/healthz', '/readyz', '/calendar/:file'];

/** The files of the console, which tell of nobody (console-pages.test.ts). */
const CONSOLE = /^\/(?:$|\*|muster\.svg|assets\/|:place)/;

/** Takes a proof in its body, and no key (routes/sessions.test.ts). */
const SIGN_IN = '/api/session';

/** With ids in the place of parameters. */
const listApiRoutes = () =>
  listRoutes(admin.app)
    .filter(({ url }) => !PUBLIC.includes(url) && !CONSOLE.test(url))
    .filter(({ method, url }) => !(method === 'POST' && url === SIGN_IN))
    .map(({ method, url }) => ({
      method,
      url: url.replaceAll(/:\w+/g, '0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10'),
    }));

const ask = (method: string, url: string, authorization?: string) =>
  admin.app.inject({
    method: method as 'GET',
    url,
    headers: authorization === undefined ? {} : { authorization },
  });

describe('credentials', () => {
  it('are asked for by every route under /api, whatever else is wrong with the request', async () => {
    const found = listApiRoutes();
    expect(found.length).toBeGreaterThan(50);
    expect(found).toContainEqual({ method: 'GET', url: '/api/extra' });
    for (const { method, url } of found) {
      expect(url).toMatch(/^\/api\//);
      const answer = await ask(method, url);
      expect({ method, url, status: answer.statusCode }).toEqual({ method, url, status: 401 });
    }
  });

  it.each([
    ['none', undefined],
    ['another scheme', 'Basic b3BlcmF0b3I6dG9rZW4='],
    ['no secret', 'Bearer '],
    ['an unknown key', `Bearer mst_${'x'.repeat(43)}`],
    ['a key with white space', 'Bearer mst_a b'],
    ['an operator token that is longer', `Bearer ${OPERATOR}x`],
    ['one of another alphabet', 'Bearer contraseña'],
  ])('refuse %s', async (_name, authorization) => {
    const answer = await ask('GET', '/api/groups', authorization);
    expectProblem(
      { status: answer.statusCode, body: answer.json(), headers: answer.headers },
      401,
      'unauthorized',
    );
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
  });

  it('open nothing any more once they are revoked, expired or their user is disabled', async () => {
    const tenant = await admin.tenant();
    const manager = await tenant.user('MANAGER');
    const made = await tenant.post('/api/keys', {
      userId: manager.userId,
      label: 'short',
      expiresAt: new Date(admin.at.getTime() + 1000).toISOString(),
    });
    const shortLived = admin.client(made.body.secret);
    expect(await shortLived.get('/api/groups')).toMatchObject({ status: 200 });
    const before = admin.at;
    admin.at = new Date(before.getTime() + 1001);
    expectProblem(await shortLived.get('/api/groups'), 401, 'unauthorized');
    admin.at = before;
    await tenant.delete(`/api/keys/${made.body.id}`);
    expectProblem(await shortLived.get('/api/groups'), 401, 'unauthorized');
    expect(await manager.get('/api/groups')).toMatchObject({ status: 200 });
    await tenant.patch(`/api/users/${manager.userId}`, { disabled: true });
    expectProblem(await manager.get('/api/groups'), 401, 'unauthorized');
  });

  it('of an organization do not open the operator’s routes, nor the operator’s those of an organization', async () => {
    const tenant = await admin.tenant();
    for (const { method, url } of listApiRoutes()) {
      const secret = url.startsWith('/api/organizations') ? tenant.secret : OPERATOR;
      const answer = await ask(method, url, `Bearer ${secret}`);
      expect({ method, url, status: answer.statusCode }).toEqual({ method, url, status: 403 });
      if (method === 'HEAD') continue;
      expect(answer.json()).toMatchObject({
        code: 'forbidden',
        type: 'urn:muster:problem:wrongCredentials',
      });
    }
  });

  it('are asked for by further routes too, which then know the caller', async () => {
    const tenant = await admin.tenant();
    expect((await ask('GET', '/api/extra')).statusCode).toBe(401);
    expect((await ask('GET', '/api/extra', `Bearer ${tenant.secret}`)).body).toBe(tenant.id);
  });
});

describe('secrets', () => {
  it('are in the answer that creates them and nowhere else: no list, no log, no audit entry', async () => {
    const tenant = await admin.tenant();
    const made = await tenant.post('/api/keys', { userId: tenant.userId, label: 'website' });
    const { secret, prefix } = made.body;
    expect(secret).toBe(`mst_${prefix}${secret.slice(12)}`);
    for (const url of ['/api/keys', '/api/users', '/api/audit']) {
      const text = JSON.stringify((await tenant.get(url)).body);
      expect(text).not.toContain(secret);
      expect(text).not.toContain('secret');
      expect(text).not.toContain('hash');
    }
    await ask('GET', '/api/groups', `Bearer ${secret}x`);
    await ask('GET', '/api/groups', `Basic ${secret}`);
    // Every operation that takes a body, in every form that it takes.
    for (const { method, path, requestBody } of await listOperations(admin.app)) {
      for (const [mediaType, { example }] of Object.entries(requestBody?.content ?? {})) {
        const [type, payload] = await encode(mediaType, example);
        await admin.app.inject({
          method,
          url: fill(path),
          headers: { authorization: `Bearer ${tenant.secret}`, 'content-type': type },
          payload,
        });
      }
    }
    const group = await tenant.group({ name: 'Book Club' });
    const [type, payload] = await encode('multipart/form-data', { file: 'png' });
    await admin.app.inject({
      method: 'POST',
      url: `/api/groups/${group}/messages`,
      headers: { authorization: `Bearer ${tenant.secret}`, 'content-type': type, cookie: secret },
      payload,
    });
    expect(admin.log.join('')).toContain('busboy');
    const log = admin.log.join('');
    expect(log).toContain('/api/keys');
    for (const hidden of [secret, tenant.secret, OPERATOR]) expect(log).not.toContain(hidden);
  });
});

it('when a key was last used is noted once a minute, by a write of its own', async () => {
  const tenant = await admin.tenant();
  const began = admin.at;
  const user = await tenant.user('MANAGER');
  const used = async () => {
    const { body } = await tenant.get(`/api/keys?userId=${user.userId}`);
    return body.items[0].lastUsedAt;
  };
  expect(await used()).toBeNull();
  for (const [seconds, noted] of [
    [0, 0],
    [59, 0],
    [60, 60],
    [119, 60],
    [600, 600],
  ] as const) {
    admin.at = new Date(began.getTime() + seconds * 1000);
    const answers = await Promise.all([1, 2, 3].map(() => user.get('/api/groups')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await used()).toBe(new Date(began.getTime() + noted * 1000).toISOString());
  }
  // A key that opens nothing any more was not used.
  const [{ id }] = (await tenant.get(`/api/keys?userId=${user.userId}`)).body.items;
  await tenant.delete(`/api/keys/${id}`);
  admin.at = new Date(began.getTime() + 900_000);
  expect((await user.get('/api/groups')).status).toBe(401);
  expect(await used()).toBe(new Date(began.getTime() + 600_000).toISOString());
  admin.at = began;
});
