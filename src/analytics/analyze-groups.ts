import { leastAlike } from '../groups/alike.ts';
import type { GroupView } from '../sight/visible-groups.ts';
import { type BothCounted, countGroups } from './count.ts';
import { type Rates, ratesOf, scoreOf } from './figures.ts';
import { type Finding, findingsOf } from './findings.ts';
import type { Frame } from './frame.ts';
import { type Appointments, readAppointments } from './read-appointments.ts';
import { type Overlap, readOverlaps } from './read-overlaps.ts';

/** All that is known of a group in a period. */
export interface Analysis<Group extends GroupView = GroupView> {
  group: Group;
  counted: BothCounted;
  rates: Rates;
  /** 0 to 100; null where nobody was called. */
  score: number | null;
  scoreBefore: number | null;
  appointments: Appointments;
  /** Null where the organization has not said what an appointment is worth. */
  revenueCents: number | null;
  findings: Finding[];
}

/**
 * Figures of groups that are in sight of whoever asks, in the order of these; seven statements, however many they are.
 * What is said of one compared with others is compared with these. And how much each two of them overlap, where they
 * are at least as `alike`.
 */
export async function analyzeGroups<Group extends GroupView>(
  { scope, period, at, worth }: Omit<Frame, 'locale'>,
  groups: readonly Group[],
  alike = leastAlike,
): Promise<{ analyses: Analysis<Group>[]; overlaps: Overlap[] }> {
  const asked = { scope, period, groupIds: groups.map(({ id }) => id) };
  const counted = await countGroups(asked, at);
  const appointments = await readAppointments(asked);
  const overlaps = await readOverlaps(asked, alike);
  const mean = meanAnswerRate([...counted.values()]);
  const analyses = groups.map((group): Analysis<Group> => {
    const found = {
      groupId: group.id,
      counted: counted.get(group.id)!,
      appointments: appointments.get(group.id)!,
      overlaps,
    };
    const { now, before } = found.counted;
    return {
      group,
      counted: found.counted,
      rates: ratesOf(now),
      score: scoreOf(now),
      scoreBefore: scoreOf(before),
      appointments: found.appointments,
      revenueCents: worth === null ? null : now.calls.confirmed * worth,
      findings: findingsOf(found, mean),
    };
  });
  return { analyses, overlaps };
}

/** Of all calls of several groups, those that were answered; null for one group, with nothing to compare it with. */
function meanAnswerRate(all: readonly BothCounted[]): number | null {
  if (all.length < 2) return null;
  const total = all.reduce((sum, { now }) => sum + now.calls.total, 0);
  const answered = all.reduce((sum, { now }) => sum + now.calls.answered, 0);
  return total === 0 ? null : answered / total;
}
