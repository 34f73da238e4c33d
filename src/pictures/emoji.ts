import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Shown as a picture by itself, by a mark after it, or as a flag or a key: not the "2" and the "©" of a text. */
const looksLikeEmoji =
  /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{Regional_Indicator}|\u20E3/u;

/** A piece of a text: letters, or one emoji with its image, an SVG. */
export type Piece = { letters: string } | { image: string };

/** A text in its pieces, in order. An emoji without an image, which is a new one, is left out. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let letters = '';
  for (const { segment } of graphemes.segment(text)) {
    if (!looksLikeEmoji.test(segment)) {
      letters += segment;
      continue;
    }
    const image = imageOf(segment);
    if (image === null) continue;
    if (letters !== '') pieces.push({ letters });
    letters = '';
    pieces.push({ image });
  }
  return letters === '' ? pieces : [...pieces, { letters }];
}

/** The graphemes of a text, which are what may be cut from it. */
export const graphemesOf = (text: string): string[] =>
  [...graphemes.segment(text)].map(({ segment }) => segment);

function imageOf(emoji: string): string | null {
  const points = [...emoji].map((point) => point.codePointAt(0)!.toString(16));
  // Twemoji names most files without the mark that asks for a picture, and those of joined ones with it.
  const names = [points.filter((point) => point !== 'fe0f'), points].map((name) => name.join('-'));
  for (const name of names) {
    const image = read(name);
    if (image !== null) return image;
  }
  return null;
}

const known = new Map<string, string | null>();

function read(name: string): string | null {
  let image = known.get(name);
  if (image === undefined) {
    image = readIfThere(name);
    known.set(name, image);
  }
  return image;
}

function readIfThere(name: string): string | null {
  try {
    return readFileSync(resolve(`@twemoji/svg/${name}.svg`), 'utf8');
  } catch {
    return null;
  }
}
