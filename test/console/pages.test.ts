import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findFaults } from './find-faults.ts';
import { describeInBrowser, SIZES, type Size, settle } from './harness.ts';
import { PAGES } from './pages.ts';
import { useConsoleStage } from './stage.ts';

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
