import { describe, expect, it } from 'vitest';
import { expectProblem, type Tenant, useAdmin } from '../admin-app.ts';
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
});
