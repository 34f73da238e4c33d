/**
 * Between two changes that one account makes to its chats, in milliseconds. WhatsApp publishes no safe
 * rate and restricts numbers that add many people fast; six calls a minute, each about twenty people at
 * most, are less than a person at a phone does.
 */
const gapMs = 10_000;

/** What WhatsApp would not do is tried again after ten minutes, twenty …, a day at most. */
const firstRestMs = 10 * 60_000;
const longestRestMs = 24 * 60 * 60_000;

/** When what may be asked of WhatsApp. Kept by this process alone: it slows down, and decides nothing. */
export interface MirrorPace {
  /** Whether an account may make a change now; from then on it may not, for a while. */
  take(accountId: string, now: Date): boolean;
  /** Lets a kind of change to one chat rest, longer each time. */
  rest(mirrorId: string, kind: string, now: Date): void;
  /** It has succeeded: the next rest is a short one. */
  succeed(mirrorId: string, kind: string): void;
  /** The kinds of change that rest for one chat. */
  resting(mirrorId: string, now: Date): string[];
}

export function createMirrorPace(): MirrorPace {
  const calledAt = new Map<string, number>();
  const rests = new Map<string, Map<string, { until: number; lengthMs: number }>>();
  return {
    take(accountId, now) {
      if (now.getTime() - (calledAt.get(accountId) ?? -gapMs) < gapMs) return false;
      calledAt.set(accountId, now.getTime());
      return true;
    },
    rest(mirrorId, kind, now) {
      const own = rests.get(mirrorId) ?? new Map();
      const lengthMs = Math.min((own.get(kind)?.lengthMs ?? firstRestMs / 2) * 2, longestRestMs);
      rests.set(mirrorId, own.set(kind, { until: now.getTime() + lengthMs, lengthMs }));
    },
    succeed: (mirrorId, kind) => void rests.get(mirrorId)?.delete(kind),
    resting: (mirrorId, now) =>
      [...(rests.get(mirrorId) ?? [])].flatMap(([kind, { until }]) =>
        until > now.getTime() ? [kind] : [],
      ),
  };
}
