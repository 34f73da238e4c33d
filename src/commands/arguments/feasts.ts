import { asked, type Doubt } from './doubt.ts';
import { quoted, rawOf, textOfPiece } from './mendings.ts';
import { type Piece, phraseFrom, phraseTo, type View } from './pieces.ts';
import { indexes, isDateWord, isDue, isLed, namesDay } from './time-in-text.ts';

/** "Clean up after christmas", "Vote 1st christmas": what a title without a date ends in, and is half of one. */
export function feastAtEnd(view: View, piece: Piece, last: number): Doubt | undefined {
  const { first, slot, dateAfter, isTitle } = piece;
  const { time, timeAt } = view;
  const from = last - phraseTo(view, last, time.feasts) + 1;
  if (!isTitle || dateAfter !== undefined || from > last || from <= first) return undefined;
  const isLedUp =
    timeAt(from - 1) !== undefined ||
    phraseTo(view, from - 1, time.bounds) > 0 ||
    phraseTo(view, from - 1, time.roundingBefore) > 0;
  if (!isLedUp) return undefined;
  const title = [{ first, last: piece.last, text: quoted(textOfPiece(view, piece)) }];
  return asked(slot, from - 1, last, null, [title]);
}

/** "Christmas dinner 8pm": a feast in a title whose date is a time alone is probably its day. */
export function feastOfTitle(view: View, piece: Piece): Doubt | undefined {
  const { first, last, slot, isTitle } = piece;
  if (!isTitle || namesDay(view)) return undefined;
  const start = view.tokens.findIndex((_, at) => view.isDate(at));
  // "Buy Christmas presents by 8pm" says when that is due.
  if (start === -1 || (isDue(view, start) && (isLed(view, start) || isDateWord(view, start - 1))))
    return undefined;
  const at = indexes(first, last).find((index) => phraseFrom(view, index, view.time.feasts) > 0);
  if (at === undefined) return undefined;
  const end = Math.min(at + phraseFrom(view, at, view.time.feasts) - 1, last);
  const { tokens, source } = view;
  const feast = source.slice(tokens[at]!.start, tokens[end]!.end);
  return asked(slot, at, end, null, [
    [
      { first, last, text: quoted(textOfPiece(view, piece)) },
      { first: start, last: start, text: `${feast} ${rawOf(view, start)}` },
    ],
  ]);
}
