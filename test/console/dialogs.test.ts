import type { Locator, Page, Request } from 'playwright-core';
import { expect, test } from 'vitest';
import { findFaults } from './find-faults.ts';
import { describeInBrowser, settle } from './harness.ts';
import { PAGES } from './pages.ts';
import { useConsoleStage } from './stage.ts';

// What opens over a page: every button of every page is pressed, and every item of its menus, new ones too.

const { stageOf, consoleOf } = useConsoleStage();

/** Milliseconds after the last request in which what it brought is shown: React holds back for 300 what was suspended. */
const quietMs = 400;

describeInBrowser('every dialog', () => {
  test('is whole: nothing serious for axe, nothing wider than the screen, and Escape ends it', async () => {
    const stage = stageOf();
    const page = await consoleOf().open(stage);
    // Asked for, and not done.
    await page.route('**/api/**', (route) =>
      route.request().method() === 'GET' ? route.continue() : route.abort(),
    );
    const untilQuiet = watchRequests(page);
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
        const opened = await open(page, untilQuiet, label, item);
        if (opened === 'menu')
          for (const each of await labelsOf(page.getByRole('menuitem'))) {
            await close(page);
            await press(label, each);
          }
        if (opened === 'dialog') {
          const what = [name, label, item].filter(Boolean).join(', ');
          seen.push(what);
          faults.push(...(await findFaults(page)).map((fault) => `${what}: ${fault}`));
        }
        if (!(await close(page))) faults.push(`${name}, ${label}: Escape leaves it`);
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
  untilQuiet: () => Promise<void>,
  label: string,
  item?: string,
): Promise<'dialog' | 'menu' | undefined> {
  const button = page.locator('main').getByRole('button', { name: label, exact: true }).first();
  if (!(await button.isVisible()) || !(await button.isEnabled())) return undefined;
  await button.click();
  if (item !== undefined) await page.getByRole('menuitem', { name: item, exact: true }).click();
  // The code of a dialog may be loaded first, and what it shows then.
  await untilQuiet();
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  await settle(page);
  if (await page.getByRole('dialog').last().isVisible()) return 'dialog';
  return (await page.getByRole('menu').last().isVisible()) ? 'menu' : undefined;
}

/** Closes what is open by Escape: a list in a dialog first, and then that. Answers whether it is closed. */
async function close(page: Page): Promise<boolean> {
  const top = page.locator('[role="dialog"], [role="menu"]').last();
  for (let again = 0; again < 3 && (await top.isVisible()); again += 1) {
    await page.keyboard.press('Escape');
    await top.waitFor({ state: 'hidden', timeout: 1000 }).catch(() => {});
  }
  return !(await top.isVisible());
}

/** What it answers waits until the page has asked for nothing for a while, and waits for nothing but what stays open. */
function watchRequests(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  let last = performance.now();
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') underWay.add(request);
  });
  const end = (request: Request) => {
    if (underWay.delete(request)) last = performance.now();
  };
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return async () => {
    last = performance.now();
    const isQuiet = () => underWay.size === 0 && performance.now() - last > quietMs;
    await expect.poll(isQuiet).toBe(true);
  };
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
