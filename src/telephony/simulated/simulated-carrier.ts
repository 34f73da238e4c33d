import type { Logger } from 'pino';
import {
  type CallProvider,
  type CallReport,
  type Ending,
  type Heard,
  nothingHeard,
} from '../../calls/provider.ts';
import {
  addSimulatedCall,
  answerSimulatedCall,
  endSimulatedCall,
  findSimulatedCall,
  listOpenSimulatedCalls,
  pageSimulatedCalls,
  type SimulatedCall,
  type SimulatedCallFilter,
} from '../../calls/simulated-calls.ts';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../db/client.ts';
import type { Page, PageRequest } from '../../db/page.ts';
import { readHeard } from './heard.ts';
import { type Act, type Lapse, lapseOf } from './unattended.ts';
import { spokenTo } from './voice.ts';

/** A call, as whoever plays the people at the other end sees it. */
export interface ShownCall {
  id: string;
  attemptId: string;
  phone: string;
  status: 'ringing' | 'talking' | 'ended';
  /** What they hear on picking up. */
  says: string;
  /** What they said. */
  said: string | null;
  ending: Ending | null;
  rangAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
}

/** The simulated carrier: a provider of calls whose network is a table, and the people at the other end. */
export interface SimulatedCarrier {
  provider: CallProvider;
  /** Has happen what happens by itself: people whom nobody plays, and calls that ring out. */
  tick(): Promise<void>;
  /** Plays whoever is called; undefined where there is no such call, `over` where it had ended. */
  play(
    organizationId: string,
    id: string,
    act: Act,
  ): Promise<{ call: ShownCall; over: boolean } | undefined>;
  /** The calls of an organization, newest first. Whoever asks for those of one number plays that person. */
  page(
    organizationId: string,
    filter: SimulatedCallFilter,
    request: PageRequest,
  ): Promise<Page<ShownCall>>;
}

export interface SimulatedCarrierDeps {
  db: Database;
  clock: Clock;
  logger: Pick<Logger, 'warn'>;
  centsPerMinute?: number;
  /** Told as webhooks tell it: after the carrier's own commit, and not again where that fails. */
  onReport: (report: CallReport) => Promise<void>;
}

/** How long somebody counts as played after they were asked for, in milliseconds. */
const playedMs = 20_000;

/** What a call takes that is picked up, in seconds: nobody waits for the voice to end its sentence. */
const leastSeconds = 15;

/** Calls that a tick looks at; the others have their turn in the next. */
const mostAtOnce = 200;

const longestSaid = 2000;

export function createSimulatedCarrier(deps: SimulatedCarrierDeps): SimulatedCarrier {
  const { db, clock, logger, centsPerMinute = 0, onReport } = deps;
  /** Until when each number is played, by organization. In memory: it is over sooner than a restart. */
  const played = new Map<string, number>();
  const nameOf = (organizationId: string, phone: string) => `${organizationId} ${phone}`;

  async function tell(reports: readonly CallReport[]): Promise<void> {
    for (const report of reports) {
      try {
        await onReport(report);
      } catch (error) {
        // As of a webhook that nobody took: `find` has it.
        logger.warn(
          { err: error, callId: report.callId },
          'a report of the simulated carrier was lost',
        );
      }
    }
  }

  /** Does something to a call; answers whether it was still possible. */
  async function perform(call: SimulatedCall, act: Lapse | { do: 'stop' }): Promise<boolean> {
    const at = clock.now();
    if (act.do === 'answer') {
      if (!(await answerSimulatedCall(db, call, at))) return false;
      await tell([reportOf({ ...call, answeredAt: at })]);
      return true;
    }
    const picksUp = act.do === 'say' || act.do === 'voicemail';
    const answeredAt = call.answeredAt ?? (picksUp ? at : null);
    const { ending, detail, heard } = endOf(act, call);
    const lasted = answeredAt ? Math.round((at.getTime() - answeredAt.getTime()) / 1000) : 0;
    const durationSeconds = answeredAt ? Math.max(leastSeconds, lasted) : 0;
    const end = {
      ...{ ending, detail, heard, durationSeconds },
      costCents: Math.round((durationSeconds * centsPerMinute * 100) / 60) / 100,
    };
    if (!(await endSimulatedCall(db, { ...call, answeredAt }, at, end))) return false;
    const report = reportOf({ ...call, answeredAt, endedAt: at, end });
    // First that it is over and then what was said, as of a real provider.
    await tell(heard ? [{ ...report, stage: 'ENDED', heard: null }, report] : [report]);
    return true;
  }

  const provider: CallProvider = {
    name: 'simulated',
    centsPerMinute,
    async dial(dial) {
      if (!/^\+[1-9]\d{6,14}$/.test(dial.phone))
        return { refused: 'INVALID', detail: 'invalid_destination' };
      try {
        return { callId: await addSimulatedCall(db, dial, clock.now()) };
      } catch (error) {
        return { unknown: String(error).slice(0, 300) };
      }
    },
    async find({ organizationId, attemptId, callId }) {
      try {
        const which = callId === null ? { attemptId } : { id: callId };
        const call = await findSimulatedCall(db, { organizationId, ...which });
        return call ? reportOf(call) : 'NONE';
      } catch {
        return 'UNKNOWN';
      }
    },
    async hangUp({ organizationId, callId }) {
      try {
        const call = await findSimulatedCall(db, { organizationId, id: callId });
        return call !== undefined && (await perform(call, { do: 'stop' }));
      } catch {
        return false;
      }
    },
    // It has none: whatever comes is somebody else's.
    readWebhook: async () => 'FORGED',
  };

  return {
    provider,
    async tick() {
      const now = clock.now();
      for (const [name, until] of played) if (until <= now.getTime()) played.delete(name);
      // One by one: each is a conversation of its own, with reports of its own.
      for (const call of await listOpenSimulatedCalls(db, mostAtOnce)) {
        const isPlayed = played.has(nameOf(call.organizationId, call.phone));
        const lapse = lapseOf(call, { isPlayed, now });
        if (lapse) await perform(call, lapse);
      }
    },
    async play(organizationId, id, act) {
      const find = () => findSimulatedCall(db, { organizationId, id });
      const call = await find();
      if (!call) return undefined;
      const over = !(await perform(call, act));
      return { call: shown((await find()) ?? call), over };
    },
    async page(organizationId, filter, request) {
      if (filter.phone !== undefined)
        played.set(nameOf(organizationId, filter.phone), clock.now().getTime() + playedMs);
      const page = await pageSimulatedCalls(db, organizationId, filter, request);
      return { ...page, items: page.items.map(shown) };
    },
  };
}

/** How a call ends by what somebody does; once it was picked up, whatever they do is hanging up. */
function endOf(
  act: Lapse | { do: 'stop' },
  { answeredAt, variables }: SimulatedCall,
): { ending: Ending; detail: string; heard: Heard | null } {
  if (act.do === 'say') {
    const heard = readHeard(act.text.slice(0, longestSaid), variables);
    return { ending: 'ANSWERED', detail: 'user_hangup', heard };
  }
  if (act.do === 'fallSilent')
    return { ending: 'FAILED', detail: 'inactivity', heard: { ...nothingHeard } };
  const detail = act.do === 'stop' ? 'manual_stopped' : 'user_hangup';
  if (answeredAt) return { ending: 'ANSWERED', detail, heard: { ...nothingHeard } };
  switch (act.do) {
    case 'busy':
      return { ending: 'BUSY', detail: 'dial_busy', heard: null };
    case 'voicemail':
      return { ending: 'VOICEMAIL', detail: 'voicemail_reached', heard: { ...nothingHeard } };
    case 'ringOut':
      return { ending: 'NO_ANSWER', detail: 'dial_no_answer', heard: null };
    case 'stop':
      return { ending: 'NO_ANSWER', detail, heard: null };
    default:
      return { ending: 'DECLINED', detail: 'user_declined', heard: null };
  }
}

function reportOf({ id, attemptId, organizationId, answeredAt, end }: SimulatedCall): CallReport {
  const nothing = { ending: null, detail: null, durationSeconds: null, costCents: null };
  const known = { callId: id, attemptId, organizationId };
  if (!end) return { ...known, ...nothing, stage: answeredAt ? 'TALKING' : 'RINGING', heard: null };
  return { ...known, ...end, stage: end.heard ? 'ANALYZED' : 'ENDED' };
}

function shown({ organizationId: _, variables, end, ...call }: SimulatedCall): ShownCall {
  return {
    ...call,
    status: end ? 'ended' : call.answeredAt ? 'talking' : 'ringing',
    says: spokenTo(variables),
    said: end?.heard?.summary ?? null,
    ending: end?.ending ?? null,
  };
}
