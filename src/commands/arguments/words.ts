import type { Token } from '../tokenize.ts';

const courtesies = new Set(['please', 'pls', 'plz', 'thanks', 'thx', 'ty', '🙏']);

/** Whether it is this word, not in quotes and not a handle. */
export function isWord(token: Token | undefined, word: string): boolean {
  return token !== undefined && token.kind === 'word' && !token.handle && token.folded === word;
}

/** Said to people, not to bots: "please", "thanks". */
export function isCourtesy({ kind, handle, folded }: Token): boolean {
  return kind === 'word' && !handle && courtesies.has(folded);
}

/** A token that is nothing but punctuation: a comma, a dash, a full stop after a quote. */
export function isPunctuation({ kind, handle, value }: Token): boolean {
  return kind === 'word' && !handle && /^[.,;:!?…·–—-]+$/.test(value);
}
