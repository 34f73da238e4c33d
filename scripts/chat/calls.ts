import { type Call, type CallAct, ChatError } from './client.ts';
import { harmless } from './render-whatsapp.ts';

/** How often it is looked whether the phone rings, in milliseconds. */
export const LOOK_MS = 2000;

/** The phone of whoever is played. */
export interface Phone {
  /** Looks whether it rings, and shows what is new. */
  look(): Promise<void>;
  /** Takes a line for what is done with the phone; answers false where it does not ring, or the line is for the chat. */
  take(line: string): Promise<boolean>;
}

/** What a line does with a call: y picks up, n declines, and anything else is what is said on it. */
export function readAct(line: string, status: Call['status']): CallAct {
  const word = line.trim().toLowerCase();
  if (status === 'ringing' && word === 'y') return { do: 'answer' };
  if (word === 'n') return { do: status === 'ringing' ? 'decline' : 'hangup' };
  return { do: 'say', text: line.trim() };
}

export function createPhone(options: {
  /** The call that rings, or that is talked on. */
  find(): Promise<Call | undefined>;
  play(id: string, act: CallAct): Promise<Call>;
  show(text: string): void;
}): Phone {
  const { find, play, show } = options;
  let current: Call | undefined;

  function change(to: Call | undefined): void {
    const from = current;
    current = to;
    if (to?.id === from?.id && to?.status === from?.status) return;
    // Of two that ring, the other one: what became of the first is not known here.
    if (from && to?.id !== from.id) show('📞 The call is over.');
    if (to?.status === 'ringing')
      show(
        `📞 Muster is calling: ${harmless(to.says)}\n   y = pick up, n = decline, or just say what you say`,
      );
    if (to?.status === 'talking') show('📞 You are on the phone: say something, or n to hang up.');
  }

  return {
    async look() {
      try {
        change(await find());
      } catch (error) {
        // Muster is away: whoever types is told so then.
        if (!(error instanceof ChatError)) throw error;
      }
    },
    async take(line) {
      // Commands are Muster's and the chat's, also while it rings.
      if (!current || line.trim() === '' || /^\s*[/:]/.test(line)) return false;
      try {
        const call = await play(current.id, readAct(line, current.status));
        change(call.status === 'ended' ? undefined : call);
      } catch (error) {
        // It was over before: what was said to it is not said in the chat.
        if (!(error instanceof ChatError && (error.status === 404 || error.status === 409)))
          throw error;
        change(undefined);
      }
      return true;
    },
  };
}
