import type { Token } from '../tokenize.ts';
import { isParticle, looksLikeName, nameRun } from './names.ts';
import type { Slot } from './slot.ts';
import { type Target, target } from './targets.ts';
import { isWord, type Words } from './words.ts';

/**
 * Who is reminded, named before what of: "me", "us", "@BookClub", "@Pau and @Sam"; dates may stand before it. Where
 * that is in quotes, anywhere beside it. One group, or people; null when left out: a name within a text is the text's.
 */
export function reminded(): Slot<Target | null> {
  return {
    ...target('whom', { keywords: [], positional: true }),
    form: { kind: 'token', matches: matchesReminded },
  };
}

function matchesReminded(
  tokens: readonly Token[],
  at: number,
  isFirst: boolean,
  words: Words,
): number {
  const isQuoted = hasQuoted(tokens);
  if (!isFirst && !isQuoted) return 0;
  // "a @Pau"; and beside what is in quotes "for @Pau".
  const hasLead =
    isParticle(tokens, at, words) ||
    (isQuoted && words.singleWordsFor(['for']).some((word) => isWord(tokens[at], word)));
  const from = hasLead ? at + 1 : at;
  if (from >= tokens.length || !isNamed(tokens, from, words)) return 0;
  return from - at + nameRun(tokens, from, words).length;
}

const quoted = new WeakMap<readonly Token[], boolean>();

/** Whether a piece stands in quotes that is no name. Asked at every word. */
function hasQuoted(tokens: readonly Token[]): boolean {
  const known = quoted.get(tokens);
  if (known !== undefined) return known;
  const has = tokens.some(({ kind, handle }) => kind === 'quoted' && !handle);
  quoted.set(tokens, has);
  return has;
}

/** As looksLikeName, but for a picture: "/remind 🎂 cake" begins what it is about. */
function isNamed(tokens: readonly Token[], at: number, words: Words): boolean {
  const { handle, value } = tokens[at]!;
  return looksLikeName(tokens, at, words) && (handle || !/^\p{Extended_Pictographic}/u.test(value));
}
