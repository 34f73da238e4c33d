/** A row of the outbox that this process holds the lease of. */
export interface Sendable {
  organizationId: string;
  id: string;
  chatId: string;
  chatExternalId: string;
  accountId: string;
  body: string;
  mentions: string[];
  quotedExternalId: string | null;
  /** The network's id of the message whose text this takes the place of. */
  editsExternalId: string | null;
  /** A file to send, by its id; the body is its caption. */
  mediaId: string | null;
  /** The options of a poll, whose question is the body; none for what is no poll. */
  pollOptions: string[];
  /** How often sending was tried before. */
  attempts: number;
  /** Until then it is this process's to send. */
  leasedUntil: Date;
}
