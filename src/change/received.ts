import type { InboxKind } from '../db/generated/enums.ts';

/** A message that was claimed: the first to bring its external id. */
export interface Claimed {
  messageId: string;
  chatId: string;
}

/** Something about a command that is to be handled. */
export interface Received extends Claimed {
  organizationId: string;
  kind: InboxKind;
  /** Whether it was said while Muster was away, and found later. */
  wasMissed: boolean;
  attempts: number;
}
