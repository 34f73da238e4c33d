import type { Scope } from '../change/change.ts';
import type { Tx } from '../db/client.ts';
import type { AlarmKind, AlarmOutcome } from '../db/generated/enums.ts';
import type { Alarm } from './alarm.ts';

/** An alarm that rings now, or did not in time. */
export interface ClaimedAlarm extends Alarm {
  usefulUntil: Date | null;
  attempts: number;
}

/** Organizations for which something is due, those that wait longest first: one look at an index. */
export async function dueOrganizations(tx: Tx, at: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ organizationId: string }[]>`
    SELECT organization_id AS "organizationId" FROM alarms
    WHERE settled_at IS NULL AND rings_at <= ${at}
    GROUP BY organization_id ORDER BY min(rings_at)`;
  return rows.map(({ organizationId }) => organizationId);
}

/**
 * Claims what is due in an organization, `limit` at most: held until the transaction ends, and passed over by
 * whoever else looks. Of the kinds that are `joined`, what comes within `ahead` milliseconds rings with them, so that
 * nobody is told twice in a few minutes.
 */
export function claimAlarms(
  { tx, organizationId }: Scope,
  at: Date,
  { limit, joined, ahead }: { limit: number; joined: readonly AlarmKind[]; ahead: number },
): Promise<ClaimedAlarm[]> {
  return tx.$queryRaw<ClaimedAlarm[]>`
    SELECT id, kind, subject_id AS "subjectId", planned_at AS "plannedAt", zone, useful_until AS "usefulUntil", attempts
    FROM alarms
    WHERE organization_id = ${organizationId}::uuid AND settled_at IS NULL
      AND rings_at <= ${new Date(at.getTime() + ahead)}
      AND (rings_at <= ${at} OR kind = ANY(${joined}::alarm_kind[]))
    ORDER BY rings_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
}

/** Notes what became of alarms; each is dealt with once. */
export async function settleAlarms(
  { tx, organizationId }: Scope,
  at: Date,
  outcomes: ReadonlyMap<string, AlarmOutcome>,
): Promise<void> {
  if (outcomes.size === 0) return;
  await tx.$executeRaw`
    UPDATE alarms SET outcome = settled.outcome, settled_at = ${at}
    FROM unnest(${[...outcomes.keys()]}::uuid[], ${[...outcomes.values()]}::alarm_outcome[]) AS settled (id, outcome)
    WHERE alarms.organization_id = ${organizationId}::uuid AND alarms.id = settled.id`;
}

/** Has alarms ring later. `isAnotherAttempt` where this one failed. */
export async function postponeAlarms(
  { tx, organizationId }: Scope,
  until: ReadonlyMap<string, Date>,
  { isAnotherAttempt = false } = {},
): Promise<void> {
  if (until.size === 0) return;
  await tx.$executeRaw`
    UPDATE alarms SET rings_at = later.rings_at, attempts = attempts + ${isAnotherAttempt ? 1 : 0}
    FROM unnest(${[...until.keys()]}::uuid[], ${[...until.values()]}::timestamptz[]) AS later (id, rings_at)
    WHERE alarms.organization_id = ${organizationId}::uuid AND alarms.id = later.id AND alarms.settled_at IS NULL`;
}

/** How far behind the clock is: when the first of what is due should have rung; null where nothing is. */
export async function firstOverdue(tx: Tx, at: Date): Promise<Date | null> {
  const [first] = await tx.$queryRaw<{ ringsAt: Date }[]>`
    SELECT rings_at AS "ringsAt" FROM alarms WHERE settled_at IS NULL AND rings_at <= ${at}
    ORDER BY rings_at LIMIT 1`;
  return first?.ringsAt ?? null;
}
