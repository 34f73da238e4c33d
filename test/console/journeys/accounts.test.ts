import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChange } from '../../../src/change/create-change.ts';
import type { SessionState, WhatsappState } from '../../../src/chat/whatsapp/state.ts';
import type { WhatsappTransport } from '../../../src/chat/whatsapp/transport.ts';
import { createOrganization } from '../../../src/people/organizations.ts';
import { createUser } from '../../../src/people/users.ts';
import { createService, type Service } from '../../../src/service.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database.ts';
import { PATIENT } from '../../helpers/patient.ts';
import { quietTransport } from '../../helpers/transport.ts';
import { createFixedClock, FRIDAY, OPERATOR_TOKEN } from '../../helpers/world.ts';
import { describeInBrowser, useConsole } from '../harness.ts';

// How a number is paired, on a Muster that speaks WhatsApp; the session behind it is played.

let database: TestDatabase;
let service: Service;
let who: { organizationId: string; userId: string };
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
    whatsapp: { lock: async () => ({ release: async () => {} }), createTransport: () => session },
  });
  const club = { name: 'Club', timeZone: 'Europe/Madrid', locale: 'en-GB' };
  const { organization } = await createOrganization(database.db, club, clock.now());
  const change = createChange({
    tx: database.db,
    organizationId: organization.id,
    at: clock.now(),
  });
  const user = await createUser(change, { name: 'Ann', role: 'ADMIN' });
  who = { organizationId: organization.id, userId: user.id };
});

afterAll(async () => {
  await service.stop();
  await database.drop();
});

const consoleOf = useConsole(() => ({ service, clock, db: database.db }));

describeInBrowser('numbers on WhatsApp', () => {
  test('one is added, its code shown, what is wrong said, and that it is paired', async () => {
    const page = await consoleOf().open(who, { size: 'phone', at: '/organization/accounts' });
    await page.getByRole('heading', { name: 'No number yet' }).waitFor();
    await page.getByRole('button', { name: 'Add a number' }).click();
    await page.getByLabel('Number, with its country').fill('111222');
    await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
    await page.getByText(/^Expected .*phone/).waitFor();
    await page.getByLabel('Number, with its country').fill('+34 600 111 222');
    await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
    await page.getByRole('heading', { name: '+34600111222' }).waitFor();
    await page.getByText('Starting …').waitFor();

    play({ state: 'reconnecting', reason: 'unreachable' });
    await page.getByText(/does not reach web\.whatsapp\.com/).waitFor();

    await page.getByRole('button', { name: 'Pair by QR code' }).click();
    const picture = page.getByRole('img', { name: 'The QR code to scan with the phone' });
    await picture.waitFor();
    expect(await picture.getAttribute('src')).toMatch(/^data:image\/svg\+xml/);

    await page.getByRole('button', { name: 'Pair by a code to type' }).click();
    await page.getByText('ABCD-EFGH').waitFor();
    expect(await picture.count()).toBe(0);

    play({ state: 'ready' });
    await page.getByText('Paired and ready').waitFor();
    expect(await page.getByRole('button', { name: /^Pair/ }).count()).toBe(0);
    // The simulator is of no use here.
    await page.goto(`${consoleOf().url}/simulator`);
    await page.getByRole('heading', { name: 'Not found' }).waitFor();
  });
});
