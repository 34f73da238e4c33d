/** The language of a BCP 47 locale, as the folders beside this file are known by: "es" of "es-ES". */
export function languageOf(locale: string): string {
  return locale.split('-', 1)[0]!.toLowerCase();
}
