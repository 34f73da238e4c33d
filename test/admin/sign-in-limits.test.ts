import { describe, expect, it } from 'vitest';
import { useAdmin } from './admin-app.ts';
import { askWith, linkFor } from './signed-in.ts';

const admin = useAdmin({ limits: { failedAuthPerMinute: 5 } });

describe('guesses at a link', () => {
  it('are few, and whoever made them is kept from keys and cookies too', async () => {
    const tenant = await admin.tenant();
    const link = await linkFor(admin, tenant.id, tenant.userId, admin.at);
    const guess = (secret: string) =>
      askWith(admin, 'POST', '/api/session', { body: { link: secret } });
    for (let count = 0; count < 5; count += 1)
      expect((await guess(`msl_${count}`)).status).toBe(401);
    expect((await guess(link)).status).toBe(429);
    expect((await tenant.get('/api/groups')).status).toBe(429);
    expect((await askWith(admin, 'GET', '/api/groups', { cookie: 'mss_x' })).status).toBe(429);
    admin.at = new Date(admin.at.getTime() + 60_000);
    expect((await guess(link)).status).toBe(201);
  });
});
