import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { type CatchUp, createCatchUp } from './catch-up.ts';
import { createMirroring, type Mirroring } from './mirror/mirror.ts';
import { createOwnListeners } from './own-listeners.ts';
import type { Listeners } from './switchboard.ts';
import { createVoteListeners } from './votes.ts';

export interface ListenersDeps {
  db: Database;
  clock: Clock;
  logger: Logger;
}

/** What deals with all that a network tells besides messages. */
export function createListeners(
  deps: ListenersDeps,
  mirroring: Pick<Mirroring, 'ready' | 'groupChanged'> = createMirroring(deps),
): Listeners & { catchUp: CatchUp['tick'] } {
  const votes = createVoteListeners(deps);
  const { own, acknowledgement } = createOwnListeners(deps);
  const catchUp = createCatchUp({ ...deps, own, compareVotes: votes.ready });
  return {
    async ready(source) {
      // Who has joined meanwhile is known before what they said is dealt with.
      await mirroring.ready(source);
      await catchUp.ready(source);
    },
    lost: catchUp.lost,
    catchUp: catchUp.tick,
    own,
    acknowledgement,
    reaction: votes.reaction,
    vote: votes.vote,
    groupChanged: mirroring.groupChanged,
  };
}
