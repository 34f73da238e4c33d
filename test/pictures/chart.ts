import type { Chart } from '../../src/pictures/chart.ts';

/** A chart of so many bars, each of so much of every part. */
export function chartOf(
  bars: number,
  parts = 2,
  count = (bar: number, part: number) => bar + part,
) {
  return {
    title: '📚 Book Club',
    subtitle: 'Tue 1 Sep – Sun 29 Nov, a bar for each week',
    color: '#3B82F6',
    parts: ['answers', 'tasks done', 'calls answered'].slice(0, parts),
    bars: Array.from({ length: bars }, (_, bar) => ({
      name: `${(bar % 30) + 1} Nov`,
      counts: Array.from({ length: parts }, (_, part) => count(bar, part)),
    })),
    nothing: 'Nothing was done in these days.',
  } satisfies Chart;
}
