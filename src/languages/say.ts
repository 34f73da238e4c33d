import { english } from './english/index.ts';

/** The catalogue: one function for each thing that Muster says, from facts to text for WhatsApp. */
export type Say = ReturnType<typeof english>;

/** Languages by the first part of a BCP 47 locale; each is one folder beside this file. */
const languages: Record<string, (now: Date, zone: string) => Say> = { en: english };

/** The catalogue in an organization's language, English where there is none in it. */
export function createSay(locale: string, now: Date, zone: string): Say {
  const language = languages[locale.split('-')[0]!.toLowerCase()] ?? english;
  return language(now, zone);
}
