// One process that has ring what is due, and kills itself before the n-th statement that it would send, or after its
// answer. Argument: its orders.

import pg from 'pg';
import { pino } from 'pino';
import { createDatabase } from '../../src/db/client.ts';
import { createAlarmClock } from '../../src/scheduler/alarm-clock.ts';
import { ringers } from '../../src/scheduler/ringers.ts';

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
  const isLast = statements === death.statement;
  if (isLast && !death.isSent) process.kill(process.pid, 'SIGKILL');
  const answer = Reflect.apply(query, this, given) as unknown;
  if (isLast && answer instanceof Promise)
    return answer.then(() => process.kill(process.pid, 'SIGKILL'));
  return answer;
} as typeof query;

const db = createDatabase(url, { applicationName: 'to be killed' });
const clock = createAlarmClock({
  db,
  clock: { now: () => new Date(now) },
  logger: pino({ level: 'error' }, pino.destination({ dest: 2, sync: true })),
  ringers,
  deliver: async () => {},
});
await clock.tick();
await db.$disconnect();
