import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../db/client.ts';

/** Sends the messages of one account, one after another. */
export interface Sender {
  /**
   * Sends rows that this process has just written. Without a budget it resolves when they are sent, or
   * left to a sweep; with one, at once. Never rejects: what could not be recorded is taken up again.
   */
  send(ids: readonly string[]): Promise<void>;
  /** Takes up what was left, and finds out what is unknown; answers how many rows that were. */
  sweep(): Promise<number>;
  /** Ends it; what is being sent is finished first. */
  stop(): Promise<void>;
}

export interface SenderDeps {
  db: Database;
  clock: Clock;
  logger: Logger;
  pacing: Pacing;
}

/** What a pace is made of: time that passes, and chance. */
export interface Pacing {
  /** Resolves after so many milliseconds, or when it is aborted. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  random: () => number;
}
