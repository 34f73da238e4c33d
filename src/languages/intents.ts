import { english } from './english/intents.ts';
import { spanish } from './spanish/intents.ts';

/** What a whole message without a slash may mean. Lower case, no accents, no closing punctuation. */
export interface IntentWords {
  /** Yes or no to what Muster asked. Not "ok": people say it to one another all day. */
  yes: readonly string[];
  no: readonly string[];
}

const languages: Record<string, IntentWords> = { en: english, es: spanish };

/** The words of a locale, English ones among them; of every language where no locale is given. */
export function intentWordsFor(locale?: string): IntentWords[] {
  if (locale === undefined) return Object.values(languages);
  const own = languages[locale.split('-')[0]!.toLowerCase()];
  return own && own !== english ? [own, english] : [english];
}
