import { parse, View } from 'vega';
import type { Chart, Theme } from './chart.ts';
import { chartSpec } from './chart-spec.ts';
import { drawEmoji } from './draw-emoji.ts';

/** A chart as an SVG, which has all that it shows in it: nothing is fetched for it. */
export async function writeSvg(chart: Chart, theme: Theme): Promise<string> {
  const view = new View(parse(chartSpec(chart, theme)), { renderer: 'none' });
  try {
    return drawEmoji(await view.toSVG());
  } finally {
    view.finalize();
  }
}
