import { replan } from '../alarms/replan.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { Prisma } from '../db/generated/client.ts';
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
  sensitive?: boolean | undefined;
  topList?: boolean | undefined;
}

const editable = {
  name: true,
  description: true,
  color: true,
  icon: true,
  timeZone: true,
  visibility: true,
  restricted: true,
  sensitive: true,
  remindUnanswered: true,
  remindComing: true,
  rescueMinutes: true,
  rescueLastMinutes: true,
  aheadDays: true,
  digestRule: true,
  digestMinute: true,
  topList: true,
} satisfies Prisma.GroupSelect;

type GroupRow = Prisma.GroupGetPayload<{ select: typeof editable }>;

/** What decides when something rings about the group. */
const ofAlarms: readonly (keyof GroupRow)[] = [
  'timeZone',
  'remindUnanswered',
  'remindComing',
  'aheadDays',
  'digestRule',
  'digestMinute',
];

/** Changes the given fields of a group, in any status; answers its name. Throws groupNotFound, groupNameTaken, invalid. */
export async function editGroup(change: Change, groupId: string, edit: GroupEdit): Promise<string> {
  const { tx, organizationId, at } = change;
  const wanted = parseGroupFields(edit);
  await lockGroup(change, groupId, 'UPDATE');
  const before = await tx.group.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: groupId } },
    select: editable,
  });
  const keys = (Object.keys(before) as (keyof GroupRow)[]).filter(
    (key) => wanted[key] !== undefined && wanted[key] !== before[key],
  );
  if (keys.length === 0) return before.name;
  const after: GroupRow = {
    ...before,
    ...Object.fromEntries(keys.map((key) => [key, wanted[key]])),
  };
  await tx.group
    .updateMany({ where: { organizationId, id: groupId }, data: { ...after, updatedAt: at } })
    .catch((error: unknown) => {
      throw violatedIndex(error) === undefined
        ? error
        : new UserError('groupNameTaken', { name: after.name });
    });
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
