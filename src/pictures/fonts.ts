import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkitten';

/** The letters of pictures: a fresh machine has none. They have Latin, Greek, Cyrillic, Hebrew and Arabic. */
export const fontFamily = 'DejaVu Sans';

const { resolve } = createRequire(import.meta.url);
const fileOf = (name: string) => resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

export const fontFiles = { normal: fileOf('DejaVuSans'), bold: fileOf('DejaVuSans-Bold') };

export type Weight = keyof typeof fontFiles;

const read = new Map<Weight, Font>();

function fontOf(weight: Weight): Font {
  const known = read.get(weight);
  if (known) return known;
  const font = create(readFileSync(fontFiles[weight])) as Font;
  read.set(weight, font);
  return font;
}

/** How wide letters are, in pixels, at a size; as good as whoever draws them places them. */
export function widthOfLetters(text: string, size: number, weight: Weight): number {
  const font = fontOf(weight);
  let units = 0;
  for (const { advanceWidth } of font.glyphsForString(text)) units += advanceWidth;
  return (units / font.unitsPerEm) * size;
}
