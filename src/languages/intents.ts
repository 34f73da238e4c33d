import { english } from './english/intents.ts';
import type { IntentWords } from './intent-words.ts';
import { languageOf } from './language.ts';
import { spanish } from './spanish/intents.ts';

/** Pictures that answer an event in every language, without skin tones. */
export const answerPictures: Readonly<Record<'going' | 'maybe' | 'declined', readonly string[]>> = {
  going: ['👍', '✅', '✔', '🙋'],
  maybe: ['🤔'],
  declined: ['👎', '❌', '✖', '🙅'],
};

const languages: ReadonlyMap<string, IntentWords> = new Map([
  ['en', english],
  ['es', spanish],
]);

/** The words of a locale, English ones among them; of every language where no locale is given. */
export function intentWordsFor(locale?: string): IntentWords[] {
  if (locale === undefined) return [...languages.values()];
  const own = languages.get(languageOf(locale));
  return own && own !== english ? [own, english] : [english];
}
