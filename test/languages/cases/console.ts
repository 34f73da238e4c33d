import type { webConsole } from '../../../src/languages/english/console.ts';
import type { Say } from '../../../src/languages/say.ts';
import { at, type Functions } from './facts.ts';

/** No more of it: what follows a slash is taken for a command here. */
const url = 'sign-in#msl_abc';

export const consoleCases = (say: Say): Functions<ReturnType<typeof webConsole>> => ({
  consoleLink: {
    'in ten minutes': say.consoleLink({ url, until: at('2026-11-20T11:10:00Z') }),
    'over midnight': say.consoleLink({ url, until: at('2026-11-20T23:04:00Z') }),
  },
  consoleSent: { sent: say.consoleSent() },
  consoleAskDirectly: { 'no direct chat': say.consoleAskDirectly() },
});
