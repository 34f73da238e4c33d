import type { SeriesPoint } from './read-series.ts';

/** A series of fewer points, and how many days or weeks each is of; the last may be of fewer. */
export interface Condensed {
  points: SeriesPoint[];
  units: number;
}

/** A series in at most so many points, of as few days or weeks each as that allows. */
export function condenseSeries(series: readonly SeriesPoint[], most: number): Condensed {
  const units = Math.max(1, Math.ceil(series.length / most));
  const points: SeriesPoint[] = [];
  for (let first = 0; first < series.length; first += units)
    points.push(series.slice(first, first + units).reduce(join));
  return { points, units };
}

function join(one: SeriesPoint, next: SeriesPoint): SeriesPoint {
  return {
    day: one.day,
    joined: one.joined + next.joined,
    left: one.left + next.left,
    calls: one.calls + next.calls,
    answeredCalls: one.answeredCalls + next.answeredCalls,
    answers: one.answers + next.answers,
    done: one.done + next.done,
    said: one.said + next.said,
  };
}
