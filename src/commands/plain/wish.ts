import type { Context } from '../../context/read-context.ts';
import type { IntentWords } from '../../languages/intent-words.ts';
import { createSay } from '../../languages/say.ts';
import { intentWordsFor } from '../../languages/words.ts';
import { allowCalls, setDoNotCall } from '../../people/call-consent.ts';
import { setOptedOut } from '../../people/opt-out.ts';
import { cleanText, fold, textAfterSlash } from '../tokenize.ts';

/** Whether somebody wants Muster to write to them ("stop", "start"), and to call them ("don't call me", "call me"). */
export type Wish = 'stop' | 'start' | 'doNotCall' | 'mayCall';

const wishes: readonly Wish[] = ['stop', 'start', 'doNotCall', 'mayCall'];

/** Longer messages are no wish: tells most chatter apart before anything is compared. */
const longest = 40;

/** The wish that a whole message is, with a slash or without one. Pure. */
export function readWish(body: string, locale?: string): Wish | undefined {
  // "stop?" asks back.
  if (body.length > longest || /[?¿؟]/.test(body)) return undefined;
  const said = fold(cleanText(textAfterSlash(body) ?? body).replace(/^¡ ?/, ''));
  for (const words of intentWordsFor(locale)) {
    const bare = withoutCourtesies(said, words);
    const wish = wishes.find((one) => words[one].includes(said) || words[one].includes(bare));
    if (wish) return wish;
  }
  // It can mean nothing else, and whoever says it must be heard, whatever is spoken there.
  return intentWordsFor(undefined).some((words) =>
    words.doNotCall.includes(withoutCourtesies(said, words)),
  )
    ? 'doNotCall'
    : undefined;
}

/** "please don't call me, thanks" without what changes nothing of it, and without apostrophes. */
function withoutCourtesies(said: string, { clauses }: IntentWords): string {
  const text = said.replace(/[',]/g, '');
  const courtesy = clauses.courtesies.map(fold);
  const before = courtesy.find((word) => text.startsWith(`${word} `));
  const rest = before === undefined ? text : text.slice(before.length).trim();
  const after = courtesy.find((word) => rest.endsWith(` ${word}`));
  return after === undefined ? rest : rest.slice(0, -after.length).trim();
}

/** Does from now on as the sender wishes, and says so. */
export async function grantWish(wish: Wish, context: Context): Promise<string> {
  const { change, sender, locale, message, zone } = context;
  const say = createSay(locale, message.sentAt, zone);
  const { contactId } = sender;
  switch (wish) {
    case 'stop':
      return say.optedOut({ changed: await setOptedOut(change, contactId, true) });
    case 'start':
      return say.optedIn({ changed: await setOptedOut(change, contactId, false) });
    case 'doNotCall':
      return say.notCalled({ changed: await setDoNotCall(change, contactId, true, 'CHAT') });
    case 'mayCall':
      return say.mayBeCalled(await allowCalls(change, contactId, 'CHAT'));
  }
}
