import { replan } from '../alarms/replan.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { GroupVisibility } from '../db/generated/enums.ts';
import { violatedIndex } from '../db/postgres-error.ts';
import { UserError } from '../errors.ts';
import { keepFurtherNames } from './further-names.ts';
import { type GroupFields, parseGroupFields } from './group-fields.ts';
import { lockGroup } from './lock-group.ts';

/** What an edit may change; a field that is left out stays. */
export interface GroupEdit extends Partial<GroupFields> {
  visibility?: GroupVisibility | undefined;
  restricted?: boolean | undefined;
}

interface GroupRow {
  name: string;
  description: string | null;
  color: string;
  icon: string | null;
  timeZone: string | null;
  visibility: GroupVisibility;
  restricted: boolean;
  remindUnanswered: number | null;
  remindComing: number | null;
  rescueMinutes: number | null;
  rescueLastMinutes: number;
}

/** What decides when something rings about the group. */
const ofAlarms: readonly (keyof GroupRow)[] = ['timeZone', 'remindUnanswered', 'remindComing'];

/** Changes the given fields of a group, in any status; answers its name. Throws groupNotFound, groupNameTaken, invalid. */
export async function editGroup(change: Change, groupId: string, edit: GroupEdit): Promise<string> {
  const { tx, organizationId, at } = change;
  const wanted = parseGroupFields(edit);
  await lockGroup(change, groupId, 'UPDATE');
  const [row] = await tx.$queryRaw<GroupRow[]>`
    SELECT name, description, color, icon, time_zone AS "timeZone", visibility, restricted,
      remind_unanswered AS "remindUnanswered", remind_coming AS "remindComing",
      rescue_minutes AS "rescueMinutes", rescue_last_minutes AS "rescueLastMinutes"
    FROM groups
    WHERE organization_id = ${organizationId}::uuid AND id = ${groupId}::uuid`;
  const before = row!;
  const keys = (Object.keys(before) as (keyof GroupRow)[]).filter(
    (key) => wanted[key] !== undefined && wanted[key] !== before[key],
  );
  if (keys.length === 0) return before.name;
  const after: GroupRow = {
    ...before,
    ...Object.fromEntries(keys.map((key) => [key, wanted[key]])),
  };
  await tx.$executeRaw`
    UPDATE groups
    SET name = ${after.name}, description = ${after.description}, color = ${after.color}, icon = ${after.icon},
      time_zone = ${after.timeZone}, visibility = ${after.visibility}::group_visibility,
      restricted = ${after.restricted}, remind_unanswered = ${after.remindUnanswered},
      remind_coming = ${after.remindComing}, rescue_minutes = ${after.rescueMinutes},
      rescue_last_minutes = ${after.rescueLastMinutes}, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND id = ${groupId}::uuid`.catch(
    (error: unknown) => {
      throw violatedIndex(error) === undefined
        ? error
        : new UserError('groupNameTaken', { name: after.name });
    },
  );
  if (keys.some((key) => ofAlarms.includes(key))) await replan(change, groupId);
  if (after.name !== before.name) {
    await keepFurtherNames(change, groupId, { name: after.name, before: before.name });
  }
  await recordAudit(change, {
    action: 'group.update',
    subjectType: 'group',
    subjectId: groupId,
    groupId,
    before: pick(before, keys),
    after: pick(after, keys),
  });
  return after.name;
}

function pick(
  row: GroupRow,
  keys: (keyof GroupRow)[],
): Record<string, string | number | boolean | null> {
  return Object.fromEntries(keys.map((key) => [key, row[key]]));
}
