import { intentWordsFor } from '../../languages/words.ts';
import { cleanText, fold } from '../tokenize.ts';

/** What somebody answers to a question of Muster's: yes, no, or which of two; 2 is the other reading too. */
export type Keystroke = 'yes' | 'no' | '1' | '2';

/** Longer messages are no keystroke: tells most chatter apart before anything is compared. */
const longest = 20;

/** The keystroke that a whole message is, if it is one. Pure. */
export function readKeystroke(body: string, locale?: string): Keystroke | undefined {
  // "yes?" asks back.
  if (body.length > longest || /[?¿؟]/.test(body)) return undefined;
  const said = fold(cleanText(body));
  if (said === '1' || said === '2') return said;
  for (const words of intentWordsFor(locale)) {
    if (words.yes.includes(said)) return 'yes';
    if (words.no.includes(said)) return 'no';
  }
  return undefined;
}
