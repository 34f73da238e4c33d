import { type Answer, type CallName, calls, type Given } from './calls.ts';
import type { FromChild, ToChild } from './channel.ts';

/** A call was not begun: WhatsApp is away. */
export class AwayError extends Error {}

/** Calls of the process that runs the browser. */
export interface Asking {
  /** Rejects with AwayError where it is not begun, else where it fails, or the process goes away. */
  ask<Name extends CallName>(name: Name, given: Given<Name>): Promise<Answer<Name>>;
  /** The process has told how a call ended. */
  onTold(message: Extract<FromChild, { call: number }>): void;
  /** The process is gone: no call that is open will be answered. */
  onGone(): void;
}

export function createAsking(tell: (message: ToChild) => boolean): Asking {
  const open = new Map<
    number,
    { name: CallName; resolve(answer: never): void; reject(error: Error): void }
  >();
  let made = 0;

  return {
    ask(name, given) {
      made += 1;
      const call = made;
      return new Promise((resolve, reject) => {
        if (tell({ type: 'call', call, name, given })) open.set(call, { name, resolve, reject });
        else reject(new AwayError('WhatsApp is away'));
      });
    },
    onTold(message) {
      const asked = open.get(message.call);
      if (!asked) return;
      open.delete(message.call);
      if (message.type === 'refusal') asked.reject(new AwayError(message.reason));
      else if (message.type === 'failure') asked.reject(new Error(message.reason));
      else {
        const { success, data, error } = calls[asked.name].answer.safeParse(message.answer);
        if (success) asked.resolve(data as never);
        else asked.reject(error);
      }
    },
    onGone() {
      for (const { reject } of open.values()) reject(new Error('the browser went away meanwhile'));
      open.clear();
    },
  };
}
