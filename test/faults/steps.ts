import type { History, IncomingMessage } from '../../src/chat/transport.ts';

/** Where a process may die, in the order of a message's life. */
export const steps = [
  'before the claim',
  'after the claim',
  'in the transaction',
  'after the commit',
  'before the sending',
  'after the sending',
] as const;

export type Step = (typeof steps)[number];

export interface Orders {
  url: string;
  organizationId: string;
  accountId: string;
  knowsKeys: boolean;
  /** It dies when it comes to this step so many times after it was armed; never without one. */
  death: { step: Step; times: number } | null;
}

/** What it asks its parent, who answers with the same number. */
export type Question = { number: number } & (
  | { ask: 'send'; chatId: string; body: string; key: string }
  | { ask: 'history'; chatId: string; since: Date }
);

export type FromParent =
  | { said: IncomingMessage }
  | { arm: true }
  | { number: number; answer: string | History };
