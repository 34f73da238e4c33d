import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, settle } from './harness.ts';
import { PAGES } from './pages.ts';
import { useConsoleStage } from './stage.ts';

const { worldOf, stageOf, consoleOf } = useConsoleStage();

/** Pages whose whole matter is not for a USER who is in no group; nothing leads them there. */
const NOT_A_USERS = [
  'messages',
  'activity',
  'settings of a group',
  'import',
  'campaign',
  'new campaign',
  'settings',
  'users',
  'keys',
  'outbox',
  'audit',
  'simulator',
];

/** What the API refused of what a page asked for. */
function watchRefusals(page: Page): string[] {
  const refused: string[] = [];
  page.on('response', (answer) => {
    if ([403, 404].includes(answer.status()))
      refused.push(`${answer.status()} ${new URL(answer.url()).pathname}`);
  });
  return refused;
}

describeInBrowser('somebody who may do little', () => {
  test('is asked for nothing that they may not have, and offered no page that is not theirs', async () => {
    const stage = stageOf();
    const ned = await stage.tenant.person('Ned', { role: 'USER' });
    const page = await consoleOf().open({ ...stage, userId: ned.userId ?? '' });
    const refused = watchRefusals(page);
    const places = Object.entries(PAGES).filter(([name]) => name !== 'not found');
    for (const [name, path] of places) {
      if (NOT_A_USERS.includes(name)) continue;
      refused.length = 0;
      await page.goto(`${consoleOf().url}${path(stage)}`);
      await settle(page);
      expect(refused, name).toEqual([]);
      const links = await page
        .locator('a[href], [role="tab"]')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? link.id));
      const leads = places
        .filter(([other]) => NOT_A_USERS.includes(other))
        .filter(([, theirs]) => links.includes(theirs(stage)));
      expect(
        leads.map(([other]) => other),
        `links on ${name}`,
      ).toEqual([]);
    }
  });

  test('is told so at a page that is not theirs, and can change nothing there', async () => {
    const stage = stageOf();
    const una = await stage.tenant.person('Una', { role: 'USER' });
    const page = await consoleOf().open({ ...stage, userId: una.userId ?? '' });
    for (const name of NOT_A_USERS) {
      await page.goto(`${consoleOf().url}${PAGES[name]?.(stage)}`);
      await settle(page);
      const content = page.getByRole('main');
      expect(await content.getByRole('textbox').count(), name).toBe(0);
      expect(await content.getByRole('button').allTextContents(), name).toEqual(
        // Another try, at most: what somebody may can change.
        expect.not.arrayContaining([expect.stringMatching(/new|add|save|create|send/i)]),
      );
    }
  });
});

describeInBrowser('another organization', () => {
  test('is not found, page by page, by whoever has its ids', async () => {
    const stage = stageOf();
    const other = await worldOf().tenant('Elsewhere');
    const eve = await other.person('Eve', { role: 'ADMIN' });
    const page = await consoleOf().open({
      organizationId: other.organizationId,
      userId: eve.userId ?? '',
    });
    const withIds = Object.entries(PAGES).filter(([, path]) => /[0-9a-f]{8}-/.test(path(stage)));
    expect(withIds.length).toBeGreaterThan(7);
    for (const [name, path] of withIds) {
      await page.goto(`${consoleOf().url}${path(stage)}`);
      await settle(page);
      await page.getByText('Not found').first().waitFor();
      expect(await page.getByText(/Book|Soccer|Pau/).count(), name).toBe(0);
    }
  });
});
