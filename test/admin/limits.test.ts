import { beforeEach, describe, expect, it } from 'vitest';
import { statementsOf } from '../helpers/statements.ts';
import { AT, expectProblem, OPERATOR, useAdmin } from './admin-app.ts';

describe('the rate', () => {
  const admin = useAdmin({
    limits: { requestsPerMinute: 10, failedAuthPerMinute: 5, eventLoopDelayMs: 0 },
  });

  it('is counted by key, so that one key does not slow another', async () => {
    const [one, other] = [await admin.tenant(), await admin.tenant()];
    for (let i = 0; i < 10; i++) {
      const answer = await one.get('/api/groups');
      expect(answer).toMatchObject({
        status: 200,
        headers: { 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': String(9 - i) },
      });
    }
    const refused = await one.get('/api/groups');
    expectProblem(refused, 429, 'rateLimited');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['x-ratelimit-reset'])).toBeGreaterThan(0);
    expect(await other.get('/api/groups')).toMatchObject({ status: 200 });
  });

  it('of unknown routes is counted too, but not that of health', async () => {
    const statuses = new Set<number>();
    for (let i = 0; i < 30; i++) statuses.add((await admin.client().get('/nothing')).status);
    expect(statuses).toEqual(new Set([404, 429]));
    expect(await admin.client().get('/healthz')).toMatchObject({ status: 200 });
  });
});

describe('guesses', () => {
  const admin = useAdmin({
    trustProxy: ['127.0.0.1'],
    limits: { requestsPerMinute: 1000, failedAuthPerMinute: 5, eventLoopDelayMs: 0 },
  });
  beforeEach(() => {
    // The minute of the test before is over.
    admin.at = new Date(admin.at.getTime() + 60_000);
  });

  const guess = (n: number, from = '198.51.100.7') =>
    ask(`mst_${String(n).padStart(43, 'x')}`, from);
  async function ask(secret: string | undefined, from: string, url = '/api/groups') {
    const { statusCode: status, headers } = await admin.app.inject({
      url,
      headers: {
        'x-forwarded-for': from,
        ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
      },
    });
    return { status, retryAfter: Number(headers['retry-after']) };
  }
  async function useUp(from?: string) {
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) statuses.push((await guess(n, from)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  }

  it('make their address wait, also for the right key and the operator token, without a statement', async () => {
    const tenant = await admin.tenant();
    const here = '198.51.100.7';
    expect((await ask(tenant.secret, here)).status).toBe(200);
    await useUp();
    const statements = await statementsOf(async () => {
      expect(await guess(8)).toEqual({ status: 429, retryAfter: 60 });
      expect((await ask(tenant.secret, here)).status).toBe(429);
      expect((await ask(undefined, here)).status).toBe(429);
      expect((await ask(OPERATOR, here, '/api/organizations')).status).toBe(429);
    });
    expect(statements).toEqual([]);
    // Nor is it told in the open what is public.
    expect((await ask(undefined, here, '/healthz')).status).toBe(200);
    expect((await ask(tenant.secret, '198.51.100.8')).status).toBe(200);
  });

  it('are over a minute after the first of them, however often it is asked meanwhile', async () => {
    const tenant = await admin.tenant();
    await useUp();
    admin.at = new Date(admin.at.getTime() + 59_000);
    expect(await guess(9)).toEqual({ status: 429, retryAfter: 1 });
    admin.at = new Date(admin.at.getTime() + 1000);
    expect((await ask(tenant.secret, '198.51.100.7')).status).toBe(200);
    await useUp();
    // A clock that was put back makes nobody wait for longer.
    admin.at = new Date(AT);
    expect((await ask(tenant.secret, '198.51.100.7')).status).toBe(200);
  });

  it('of the operator token count too, and those of an IPv6 network together', async () => {
    for (let n = 0; n < 5; n += 1) {
      const answer = await ask(`${OPERATOR}${n}`, `2001:db8::${n}`, '/api/organizations');
      expect(answer.status).toBe(401);
    }
    expect((await ask(OPERATOR, '2001:db8::9', '/api/organizations')).status).toBe(429);
    expect((await ask(OPERATOR, '2001:db8:0:1::9', '/api/organizations')).status).toBe(200);
  });

  it('at once are no more than one after another; one key at once is none', async () => {
    const tenant = await admin.tenant();
    const from = '198.51.100.9';
    const right = await Promise.all(Array.from({ length: 30 }, () => ask(tenant.secret, from)));
    expect(new Set(right.map(({ status }) => status))).toEqual(new Set([200]));
    const wrong = await Promise.all(Array.from({ length: 30 }, (_, n) => guess(n, from)));
    expect(wrong.filter(({ status }) => status === 401)).toHaveLength(5);
  });

  it('are not made by who brings no key, or a key that opens something else', async () => {
    const tenant = await admin.tenant();
    for (let n = 0; n < 10; n += 1) {
      expect((await ask(undefined, '198.51.100.7')).status).toBe(401);
      expect((await ask(tenant.secret, '198.51.100.7', '/api/organizations')).status).toBe(403);
    }
    expect((await ask(tenant.secret, '198.51.100.7')).status).toBe(200);
  });
});

describe('a secret that is used too often', () => {
  const admin = useAdmin({ limits: { requestsPerMinute: 10, eventLoopDelayMs: 0 } });

  it('costs no statement any more', async () => {
    const tenant = await admin.tenant();
    for (let i = 0; i < 10; i++) await tenant.get('/api/groups');
    const statements = await statementsOf(async () =>
      expectProblem(await tenant.get('/api/groups'), 429, 'rateLimited'),
    );
    expect(statements).toEqual([]);
  });
});

describe('the body', () => {
  const admin = useAdmin();

  it('has 1 MiB at most, and 6 MiB where contacts are imported', async () => {
    const tenant = await admin.tenant();
    const large = 'x'.repeat(1024 * 1024 + 1);
    expectProblem(await tenant.post('/api/contacts', { name: large }), 413, 'validation');
    const { status, body } = await tenant.post('/api/contacts/import?dryRun=true', {
      content: `name,notes\nPau,${large}`,
    });
    expect({ status, errors: body.errors }).toEqual({ status: 200, errors: 1 });
    const tooLarge = 'x'.repeat(6 * 1024 * 1024 + 1);
    expectProblem(
      await tenant.post('/api/contacts/import', { content: tooLarge }),
      413,
      'validation',
    );
    const file = await admin.app.inject({
      method: 'POST',
      url: '/api/contacts/import',
      headers: { authorization: `Bearer ${tenant.secret}`, 'content-type': 'text/csv' },
      payload: tooLarge,
    });
    expect(file.statusCode).toBe(413);
  });
});

describe('under pressure', () => {
  // So low that any machine is above it.
  const admin = useAdmin({ limits: { eventLoopDelayMs: 0.000001 } });

  it('requests are turned away, but whoever watches is answered', async () => {
    // The delay is sampled every second; until the first sample nothing is known.
    await expect.poll(() => admin.app.isUnderPressure()).toBe(true);
    const answer = await admin.client().get('/api/groups');
    expectProblem(answer, 503, 'unexpected');
    expect(answer.headers['retry-after']).toBeDefined();
    expect(await admin.client().get('/healthz')).toMatchObject({ status: 200 });
    // The refusal is logged as an error by design of this one test.
    admin.log.length = 0;
  });
});
