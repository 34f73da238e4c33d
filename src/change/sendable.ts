/** A row of the outbox that was just written, and is this process's to send while its lease lasts. */
export interface Sendable {
  id: string;
  chatId: string;
  accountId: string;
}
