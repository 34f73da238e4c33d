import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import type { Listeners } from './switchboard.ts';

export interface ListenersDeps {
  db: Database;
  clock: Clock;
  logger: Logger;
}

/** What deals with all that a network tells besides messages. */
export function createListeners(_deps: ListenersDeps): Listeners {
  return {
    async ready() {},
    async own() {},
    async acknowledgement() {},
    async reaction() {},
    async vote() {},
    async groupChanged() {},
  };
}
