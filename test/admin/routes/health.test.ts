import { describe, expect, it } from 'vitest';
import type { Readiness } from '../../../src/admin/routes/health.ts';
import { useAdmin } from '../admin-app.ts';

let readiness: Readiness = { ok: true, checks: { database: 'ok' }, accounts: [] };
const admin = useAdmin({ readiness: async () => readiness });

describe('health', () => {
  it('is alive without a key', async () => {
    expect(await admin.client().get('/healthz')).toMatchObject({ status: 200, body: { ok: true } });
  });

  it('is ready when everything is, else unavailable with the reasons', async () => {
    expect(await admin.client().get('/readyz')).toMatchObject({ status: 200, body: readiness });
    readiness = { ok: false, checks: { database: 'ok', whatsapp: 'not logged in' }, accounts: [] };
    expect(await admin.client().get('/readyz')).toMatchObject({ status: 503, body: readiness });
  });
});
