import { type DateRange, findRange, readRange } from '../../dates/range.ts';
import { UserError } from '../../errors.ts';
import { referenceOf, slipOfRange } from './date.ts';
import { type Resolving, type Slot, type Stretch, textOf, value } from './slot.ts';
import { type Target, type TargetOptions, target } from './targets.ts';

/** Whose something is, and of which time; null for what is left out. */
export interface TargetAndRange {
  target: Target | null;
  range: DateRange | null;
  /** What nobody is called and is no time: a title perhaps; and the error that it is where nothing is called so. */
  title?: { text: string; error: UserError };
}

/**
 * Whose, and of when: "@BookClub", "this week", "@BookClub this week". A name comes first; what nobody
 * is called may be a time.
 */
export function targetAndRange(label: string, options: TargetOptions): Slot<TargetAndRange> {
  const { resolve: seek, ...slot } = target(label, options);
  const whose = async (stretch: Stretch | undefined, resolving: Resolving) => {
    const found = await seek(stretch, resolving);
    return found.ok ? found.value : null;
  };
  return {
    ...slot,
    resolve: async (stretch, resolving) => {
      try {
        return value({ target: await whose(stretch, resolving), range: null });
      } catch (error) {
        const isNobody = error instanceof UserError && error.code === 'targetNotFound';
        const time = isNobody && stretch && timeIn(stretch, resolving);
        const slip = isNobody && stretch && !time ? slipOfRange(stretch, resolving) : undefined;
        if (slip) return slip;
        if (!time && isNobody && stretch)
          return value({ target: null, range: null, title: { text: textOf(stretch), error } });
        if (!time) throw error;
        const target = time.before && (await whose(time.before, resolving));
        // Once more, in the zone of the group that was named.
        const reading = readRange(time.phrase, referenceOf(resolving));
        return reading.ok ? value({ target, range: reading.value }) : reading;
      }
    },
  };
}

/** The time that a stretch ends in, and what stands before it, if anything. */
function timeIn(
  stretch: Stretch,
  resolving: Resolving,
): { phrase: string; before: Stretch | null } | undefined {
  const text = textOf(stretch);
  const reference = referenceOf(resolving);
  if (readRange(text, reference).ok) return { phrase: text, before: null };
  const found = findRange(text, reference);
  if (!found || found.end < text.length || found.start === 0) return undefined;
  const end = stretch.tokens[0]!.start + found.start;
  const before = { ...stretch, tokens: stretch.tokens.filter((token) => token.end <= end) };
  return { phrase: text.slice(found.start), before };
}
