import { asked, type Doubt, type Edit } from './doubt.ts';
import { digitsOf } from './mendings.ts';
import type { Piece, View } from './pieces.ts';
import { indexes } from './time-in-text.ts';

/** A date stands at an end of a text; what stands deeper is the text's. */
const mostAtEnd = 4;
const mostAtStart = 3;

/**
 * "by the fith", "next wek", "in teh morning": a word that would be of a date but for a letter. Whether
 * it would is told by reading the command again with the word put right.
 */
export function nearDate(
  view: View,
  /** Whether words are of a date, where they are put right. */
  isDated: (edit: Edit) => boolean,
): Doubt | undefined {
  for (const piece of view.pieces) {
    for (const last of edgesOf(view, piece)) {
      const edit = rightings(view, last).find(isDated);
      if (edit) return asked(piece.slot, edit.first, last, edit.text, [[edit]]);
    }
  }
  return undefined;
}

function rightings(view: View, last: number): Edit[] {
  const { time, word } = view;
  const digits = digitsOf(view, last);
  // "the 12 th"
  const joined = word(last - 1) + word(last);
  return [
    ...time.near(word(last)).map((text) => ({ first: last, last, text })),
    // "el cinco"
    ...(digits === undefined ? [] : [{ first: last, last, text: digits }]),
    ...(/^\d{1,2}[a-z]{2}$/.test(joined) ? [{ first: last - 1, last, text: joined }] : []),
  ];
}

function edgesOf({ word, timeAt }: View, { first, last, slot, isAfterDate }: Piece): number[] {
  if (slot.label !== 'title' && slot.label !== 'place') return [];
  return indexes(first, last).filter(
    (at) =>
      word(at) !== '' &&
      (timeAt(at) === undefined || timeAt(at)!.isWeak) &&
      (at > last - mostAtEnd || (isAfterDate && at < first + mostAtStart)),
  );
}
