import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { createChange } from '../../src/change/create-change.ts';
import type { SessionState, WhatsappState } from '../../src/chat/whatsapp/state.ts';
import type { WhatsappTransport } from '../../src/chat/whatsapp/transport.ts';
import { createOrganization } from '../../src/people/organizations.ts';
import { createUser } from '../../src/people/users.ts';
import { createService, type Service } from '../../src/service.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { PATIENT } from './patient.ts';
import { quietTransport } from './transport.ts';
import { createFixedClock, FRIDAY, OPERATOR_TOKEN } from './world.ts';

/** A Muster that speaks WhatsApp, with a club and its ADMIN; the session behind each account is played. */
export function usePlayedWhatsapp() {
  const clock = createFixedClock(FRIDAY);
  let database: TestDatabase;
  let service: Service;
  let organizationId: string;
  let userId: string;
  let state: WhatsappState;
  const play = (next: SessionState): void => {
    state = { ...next, since: clock.now() };
  };
  const session: WhatsappTransport = {
    ...quietTransport(),
    name: 'whatsapp',
    health: () => ({
      ...{ state, isHealthy: state.state !== 'blocked' },
      ...{ lastInboundAt: null, restarts: 0 },
    }),
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
    organizationId = organization.id;
    const change = createChange({ tx: database.db, organizationId, at: clock.now() });
    userId = (await createUser(change, { name: 'Ann', role: 'ADMIN' })).id;
  });
  afterAll(async () => {
    await service.stop();
    await database.drop();
  });
  return {
    clock,
    /** Sets how the session is. */
    play,
    playedOf: () => ({ db: database.db, service, organizationId, userId }),
  };
}
