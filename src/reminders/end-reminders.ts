import { planReminders } from '../alarms/reminder-alarms.ts';
import type { Change } from '../change/change.ts';

/**
 * Ends what contacts who go are reminded of and had others reminded of: theirs, and those of others that have
 * nobody left to be told. Answers whose each was: of its maker, else of one of them who was told. Three statements.
 */
export async function endRemindersOf(
  change: Change,
  contactIds: readonly string[],
): Promise<string[]> {
  const { tx, organizationId, at } = change;
  await tx.$executeRaw`
    UPDATE reminder_people SET left_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND contact_id = ANY(${contactIds}::uuid[]) AND left_at IS NULL`;
  const ended = await tx.$queryRaw<{ id: string; whose: string }[]>`
    UPDATE reminders r SET status = 'CANCELLED', updated_at = ${at}
    WHERE r.organization_id = ${organizationId}::uuid AND r.status IN ('OPEN', 'HELD')
      AND (
        r.created_by_id = ANY(${contactIds}::uuid[])
        OR (r.group_id IS NULL AND r.id IN (
          SELECT p.reminder_id FROM reminder_people p
          WHERE p.organization_id = r.organization_id AND p.contact_id = ANY(${contactIds}::uuid[])
        ) AND NOT EXISTS (
          SELECT 1 FROM reminder_people p
          WHERE p.organization_id = r.organization_id AND p.reminder_id = r.id AND p.left_at IS NULL
        ))
      )
    RETURNING r.id, CASE WHEN r.created_by_id = ANY(${contactIds}::uuid[]) THEN r.created_by_id ELSE (
      SELECT p.contact_id FROM reminder_people p
      WHERE p.organization_id = r.organization_id AND p.reminder_id = r.id AND p.contact_id = ANY(${contactIds}::uuid[])
      LIMIT 1
    ) END AS whose`;
  await planReminders(
    change,
    ended.map(({ id }) => id),
  );
  return ended.map(({ whose }) => whose);
}
