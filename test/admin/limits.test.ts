import { describe, expect, it } from 'vitest';
import { expectProblem, useAdmin } from './admin-app.ts';

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
        headers: { 'x-ratelimit-remaining': String(9 - i) },
      });
    }
    const refused = await one.get('/api/groups');
    expectProblem(refused, 429, 'rateLimited');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await other.get('/api/groups')).toMatchObject({ status: 200 });
  });

  it('of failed attempts is counted by address, and does not shut out a key that is right', async () => {
    const tenant = await admin.tenant();
    const stranger = admin.client(`mst_${'x'.repeat(43)}`);
    const statuses: number[] = [];
    for (let i = 0; i < 7; i++) statuses.push((await stranger.get('/api/groups')).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expectProblem(await stranger.get('/api/groups'), 429, 'rateLimited');
    expect(await tenant.get('/api/groups')).toMatchObject({ status: 200 });
  });

  it('of unknown routes is counted too, but not that of health', async () => {
    const statuses = new Set<number>();
    for (let i = 0; i < 30; i++) statuses.add((await admin.client().get('/nothing')).status);
    expect(statuses).toEqual(new Set([404, 429]));
    expect(await admin.client().get('/healthz')).toMatchObject({ status: 200 });
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
