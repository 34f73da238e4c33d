import { parseLocale } from './organization-fields.ts';

/** The languages that Muster speaks, by their own names, in which they are told to those who ask. */
const spoken = ['en', 'es'] as const;

/** What people call them besides, folded. */
const otherNames: Readonly<Record<string, (typeof spoken)[number]>> = { castellano: 'es' };

const names: ReadonlyMap<string, string> = new Map([
  ...spoken.flatMap((language) =>
    spoken.map((inLanguage): [string, string] => [
      fold(new Intl.DisplayNames(inLanguage, { type: 'language' }).of(language) ?? language),
      language,
    ]),
  ),
  ...Object.entries(otherNames),
]);

/**
 * The locale (BCP 47) that somebody means by the name of a language in whichever language ("español",
 * "spanish", "inglés"), or by a tag ("es", "en-US"); undefined for one that Muster does not speak. Of the
 * locale that holds now it keeps the region where that language is at home there, and all of it where it is
 * the same language.
 */
export function readLanguage(typed: string, now: string): string | undefined {
  const tag = typed.trim().replaceAll('_', '-');
  const named = names.get(fold(typed));
  const language = named ?? languageIn(tag);
  if (language === undefined) return undefined;
  if (named === undefined && tag.includes('-')) return parseLocale(tag);
  const { language: spokenNow, region } = new Intl.Locale(now);
  if (spokenNow === language) return now;
  const isHome =
    region !== undefined && new Intl.Locale(`und-${region}`).maximize().language === language;
  return isHome ? `${language}-${region}` : language;
}

/** The language of a tag that is well-formed, where Muster speaks it. */
function languageIn(tag: string): string | undefined {
  try {
    const { language } = new Intl.Locale(tag);
    return spoken.find((known) => known === language);
  } catch {
    return undefined;
  }
}

/** "Español." and "espanol" are one. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}|[.!]+$/gu, '')
    .trim()
    .toLowerCase();
}
