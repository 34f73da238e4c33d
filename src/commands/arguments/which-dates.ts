import type { Token } from '../tokenize.ts';
import { type Slot, value } from './slot.ts';
import type { Words } from './words.ts';

/** Which dates of a series something is done to: this one alone, or this and all that follow. */
export type WhichDates = 'only this' | 'all that follow';

/** In English; other languages have theirs by the same names. */
const said: Readonly<Record<WhichDates, readonly string[]>> = {
  'only this': [
    ...['only this', 'only this one', 'this only', 'this one only', 'just this', 'just this one'],
    ...['this one', 'this time', 'only this time', 'just this time', 'only once', 'just once'],
  ],
  'all that follow': [
    ...[
      'all',
      'all of them',
      'all that follow',
      'this and all that follow',
      'this and all following',
    ],
    ...[
      'all following',
      'and all that follow',
      'from now on',
      'every time',
      'the whole series',
      'all dates',
    ],
  ],
};

/** The most words that say it. */
const longest = 6;

/** Whether one date of what repeats is meant, or all that follow; null where it is not said. */
export function whichDates(): Slot<WhichDates | null> {
  return {
    label: 'which dates',
    optional: true,
    keywords: [],
    positional: true,
    form: {
      kind: 'token',
      matches: (tokens, at, _isFirst, words) => read(tokens, at, words)?.length ?? 0,
    },
    stage: 1,
    resolve: (stretch) =>
      value(stretch ? (read(stretch.tokens, 0, stretch.words)?.which ?? null) : null),
  };
}

/** The longest run of words that says it. */
function read(
  tokens: readonly Token[],
  at: number,
  words: Words,
): { which: WhichDates; length: number } | undefined {
  for (let length = Math.min(longest, tokens.length - at); length > 0; length -= 1) {
    const run = tokens.slice(at, at + length);
    if (run.some(({ kind, handle }) => kind === 'quoted' || handle)) continue;
    const text = run.map(({ folded }) => folded.replace(/[.,]$/, '')).join(' ');
    for (const which of Object.keys(said) as WhichDates[])
      if (said[which].includes(text) || words.choicesFor(which).includes(text))
        return { which, length };
  }
  return undefined;
}
