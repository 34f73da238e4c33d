import type { Scope } from '../change/change.ts';
import type { GroupView } from '../sight/visible-groups.ts';
import type { Asked } from './asked.ts';
import { type BothCounted, countGroups } from './count.ts';
import { type Rates, ratesOf, scoreOf } from './figures.ts';
import { type Finding, findingsOf, leastAlike } from './findings.ts';
import type { Period } from './period.ts';
import { type Appointments, readAppointments } from './read-appointments.ts';
import { type Overlap, readOverlaps } from './read-overlaps.ts';

/** All that is known of a group in a period. */
export interface Analysis {
  group: Pick<GroupView, 'id' | 'name' | 'icon' | 'color'>;
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
 * Figures of groups that are in sight of whoever asks, at an instant; eight statements, however many they are. What is
 * said of one compared with others is compared with these.
 */
export async function analyzeGroups(
  scope: Scope,
  groups: readonly GroupView[],
  period: Period,
  at: Date,
): Promise<{ analyses: Analysis[]; overlaps: Overlap[] }> {
  const asked: Asked = { scope, groupIds: groups.map(({ id }) => id), period };
  const counted = await countGroups(asked, at);
  const appointments = await readAppointments(asked);
  const overlaps = await readOverlaps(asked, leastAlike);
  const { averageAppointmentCents: worth } = await scope.tx.organization.findUniqueOrThrow({
    where: { id: scope.organizationId },
    select: { averageAppointmentCents: true },
  });
  const all = [...counted.values()].map(({ now }) => now.calls);
  const total = sum(all.map((calls) => calls.total));
  const mean = total === 0 ? null : sum(all.map((calls) => calls.answered)) / total;
  const analyses = groups.map((group): Analysis => {
    const found = {
      groupId: group.id,
      counted: counted.get(group.id)!,
      appointments: appointments.get(group.id)!,
      overlaps,
    };
    const { now, before } = found.counted;
    const { id, name, icon, color } = group;
    return {
      group: { id, name, icon, color },
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

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
