import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findFaults } from './find-faults.ts';
import { describeInBrowser, settle } from './harness.ts';
import { PAGES } from './pages.ts';
import { useConsoleStage } from './stage.ts';

// What opens over a page: every button of every page is pressed, and every item of its menus, new ones too.

const { stageOf, consoleOf } = useConsoleStage();

/** So long a dialog is waited for whose code is still to be loaded, in milliseconds. */
const openingMs = 400;

describeInBrowser('every dialog', () => {
  test('is whole: nothing serious for axe, nothing wider than the screen, and Escape ends it', async () => {
    const stage = stageOf();
    const page = await consoleOf().open(stage);
    // Asked for, and not done.
    await page.route('**/api/**', (route) =>
      route.request().method() === 'GET' ? route.continue() : route.abort(),
    );
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    const seen: string[] = [];
    for (const [name, path] of Object.entries(PAGES)) {
      const url = `${consoleOf().url}${path(stage)}`;
      const go = async () => {
        await page.goto(url);
        await settle(page);
      };
      const press = async (label: string, item?: string) => {
        if (page.url() !== url) await go();
        const opened = await open(page, label, item);
        if (opened === 'menu')
          for (const each of await labelsOf(page.getByRole('menuitem'))) {
            await page.keyboard.press('Escape');
            await press(label, each);
          }
        if (opened === 'dialog') {
          const what = [name, label, item].filter(Boolean).join(', ');
          seen.push(what);
          faults.push(...(await findFaults(page)).map((fault) => `${what}: ${fault}`));
        }
        if (opened === undefined) return;
        // Of a list that is open in it first.
        const top = page.locator('[role="dialog"], [role="menu"]').last();
        for (let again = 0; again < 3 && (await top.isVisible()); again += 1) {
          await page.keyboard.press('Escape');
          await page.waitForTimeout(50);
        }
        if (await top.isVisible()) faults.push(`${name}, ${label}: Escape leaves it`);
      };
      await go();
      for (const label of await labelsOf(page.locator('main').getByRole('button')))
        await press(label);
    }
    expect(faults).toEqual([]);
    expect(seen.length).toBeGreaterThan(30);
    await page.close();
  });
});

/** Presses a button, and an item of the menu that it opens; answers what is open then. */
async function open(
  page: Page,
  label: string,
  item?: string,
): Promise<'dialog' | 'menu' | undefined> {
  const button = page.locator('main').getByRole('button', { name: label, exact: true }).first();
  if (!(await button.isVisible()) || !(await button.isEnabled())) return undefined;
  await button.click();
  if (item !== undefined) await page.getByRole('menuitem', { name: item, exact: true }).click();
  const [dialog, menu] = [page.getByRole('dialog').last(), page.getByRole('menu').last()];
  const wanted = item === undefined ? dialog.or(menu) : dialog;
  const isThere = await wanted
    .last()
    .waitFor({ timeout: openingMs })
    .then(
      () => true,
      () => false,
    );
  if (!isThere) return undefined;
  await settle(page);
  return (await dialog.isVisible()) ? 'dialog' : 'menu';
}

/** What buttons say; of those that begin with the same two words, as of rows that are alike, the first. */
async function labelsOf(buttons: Locator): Promise<string[]> {
  const labels = await buttons.evaluateAll((all) =>
    all
      .filter((button) => button.matches(':enabled'))
      .map((button) => (button.getAttribute('aria-label') ?? button.textContent ?? '').trim()),
  );
  const alike = Map.groupBy(labels.filter(Boolean), (label) => label.split(' ', 2).join(' '));
  return [...alike.values()].map(([label]) => label!);
}
