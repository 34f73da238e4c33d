import { launch } from 'puppeteer';
import { beforeAll, describe, expect, test } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import { createWhatsappAccount } from '../../src/people/accounts.ts';
import { createApiKey } from '../../src/people/api-keys.ts';
import { chromium, patienceMs } from '../chat/whatsapp/harness.ts';
import { usePlayedWhatsapp } from '../helpers/played-whatsapp.ts';
import { OPERATOR_TOKEN } from '../helpers/world.ts';

// How a number is paired and watched; the browser of the page is real.

const { clock, play, playedOf } = usePlayedWhatsapp();
let address: string;
let key: string;

const change = () => {
  const { db, organizationId } = playedOf();
  return createChange({ tx: db, organizationId, at: clock.now() });
};

beforeAll(async () => {
  const { service, userId } = playedOf();
  address = await service.admin.listen({ host: '127.0.0.1', port: 0 });
  key = (await createApiKey(change(), { userId, label: 'tests' })).secret;
});

test('is served without a key, and may run nothing but itself', async () => {
  const { statusCode, headers, body } = await playedOf().service.admin.inject('/pair');
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; script-src 'self' 'sha256-/,
  );
  expect(body).toContain('Pair a number');
});

describe.skipIf(chromium === undefined)('in a browser', () => {
  test('a number is added, its code shown, and that it is paired', async () => {
    const browser = await launch({ executablePath: chromium!, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(patienceMs);
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(String(error)));
      await page.setViewport({ width: 390, height: 844 });
      await page.goto(`${address}/pair`);
      const says = (text: string) => page.waitForSelector(`::-p-text(${text})`);

      await page.type('#key', 'no-key');
      await page.click('#open button');
      await page.waitForSelector('#error:not(:empty)');

      await page.click('#key', { count: 3 });
      await page.type('#key', key);
      await page.click('#open button');
      await page.waitForSelector('#add:not([hidden])');
      // There is none yet, and Ann is known in no chat.
      await says('A number for Muster, with its country: not your own');
      await says('Ann is not known in chats yet');
      await page.type('#phone', '+34 600 111 222');
      await page.click('#add button');
      await says('+34600111222');
      await says('starts …');
      await says('Another number, with its country');

      play({ state: 'reconnecting', reason: 'unreachable' });
      await says('This machine does not reach web.whatsapp.com.');
      // Started anew, it still says what was wrong.
      play({ state: 'starting', reason: 'unreachable' });
      await says('starts … (unreachable)');
      await says('This machine does not reach web.whatsapp.com.');
      play({ state: 'starting' });

      await page.click('.qr');
      await says('waits to be paired');
      await page.waitForSelector('img[src^="data:image/svg+xml"]:not([hidden])');
      expect(await page.$eval('.todo', ({ textContent }) => textContent)).toBe('');

      await page.click('.code');
      await says('ABCD-EFGH');
      await page.waitForSelector('img', { hidden: true });

      play({ state: 'ready' });
      await says('is paired and ready');
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});

test('how a number is is told to the operator; everybody else learns that somebody is needed', async () => {
  const { service } = playedOf();
  const id = await createWhatsappAccount(change(), '+34600999888');
  await service.accounts!.takeUp();
  play({ state: 'blocked', reason: 'termsOfService' });
  const open = await service.admin.inject('/readyz');
  expect(open.statusCode).toBe(503);
  expect(open.json()).toEqual({
    ok: false,
    checks: { database: 'ok', clock: 'ok', whatsapp: 'needs somebody' },
    clock: { tickedAt: null, behindSeconds: 0 },
  });
  const { accounts } = (
    await service.admin.inject({
      url: '/api/organizations/readiness',
      headers: { authorization: `Bearer ${OPERATOR_TOKEN}` },
    })
  ).json();
  expect(accounts).toContainEqual({
    id,
    state: 'blocked',
    since: clock.now().toISOString(),
    reason: 'termsOfService',
    lastInboundAt: null,
    waitingMessages: 0,
  });
});
