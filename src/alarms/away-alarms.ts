import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { AlarmKind } from '../db/generated/enums.ts';
import { planAlarms } from './plan-alarms.ts';

const kinds: readonly AlarmKind[] = ['AWAY_ENDS'];

/** Days for which it is of use to tell somebody what came due while they were away. */
const usefulDays = 3;

/** The first 09:00 at which somebody is back whose time away is `a`, on the clock by which its days are told. */
export function firstMorningBack(a: Sql): Sql {
  // Whoever comes after nine is told on the day after.
  return sql`(
    ((${a}.ends_at AT TIME ZONE ${a}.zone + interval '14:59:59.999')::date + time '09:00') AT TIME ZONE ${a}.zone
  )`;
}

/** Plans what is to ring about times away that are new, changed, or gone: whether anything came due is asked then. */
export function planAway(change: Change, absenceIds: readonly string[]): Promise<void> {
  const morning = firstMorningBack(sql`a`);
  const due = sql`
    SELECT a.id AS subject_id, 'AWAY_ENDS'::alarm_kind AS kind, ${morning} AS planned_at,
      ${morning} + make_interval(days => ${usefulDays}) AS useful_until, a.zone
    FROM absences a
    WHERE a.organization_id = ${change.organizationId}::uuid AND a.id = ANY(${absenceIds}::uuid[])`;
  return planAlarms(change, { kinds, subjectIds: absenceIds, due });
}

/** Takes away what was to ring about times away: whoever is back is told already. */
export async function forgetAway(
  { tx, organizationId }: Change,
  absenceIds: readonly string[],
): Promise<void> {
  await tx.alarm.deleteMany({
    where: {
      organizationId,
      subjectId: { in: [...absenceIds] },
      kind: 'AWAY_ENDS',
      settledAt: null,
    },
  });
}
