import type { AnyUserError } from '../errors.ts';
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

export const languageCodes: readonly string[] = Object.keys(languages);

/** Those of one moment: thousands may be told something at it, each in their language and zone. */
let ofMoment = { now: 0, catalogues: new Map<string, Say>() };

/** The catalogue in an organization's language, English where there is none in it. */
export function createSay(locale: string, now: Date, zone: string): Say {
  if (ofMoment.now !== now.getTime()) ofMoment = { now: now.getTime(), catalogues: new Map() };
  const key = `${locale} ${zone}`;
  const made = ofMoment.catalogues.get(key);
  if (made) return made;
  const say = (languages[languageOf(locale)] ?? english)(now, zone);
  ofMoment.catalogues.set(key, say);
  return say;
}

/** A mistake of the user as a sentence. */
export function describeUserError(
  { code, details }: Pick<AnyUserError, 'code' | 'details'>,
  say: Say,
): string {
  const sentence = say.errors[code] as (details: AnyUserError['details']) => string;
  return sentence(details);
}
