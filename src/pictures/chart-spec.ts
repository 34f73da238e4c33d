import type { Spec } from 'vega';
import { type Chart, mostBars, pictureSize, sumOf, type Theme } from './chart.ts';
import { papers, partColors } from './colors.ts';
import { fontFamily } from './fonts.ts';
import { cutTo } from './text.ts';

/** In pixels: of what stands around the bars. */
const padding = { left: 84, right: 48, top: 190, bottom: 72 };
const width = pictureSize.width - padding.left - padding.right;
const height = pictureSize.height - padding.top - padding.bottom;

const sizes = { title: 38, subtitle: 24, label: 20 };
const widestBar = 96;
/** More sums would run into one another. */
const mostSums = 16;
const widestName = 180;
const widestPart = 210;

/** A chart as Vega draws it. Texts are cut to their room, counts of nothing and less are nothing. */
export function chartSpec(chart: Chart, theme: Theme): Spec {
  const paper = papers[theme];
  const bars = chart.bars.slice(0, mostBars).map(({ name, counts }) => ({
    name,
    counts: chart.parts.map((_, part) => Math.max(0, counts[part] ?? 0)),
  }));
  const isEmpty = !bars.some((bar) => sumOf(bar) > 0);
  const line = (text: string, size: number, weight: 'normal' | 'bold', room = width) =>
    cutTo(text, room, { size, weight });
  return {
    ...{ width, height, padding, autosize: 'none', background: paper.background },
    config: { axis: { labelFont: fontFamily }, legend: { labelFont: fontFamily } },
    data: [
      {
        name: 'bars',
        values: bars.map((bar, at) => ({ at, sum: sumOf(bar) })),
      },
      {
        name: 'parts',
        values: bars.flatMap(({ counts }, at) =>
          counts.map((count, part) => ({ at, part, count })),
        ),
        transform: [{ type: 'stack', groupby: ['at'], sort: { field: 'part' }, field: 'count' }],
      },
    ],
    signals: [
      {
        name: 'names',
        value: bars.map(({ name }) => line(name, sizes.label, 'normal', widestName)),
      },
      {
        name: 'parts',
        value: chart.parts.map((part) => line(part, sizes.label, 'normal', widestPart)),
      },
    ],
    // By their places: two may have the same name.
    scales: [
      {
        ...{ name: 'x', type: 'band', range: 'width', padding: 0.2 },
        domain: bars.map((_, at) => at),
      },
      {
        ...{ name: 'y', type: 'linear', range: 'height', zero: true, nice: true },
        domain: [0, Math.max(1, ...bars.map(sumOf))],
      },
      {
        ...{ name: 'color', type: 'ordinal', range: partColors(chart.color, theme) },
        domain: chart.parts.map((_, part) => part),
      },
    ],
    axes: isEmpty
      ? []
      : [
          {
            ...{ orient: 'left', scale: 'y', tickCount: 4, tickMinStep: 1 },
            ...{ grid: true, gridColor: paper.lines, domain: false, ticks: false },
            ...{ labelColor: paper.quiet, labelFontSize: sizes.label, labelPadding: 12 },
            encode: { labels: { update: { text: { signal: number('datum.value') } } } },
          },
          {
            ...{ orient: 'bottom', scale: 'x', domainColor: paper.quiet, ticks: false },
            ...{ labelColor: paper.quiet, labelFontSize: sizes.label, labelPadding: 12 },
            ...{ labelOverlap: 'parity', labelSeparation: 8, labelLimit: 0 },
            encode: { labels: { update: { text: { signal: 'names[datum.value]' } } } },
          },
        ],
    legends: isEmpty
      ? []
      : [
          {
            ...{ fill: 'color', orient: 'none', direction: 'horizontal', columnPadding: 28 },
            ...{ legendX: 0, legendY: -64, symbolType: 'square', symbolSize: 320 },
            ...{ labelColor: paper.quiet, labelFontSize: sizes.label, labelLimit: 0 },
            encode: { labels: { update: { text: { signal: 'parts[datum.value]' } } } },
          },
        ],
    marks: [
      text(line(chart.title, sizes.title, 'bold'), -128, sizes.title, paper.text, 'bold'),
      text(line(chart.subtitle, sizes.subtitle, 'normal'), -88, sizes.subtitle, paper.quiet),
      {
        type: 'rect',
        from: { data: 'parts' },
        encode: {
          enter: {
            xc: { scale: 'x', field: 'at', band: 0.5 },
            width: { signal: `min(${widestBar}, bandwidth('x'))` },
            y: { scale: 'y', field: 'y0' },
            y2: { scale: 'y', field: 'y1' },
            fill: { scale: 'color', field: 'part' },
          },
        },
      },
      ...(bars.length <= mostSums
        ? [
            {
              type: 'text' as const,
              from: { data: 'bars' },
              encode: {
                enter: {
                  x: { scale: 'x', field: 'at', band: 0.5 },
                  y: { scale: 'y', field: 'sum', offset: -8 },
                  text: { signal: `datum.sum > 0 ? ${number('datum.sum')} : ''` },
                  ...lettersOf(sizes.label, paper.text),
                  align: { value: 'center' as const },
                },
              },
            },
          ]
        : []),
      ...(isEmpty
        ? [
            text(
              line(chart.nothing, sizes.subtitle, 'normal'),
              height / 2,
              sizes.subtitle,
              paper.quiet,
            ),
          ]
        : []),
    ],
  };
}

/** A number in every language: "1 200". */
const number = (value: string) => `replace(format(${value}, ','), /,/g, '\u202f')`;

const lettersOf = (size: number, color: string, weight: 'normal' | 'bold' = 'normal') => ({
  font: { value: fontFamily },
  fontSize: { value: size },
  fontWeight: { value: weight },
  fill: { value: color },
});

/** A line of text that begins where the bars do. */
function text(said: string, y: number, size: number, color: string, weight?: 'normal' | 'bold') {
  return {
    type: 'text' as const,
    encode: {
      enter: {
        x: { value: 0 },
        y: { value: y },
        text: { value: said },
        ...lettersOf(size, color, weight),
      },
    },
  };
}
