import type { Change } from '../../change/change.ts';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../db/client.ts';
import type { Source } from '../switchboard.ts';
import type { MirrorPace } from './mirror-pace.ts';

/** How long WhatsApp may take over a change of a chat: twenty people take it ten seconds and more. */
export const callTimeoutMs = 45_000;

/** Runs one change of an organization by nobody in particular, and sends what it has queued. */
export type Commit = <Result>(
  source: Source,
  work: (change: Change) => Promise<Result>,
) => Promise<Result>;

/** Waits for an answer of WhatsApp's; undefined where there is none. */
export type Ask = <Answer>(question: Promise<Answer>) => Promise<Answer | undefined>;

/** What those who keep chats in step work with. */
export interface MirrorDeps {
  db: Database;
  clock: Clock;
  pace: MirrorPace;
  commit: Commit;
  ask: Ask;
}
