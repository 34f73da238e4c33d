import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import { findChromium } from '../../src/chat/whatsapp/chromium.ts';
import { createSignInLink } from '../../src/people/sign-in.ts';
import type { World } from '../helpers/world.ts';

/** The browser of this machine: without one these tests are skipped, and vitest says so; CI brings one (.ci/run). */
export const executablePath = findChromium(undefined);

export const describeInBrowser = describe.skipIf(executablePath === undefined);

export const SIZES = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;

export type Size = keyof typeof SIZES;

/** A page is there in less than a second; a busy machine is given more. */
const patienceMs = 60_000;

export interface Console {
  /** Opens the console as a user, in a browser profile of its own, and signs in by a link. */
  open(
    who: { organizationId: string; userId: string },
    options?: { size?: Size; scheme?: 'light' | 'dark'; at?: string },
  ): Promise<Page>;
  /** A page of nobody's. */
  blank(size?: Size): Promise<Page>;
  url: string;
}

/** One browser for a file, on the Muster of a world, which listens. */
export function useConsole(worldOf: () => Pick<World, 'service' | 'clock' | 'db'>): () => Console {
  let browser: Browser;
  let console_: Console;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    if (!executablePath) return;
    const world = worldOf();
    await world.service.admin.listen({ host: '127.0.0.1', port: 0 });
    const { port } = world.service.admin.server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-background-networking', '--disable-quic', '--disable-sync'],
    });
    const blank = async (size: Size = 'desktop', scheme: 'light' | 'dark' = 'light') => {
      const context = await browser.newContext({
        viewport: SIZES[size],
        hasTouch: size === 'phone',
        isMobile: size === 'phone',
        colorScheme: scheme,
        reducedMotion: 'reduce',
        locale: 'en-GB',
        timezoneId: 'Pacific/Chatham',
      });
      contexts.push(context);
      context.setDefaultTimeout(patienceMs);
      const page = await context.newPage();
      // The same moment as the world's: what is "in two hours" there is so here.
      await page.clock.setFixedTime(world.clock.now());
      return page;
    };
    console_ = {
      url,
      blank,
      async open({ organizationId, userId }, { size, scheme, at = '/groups' } = {}) {
        const page = await blank(size, scheme);
        const change = createChange({ tx: world.db, organizationId, at: world.clock.now() });
        const { secret } = await createSignInLink(change, userId);
        await page.goto(`${url}/sign-in?to=${encodeURIComponent(at)}#${secret}`);
        // The address is another before the page is.
        await page.locator('#content').waitFor();
        // What comes late moves what is under it: nobody clicks there until it is still.
        await settle(page);
        return page;
      },
    };
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser?.close();
  });
  return () => console_;
}

/** Waits until a page has its title, and nothing of it is on its way any more. */
export async function settle(page: Page): Promise<void> {
  await page.locator('h1, h2').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}
