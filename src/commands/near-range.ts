import { readRange } from '../dates/range.ts';
import type { DateReference } from '../dates/reference.ts';
import { timeWordsFor } from '../dates/time-words.ts';
import { fold } from './tokenize.ts';

/**
 * A span of time that a phrase would be but for a letter: "satuday" is "saturday", "this wek" "this
 * week". Undefined where it is one as it stands, and where it is none. Pure.
 */
export function nearRange(phrase: string, reference: DateReference): string | undefined {
  const words = phrase.split(/\s+/);
  if (words.length > longest) return undefined;
  const isRange = (text: string) => readRange(text, reference).ok;
  if (isRange(phrase)) return undefined;
  const { read, near } = timeWordsFor(reference.locale);
  for (const [at, word] of words.entries()) {
    const meant = read(fold(word))?.meant;
    for (const right of meant === undefined ? near(fold(word)) : [meant]) {
      const text = words.with(at, right).join(' ');
      if (isRange(text)) return text;
    }
  }
  return undefined;
}

/** As nearRange, of the last words of a text; of one alone only where it can be nothing else. */
export function nearRangeAtEnd(
  text: string,
  reference: DateReference,
): { phrase: string; meant: string } | undefined {
  const { read } = timeWordsFor(reference.locale);
  const words = text.trim().split(/\s+/);
  for (let length = Math.min(mostAtEnd, words.length); length > 0; length -= 1) {
    const phrase = words.slice(-length).join(' ');
    if (length === 1 && read(fold(phrase))?.meant === undefined) return undefined;
    const meant = nearRange(phrase, reference);
    if (meant !== undefined) return { phrase, meant };
  }
  return undefined;
}

/** Words in the longest span that is looked for, and in one behind other words. */
const longest = 6;
const mostAtEnd = 3;
