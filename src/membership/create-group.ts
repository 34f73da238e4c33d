import { planDigests } from '../alarms/digest-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { GroupVisibility } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { keepFurtherNames } from '../groups/further-names.ts';
import { parseGroupFields } from '../groups/group-fields.ts';
import { visibleGroups } from '../sight/visible-groups.ts';
import { addMembers, type NewMember } from './add-members.ts';

export interface NewGroup {
  name: string;
  description?: string | null;
  color?: string;
  icon?: string | null;
  timeZone?: string | null;
  visibility?: GroupVisibility;
  restricted?: boolean;
  sensitive?: boolean;
  /** Minutes before an event; null for never. */
  remindUnanswered?: number | null;
  remindComing?: number | null;
  /** Minutes of an offer, as GroupFields. */
  rescueMinutes?: number | null;
  rescueLastMinutes?: number;
  /** As GroupFields. */
  aheadDays?: number;
  /** When its chats are told what comes, as GroupFields. */
  digestRule?: string | null;
  digestMinute?: number;
  topList?: boolean;
  /** The first becomes the group's admin. */
  members?: readonly NewMember[];
}

/** In minutes before an event (docs/rules.md, reminders). */
const usualLeads = { unanswered: 48 * 60, coming: 3 * 60 };

/** Before an event that comes again (docs/rules.md, what repeats). */
const usualAheadDays = 6;

/** In minutes (docs/rules.md, events). */
const usualWindows = { usual: 60, last: 15 };

/** 8:00. */
const usualDigestMinute = 8 * 60;

export interface CreatedGroup {
  id: string;
  name: string;
  icon: string | null;
  memberCount: number;
}

/** Creates a group with its first members. Throws groupNameTaken, invalid, notFound (a contact). */
export async function createGroup(change: Change, group: NewGroup): Promise<CreatedGroup> {
  const { tx, organizationId, actor, at } = change;
  const { name, description, color, icon, timeZone, ...leads } = parseGroupFields(group);
  const { remindUnanswered = usualLeads.unanswered, remindComing = usualLeads.coming } = leads;
  const { rescueMinutes = usualWindows.usual, rescueLastMinutes = usualWindows.last } = leads;
  const { aheadDays = usualAheadDays } = leads;
  const { digestRule = null, digestMinute = usualDigestMinute } = leads;
  const visibility = group.visibility ?? 'ALL_STAFF';
  const [row] = await tx.group.createManyAndReturn({
    data: {
      organizationId,
      name,
      description: description ?? null,
      color: color ?? '#3B82F6',
      icon: icon ?? null,
      timeZone: timeZone ?? null,
      visibility,
      restricted: group.restricted ?? false,
      sensitive: group.sensitive ?? false,
      remindUnanswered,
      remindComing,
      rescueMinutes,
      rescueLastMinutes,
      aheadDays,
      digestRule,
      digestMinute,
      topList: group.topList ?? true,
      createdByContactId: actor.contactId,
      createdByUserId: actor.userId,
      createdAt: at,
      updatedAt: at,
    },
    skipDuplicates: true,
    select: { id: true },
  });
  if (!row) throw new UserError('groupNameTaken', { name: await nameTaken(change, name) });
  await keepFurtherNames(change, row.id, { name, before: null });
  if (digestRule !== null) await planDigests(change, [row.id]);
  await recordAudit(change, {
    action: 'group.create',
    subjectType: 'group',
    subjectId: row.id,
    groupId: row.id,
    after: {
      ...{ name, icon: icon ?? null, visibility },
      ...(group.sensitive ? { sensitive: true } : {}),
    },
  });
  const members = group.members ?? [];
  const { added } = members.length > 0 ? await addMembers(change, row.id, members) : { added: [] };
  return { id: row.id, name, icon: icon ?? null, memberCount: added.length };
}

/** The name that is taken: as its group is written ("Book Club" for "book-club") where that is in sight, else as it was typed. */
async function nameTaken({ tx, organizationId, actor }: Change, name: string): Promise<string> {
  const [group] = await tx.$queryRaw<{ name: string }[]>`
    SELECT g.name ${visibleGroups(organizationId, actor)} AND g.name_key = name_key(${name})`;
  return group?.name ?? name;
}
