import type { Context } from '../../context/read-context.ts';
import { createSay } from '../../languages/say.ts';
import { intentWordsFor } from '../../languages/words.ts';
import { setOptedOut } from '../../people/opt-out.ts';
import { cleanText, fold, textAfterSlash } from '../tokenize.ts';

/** Whether somebody wants Muster to write to them: "stop", "start". */
export type Wish = 'stop' | 'start';

/** Longer messages are no wish: tells most chatter apart before anything is compared. */
const longest = 40;

/** The wish that a whole message is, with a slash or without one. Pure. */
export function readWish(body: string, locale?: string): Wish | undefined {
  // "stop?" asks back.
  if (body.length > longest || /[?¿؟]/.test(body)) return undefined;
  const said = fold(cleanText(textAfterSlash(body) ?? body).replace(/^¡ ?/, ''));
  for (const words of intentWordsFor(locale)) {
    if (words.stop.includes(said)) return 'stop';
    if (words.start.includes(said)) return 'start';
  }
  return undefined;
}

/** Writes to the sender from now on, or only answers them, and says so. */
export async function grantWish(wish: Wish, context: Context): Promise<string> {
  const { change, sender, locale, message, zone } = context;
  const changed = await setOptedOut(change, sender.contactId, wish === 'stop');
  const say = createSay(locale, message.sentAt, zone);
  return wish === 'stop' ? say.optedOut({ changed }) : say.optedIn({ changed });
}
