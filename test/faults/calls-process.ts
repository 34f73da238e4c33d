// One process that dials whoever is due when its parent says what time it is. The carrier is its parent. It kills
// itself before the n-th statement that it would send, or after its answer. Argument: its orders.

import pg from 'pg';
import { pino } from 'pino';
import type { CallProvider, Dialled, Found } from '../../src/calls/provider.ts';
import { createDatabase } from '../../src/db/client.ts';
import { createDialler } from '../../src/telephony/dialler.ts';

export interface CallerOrders {
  url: string;
  /** Which statement is its last, from 1, and whether that is sent still; null for none. */
  death: { statement: number; isSent: boolean } | null;
}

/** What the process asks of the carrier, and what it is told. */
export type FromCaller =
  | { ask: number; what: 'dial' | 'find' | 'hangUp'; with: never }
  | { done: true }
  | { up: true };
export type ToCaller = { now: string } | { answer: unknown; to: number };

const { url, death } = JSON.parse(process.argv[2]!) as CallerOrders;

let statements = 0;
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
  statements += 1;
  if (statements !== death?.statement) return Reflect.apply(query, this, given) as unknown;
  const die = () => process.kill(process.pid, 'SIGKILL');
  if (!death.isSent) die();
  // A pool is answered by a callback, whoever holds a connection by a promise.
  if (typeof given.at(-1) === 'function')
    return Reflect.apply(query, this, [...given.slice(0, -1), die]);
  return (Reflect.apply(query, this, given) as unknown as Promise<unknown>).then(die);
} as typeof query;

const waiting = new Map<number, (answer: never) => void>();
let asked = 0;
function ask<Answer>(what: 'dial' | 'find' | 'hangUp', about: unknown): Promise<Answer> {
  asked += 1;
  process.send?.({ ask: asked, what, with: about });
  return new Promise((resolve) => waiting.set(asked, resolve));
}

const provider: CallProvider = {
  name: 'simulated',
  centsPerMinute: 0,
  dial: (dial) => ask<Dialled>('dial', dial),
  find: (attempt) => ask<Found>('find', attempt),
  hangUp: (call) => ask<boolean>('hangUp', call),
  readWebhook: async () => 'IGNORED',
};
let now = new Date(0);
const db = createDatabase(url, { poolSize: 4, applicationName: 'to be killed' });
const dialler = createDialler({
  db,
  clock: { now: () => now },
  logger: pino({ level: 'error' }, pino.destination({ dest: 2, sync: true })),
  provider,
  deliver: async () => {},
});

process.on('message', async (told: ToCaller) => {
  if ('answer' in told) {
    waiting.get(told.to)?.(told.answer as never);
    return;
  }
  now = new Date(told.now);
  await dialler.look();
  await dialler.dial();
  await dialler.show();
  process.send?.({ done: true });
});
process.on('disconnect', () => process.exit());
process.send?.({ up: true });
