import { vocabularyFor } from '../../src/dates/languages.ts';
import { anyOf } from '../../src/dates/vocabulary.ts';
import { dayWordPattern } from '../../src/dates/with-rest.ts';

/** Whether a phrase begins or ends in words that say which day it is: what was found with a word too many has one there. */
export function hasEdgeOfDays(phrase: string, locale: string): boolean {
  const words = vocabularyFor(locale);
  const day = dayWordPattern(words);
  const first = new RegExp(`^(?:${day}|${anyOf(words.directions)})(?![\\p{L}\\p{N}_])`, 'iu');
  const last = new RegExp(`(?<![\\p{L}\\p{N}_])${day}$`, 'iu');
  return first.test(phrase) || last.test(phrase);
}
