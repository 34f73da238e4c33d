import type { Analysis } from './analyze-groups.ts';
import type { Finding } from './findings.ts';

/** Of all groups of a dashboard together. */
export interface Summary {
  groups: number;
  /** Of all calls, those that were answered; null without any. */
  answerRate: number | null;
  /** The mean of the groups' scores; null where none has one. */
  score: number | null;
  /** Groups with a finding. */
  needAttention: number;
}

/** A finding of a group, in a list of those of several. */
export type FindingOf = Finding & { group: Analysis['group'] };

/** Groups in a leaderboard at most. */
const mostLeading = 10;

export function summaryOf(analyses: readonly Analysis[]): Summary {
  const scores = analyses.flatMap(({ score }) => score ?? []);
  const calls = sum(analyses.map(({ counted }) => counted.now.calls.total));
  const answered = sum(analyses.map(({ counted }) => counted.now.calls.answered));
  return {
    groups: analyses.length,
    answerRate: calls === 0 ? null : answered / calls,
    score: scores.length === 0 ? null : sum(scores) / scores.length,
    needAttention: analyses.filter(({ findings }) => findings.length > 0).length,
  };
}

/** The groups of the highest scores, the highest first; of those with the same by name. */
export function leadersOf(analyses: readonly Analysis[]): Analysis[] {
  return analyses
    .filter(({ score }) => score !== null)
    .toSorted((a, b) => b.score! - a.score! || (a.group.name < b.group.name ? -1 : 1))
    .slice(0, mostLeading);
}

/** All findings, those first whose figure is farthest from its limit; of two groups that are alike one. */
export function findingsOfAll(analyses: readonly Analysis[]): FindingOf[] {
  return analyses
    .flatMap(({ group, findings }) => findings.map((finding) => ({ ...finding, group })))
    .filter(({ group, otherId }) => otherId === null || group.id < otherId)
    .toSorted((a, b) => distanceOf(b) - distanceOf(a));
}

const distanceOf = ({ value, limit }: Finding): number =>
  Math.abs(value - limit) / Math.max(Math.abs(limit), Number.EPSILON);

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
