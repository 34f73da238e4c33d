import { pino } from 'pino';
import { launch } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import type { SessionState, WhatsappState } from '../../src/chat/whatsapp/state.ts';
import type { WhatsappTransport } from '../../src/chat/whatsapp/transport.ts';
import { createWhatsappAccount } from '../../src/people/accounts.ts';
import { createApiKey } from '../../src/people/api-keys.ts';
import { createOrganization } from '../../src/people/organizations.ts';
import { createUser } from '../../src/people/users.ts';
import { createService, type Service } from '../../src/service.ts';
import { chromium, patienceMs } from '../chat/whatsapp/harness.ts';
import { createTestDatabase, type TestDatabase } from '../helpers/database.ts';
import { PATIENT } from '../helpers/patient.ts';
import { quietTransport } from '../helpers/transport.ts';
import { createFixedClock, FRIDAY, OPERATOR_TOKEN } from '../helpers/world.ts';

// How a number is paired and watched; the session behind it is played, the browser of the page is real.

let database: TestDatabase;
let service: Service;
let address: string;
let organizationId: string;
let key: string;
let state: WhatsappState;
const clock = createFixedClock(FRIDAY);

function play(next: SessionState): void {
  state = { ...next, since: clock.now() };
}

const session: WhatsappTransport = {
  ...quietTransport(),
  name: 'whatsapp',
  health: () => ({ state, isHealthy: state.state !== 'blocked', lastInboundAt: null, restarts: 0 }),
  pair: async (phone) =>
    play(
      phone
        ? { state: 'pairing', qr: null, pairingCode: 'ABCD-EFGH' }
        : { state: 'pairing', qr: 'the-code-to-scan', pairingCode: null },
    ),
};

beforeAll(async () => {
  database = await createTestDatabase();
  play({ state: 'starting' });
  service = await createService({
    db: database.db,
    clock,
    logger: pino({ level: 'silent' }),
    operatorToken: OPERATOR_TOKEN,
    limits: PATIENT,
    whatsapp: {
      lock: async () => ({ release: async () => {} }),
      createTransport: () => session,
    },
  });
  address = await service.admin.listen({ host: '127.0.0.1', port: 0 });
  const club = { name: 'Club', timeZone: 'Europe/Madrid', locale: 'en-GB' };
  const { organization } = await createOrganization(database.db, club, clock.now());
  organizationId = organization.id;
  const change = createChange({ tx: database.db, organizationId, at: clock.now() });
  const { id: userId } = await createUser(change, { name: 'Ann', role: 'ADMIN' });
  key = (await createApiKey(change, { userId, label: 'tests' })).secret;
});

afterAll(async () => {
  await service.stop();
  await database.drop();
});

test('is served without a key, and may run nothing but itself', async () => {
  const { statusCode, headers, body } = await service.admin.inject('/pair');
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
  const change = createChange({ tx: database.db, organizationId, at: clock.now() });
  const id = await createWhatsappAccount(change, '+34600999888');
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
