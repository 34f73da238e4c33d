import type { Locator, Page, Request } from 'playwright-core';
import { expect, test } from 'vitest';
import { findFaults } from './find-faults.ts';
import { describeInBrowser, settle } from './harness.ts';
import { PAGES } from './pages.ts';
import { useConsoleStage } from './stage.ts';

// What opens over a page: every button of every page is pressed, and every item of its menus, new ones too.

const { stageOf, consoleOf } = useConsoleStage();

/** So long nothing is under way between what a button asks for and what it asks for next, in milliseconds. */
const quietMs = 150;

describeInBrowser('every dialog', () => {
  test('is whole: nothing serious for axe, nothing wider than the screen, and Escape ends it', async () => {
    const stage = stageOf();
    const page = await consoleOf().open(stage);
    // Asked for, and not done.
    await page.route('**/api/**', (route) =>
      route.request().method() === 'GET' ? route.continue() : route.abort(),
    );
    const isQuiet = watchRequests(page);
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
        const opened = await open(page, isQuiet, label, item);
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
        if (await close(page)) return;
        // A key may be lost on a busy machine, but not twice.
        await go();
        await open(page, isQuiet, label, item);
        if (!(await close(page))) faults.push(`${name}, ${label}: Escape leaves it`);
      };
      await go();
      for (const label of await labelsOf(page.locator('main').getByRole('button')))
        await press(label);
    }
    expect(faults).toEqual([]);
    expect(seen.length).toBeGreaterThan(20);
    await page.close();
  });
});

const asAnswer = [() => true, () => false] as const;

/** Presses a button, and an item of the menu that it opens; answers what is open then. */
async function open(
  page: Page,
  isQuiet: () => boolean,
  label: string,
  item?: string,
): Promise<'dialog' | 'menu' | undefined> {
  const button = page.locator('main').getByRole('button', { name: label, exact: true }).first();
  if (!(await button.isVisible()) || !(await button.isEnabled())) return undefined;
  const pressed = [button];
  if (item !== undefined) pressed.push(page.getByRole('menuitem', { name: item, exact: true }));
  // What something stands over now is none that somebody could press.
  for (const one of pressed)
    if (!(await one.click({ timeout: 5_000 }).then(...asAnswer))) return undefined;
  // The code of a dialog may be loaded first, and what it shows then.
  await expect.poll(isQuiet).toBe(true);
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

/** Answers whether the page has asked for nothing for a while, and waits for nothing but what stays open. */
function watchRequests(page: Page): () => boolean {
  let underWay = 0;
  let last = performance.now();
  const count = (by: number) => (request: Request) => {
    if (request.resourceType() === 'eventsource') return;
    underWay += by;
    last = performance.now();
  };
  page.on('request', count(1));
  page.on('requestfinished', count(-1));
  page.on('requestfailed', count(-1));
  return () => underWay <= 0 && performance.now() - last > quietMs;
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
