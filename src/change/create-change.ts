import { randomUUID } from 'node:crypto';
import type { Actor, Change } from './change.ts';

/** Nobody in particular: what Muster does by itself. */
export const systemActor: Actor = { kind: 'SYSTEM', contactId: null, userId: null, role: null };

/** A change by an actor, with an operation id of its own and nothing queued yet. */
export function createChange(
  given: Pick<Change, 'tx' | 'organizationId' | 'at'> &
    Partial<Pick<Change, 'actor' | 'messageId' | 'reason'>>,
): Change {
  return {
    actor: systemActor,
    messageId: null,
    ...given,
    operationId: randomUUID(),
    freedNumbers: [],
    queued: [],
    resumed: [],
  };
}
