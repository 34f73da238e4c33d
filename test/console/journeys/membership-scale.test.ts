import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Database } from '../../../src/db/client.ts';
import { useWorld } from '../../helpers/scenes.ts';
import type { World } from '../../helpers/world.ts';
import { describeInBrowser, useConsole } from '../harness.ts';

// The list of a group of ten thousand: what is in the page, and what is asked of the service, does not grow with it.

const people = 10_000;
const pending = 900;

let world: World;
const crowdOf = useWorld(async (made) => {
  world = made;
  const tenant = await made.tenant('Crowd');
  const ana = await tenant.person('Ana', { role: 'ADMIN' });
  const groupId = await tenant.group('Everybody', [ana]);
  await crowd(made.db, tenant.organizationId, groupId, made.clock.now());
  return { organizationId: tenant.organizationId, userId: ana.userId ?? '', groupId };
});
const consoleOf = useConsole(() => world);

/** So many members, of whom some have an appointment; one statement a table. */
async function crowd(db: Database, organizationId: string, groupId: string, at: Date) {
  await db.$executeRaw`
    INSERT INTO contacts (organization_id, name, created_at, updated_at, appointment_status)
    SELECT ${organizationId}::uuid, 'Guest ' || lpad(n::text, 5, '0'), ${at}, ${at},
      CASE WHEN n <= ${pending} THEN 'PENDING'::appointment_status END
    FROM generate_series(1, ${people}) n`;
  await db.$executeRaw`
    INSERT INTO members (organization_id, group_id, contact_id, joined_at)
    SELECT organization_id, ${groupId}::uuid, id, ${at} FROM contacts
    WHERE organization_id = ${organizationId}::uuid AND name LIKE 'Guest %'`;
}

const rows = (page: Page) => page.locator('tr[data-index]');

const open = (query = '') =>
  consoleOf().open(crowdOf(), { at: `/groups/${crowdOf().groupId}/members${query}` });

/** What is asked of the list of members from now on. */
function watch(page: Page): URL[] {
  const asked: URL[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname.startsWith('/api/') && url.pathname.endsWith('/members')) asked.push(url);
  });
  return asked;
}

/** Scrolls down until something is so. Answers how many rows there were in the page at most. */
async function scrollUntil(page: Page, isSo: () => Promise<boolean>): Promise<number> {
  let most = 0;
  await expect
    .poll(
      async () => {
        most = Math.max(most, await rows(page).count());
        await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
        return isSo();
      },
      { timeout: 120_000 },
    )
    .toBe(true);
  return most;
}

/** Types letter by letter in the page itself: between two keys of playwright a busy machine may pause as a person does. */
const typeWithoutPause = (field: Locator, text: string) =>
  field.evaluate((input, whole) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
    for (let length = 1; length <= whole.length; length += 1) {
      set?.call(input, whole.slice(0, length));
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }, text);

describeInBrowser('ten thousand members', () => {
  test('are scrolled page by page, and to the end, with few rows in the page at any time', async () => {
    const page = await open();
    await page.getByRole('status').filter({ hasText: '10,001 members' }).waitFor();
    const asked = watch(page);
    const most = await scrollUntil(page, async () => asked.length >= 5);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(80);
    await page.close();

    const narrowed = await open('?appointmentStatus=PENDING');
    await narrowed.getByText(`${pending} members`).waitFor();
    const further = watch(narrowed);
    const last = narrowed.getByText(`Guest 00${pending}`);
    expect(await scrollUntil(narrowed, async () => (await last.count()) > 0)).toBeLessThan(80);
    expect(further).toHaveLength(pending / 100 - 1);
    await narrowed.close();
  });

  test('are asked for once for each filter that was typed', async () => {
    const page = await open();
    await page.getByRole('status').filter({ hasText: '10,001 members' }).waitFor();
    const asked = watch(page);
    await typeWithoutPause(page.getByLabel('Search', { exact: true }), 'guest 0999');
    await page.getByRole('status').filter({ hasText: '10 members' }).waitFor();
    expect(asked.map(({ searchParams }) => searchParams.get('text'))).toEqual(['guest 0999']);
    expect(await rows(page).count()).toBe(10);
    await page.close();
  });

  test('are changed by their filter, and not one by one; of too many it is said before', async () => {
    const page = await open();
    await page.getByRole('status').filter({ hasText: '10,001 members' }).waitFor();
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    const bar = page.getByRole('region', { name: 'What to do with those selected' });
    await bar.getByRole('button', { name: 'Select all 10,001 that match' }).click();
    await bar.getByText('At most 1,000 are changed at once').waitFor();
    expect(await bar.getByRole('button', { name: 'Groups' }).isDisabled()).toBe(true);
    expect(await bar.getByRole('button', { name: 'Delete' }).isDisabled()).toBe(true);

    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('combobox', { name: 'Appointment status' }).click();
    await page.getByRole('option', { name: 'Pending' }).click();
    await page.getByRole('status').filter({ hasText: '900 members' }).waitFor();
    // Whoever was selected in another list is not in this one.
    expect(await bar.count()).toBe(0);
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    await bar.getByRole('button', { name: 'Select all 900 that match' }).click();
    await bar.getByRole('button', { name: 'Appointment' }).click();
    await page.getByRole('dialog').getByLabel('Confirmed').check();
    await page.getByRole('button', { name: 'Show what changes' }).click();
    const sent = page.waitForRequest((request) => request.url().endsWith('/bulk-operations'));
    await page.getByRole('button', { name: 'Change 900 people' }).click();
    const request = await sent;
    expect(request.postDataJSON()).toEqual({
      operation: 'status',
      appointmentStatus: 'CONFIRMED',
      filter: { appointmentStatus: 'PENDING' },
    });
    expect(request.headers()['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
    await page.getByText('900 people changed.').waitFor();
    const confirmed = await world.db.contact.count({ where: { appointmentStatus: 'CONFIRMED' } });
    expect(confirmed).toBe(pending);
    await page.close();
  });
});
