import type { When } from '../reply.ts';
import { lines } from '../wording.ts';
import { when } from './wording.ts';

/** The link by which somebody signs in to the web console. */
export const webConsole = (now: Date) => ({
  /** To whom it was made for, where nobody else reads it. */
  consoleLink({ url, until }: { url: string; until: When }): string {
    return lines(
      '🔑 The console, for you alone:',
      url,
      `The link works once, until ${when(until, now)}. Another: /console`,
    );
  },

  /** In front of others: where the link is. */
  consoleSent(): string {
    return '🔑 I have sent you a link to the console in our direct chat.';
  },

  /** In front of others, where there is no chat with them alone. */
  consoleAskDirectly(): string {
    return '🔑 The link to the console is for you alone: write to me in a direct chat, /console';
  },
});
