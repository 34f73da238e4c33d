import { piecesOf } from './emoji.ts';
import { placePieces, sideOfEmoji, type Writing, widthOf } from './text.ts';

/** A text as Vega writes it: its attributes, and what it says. */
const texts = /<text ([^>]*)>([^<]*)<\/text>/g;

/** How far above the line on which letters stand an emoji begins, by its side. */
const rise = 0.85;

/**
 * Puts the images of emoji into the texts of an SVG of Vega's: what rasterizes it knows no fonts with colours, and has
 * none that knows them all.
 */
export function drawEmoji(svg: string): string {
  return svg.replace(texts, (whole, attributes: string, written: string) => {
    const text = fromMarkup(written);
    const pieces = piecesOf(text);
    if (pieces.length === 1 && 'letters' in pieces[0]! && pieces[0].letters === text) return whole;
    const writing = writingIn(attributes);
    // Where it stands and turns is the group's; within it all begins at 0.
    const { transform = '', 'text-anchor': anchor, opacity = '1', ...rest } = read(attributes);
    const width = widthOf(text, writing);
    const start = anchor === 'middle' ? -width / 2 : anchor === 'end' ? -width : 0;
    const drawn = placePieces(text, writing).map(({ piece, x }) =>
      'letters' in piece
        ? `<text x="${start + x}" xml:space="preserve" ${write(rest)}>${toMarkup(piece.letters)}</text>`
        : drawImage(piece.image, start + x, sideOfEmoji(writing)),
    );
    return `<g transform="${transform}" opacity="${opacity}">${drawn.join('')}</g>`;
  });
}

function drawImage(image: string, x: number, side: number): string {
  const data = Buffer.from(image).toString('base64');
  return `<image x="${x}" y="${-side * rise}" width="${side}" height="${side}" href="data:image/svg+xml;base64,${data}"/>`;
}

function read(attributes: string): Record<string, string> {
  return Object.fromEntries(
    [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
  );
}

const write = (attributes: Record<string, string>) =>
  Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ');

function writingIn(attributes: string): Writing {
  const { 'font-size': size = '', 'font-weight': weight } = read(attributes);
  return { size: Number.parseFloat(size), weight: weight === 'bold' ? 'bold' : 'normal' };
}

const toMarkup = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const fromMarkup = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
