import { expect, test } from 'vitest';
import type { Theme } from '../../src/pictures/chart.ts';
import { papers, partColors } from '../../src/pictures/colors.ts';
import { fc } from '../helpers/properties.ts';

const channels = (color: string) =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);

/** As WCAG 2.2 has it, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [a, b] = [one, other].map((color) => {
    const [red, green, blue] = channels(color).map((share) =>
      share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! + 0.05;
  });
  return Math.max(a!, b!) / Math.min(a!, b!);
}

test('a colour that can be told from the background stays as it is', () => {
  expect(partColors('#3B82F6', 'light')[0]).toBe('#3B82F6');
  expect(partColors('#FFFFFF', 'dark')[0]).toBe('#FFFFFF');
});

test('the parts of a bar are three colours, and the first is always told from the background', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 0xffffff }),
      fc.constantFrom<Theme>('light', 'dark'),
      (color, theme) => {
        const colors = partColors(`#${color.toString(16).padStart(6, '0')}`, theme);
        expect(new Set(colors).size).toBe(3);
        for (const one of colors) expect(one).toMatch(/^#[\da-f]{6}$/i);
        expect(contrast(colors[0]!, papers[theme].background)).toBeGreaterThanOrEqual(3);
        expect(contrast(papers[theme].text, papers[theme].background)).toBeGreaterThan(7);
        expect(contrast(papers[theme].quiet, papers[theme].background)).toBeGreaterThan(4.5);
      },
    ),
  );
});
