import type { Logger } from 'pino';
import {
  type ClaimedAlarm,
  claimAlarms,
  dueOrganizations,
  postponeAlarms,
  settleAlarms,
} from '../alarms/claim-alarms.ts';
import { joinMessages } from '../alarms/join-messages.ts';
import { type QuietHours, quietUntil } from '../alarms/quiet-hours.ts';
import type { Continuers, Ringers } from '../alarms/ring.ts';
import type { Change } from '../change/change.ts';
import { createChange } from '../change/create-change.ts';
import type { Sendable } from '../change/sendable.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import type { AlarmKind, AlarmOutcome } from '../db/generated/enums.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Outgoing } from '../outbox/outbox.ts';
import { queueMessages } from '../outbox/outbox.ts';
import { readQuietHours } from '../people/organizations.ts';

/** Alarms that ring in one transaction: its statements are as many for one as for all of these. */
const batchSize = 1000;

/** What would be said in a few minutes is said with what is said now. */
const joinedWithinMs = 5 * 60_000;

/** An alarm that fails is tried again in 1, 2, 4 … minutes, so often. */
const mostAttempts = 8;

/** What Muster says by itself, and not because somebody asked for that moment: at a decent hour, and joined. */
const ownWords: readonly AlarmKind[] = [
  'EVENT_UNANSWERED',
  'EVENT_COMING',
  'ATTENDANCE',
  'TASK_DUE',
  'TASK_OVERDUE',
  'AWAY_ENDS',
];

/** What a person is told only so often in a day: its own words, and what a week brings. */
const unasked: readonly AlarmKind[] = [...ownWords, 'DIGEST'];

/** What waits for the end of quiet hours: its own words, and the next of a series because of its poll. */
const quietly: readonly AlarmKind[] = [...ownWords, 'SERIES_NEXT'];

/** What is made up for, however late: a series goes on after Muster was off, with what is still to come of it. */
const neverTooLate: readonly AlarmKind[] = ['SERIES_NEXT'];

export interface AlarmClockDeps {
  db: Database;
  clock: Clock;
  logger: Logger;
  ringers: Ringers;
  /** What goes on where one was given up. */
  continuers: Continuers;
  /** Sends what was queued, after its commit. */
  deliver: (messages: readonly Sendable[]) => Promise<void>;
}

/** The organization for which something is due, and when. */
interface Due {
  organizationId: string;
  at: Date;
  quiet: QuietHours | null;
}

/** What rings when its instant has come, once, in whichever process looks first. */
export interface AlarmClock {
  /** Has everything ring that is due; answers how many alarms were settled. */
  tick(): Promise<number>;
  /** When it last looked; null before the first time. */
  tickedAt(): Date | null;
}

/**
 * Rings alarms. Each is claimed, done and settled in one transaction, and what it does are rows: so it happens
 * exactly once, however many processes look and whenever one dies.
 */
export function createAlarmClock({
  db,
  clock,
  logger,
  ringers,
  continuers,
  deliver,
}: AlarmClockDeps): AlarmClock {
  let tickedAt: Date | null = null;
  return {
    tickedAt: () => tickedAt,
    async tick() {
      const at = clock.now();
      let settled = 0;
      for (const organizationId of await dueOrganizations(db, at))
        settled += await ringAll(organizationId, at);
      tickedAt = at;
      return settled;
    },
  };

  async function ringAll(organizationId: string, at: Date): Promise<number> {
    const quiet = await readQuietHours({ tx: db, organizationId });
    const due = { organizationId, at, quiet };
    const first = await ringBatches(due, 1);
    if (!first.isMore) return first.settled;
    // While the database writes what one batch says, the next is put into words.
    const hands = await Promise.allSettled([ringBatches(due), ringBatches(due)]);
    // Whoever waits for a tick waits for all of it: what fails in one hand leaves the other none to go on unseen.
    const failed = hands.find((hand) => hand.status === 'rejected');
    if (failed) throw failed.reason;
    const rest = hands.flatMap((hand) => (hand.status === 'fulfilled' ? hand.value.settled : []));
    return rest.reduce((sum, settled) => sum + settled, first.settled);
  }

  /** Has batch after batch ring, `most` at most; `isMore` where there may be another. */
  async function ringBatches(
    due: Due,
    most = Number.POSITIVE_INFINITY,
  ): Promise<{ settled: number; isMore: boolean }> {
    let settled = 0;
    for (let batches = 0, limit = batchSize; batches < most; ) {
      const seen: ClaimedAlarm[] = [];
      try {
        settled += await ring(due, limit, seen);
        if (seen.length < limit) return { settled, isMore: false };
        batches += 1;
      } catch (error) {
        const [first] = seen;
        if (!first) throw error;
        if (limit === 1) await giveUpFor(first, due.organizationId, due.at, error);
        // One of them is to blame: the others ring, each by itself.
        limit = 1;
        most = Number.POSITIVE_INFINITY;
      }
    }
    return { settled, isMore: true };
  }

  /** Has one batch ring; `seen` tells which ones, also where it fails. */
  async function ring(
    { organizationId, at, quiet }: Due,
    limit: number,
    seen: ClaimedAlarm[],
  ): Promise<number> {
    const { settled, queued } = await inTransaction(
      db,
      async (tx) => {
        const change = createChange({ tx, organizationId, at });
        const options = { limit, joined: ownWords, ahead: limit === 1 ? 0 : joinedWithinMs };
        const claimed = await claimAlarms(change, at, options);
        seen.splice(0, seen.length, ...claimed);
        const { missed, later, now } = sortOut(claimed, at, quiet);
        await postponeAlarms(change, later);
        const outcomes = new Map<string, AlarmOutcome>(missed.map(({ id }) => [id, 'MISSED']));
        await ringNow(change, now, outcomes);
        await settleAlarms(change, at, outcomes);
        return { settled: outcomes.size, queued: change.queued };
      },
      organizationId,
    );
    await deliver(queued);
    return settled;
  }

  async function ringNow(
    change: Change,
    alarms: readonly ClaimedAlarm[],
    outcomes: Map<string, AlarmOutcome>,
  ): Promise<void> {
    const own: Outgoing[] = [];
    // What somebody asked for, and what is to be answered, stays by itself: a reply to it is about that alone.
    const others: Outgoing[] = [];
    for (const [kind, rung] of Map.groupBy(alarms, (alarm) => alarm.kind)) {
      const ringer = ringers[kind];
      if (!ringer) throw new Error(`nothing rings for ${kind}`);
      const came = await ringer(change, rung);
      const messages = unasked.includes(kind)
        ? came.messages.map((message) => ({ ...message, unasked: true }))
        : came.messages;
      (ownWords.includes(kind) ? own : others).push(...messages);
      const of = (ids: readonly string[] = [], outcome: AlarmOutcome) =>
        ids.map((id): [string, AlarmOutcome] => [id, outcome]);
      const special = new Map([...of(came.idle, 'IDLE'), ...of(came.missed, 'MISSED')]);
      for (const { id } of rung) outcomes.set(id, special.get(id) ?? 'RUNG');
    }
    await queueMessages(change, [...joinMessages(own), ...others]);
  }

  async function giveUpFor(
    alarm: ClaimedAlarm,
    organizationId: string,
    at: Date,
    error: unknown,
  ): Promise<void> {
    const { id, kind, attempts } = alarm;
    logger.error({ err: error, alarmId: id, kind }, 'an alarm failed');
    const scope = { tx: db, organizationId };
    if (attempts + 1 >= mostAttempts) return settleFailed(alarm, organizationId, at);
    const again = new Date(at.getTime() + 2 ** attempts * 60_000);
    await postponeAlarms(scope, new Map([[id, again]]), { isAnotherAttempt: true });
  }

  /** Gives an alarm up, and has what comes again go on; where that fails too, it is given up all the same. */
  async function settleFailed(
    alarm: ClaimedAlarm,
    organizationId: string,
    at: Date,
  ): Promise<void> {
    const { id, kind } = alarm;
    const failed = new Map<string, AlarmOutcome>([[id, 'FAILED']]);
    try {
      await inTransaction(
        db,
        async (tx) => {
          const change = createChange({ tx, organizationId, at });
          await settleAlarms(change, at, failed);
          await continuers[kind]?.(change, alarm);
        },
        organizationId,
      );
    } catch (error) {
      logger.error({ err: error, alarmId: id, kind }, 'what comes again does not go on');
      await settleAlarms({ tx: db, organizationId }, at, failed);
    }
  }
}

/** What is of no use any more, what waits for the end of quiet hours, and what rings. */
function sortOut(
  claimed: readonly ClaimedAlarm[],
  at: Date,
  quiet: QuietHours | null,
): { missed: ClaimedAlarm[]; later: Map<string, Date>; now: ClaimedAlarm[] } {
  const missed: ClaimedAlarm[] = [];
  const later = new Map<string, Date>();
  const now: ClaimedAlarm[] = [];
  for (const alarm of claimed) {
    const { id, kind, zone, usefulUntil } = alarm;
    const until = quiet && quietly.includes(kind) ? quietUntil(at, zone, quiet) : undefined;
    if (usefulUntil && usefulUntil <= at && !neverTooLate.includes(kind)) missed.push(alarm);
    else if (until && (!usefulUntil || until < usefulUntil)) later.set(id, until);
    else now.push(alarm);
  }
  return { missed, later, now };
}
