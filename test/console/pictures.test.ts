import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { executablePath, type Size, settle } from './harness.ts';
import { PAGES } from './pages.ts';
import { useConsoleStage } from './stage.ts';

const docs = join(import.meta.dirname, '../../docs');

/** Of which pages docs/console.md has pictures: by the name of the file. */
const PICTURES: Record<string, { page: string; size?: Size }> = {
  groups: { page: 'groups' },
  members: { page: 'members' },
  tasks: { page: 'tasks' },
  events: { page: 'events' },
  contacts: { page: 'contacts' },
  campaign: { page: 'campaign' },
  simulator: { page: 'simulator' },
  phone: { page: 'groups', size: 'phone' },
};

it('docs/console.md shows these pictures, and they are there', () => {
  const shown = readFileSync(join(docs, 'console.md'), 'utf8').matchAll(/\(console\/(\w+)\.png\)/g);
  const names = [...shown].map(([, name]) => name ?? '');
  expect(names.sort()).toEqual(Object.keys(PICTURES).sort());
  for (const name of names)
    expect(existsSync(join(docs, 'console', `${name}.png`)), name).toBe(true);
});

const { stageOf, consoleOf } = useConsoleStage();

describe.runIf(executablePath && process.env.PICTURES === 'write')(
  'the pictures of docs/console.md',
  () => {
    it('are made', async () => {
      await mkdir(join(docs, 'console'), { recursive: true });
      for (const [name, { page: which, size }] of Object.entries(PICTURES)) {
        const page = await consoleOf().open(stageOf(), { ...(size && { size }) });
        await page.goto(`${consoleOf().url}${PAGES[which]?.(stageOf())}`);
        await settle(page);
        await page.screenshot({ path: join(docs, 'console', `${name}.png`) });
      }
    });
  },
);
