import { graphemesOf, type Piece, piecesOf } from './emoji.ts';
import { type Weight, widthOfLetters } from './fonts.ts';

/** How wide an emoji is, and how far it stands from what is beside it, by the size of the letters. */
const emojiWidth = 1.1;
const emojiMargin = 0.08;

/** Graphemes that are looked at: no line holds more. */
const mostGraphemes = 300;

/** What XML has no place for (XML 1.0, 2.2), ends of lines, and halves of characters. */
const unwritable = /[\p{Cc}\uFFFE\uFFFF]/gu;

/** How a text is written. */
export interface Writing {
  /** In pixels. */
  size: number;
  weight: Weight;
}

/** As much of a text as a line of so many pixels holds, with an ellipsis where that is not all. */
export function cutTo(text: string, width: number, writing: Writing): string {
  const plain = text.toWellFormed().replace(unwritable, ' ').trim();
  const graphemes = graphemesOf(plain.slice(0, mostGraphemes * 10)).slice(0, mostGraphemes);
  const whole = graphemes.join('');
  if (whole === plain && widthOf(plain, writing) <= width) return plain;
  let room = width - widthOf('…', writing);
  const end = graphemes.findIndex((grapheme) => {
    room -= widthOf(grapheme, writing);
    return room < 0;
  });
  return `${graphemes
    .slice(0, end === -1 ? undefined : end)
    .join('')
    .trimEnd()}…`;
}

/** How wide a text is, in pixels. */
export function widthOf(text: string, writing: Writing): number {
  return piecesOf(text).reduce((sum, piece) => sum + widthOfPiece(piece, writing), 0);
}

function widthOfPiece(piece: Piece, { size, weight }: Writing): number {
  return 'letters' in piece
    ? widthOfLetters(piece.letters, size, weight)
    : size * (emojiWidth + 2 * emojiMargin);
}

/** Where each piece of a text stands, from its beginning on, in pixels. */
export function placePieces(text: string, writing: Writing): { piece: Piece; x: number }[] {
  const pieces = piecesOf(text);
  // Of what is read from the right the first piece stands last; the letters within one are turned where they are drawn.
  if (readsFromRight(text)) pieces.reverse();
  let x = 0;
  return pieces.map((piece) => {
    const placed = { piece, x: 'image' in piece ? x + writing.size * emojiMargin : x };
    x += widthOfPiece(piece, writing);
    return placed;
  });
}

/** The sides of an emoji's image, in pixels. */
export const sideOfEmoji = ({ size }: Writing): number => size * emojiWidth;

/** Whether the first letter is Hebrew, Arabic or another that is. */
function readsFromRight(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/.test(first);
}
