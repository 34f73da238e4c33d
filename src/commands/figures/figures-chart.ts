import type { Say } from '../../languages/say.ts';
import { groupName } from '../../languages/wording.ts';
import type { Chart } from '../../pictures/chart.ts';
import type { GroupView } from '../../sight/visible-groups.ts';
import type { Figures } from './figures-of.ts';

/** What is drawn of a group's figures, in words of whoever asks; undefined where nothing was done. */
export function figuresChart(
  group: GroupView,
  { facts: { busiest, span }, series: { points }, parts }: Figures,
  say: Say,
): Chart | undefined {
  if (!busiest) return undefined;
  return {
    title: groupName(group),
    subtitle: say.pictureSpan({ ...busiest, span }),
    color: group.color,
    parts: parts.map((part) => say.pictureOf(part)),
    bars: points.map((point) => ({
      name: say.pictureDay(point.day),
      counts: parts.map((part) => point[part]),
    })),
    nothing: say.pictureOfNothing(),
  };
}
