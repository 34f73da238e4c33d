import type { Token } from '../tokenize.ts';

const courtesies = new Set(['please', 'pls', 'plz', 'thanks', 'thx', 'ty', '🙏']);

/** Said to people, not to bots: "please", "thanks". */
export function isCourtesy({ kind, handle, folded }: Token): boolean {
  return kind === 'word' && !handle && courtesies.has(folded);
}

/** A token that is nothing but punctuation: a comma, a dash, a full stop after a quote. */
export function isPunctuation({ kind, handle, value }: Token): boolean {
  return kind === 'word' && !handle && /^[.,;:!?…·–—-]+$/.test(value);
}
