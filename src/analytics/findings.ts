import { leastAlike } from '../groups/alike.ts';
import type { BothCounted } from './count.ts';
import { ratesOf, scoreOf } from './figures.ts';
import type { Appointments } from './read-appointments.ts';
import type { Overlap } from './read-overlaps.ts';

/** What of a group needs attention, or may be better otherwise. */
export const findingKinds = [
  /** Its calls are answered seldom, compared with those of all groups. */
  'callsUnanswered',
  /** Its score is lower than in the period before. */
  'scoreFell',
  /** Few answer its events. */
  'eventsUnanswered',
  /** Who is in does not come. */
  'noShows',
  /** What was given is not done. */
  'tasksOpen',
  /** Who did something does nothing any more. */
  'goneQuiet',
  /** More leave than come. */
  'shrinking',
  /** It is much the same as another. */
  'alike',
  /** It is larger than what can be done to many at once. */
  'tooLarge',
  /** Its members have appointments of several kinds. */
  'mixed',
] as const;

export type FindingKind = (typeof findingKinds)[number];

/** A finding, with the figure that it follows from. */
export interface Finding {
  kind: FindingKind;
  /** What it follows from, as it is called among the figures: "answerRate". */
  figure: string;
  value: number;
  /** What that was compared with. */
  limit: number;
  /** From so many calls, invitations, members it follows; never from fewer than `least`. */
  observations: number;
  least: number;
  /** Of two groups that are alike the other one. */
  otherId: string | null;
}

/** From fewer observations nothing follows. */
const least = {
  calls: 20,
  invitations: 20,
  told: 10,
  copies: 10,
  members: 10,
  alike: 5,
  mixed: 50,
};

/** As many as can be called, edited or exported at once (PRODUCT, groups). */
const mostAtOnce = 1_000;

export interface Found {
  groupId: string;
  counted: BothCounted;
  appointments: Appointments;
  overlaps: readonly Overlap[];
}

/** What is found of a group, the gravest first. `meanAnswerRate` is that of all groups that are looked at. */
export function findingsOf(found: Found, meanAnswerRate: number | null): Finding[] {
  const { counted } = found;
  const { members, calls, tasks, events } = counted.now;
  const rates = ratesOf(counted.now);
  const [score, scoreBefore] = [scoreOf(counted.now), scoreOf(counted.before)];
  const isCalled = Math.min(calls.total, counted.before.calls.total);
  const stirred = members.active + members.goneQuiet;
  return [
    ...below('callsUnanswered', 'answerRate', rates.answerRate, {
      limit: meanAnswerRate === null ? null : meanAnswerRate * 0.75,
      observations: calls.total,
      least: least.calls,
    }),
    ...below('scoreFell', 'score', score, {
      limit: scoreBefore === null ? null : scoreBefore - 10,
      observations: isCalled,
      least: least.calls,
    }),
    ...below('eventsUnanswered', 'eventAnswerRate', rates.eventAnswerRate, {
      limit: 0.5,
      observations: events.invited,
      least: least.invitations,
    }),
    ...below('noShows', 'attendanceRate', rates.attendanceRate, {
      limit: 0.75,
      observations: events.told,
      least: least.told,
    }),
    ...below('tasksOpen', 'doneRate', rates.doneRate, {
      limit: 0.5,
      observations: tasks.given,
      least: least.copies,
    }),
    ...below('goneQuiet', 'active', stirred === 0 ? null : members.active / stirred, {
      limit: 0.7,
      observations: stirred,
      least: least.members,
    }),
    ...below('shrinking', 'growthRate', rates.growthRate, {
      limit: -0.1,
      observations: members.atStart,
      least: least.members,
    }),
    ...structural(found),
  ];
}

interface Against {
  limit: number | null;
  observations: number;
  least: number;
}

function below(
  kind: FindingKind,
  figure: string,
  value: number | null,
  { limit, ...of }: Against,
): Finding[] {
  if (value === null || limit === null || value >= limit || of.observations < of.least) return [];
  return [{ kind, figure, value, limit, ...of, otherId: null }];
}

/** What is so whatever the period. */
function structural({ groupId, counted, appointments, overlaps }: Found): Finding[] {
  const { count } = counted.now.members;
  const twins = overlaps.filter(
    ({ groupIds, alike, both }) =>
      groupIds.includes(groupId) && alike >= leastAlike && both >= least.alike,
  );
  const typed = appointments.types.reduce((sum, type) => sum + type.count, 0);
  const common = appointments.types[0]?.count ?? 0;
  return [
    ...twins.map(({ groupIds: [one, other], alike, both }) => ({
      ...{ kind: 'alike' as const, figure: 'alike', value: alike, limit: leastAlike },
      ...{ observations: both, least: least.alike, otherId: one === groupId ? other : one },
    })),
    ...(count > mostAtOnce
      ? [
          {
            ...{ kind: 'tooLarge' as const, figure: 'members', value: count, limit: mostAtOnce },
            ...{ observations: count, least: mostAtOnce, otherId: null },
          },
        ]
      : []),
    ...below('mixed', 'mostCommonType', typed === 0 ? null : common / typed, {
      limit: 0.5,
      observations: typed,
      least: least.mixed,
    }),
  ];
}
