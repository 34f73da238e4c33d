import type { Actor } from '../change/change.ts';
import { UserError } from '../errors.ts';

/**
 * Whose number and ids are whose decides what they may do in chats, and what is said to whom: that is for
 * ADMINs, and for Muster where the network proves it (docs/rules.md, contacts). Not even by what the contact
 * is: an answer that hangs on groups out of sight would tell of them.
 */
export function mayIdentify({ kind, role }: Actor): boolean {
  return role === 'ADMIN' || kind === 'SYSTEM';
}

/** Throws notAllowed where mayIdentify says no. */
export function requireMayIdentify(actor: Actor): void {
  if (!mayIdentify(actor)) throw new UserError('notAllowed', { action: 'identify' });
}
