import { pino } from 'pino';
import { expect } from 'vitest';
import { createDialler } from '../../src/telephony/dialler.ts';
import { type Behaviour, createCarrierStub } from '../calls/carrier.ts';
import type { Tenant, TestAdmin } from './admin-app.ts';

/** Dials what the API has begun, on a carrier that can be told what its people do. */
export function createTelephones(admin: TestAdmin) {
  const carrier = createCarrierStub(() => admin.at);
  const logger = pino({ level: 'error' }, { write: (line: string) => void admin.log.push(line) });
  const dialler = createDialler({
    db: admin.db,
    clock: { now: () => admin.at },
    logger,
    provider: carrier,
    deliver: async () => {},
  });
  const telephones = {
    carrier,
    /** Dials whoever may be dialled by now; they stay on the phone. */
    dial: () => dialler.dial(),
    /** Ends what rings, as its people do unless it is said how. */
    async answer(behaviour?: Behaviour) {
      for (const call of carrier.open())
        await dialler.receive(call.organizationId, carrier.end(call, behaviour));
    },
    /** Looks at the carrier for what is to be hung up. */
    look: () => dialler.look(),
    /** Moves on by seconds, with all that ticks; people answer when they are rung. */
    async pass(seconds: number, behaviour?: Behaviour) {
      for (let second = 0; second < seconds; second += 1) {
        admin.at = new Date(admin.at.getTime() + 1000);
        await dialler.dial();
        await telephones.answer(behaviour);
        await dialler.look();
      }
    },
  };
  return telephones;
}

let phones = 0;

/** New contacts with a phone each, by name; answers their ids. */
export async function createCallable(tenant: Tenant, ...names: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) {
    phones += 1;
    const phone = `+346${String(10_000_000 + phones)}`;
    const made = await tenant.post('/api/contacts', { name, phone });
    expect(made, JSON.stringify(made.body)).toMatchObject({ status: 201 });
    ids.push(made.body.id);
  }
  return ids;
}
