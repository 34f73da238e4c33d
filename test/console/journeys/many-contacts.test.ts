import { expect, test } from 'vitest';
import { useWorld } from '../../helpers/scenes.ts';
import type { Character, Tenant, World } from '../../helpers/world.ts';
import { describeInBrowser, useConsole } from '../harness.ts';
import { typeAtOnce } from '../type-at-once.ts';

// A list of 100,000 contacts is no longer in the page than one of a hundred.

const crowd = 100_000;

let world: World;
const sceneOf = useWorld(async (made): Promise<{ tenant: Tenant; admin: Character }> => {
  world = made;
  const tenant = await made.tenant('Crowd', { locale: 'en-GB' });
  const admin = await tenant.person('Abraham', { role: 'ADMIN' });
  await made.db.$executeRaw`
    INSERT INTO contacts (organization_id, name, phone, created_at, updated_at)
    SELECT ${tenant.organizationId}::uuid, 'Person ' || lpad(n::text, 6, '0'), '+347' || lpad(n::text, 8, '0'), now(), now()
    FROM generate_series(1, ${crowd}) AS n`;
  await made.db.$executeRaw`ANALYZE contacts`;
  return { tenant, admin };
});
const consoleOf = useConsole(() => world);

describeInBrowser('100,000 contacts', () => {
  test('are counted and scrolled through with few rows in the page, and a filter is one request', async () => {
    const { tenant, admin } = sceneOf();
    const who = { organizationId: tenant.organizationId, userId: admin.userId! };
    const page = await consoleOf().open(who, { at: '/contacts' });
    const rows = page.getByRole('table', { name: 'Contacts' }).getByRole('row');
    const counted = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();
    await counted('100,001 contacts');
    for (const hundred of [1, 2, 3, 4, 5]) {
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      const further = page.getByRole('link', { name: new RegExp(`^Person 000${hundred}`) });
      await further.first().waitFor();
      expect(await rows.count()).toBeLessThan(60);
    }
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/contacts')) asked.push(request.url());
    });
    await page.evaluate(() => window.scrollTo(0, 0));
    await typeAtOnce(page.getByRole('searchbox', { name: 'Search contacts' }), 'person 04242');
    await counted('10 contacts');
    expect(await rows.count()).toBe(11);
    expect(asked).toHaveLength(1);
  });
});
