import type { Change } from '../change/change.ts';
import type { Sql } from '../db/client.ts';
import type { AlarmKind } from '../db/generated/enums.ts';

/** What is to ring about one kind of things, as it follows from them. */
export interface Plan {
  kinds: readonly AlarmKind[];
  /** Those whose alarms these are. */
  subjectIds: readonly string[];
  /** A query: subject_id, kind, planned_at, useful_until, zone. */
  due: Sql;
}

/**
 * Plans anew what is to ring about things that were made or changed: what does not follow from them any more is
 * taken away, what is new is added, and what has rung stays and does not ring again. What is past is not planned.
 * Two statements, however many things.
 */
export async function planAlarms(change: Change, { kinds, subjectIds, due }: Plan): Promise<void> {
  if (subjectIds.length === 0) return;
  const { tx, organizationId } = change;
  await tx.$executeRaw`
    DELETE FROM alarms WHERE organization_id = ${organizationId}::uuid AND id IN (
      SELECT a.id FROM alarms a
      WHERE a.organization_id = ${organizationId}::uuid AND a.subject_id = ANY(${subjectIds}::uuid[])
        AND a.kind = ANY(${kinds}::alarm_kind[]) AND a.settled_at IS NULL
        AND NOT EXISTS (
          SELECT FROM (${due}) due
          WHERE due.subject_id = a.subject_id AND due.kind = a.kind AND due.planned_at = a.planned_at
        )
      -- One that rings at this moment finds that it is of no use any more, or was just in time.
      FOR UPDATE SKIP LOCKED
    )`;
  await addAlarms(change, due);
}

/** As planAlarms, and takes none away: for whoever rings, and would take away what rings now. */
export async function addAlarms({ tx, organizationId, at }: Change, due: Sql): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO alarms (organization_id, kind, subject_id, planned_at, rings_at, useful_until, zone)
    SELECT ${organizationId}::uuid, kind, subject_id, planned_at, planned_at, useful_until, zone
    FROM (${due}) due
    WHERE planned_at > ${at} AND planned_at <= ${lastPlanned}
    ON CONFLICT (organization_id, subject_id, kind, planned_at)
      DO UPDATE SET useful_until = excluded.useful_until, zone = excluded.zone
      WHERE alarms.settled_at IS NULL
        AND (alarms.useful_until, alarms.zone) IS DISTINCT FROM (excluded.useful_until, excluded.zone)`;
}

/** The last instants are not kept (dates/instants.ts). */
const lastPlanned = new Date('2199-12-01T00:00:00Z');
