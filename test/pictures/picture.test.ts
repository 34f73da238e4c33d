import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type Chart, mostBars, pictureSize, type Theme } from '../../src/pictures/chart.ts';
import { drawPicture } from '../../src/pictures/draw-picture.ts';
import { paintPng } from '../../src/pictures/paint-png.ts';
import { writeSvg } from '../../src/pictures/write-svg.ts';
import { fc } from '../helpers/properties.ts';
import { chartOf } from './chart.ts';

const name = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.constantFrom(
    '📚 Book Club',
    '👨‍👩‍👧‍👦🇪🇸',
    'שלום ⚽ עולם',
    'مرحبا',
    '</text><script>',
    '&amp;',
    '𝔸',
  ),
);
const charts: fc.Arbitrary<Chart> = fc.record({
  title: name,
  subtitle: name,
  color: fc.integer({ min: 0, max: 0xffffff }).map((of) => `#${of.toString(16).padStart(6, '0')}`),
  parts: fc.array(name, { minLength: 1, maxLength: 3 }),
  bars: fc.array(
    fc.record({ name, counts: fc.array(fc.integer({ min: -5, max: 1e9 }), { maxLength: 4 }) }),
    { maxLength: mostBars + 5 },
  ),
  nothing: name,
});
const themes = ['light', 'dark'] as const satisfies Theme[];

/** How many pixels of a PNG are of the colour of most of them, and how many there are. */
async function lookAt(png: Uint8Array) {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 3) {
    const color = data.readUIntBE(at, 3);
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const { width, height } = info;
  return { width, height, colors: counts.size, background: Math.max(...counts.values()) };
}

describe('an SVG', () => {
  test('is made of any chart, and has everything in it', async () => {
    await fc.assert(
      fc.asyncProperty(charts, fc.constantFrom(...themes), async (chart, theme) => {
        const svg = await writeSvg(chart, theme);
        expect(svg).not.toMatch(/<script|NaN|undefined|Infinity/);
        expect([...svg.matchAll(/href="([^"]{0,26})/g)].map(([, to]) => to)).toEqual(
          [...svg.matchAll(/<image /g)].map(() => 'data:image/svg+xml;base64,'),
        );
        // Whoever paints it reads it as XML, and throws where it is none.
        expect(paintPng(svg).length).toBeGreaterThan(1_000);
      }),
      { numRuns: 40 },
    );
  });

  test('has a bar for each, forty at most', async () => {
    const barsIn = async (bars: number) => {
      const svg = await writeSvg(
        chartOf(bars, 1, () => 1),
        'light',
      );
      const [marks = ''] = /<g class="mark-rect role-mark.*?<\/g>/s.exec(svg) ?? [];
      return marks.split('<path').length - 1;
    };
    expect(await Promise.all([0, 1, 40, 60].map(barsIn))).toEqual([0, 1, 40, 40]);
  });

  test('says so where nothing was done', async () => {
    for (const chart of [chartOf(0), chartOf(13, 2, () => 0)])
      expect(await writeSvg(chart, 'light')).toContain('Nothing was done in these days.');
    expect(
      await writeSvg(
        chartOf(1, 2, () => 1),
        'light',
      ),
    ).not.toContain('Nothing was done');
  });

  test('writes numbers as every language does', async () => {
    expect(
      await writeSvg(
        chartOf(1, 1, () => 12_345),
        'light',
      ),
    ).toContain('12\u202f345');
  });
});

describe('a PNG', () => {
  const long =
    '👨‍👩‍👧‍👦 Asociación de Vecinos y Amigas del Ñandú 🦩 y la Cigüeña — Sección de Fútbol Sala ⚽ Femenino 🏆';

  test.each<[string, Chart]>([
    ['one bar', chartOf(1)],
    ['forty bars', chartOf(40, 3)],
    ['no bar', chartOf(0)],
    ['a long name with emoji', { ...chartOf(13), title: long, parts: [long, long] }],
    ['what is read from the right', { ...chartOf(3), title: '⚽ مرحبا بالعالم' }],
    ['a colour of the background', { ...chartOf(13), color: '#FFFFFF' }],
  ])('of %s has its size, and something on it, in light and dark', async (_, chart) => {
    for (const theme of themes) {
      const { width, height, colors, background } = await lookAt(await drawPicture(chart, theme));
      expect({ width, height }).toEqual(pictureSize);
      expect(colors).toBeGreaterThan(20);
      expect(background / (width * height)).toBeGreaterThan(0.4);
      expect(background / (width * height)).toBeLessThan(0.99);
    }
  });

  test('has its letters and emoji, which no font of the machine draws', async () => {
    const blank = await lookAt(
      await drawPicture({ ...chartOf(0), title: '', subtitle: '' }, 'light'),
    );
    const letters = await lookAt(
      await drawPicture({ ...chartOf(0), title: 'Ñandú', subtitle: '' }, 'light'),
    );
    const emoji = await lookAt(
      await drawPicture({ ...chartOf(0), title: '📚', subtitle: '' }, 'light'),
    );
    expect(letters.background).toBeLessThan(blank.background - 1_000);
    expect(emoji.background).toBeLessThan(blank.background - 800);
    expect(emoji.colors).toBeGreaterThan(letters.colors);
  });

  test('is the same, whoever draws it and how often', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => drawPicture(chartOf(13), 'light')));
    expect(one).toEqual(other);
  });

  test('leaves no file behind', async () => {
    const root = join(import.meta.dirname, '../..');
    const files = () =>
      ['.', 'src/pictures', 'test/pictures'].flatMap((folder) =>
        readdirSync(join(root, folder)).sort(),
      );
    const before = files();
    await drawPicture(chartOf(3), 'dark');
    expect(files()).toEqual(before);
  });

  test('that cannot be drawn is an error, and keeps no other from being drawn', async () => {
    const broken = { ...chartOf(3), bars: null } as unknown as Chart;
    await expect(drawPicture(broken, 'light')).rejects.toThrow();
    expect((await drawPicture(chartOf(3), 'light')).length).toBeGreaterThan(10_000);
  });
});
