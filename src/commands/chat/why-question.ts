import { clauseWordsFor } from '../../languages/words.ts';
import { fold, tokenize } from '../tokenize.ts';

/** What is asked after "/why". A null person is the sender. */
export type WhyQuestion =
  /** "", "was @Sam refused". */
  | { about: 'refusal'; person: string | null }
  /** "am I waiting", "is @Pau waiting for 12"; the number is null where it was left out. */
  | { about: 'waiting'; person: string | null; number: number | null }
  /** "41", "was 41 withdrawn". */
  /** "was @Pau not called", "was @Pau called in 7". */
  | { about: 'call'; person: string | null; number: number | null }
  | { about: 'number'; number: number }
  | { about: 'unknown' };

/**
 * Reads what is asked why: a number, somebody who waits, or a refusal. What is none of the words of a
 * question is a name. Pure.
 */
export function parseWhy(typed: string, locale: string): WhyQuestion {
  const read = tokenize(typed);
  if (!read.ok) return { about: 'unknown' };
  const languages = clauseWordsFor(locale);
  const words = (which: 'waiting' | 'refused' | 'called' | 'around') =>
    new Set(languages.flatMap(({ why }) => why[which]).map(fold));
  const [waiting, refused, around] = [words('waiting'), words('refused'), words('around')];
  const called = words('called');
  const self = new Set(languages.flatMap((own) => own.self).map(fold));

  let about: 'waiting' | 'call' | 'refusal' | null = null;
  let number: number | null = null;
  const name: string[] = [];
  for (const { kind, handle, value, folded } of read.tokens) {
    if (kind === 'quoted' || handle) name.push(withoutEnd(value));
    else if (/^#?\d{1,9}$/.test(folded)) number ??= Number(folded.replace('#', ''));
    else if (called.has(folded.replace(/[?!.,]+$/, ''))) about = 'call';
    else if (waiting.has(folded)) about = 'waiting';
    else if (refused.has(folded)) about ??= 'refusal';
    else if (!around.has(folded) && !self.has(folded) && /[\p{L}\p{N}]/u.test(folded))
      name.push(withoutEnd(value));
  }
  const person = name.length > 0 ? name.join(' ') : null;
  if (about === 'waiting' || about === 'call') return { about, person, number };
  if (number !== null) return { about: 'number', number };
  if (about === 'refusal') return { about, person };
  return read.tokens.length === 0 ? { about: 'refusal', person: null } : { about: 'unknown' };
}

/** "Pau?" → "Pau". */
function withoutEnd(name: string): string {
  return name.replace(/(?<![,;:?!])[,;:?!]+$/, '');
}
