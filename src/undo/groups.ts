import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { GroupStatus, MemberRole } from '../db/generated/enums.ts';
import { disownChats } from '../deletion/delete-group.ts';
import { findAvatarHash } from '../groups/avatar.ts';
import { editGroup, type GroupEdit } from '../groups/edit-group.ts';
import { findGroupName } from '../groups/group-name.ts';
import { linkedGroupId } from '../groups/linked-chats.ts';
import { lockGroup } from '../groups/lock-group.ts';
import { useAvatar } from '../groups/set-avatar.ts';
import { setRole } from '../groups/set-role.ts';
import { setStatus } from '../groups/set-status.ts';
import type { GroupName } from '../languages/reply.ts';
import { removeMembers } from '../membership/remove-members.ts';
import { type LostStays, returnMembers } from '../membership/return-members.ts';
import { linkChat, unlinkChat } from '../mirror/link-chat.ts';
import { cannotUndo, type Inverse, type Inverses } from './inverse.ts';

/** What the group of an entry is called now. Throws cannotUndo where it is gone. */
export async function nameOf(change: Change, groupId: string): Promise<GroupName> {
  const group = await findGroupName(change, groupId);
  if (!group) throw cannotUndo('', 'changed');
  return group;
}

/** A group that was made: gone again, unless it is in use. */
const undoCreate: Inverse = async (change, { subjectId, at }) => {
  const { tx, organizationId } = change;
  const group = await nameOf(change, subjectId);
  const [used] = await tx.$queryRaw<{ inUse: boolean; grown: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM tasks WHERE organization_id = ${organizationId}::uuid AND group_id = ${subjectId}::uuid)
      OR EXISTS (SELECT 1 FROM events WHERE organization_id = ${organizationId}::uuid AND group_id = ${subjectId}::uuid)
      OR EXISTS (SELECT 1 FROM reminders WHERE organization_id = ${organizationId}::uuid AND group_id = ${subjectId}::uuid)
      OR EXISTS (SELECT 1 FROM links WHERE organization_id = ${organizationId}::uuid AND group_id = ${subjectId}::uuid)
      OR EXISTS (SELECT 1 FROM mirrors WHERE organization_id = ${organizationId}::uuid AND group_id = ${subjectId}::uuid)
      AS "inUse",
      EXISTS (
        SELECT 1 FROM members WHERE organization_id = ${organizationId}::uuid AND group_id = ${subjectId}::uuid
          AND joined_at > ${at} AND left_at IS NULL
      ) AS grown`;
  if (used!.inUse) throw cannotUndo(group.name, 'inUse');
  if (used!.grown) throw cannotUndo(group.name, 'changed');
  await disownChats(change, subjectId);
  await tx.group.deleteMany({ where: { organizationId, id: subjectId } });
  await recordAudit(change, {
    action: 'group.delete',
    subjectType: 'group',
    subjectId,
    groupId: subjectId,
    before: { name: group.name },
    reason: 'undo',
  });
  return { undone: { kind: 'group', group } };
};

const undoUpdate: Inverse = async (change, { subjectId, before, after }) => {
  const { tx, organizationId } = change;
  const group = await nameOf(change, subjectId);
  const [row] = await tx.$queryRaw<{ fields: Record<string, unknown> }[]>`
    SELECT jsonb_build_object(
      'name', name, 'description', description, 'color', color, 'icon', icon, 'timeZone', time_zone,
      'visibility', visibility, 'restricted', restricted, 'sensitive', sensitive,
      'remindUnanswered', remind_unanswered, 'remindComing', remind_coming,
      'rescueMinutes', rescue_minutes, 'rescueLastMinutes', rescue_last_minutes,
      'aheadDays', ahead_days, 'topList', top_list,
      'digestRule', digest_rule, 'digestMinute', digest_minute
    ) AS fields
    FROM groups WHERE organization_id = ${organizationId}::uuid AND id = ${subjectId}::uuid FOR NO KEY UPDATE`;
  const isChanged = Object.entries(after ?? {}).some(([key, set]) => row?.fields[key] !== set);
  if (isChanged) throw cannotUndo(group.name, 'changed');
  await editGroup(change, subjectId, before as GroupEdit);
  return { undone: { kind: 'groupFields', group: await nameOf(change, subjectId) } };
};

/** An avatar that was given or taken away: the group shows what it showed before. */
const undoAvatar: Inverse = async (change, { subjectId, before, after }) => {
  const group = await lockGroup(change, subjectId, 'UPDATE');
  const was = (before as { avatar: string | null }).avatar;
  const set = (after as { avatar: string | null }).avatar;
  if ((await findAvatarHash(change, subjectId)) !== set) throw cannotUndo(group.name, 'changed');
  await useAvatar(change, subjectId, was);
  return { undone: { kind: 'groupFields', group } };
};

const undoStatus: Inverse = async (change, { subjectId, before, after }) => {
  const group = await nameOf(change, subjectId);
  const was = (before as { status: GroupStatus }).status;
  const set = (after as { status: GroupStatus }).status;
  if ((await setStatus(change, subjectId, was)) !== set) throw cannotUndo(group.name, 'changed');
  return { undone: { kind: 'groupStatus', group, archived: was === 'ARCHIVED' } };
};

/** People who were put in: out again, unless they have taken part since. */
const undoAdd: Inverse = async (change, { subjectId, at, after }) => {
  const { contactIds } = after as { contactIds: string[] };
  const group = await lockGroup(change, subjectId, 'UPDATE');
  const active = await findActive(change, subjectId, contactIds, at);
  if (active) throw cannotUndo(group.name, active.how, active.name);
  const { promoted } = await removeMembers(change, subjectId, contactIds);
  return { undone: { kind: 'joined', group, people: contactIds.length }, promoted };
};

/** Somebody other than the actor who has answered an event of a group, or done a task of it, since an instant. */
async function findActive(
  { tx, organizationId, actor }: Change,
  groupId: string,
  contactIds: readonly string[],
  since: Date,
): Promise<{ name: string; how: 'answered' | 'done' } | undefined> {
  const [active] = await tx.$queryRaw<{ name: string; how: 'answered' | 'done' }[]>`
    SELECT c.name, deed.how FROM (
      SELECT p.contact_id, 'answered' AS how
      FROM events e JOIN participants p ON p.organization_id = e.organization_id AND p.event_id = e.id
      WHERE e.organization_id = ${organizationId}::uuid AND e.group_id = ${groupId}::uuid
        AND p.contact_id = ANY(${contactIds}::uuid[]) AND p.answered_at >= ${since}
      UNION ALL
      SELECT child.assignee_id, 'done'
      FROM tasks t JOIN tasks child ON child.organization_id = t.organization_id AND child.parent_id = t.id
      WHERE t.organization_id = ${organizationId}::uuid AND t.group_id = ${groupId}::uuid
        AND child.assignee_id = ANY(${contactIds}::uuid[]) AND child.status = 'DONE' AND child.closed_at >= ${since}
    ) deed
    JOIN contacts c ON c.organization_id = ${organizationId}::uuid AND c.id = deed.contact_id
    WHERE c.id IS DISTINCT FROM ${actor.contactId}::uuid
    LIMIT 1`;
  return active;
}

/** People who were taken out: back with their tasks, roles and answers, unless their places are gone. */
const undoRemove: Inverse = async (change, { subjectId, at, before }) => {
  const group = await nameOf(change, subjectId);
  const { stayIds = [], answers } = before as unknown as Omit<LostStays, 'leftAt' | 'stayIds'> & {
    stayIds?: string[];
  };
  // An entry of before stays were kept.
  if (stayIds.length === 0) throw cannotUndo(group.name, 'changed');
  const back = await returnMembers(change, subjectId, { stayIds, answers, leftAt: at });
  if ('obstacle' in back) {
    throw cannotUndo(group.name, back.obstacle, 'who' in back ? back.who : undefined);
  }
  const { people, promoted } = back;
  return { undone: { kind: 'left', group, people }, promoted };
};

const undoRole =
  (role: MemberRole): Inverse =>
  async (change, { subjectId, after }) => {
    const group = await nameOf(change, subjectId);
    const { contactIds } = after as { contactIds: string[] };
    const changed = await setRole(change, subjectId, contactIds, role);
    if (changed.length < contactIds.length) throw cannotUndo(group.name, 'changed');
    return {
      undone: { kind: 'roles', group, people: changed.length, admin: role === 'ADMIN' },
    };
  };

/** What people are in a group ("goalkeeper"); the entry holds a title or null by contact. */
const undoTitles: Inverse = async (change, { subjectId, before, after }) => {
  const { tx, organizationId } = change;
  const group = await nameOf(change, subjectId);
  const was = Object.entries(before as Record<string, string | null>).map(([id, title]) => ({
    id,
    title,
    set: (after as Record<string, string | null>)[id] ?? null,
  }));
  const people = await tx.$executeRaw`
    UPDATE members m SET title = was.title
    FROM jsonb_to_recordset(${JSON.stringify(was)}::jsonb) AS was (id uuid, title text, set text)
    WHERE m.organization_id = ${organizationId}::uuid AND m.group_id = ${subjectId}::uuid AND m.contact_id = was.id
      AND m.left_at IS NULL AND m.title IS NOT DISTINCT FROM was.set`;
  if (people < was.length) throw cannotUndo(group.name, 'changed');
  await recordAudit(change, {
    action: 'group.members.retitle',
    subjectType: 'group',
    subjectId,
    groupId: subjectId,
    before: Object.fromEntries(was.map(({ id, set }) => [id, set])),
    after: Object.fromEntries(was.map(({ id, title }) => [id, title])),
    reason: 'undo',
  });
  return { undone: { kind: 'titles', group, people } };
};

/** A chat that was linked, or unlinked: it is about what it was about before, if anything. */
const undoLink: Inverse = async (change, { subjectId: chatId, before, after }) => {
  const was = (before as { groupId: string } | null)?.groupId ?? null;
  const set = (after as { groupId: string } | null)?.groupId ?? null;
  const group = was === null ? null : await nameOf(change, was);
  if ((await linkedGroupId(change, chatId)) !== set) throw cannotUndo(group?.name ?? '', 'changed');
  if (was === null) await unlinkChat(change, chatId);
  else await linkChat(change, chatId, was, { isGivenBack: true });
  return { undone: { kind: 'link', group } };
};

export const groupInverses = {
  'group.create': undoCreate,
  'group.update': undoUpdate,
  'group.avatar': undoAvatar,
  'group.status': undoStatus,
  'group.members.add': undoAdd,
  'group.members.remove': undoRemove,
  'group.members.promote': undoRole('MEMBER'),
  'group.members.demote': undoRole('ADMIN'),
  'group.members.retitle': undoTitles,
  'chat.link': undoLink,
  'chat.unlink': undoLink,
} satisfies Inverses;
