// One process that has ring what is due, and kills itself before the n-th statement that it would send, or after its
// answer. Argument: its orders.

import pg from 'pg';
import { pino } from 'pino';
import { createDatabase } from '../../src/db/client.ts';
import { createAlarmClock } from '../../src/scheduler/alarm-clock.ts';
import { continuers, ringers } from '../../src/scheduler/ringers.ts';

export interface ClockOrders {
  url: string;
  /** ISO text. */
  now: string;
  /** Which statement is its last, from 1, and whether that is sent still. */
  death: { statement: number; isSent: boolean };
}

const { url, now, death } = JSON.parse(process.argv[2]!) as ClockOrders;

let statements = 0;
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
  statements += 1;
  if (statements !== death.statement) return Reflect.apply(query, this, given) as unknown;
  const die = () => process.kill(process.pid, 'SIGKILL');
  if (!death.isSent) die();
  // A pool is answered by a callback, whoever holds a connection by a promise.
  if (typeof given.at(-1) === 'function')
    return Reflect.apply(query, this, [...given.slice(0, -1), die]);
  return (Reflect.apply(query, this, given) as unknown as Promise<unknown>).then(die);
} as typeof query;

const db = createDatabase(url, { applicationName: 'to be killed' });
const clock = createAlarmClock({
  db,
  clock: { now: () => new Date(now) },
  logger: pino({ level: 'error' }, pino.destination({ dest: 2, sync: true })),
  ringers,
  continuers,
  deliver: async () => {},
});
await clock.tick();
await db.$disconnect();
