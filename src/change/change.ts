import type { Tx } from '../db/client.ts';
import type { UserRole } from '../db/generated/enums.ts';
import type { Received } from './received.ts';
import type { Sendable } from './sendable.ts';

/** Who acts, and through which door. */
export interface Actor {
  kind: 'CHAT' | 'API' | 'SYSTEM';
  /** The person, where the actor is one; null for a key whose user is bound to no contact. */
  contactId: string | null;
  userId: string | null;
  /** The staff role of the user, null for somebody who is only a contact. */
  role: UserRole | null;
}

/** What a service may read in: a transaction, within one organization. */
export interface Scope {
  tx: Tx;
  organizationId: string;
}

/**
 * One change being made: the transaction that it happens in, whose it is and when. Every service
 * that writes takes one, so that no write can be without an organization, an actor or a time.
 */
export interface Change extends Scope {
  actor: Actor;
  at: Date;
  /** The chat message that asked for it. */
  messageId: string | null;
  /** Why it is made, where its entries do not say more. */
  reason?: string | undefined;
  /** Groups the audit entries of one request. */
  operationId: string;
  /** Numbers of what the change erased, for what it makes in its place. */
  freedNumbers: number[];
  /** Messages queued by the change: whoever opened the transaction has them sent after its commit. */
  queued: Sendable[];
  /** Commands that the change takes up again: whoever deals with commands handles them after its commit. */
  resumed: Received[];
}
