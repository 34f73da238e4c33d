import { Resvg } from '@resvg/resvg-js';
import { fontFamily, fontFiles } from './fonts.ts';

/** An SVG as a PNG, with Muster's own letters alone: the same on every machine. It takes its time. */
export function paintPng(svg: string): Uint8Array<ArrayBuffer> {
  const font = {
    fontFiles: Object.values(fontFiles),
    loadSystemFonts: false,
    defaultFontFamily: fontFamily,
  };
  return new Uint8Array(new Resvg(svg, { font }).render().asPng());
}
