import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, SIZES, type Size, settle } from './harness.ts';
import { PAGES } from './pages.ts';
import { useConsoleStage } from './stage.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A folder for pictures of all pages, to look at: SCREENSHOTS=/tmp/pages npx vitest run test/console/pages.test.ts */
const pictures = process.env.SCREENSHOTS;

const { stageOf, consoleOf } = useConsoleStage();

describeInBrowser('every page', () => {
  for (const size of Object.keys(SIZES) as Size[]) {
    for (const scheme of ['light', 'dark'] as const) {
      test(`is whole on a ${size} in ${scheme}: nothing serious for axe, nothing wider than the screen, no error`, async () => {
        const stage = stageOf();
        const page = await consoleOf().open(stage, { size, scheme });
        const faults: string[] = [];
        const look = async (name: string) => {
          if (pictures) {
            await mkdir(pictures, { recursive: true });
            const file = `${name.replaceAll(' ', '-')}-${size}-${scheme}.png`;
            await page.screenshot({ path: join(pictures, file) });
          }
          faults.push(...(await findFaults(page)).map((fault) => `${name}: ${fault}`));
        };
        page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
        page.on('console', (message) => {
          // The one page that is not there is asked for.
          if (message.type() === 'error' && !message.text().includes('404'))
            faults.push(`console: ${message.text()}`);
        });
        for (const [name, path] of Object.entries(PAGES)) {
          await page.goto(`${consoleOf().url}${path(stage)}`);
          await settle(page);
          await look(name);
        }
        // What opens over each of them.
        await page.goto(`${consoleOf().url}/groups`);
        await settle(page);
        await page.getByRole('button', { name: 'Search or go to …' }).click();
        await page.getByRole('option', { name: 'Contacts' }).waitFor();
        await look('search');
        expect(faults).toEqual([]);
        await page.close();
      });
    }
  }
});

async function findFaults(page: Page): Promise<string[]> {
  // Not as a script of the page, which its policy would refuse.
  await page.evaluate(axe);
  const faults = await page.evaluate(async () => {
    const { violations } = await (
      window as unknown as {
        axe: {
          run: (
            options: object,
          ) => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
        };
      }
    ).axe.run({ resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return overflow > 1 ? [...faults, `${overflow} pixels wider than the screen`] : faults;
}
