import { createContext, use } from 'react';

/** What the console is written in: the language of the organization. */
export type Language = 'en' | 'es';

export const LanguageContext = createContext<Language>('en');

export const useLanguage = (): Language => use(LanguageContext);

/** The language of a locale such as "es-ES"; English where it is none of ours. */
export function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith('es') ? 'es' : 'en';
}

/** The shape of words: texts, and functions that make texts of values. */
export type Words = { [name: string]: string | ((...values: never[]) => string) | Words };

type Same<W> = {
  [Name in keyof W]: W[Name] extends (...values: infer Values) => string
    ? (...values: Values) => string
    : W[Name] extends string
      ? string
      : Same<W[Name]>;
};

/**
 * The words of a room in each language. Answers the hook that gives those of the reader; the type checker asks
 * for whatever a language lacks.
 */
export function defineWords<W extends Words>(en: W, es: Same<W>): () => Same<W> {
  return () => (useLanguage() === 'es' ? es : (en as unknown as Same<W>));
}

/** "1 member", "2 members". Both languages have these two forms. */
export function plural(count: number, one: string, many: string, shown = String(count)): string {
  return `${shown} ${count === 1 ? one : many}`;
}
