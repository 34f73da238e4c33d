import type { Theme } from './chart.ts';

/** What a picture is made of besides its bars. */
interface Paper {
  background: string;
  text: string;
  /** Text that is less important: names of bars and of parts. */
  quiet: string;
  lines: string;
}

export const papers: Record<Theme, Paper> = {
  light: { background: '#FFFFFF', text: '#111827', quiet: '#4B5563', lines: '#E5E7EB' },
  dark: { background: '#111827', text: '#F9FAFB', quiet: '#D1D5DB', lines: '#374151' },
};

/** What tells what is drawn from what it is drawn on (WCAG 2.2, 1.4.11). */
const leastContrast = 3;

/** How much of the text's or the background's colour is in that of each further part. */
const shades = [
  { of: 'text', share: 0.5 },
  { of: 'background', share: 0.5 },
] as const;

/**
 * The colours of the parts of a bar: that which is given, as far as it can be told from the background, then darker
 * and lighter ones.
 */
export function partColors(color: string, theme: Theme): string[] {
  const paper = papers[theme];
  let first = color;
  while (contrastOf(first, paper.background) < leastContrast) first = mix(first, paper.text, 0.1);
  return [first, ...shades.map(({ of, share }) => mix(first, paper[of], share))];
}

const channelsOf = (color: string) =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

function mix(one: string, other: string, share: number): string {
  const others = channelsOf(other);
  // Away from the first by one step at least, so that who asks again comes nearer.
  const round = (from: number, to: number) =>
    from + (to > from ? Math.ceil((to - from) * share) : Math.floor((to - from) * share));
  const mixed = channelsOf(one).map((channel, at) => round(channel, others[at]!));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** From 1 to 21 (WCAG 2.2, contrast ratio). */
function contrastOf(one: string, other: string): number {
  const [darker, lighter] = [lightnessOf(one), lightnessOf(other)].sort((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

function lightnessOf(color: string): number {
  const [red, green, blue] = channelsOf(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
