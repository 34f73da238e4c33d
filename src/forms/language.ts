/** The language of a BCP 47 locale, as the folders of languages/ and dates/ are known by: "es" of "es-ES". */
export function languageOf(locale: string): string {
  const end = locale.indexOf('-');
  return (end === -1 ? locale : locale.slice(0, end)).toLowerCase();
}
