/** The pace of one account: when it may write next. Pure but for the dice. */
export interface Pace {
  /** Milliseconds until the next message may be sent; 0 where it may be sent now. */
  waitMs(allowed: Allowed, now: Date): number;
  /** A message is being sent. */
  sent(at: Date): void;
}

/** What a budget allows at the moment. */
export interface Allowed {
  /** Between two messages, in milliseconds, a quarter more or less. */
  gapMs: number;
  /** In any 60 seconds. */
  perMinute: number;
}

const minuteMs = 60_000;

/** A gap is this much shorter or longer, by chance: what comes like clockwork is taken for a machine. */
const jitter = 0.25;

/** `before` are the sendings of the last minute, oldest first; `random` draws from 0 to 1. */
export function createPace(random: () => number, before: readonly Date[] = []): Pace {
  const draw = () => 1 - jitter + 2 * jitter * random();
  let sendings = before.map((at) => at.getTime());
  let stretch = draw();

  return {
    waitMs({ gapMs, perMinute }, now) {
      const last = sendings.at(-1) ?? Number.NEGATIVE_INFINITY;
      const firstOfMinute = sendings.at(-perMinute) ?? Number.NEGATIVE_INFINITY;
      const next = Math.max(last + gapMs * stretch, firstOfMinute + minuteMs);
      return Math.max(0, Math.ceil(next - now.getTime()));
    },
    sent(at) {
      const time = at.getTime();
      sendings = [...sendings.filter((sending) => sending > time - minuteMs), time];
      stretch = draw();
    },
  };
}
