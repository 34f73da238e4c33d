import { pino } from 'pino';
import { systemClock } from '../../src/clock.ts';
import { createService, type Service } from '../../src/service.ts';
import { type Account, createAccount } from '../chat/whatsapp/harness.ts';
import { createTestDatabase } from '../helpers/database.ts';
import { PATIENT } from '../helpers/patient.ts';
import { until } from '../helpers/until.ts';
import { OPERATOR_TOKEN } from '../helpers/world.ts';
import { type Crowd, createCrowd, groups, speakOn } from './crowd.ts';
import { linkChats, populate } from './populate.ts';
import { createTally, type Tally } from './tally.ts';

/** A whole Muster with an account in a real browser, and people who talk to it. */
export interface Stage {
  account: Account;
  service: Service;
  accountId: string;
  crowd: Crowd;
  tally: Tally;
  /** What was logged as errors. */
  errors: string[];
  /** While it is false nothing that is said raises an event: it is in the chats when one looks. */
  isHeard: boolean;
  /**
   * People give a hundred commands: fifty while something goes wrong, thirty-five after it, and the others
   * once it has mended itself, or somebody has mended it. Then all is counted.
   */
  talkThrough(fault: () => Promise<unknown>, mend?: () => Promise<unknown>): Promise<void>;
  /** Something goes wrong when a message is on its way, and it is not known whether it has arrived. */
  amidSending(fault: () => Promise<unknown>): Promise<void>;
  end(): Promise<void>;
}

/** A transport waits no longer for one message here, in milliseconds. */
const sendTimeoutMs = 2_000;

/** How often the clock would have it look for what was left undone; every five seconds in production. */
const sweepMs = 250;

export async function createStage(): Promise<Stage> {
  const database = await createTestDatabase();
  const account = await createAccount({ world: { isPaired: true, groups } });
  const accountId = await populate(database.db);
  const errors: string[] = [];
  const { transport, network } = account;
  const service = await createService({
    db: database.db,
    clock: systemClock,
    logger: pino({ level: 'error' }, { write: (line: string) => void errors.push(line) }),
    operatorToken: OPERATOR_TOKEN,
    limits: PATIENT,
    whatsapp: {
      lock: async () => ({ release: async () => {} }),
      createTransport: () => ({
        ...transport,
        send: (chatId, message, options) =>
          transport.send(chatId, message, { ...options, timeoutMs: sendTimeoutMs }),
      }),
    },
  });
  await service.accounts!.takeUp();
  let sweeping = Promise.resolve<unknown>(undefined);
  const sweeps = setInterval(() => {
    sweeping = sweeping.then(() => service.switchboard.sweep());
  }, sweepMs);
  const crowd = createCrowd(speakOn(network, () => stage.isHeard));
  const tally = createTally(database.db, network.sent, crowd);
  const stage: Stage = {
    isHeard: true,
    account,
    service,
    accountId,
    crowd,
    tally,
    errors,
    async talkThrough(fault, mend) {
      const talking = crowd.talk(50);
      await tally.answered(15);
      await fault();
      await talking;
      await crowd.talk(35);
      await mend?.();
      await account.until('ready');
      await crowd.talk(15);
      await tally.settled();
      await tally.expectAllOnce();
    },
    async amidSending(fault) {
      network.answers = 'nothing';
      const before = network.sent.length;
      await until(() => network.sent.length > before);
      await fault();
      network.answers = 'received';
    },
    async end() {
      clearInterval(sweeps);
      await sweeping;
      await service.stop();
      await account.end();
      await database.drop();
    },
  };
  await account.until('ready');
  await linkChats(crowd, tally);
  return stage;
}
