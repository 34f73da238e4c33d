import { type Slot, value } from './slot.ts';

/** The most words that stand before the colon. */
const longest = 3;

/** "Who can: buy flowers": what stands first says that anyone may do it, for all. */
export function volunteers(): Slot<boolean> {
  return {
    label: 'who can',
    optional: true,
    keywords: [],
    positional: true,
    form: {
      kind: 'token',
      matches: (tokens, at, isFirst, words) => {
        if (!isFirst) return 0;
        const own = tokens.slice(at, at + longest);
        const colon = own.findIndex(({ value }) => value.endsWith(':'));
        if (colon === -1 || own.slice(0, colon + 1).some(({ kind }) => kind !== 'word')) return 0;
        const phrase = own
          .slice(0, colon + 1)
          .flatMap(({ folded }) => folded.replace(/:$/, '') || [])
          .join(' ');
        return words.volunteers.has(phrase) ? colon + 1 : 0;
      },
    },
    stage: 1,
    resolve: (stretch) => value(stretch !== undefined),
  };
}
