import { analyzeGroups } from '../../analytics/analyze-groups.ts';
import { readBestTime } from '../../analytics/best-time.ts';
import { type Condensed, condenseSeries } from '../../analytics/condense-series.ts';
import type { Period } from '../../analytics/period.ts';
import { readSeries } from '../../analytics/read-series.ts';
import { mayInOrganization, mayOnGroup } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import type { BusiestFacts, FigurePart, FiguresFacts } from '../../languages/reply.ts';
import { mostBars } from '../../pictures/chart.ts';
import type { GroupView } from '../../sight/visible-groups.ts';
import { spanOf } from './asked-days.ts';

/** What is told of a group, and what is drawn of it. */
export interface Figures {
  facts: FiguresFacts;
  series: Condensed;
  parts: FigurePart[];
}

/**
 * The figures of a group in sight, as far as whoever asks is told them: all of them to admins of the organization,
 * calls to those who may call the group, and the basic ones to anybody else.
 */
export async function figuresOf(
  group: GroupView,
  period: Period,
  { change, message }: Context,
): Promise<Figures> {
  const { actor } = change;
  const mayCall = mayOnGroup(actor, 'call', group);
  const isToldAll = mayInOrganization(actor, 'analyze');
  const frame = { scope: change, period, at: message.sentAt, worth: null };
  const { analyses } = await analyzeGroups(frame, [group]);
  const { counted, findings } = analyses[0]!;
  const { members, messages, events, tasks, calls } = counted.now;
  const of = { scope: change, groupIds: [group.id], period };
  const series = condenseSeries(await readSeries(of), mostBars);
  const parts: FigurePart[] = ['answers', 'done', ...(mayCall ? ['answeredCalls' as const] : [])];
  const [gravest] = findings;
  return {
    facts: {
      ...{ group, members, events, tasks, span: spanOf(period) },
      messages: mayOnGroup(actor, 'ask', group) ? messages.fromMembers : null,
      calls: mayCall ? calls : null,
      busiest: busiestOf(series, parts, period),
      bestTime: isToldAll ? await readBestTime(of) : null,
      // Alike to another is found of several alone.
      finding: isToldAll && gravest ? { ...gravest, other: null } : null,
    },
    series,
    parts,
  };
}

/** The point of a series in which most was done, the first of several; null where nothing was. */
function busiestOf(
  { points, units }: Condensed,
  parts: readonly FigurePart[],
  { unit }: Period,
): BusiestFacts | null {
  const sums = points.map((point) => parts.reduce((sum, part) => sum + point[part], 0));
  const count = Math.max(0, ...sums);
  if (count === 0) return null;
  const { day } = points[sums.indexOf(count)]!;
  const of = sums.reduce((sum, one) => sum + one, 0);
  return { day, unit, units, count, of, parts };
}
