// One process of Muster on a network that its parent plays. It kills itself at a step. Argument: its orders.

import { pino } from 'pino';
import { createListeners } from '../../src/chat/listeners.ts';
import { createSwitchboard } from '../../src/chat/switchboard.ts';
import type { TransportEvents } from '../../src/chat/transport.ts';
import { systemClock as clock } from '../../src/clock.ts';
import { createDispatcher } from '../../src/commands/dispatch.ts';
import { commands } from '../../src/commands/list.ts';
import { createMessageReader } from '../../src/commands/read-message.ts';
import { createDatabase, type Database } from '../../src/db/client.ts';
import { quietTransport } from '../helpers/transport.ts';
import type { FromParent, Orders, Question, Step } from './steps.ts';

const { url, organizationId, accountId, knowsKeys, death } = JSON.parse(process.argv[2]!) as Orders;

let isArmed = false;
let times = 0;
function comeTo(step: Step): void {
  if (!isArmed || step !== death?.step) return;
  times += 1;
  if (times === death.times) process.kill(process.pid, 'SIGKILL');
}

const questions = new Map<number, (answer: never) => void>();
type Asked = { [Ask in Question as Ask['ask']]: Omit<Ask, 'number'> };
function ask<Answer>(question: Asked[keyof Asked]): Promise<Answer> {
  const number = questions.size;
  process.send?.({ ...question, number });
  return new Promise((resolve) => questions.set(number, resolve));
}

const db = createDatabase(url, { applicationName: 'to be killed' });
/** The database as a command sees it: its transactions come to a step before they are committed. */
const dying = new Proxy(db, {
  get: (target, name) =>
    name === '$transaction'
      ? (work: (tx: unknown) => Promise<unknown>) =>
          target.$transaction(async (tx) => {
            const result = await work(tx);
            comeTo('in the transaction');
            return result;
          })
      : Reflect.get(target, name),
}) as Database;

const logger = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
const read = createMessageReader(commands);
const dispatch = createDispatcher({ db: dying, clock, logger, read, show: async () => null });
const switchboard = createSwitchboard({
  db,
  clock,
  logger,
  isCommand: (message) => read(message) !== undefined,
  async handle(received) {
    comeTo('after the claim');
    const queued = await dispatch(received);
    comeTo('after the commit');
    return queued;
  },
  listeners: createListeners({ db, clock, logger }),
});

let events: TransportEvents;
await switchboard.connect(
  { organizationId, accountId },
  quietTransport({
    name: knowsKeys ? 'simulator' : 'whatsapp',
    capabilities: { knowsKeys, polls: true, media: true, groups: true },
    async start(core) {
      events = core;
    },
    async send(chatId, { body }, { key }) {
      comeTo('before the sending');
      const id = await ask<string>({ ask: 'send', chatId, body, key });
      comeTo('after the sending');
      return { status: 'sent', id };
    },
    history: (chatId, since) => ask({ ask: 'history', chatId, since }),
  }),
);
process.on('message', (told: FromParent) => {
  if ('said' in told) {
    comeTo('before the claim');
    void events.message(told.said);
  } else if ('arm' in told) isArmed = true;
  else questions.get(told.number)?.(told.answer as never);
});
process.on('disconnect', () => process.exit());
void events!.ready();
setInterval(() => void switchboard.sweep(), 200);
