import type { AuditAction } from '../audit/actions.ts';
import type { Entry } from '../audit/entry.ts';
import type { Change } from '../change/change.ts';
import type { Obstacle } from '../errors.ts';
import { UserError } from '../errors.ts';
import type { Promotion } from '../events/waiting-list.ts';
import type { Told, Undone } from '../languages/reply.ts';

export interface UndoOptions {
  /**
   * Whether what was made is erased, because something else takes its place at once, number and all.
   * Otherwise it stays, withdrawn or cancelled.
   */
  erase: boolean;
}

export interface Undoing {
  undone: Undone;
  /** Those who moved up from a waiting list by it. */
  promoted?: Promotion[];
  /** The event that is again when or what it was, which those who answered have to know. */
  restoredEventId?: string;
  /** Those whom it concerns and who were told of it. */
  told?: Told;
}

/**
 * Takes back what an entry tells of, as a change of its own with its own audit entry. `all` are the
 * entries of the same action on the same subject in the same operation, that one among them, of contacts on any:
 * they are taken back together. Throws cannotUndo where what came after stands in the way.
 */
export type Inverse = (
  change: Change,
  entry: Entry,
  options: UndoOptions,
  all: readonly Entry[],
) => Promise<Undoing>;

/** How some actions of the log are taken back. */
export type Inverses = Partial<Record<AuditAction, Inverse>>;

/** The refusal to take something back; `who` is the person who stands in the way, where it is one. */
export function cannotUndo(what: string, why: Obstacle, who?: string): UserError {
  return new UserError('cannotUndo', { what, why, ...(who === undefined ? {} : { who }) });
}
