import { describe, expect, it } from 'vitest';
import type { Readiness } from '../../../src/admin/routes/health.ts';
import { expectProblem, OPERATOR, useAdmin } from '../admin-app.ts';

const account = {
  id: '0197a2c4-6e1f-7c3a-9d55-4f2b8f1f7a10',
  state: 'blocked',
  since: new Date('2026-11-20T10:00:00Z'),
  reason: 'termsOfService',
  lastInboundAt: null,
  waitingMessages: 2,
};
const clock = { tickedAt: new Date('2026-11-20T10:59:55Z'), behindSeconds: 0 };
const shownClock = { ...clock, tickedAt: '2026-11-20T10:59:55.000Z' };
let readiness: Readiness = { ok: true, checks: { database: 'ok' }, clock, accounts: [] };
const admin = useAdmin({ readiness: async () => readiness });

describe('health', () => {
  it('is alive without a key', async () => {
    expect(await admin.client().get('/healthz')).toMatchObject({ status: 200, body: { ok: true } });
  });

  it('is ready when everything is, else unavailable, and tells everybody no more than what is wrong', async () => {
    const { ok, checks } = readiness;
    expect(await admin.client().get('/readyz')).toMatchObject({
      status: 200,
      body: { ok, checks, clock: shownClock },
    });
    const wrong = { ok: false, checks: { database: 'ok', whatsapp: 'needs somebody' } };
    readiness = { ...wrong, clock, accounts: [account] };
    const answer = await admin.client().get('/readyz');
    expect(answer.status).toBe(503);
    expect(answer.body).toEqual({ ...wrong, clock: shownClock });
  });

  it('tells the operator of each account', async () => {
    readiness = {
      ok: true,
      checks: { database: 'ok', whatsapp: 'ok' },
      clock,
      accounts: [account],
    };
    const url = '/api/organizations/readiness';
    expect(await admin.client(OPERATOR).get(url)).toMatchObject({
      status: 200,
      body: {
        ...readiness,
        clock: shownClock,
        accounts: [{ ...account, since: '2026-11-20T10:00:00.000Z' }],
      },
    });
    expectProblem(await (await admin.tenant()).get(url), 403, 'forbidden');
    expectProblem(await admin.client().get(url), 401, 'unauthorized');
  });
});
