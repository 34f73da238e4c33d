import type { Analysis } from './analyze-groups.ts';
import type { Rates } from './figures.ts';

/** Of which it is better to have more; of the others, less. */
const more = [
  ...['answerRate', 'confirmationRate', 'engagementRate', 'doneRate', 'inTimeRate'],
  ...['eventAnswerRate', 'attendanceRate', 'filledRate', 'growthRate'],
] as const satisfies readonly (keyof Rates)[];
const less = ['attemptsPerReached'] as const satisfies readonly (keyof Rates)[];

/**
 * By figure, the group in which it is best; none where fewer than two groups have it, or all have the same. Of several
 * that have it alike the first.
 */
export function bestOf(analyses: readonly Analysis[]): Record<string, string> {
  const figures = [
    ...more.map((name) => [name, ({ rates }: Analysis) => rates[name]] as const),
    ...less.map((name) => [name, ({ rates }: Analysis) => negative(rates[name])] as const),
    ['score', ({ score }: Analysis) => score] as const,
  ];
  return Object.fromEntries(
    figures.flatMap(([name, read]) => {
      const valued = analyses.flatMap((analysis) => {
        const value = read(analysis);
        return value === null ? [] : [{ id: analysis.group.id, value }];
      });
      const [best] = valued.toSorted((a, b) => b.value - a.value);
      return valued.some(({ value }) => value !== best!.value) ? [[name, best!.id]] : [];
    }),
  );
}

const negative = (value: number | null) => (value === null ? null : -value);
