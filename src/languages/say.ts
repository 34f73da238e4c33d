import { languageOf } from '../forms/language.ts';
import { english } from './english/index.ts';
import { spanish } from './spanish/index.ts';

/** The catalogue: one function for each thing that Muster says, from facts to text for WhatsApp. */
export type Say = ReturnType<typeof english>;

/** The languages that there are; each is one folder beside this file. */
const languages: Record<string, (now: Date, zone: string) => Say> = {
  en: english,
  es: spanish,
};

/** The catalogue in an organization's language, English where there is none in it. */
export function createSay(locale: string, now: Date, zone: string): Say {
  const language = languages[languageOf(locale)] ?? english;
  return language(now, zone);
}
