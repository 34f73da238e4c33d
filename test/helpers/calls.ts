import { pino } from 'pino';
import {
  type CallProvider,
  type CallReport,
  type Dial,
  type Ending,
  type Heard,
  nothingHeard,
} from '../../src/calls/provider.ts';
import { createDialler, type Dialler } from '../../src/telephony/dialler.ts';
import type { Character, Tenant, World } from './world.ts';

/** What becomes of a call: how it ends, and what is said. Whoever is not told of answers, and says nothing. */
export interface Play {
  ending?: Ending;
  heard?: Partial<Heard>;
  /** It rings until `hangUp`, or until the test tells how it ends. */
  rings?: true;
}

export interface Phones {
  dialler: Dialler;
  /** Whom the provider was asked to dial, by name, in order. */
  dialled: string[];
  dials: Dial[];
  hungUp: string[];
  /** What becomes of calls to somebody from now on. */
  play(who: Character, play: Play): void;
  /** Moves the clock on, in seconds, and dials, looks and shows after each; what is said for it here. */
  pass(seconds: number): Promise<string[]>;
  /** Moves the clock to an instant, and does the same there. */
  at(instant: string): Promise<string[]>;
  /** Ends a call that rings. */
  end(who: Character, play: Play): Promise<void>;
}

/** Phones of people, which a dialler of a story's own dials: each does as it was told, at once. */
export function createPhones(world: World, tenant: Tenant, people: readonly Character[]): Phones {
  const { organizationId } = tenant;
  const plays = new Map<string, Play>();
  const placed = new Map<string, CallReport>();
  const pending: CallReport[] = [];
  const dials: Dial[] = [];
  const dialled: string[] = [];
  const hungUp: string[] = [];
  const nameOf = (phone: string) => people.find((one) => one.phone === phone)?.name ?? phone;
  const reportOf = (dial: Dial, { ending = 'ANSWERED', heard, rings }: Play): CallReport => ({
    callId: `call ${dial.attemptId}`,
    attemptId: dial.attemptId,
    organizationId: dial.organizationId,
    stage: rings ? 'RINGING' : 'ANALYZED',
    ending: rings ? null : ending,
    detail: null,
    durationSeconds: rings ? null : 30,
    costCents: null,
    heard: rings || ending !== 'ANSWERED' ? null : { ...nothingHeard, ...heard },
  });
  const provider: CallProvider = {
    name: 'simulated',
    centsPerMinute: 0,
    dial: async (dial) => {
      dials.push(dial);
      dialled.push(nameOf(dial.phone));
      const report = reportOf(dial, plays.get(dial.phone) ?? {});
      placed.set(dial.attemptId, report);
      pending.push(report);
      return { callId: report.callId };
    },
    find: async ({ attemptId }) => placed.get(attemptId) ?? 'NONE',
    hangUp: async ({ callId }) => {
      for (const [id, report] of placed) {
        if (report.callId !== callId) continue;
        const dial = dials.find(({ attemptId }) => attemptId === id)!;
        hungUp.push(nameOf(dial.phone));
        placed.set(id, reportOf(dial, { ending: 'NO_ANSWER' }));
      }
      return true;
    },
    readWebhook: async () => {
      throw new Error('nobody rings here');
    },
  };
  const logger = pino(
    { level: 'error' },
    { write: (line: string) => void world.errors.push(line) },
  );
  const dialler = createDialler({
    db: world.db,
    clock: world.clock,
    logger,
    provider,
    deliver: (messages) => world.service.switchboard.deliver(messages),
  });
  const last = async () =>
    (await world.db.outbox.aggregate({ _max: { sequence: true } }))._max.sequence ?? 0;
  const act = async () => {
    await dialler.dial();
    for (const report of pending.splice(0)) await dialler.receive(organizationId, report);
    await dialler.look();
    await dialler.show();
  };
  const told = async (since: number | bigint) => {
    const said = await world.db.outbox.findMany({
      where: { organizationId, sequence: { gt: since } },
      include: { chat: true },
      orderBy: { sequence: 'asc' },
    });
    return said.map(({ chat, body }) => `[${chat.name ?? chat.externalId}] ${body}`);
  };
  return {
    dialler,
    dialled,
    dials,
    hungUp,
    play: ({ phone }, play) => void plays.set(phone, play),
    async pass(seconds) {
      const since = await last();
      const step = 6;
      await act();
      for (let passed = 0; passed < seconds; passed += step) {
        world.clock.advance(Math.min(step, seconds - passed) * 1000);
        await act();
      }
      return told(since);
    },
    async at(instant) {
      const since = await last();
      world.clock.set(instant);
      await world.service.alarmClock.tick();
      await act();
      return told(since);
    },
    async end({ phone }, play) {
      const dial = dials.findLast((one) => one.phone === phone)!;
      await dialler.receive(organizationId, reportOf(dial, play));
      await dialler.show();
    },
  };
}
