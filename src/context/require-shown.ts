import { UserError } from '../errors.ts';
import type { GroupInfo } from '../mirror/group-info.ts';
import type { Context } from './read-context.ts';

/**
 * Thrown before anything is changed by what has to know how the network shows the chat. Nobody asks the
 * network within a transaction: whoever runs the command rolls back, asks, and runs it again.
 */
export class Unseen extends Error {
  constructor() {
    super('a command wants to know how the network shows its chat');
    this.name = 'Unseen';
  }
}

/** How the network shows the chat. To be called before the first change. Throws Unseen and chatUnseen. */
export function requireShown({ shown }: Context): GroupInfo {
  if (shown === undefined) throw new Unseen();
  if (shown === null) throw new UserError('chatUnseen', {});
  return shown;
}
