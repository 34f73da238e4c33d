import { english } from '../languages/english/dates.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The vocabulary for a locale. English is the only language so far, whatever the locale says. */
export function vocabularyFor(_locale: string): Vocabulary {
  return english;
}
