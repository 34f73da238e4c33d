import { languageOf } from '../forms/language.ts';
import { english, englishDurations, englishWording } from './english/words.ts';
import { spanish, spanishDurations, spanishWording } from './spanish/words.ts';
import {
  type DateLanguage,
  type DateWording,
  type DurationWords,
  joinVocabularies,
  type Vocabulary,
} from './vocabulary.ts';

/** Languages by the first part of a BCP 47 locale; each is one folder beside this file. */
const languages = new Map<string, DateLanguage>([
  ['en', { vocabulary: english, durations: englishDurations, wording: englishWording }],
  ['es', { vocabulary: spanish, durations: spanishDurations, wording: spanishWording }],
]);

// English words keep working everywhere.
const vocabularies = new Map(
  [...languages].map(([code, { vocabulary }]) => [
    code,
    vocabulary === english ? english : joinVocabularies(vocabulary, english),
  ]),
);

/** The words of dates in a locale: those of its language, if there is one for it, and the English ones. */
export function vocabularyFor(locale: string): Vocabulary {
  return vocabularies.get(languageOf(locale)) ?? english;
}

/** The languages, one locale each, whose words of dates are not known in a locale. */
export function unknownIn(locale: string): readonly string[] {
  return [...languages.keys()].filter((code) => code !== 'en' && code !== languageOf(locale));
}

/** How dates are written in a locale; in English where there is no other language for it. */
export function wordingFor(locale: string): DateWording {
  return languages.get(languageOf(locale))?.wording ?? englishWording;
}

/** How each language says durations. */
export const durationWords: readonly DurationWords[] = [...languages.values()].map(
  ({ durations }) => durations,
);
