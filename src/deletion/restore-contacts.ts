import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { inviteByNameAgain, type LostAnswer, restoreAnswers } from '../events/membership.ts';
import { tellPromoted } from '../events/tell-promoted.ts';
import type { Promotion } from '../events/waiting-list.ts';
import { returnMembers } from '../membership/return-members.ts';
import { returnCopies } from '../tasks/return-copies.ts';
import type { LostOfContact } from './delete-contacts.ts';

/** For so many days a contact who was deleted can be given back (docs/rules.md, contacts). */
export const restorableDays = 30;

/** Since when a contact must have been deleted to be given back. */
export function restorableSince(at: Date): Date {
  return new Date(at.getTime() - restorableDays * 24 * 60 * 60 * 1000);
}

export interface Restoration {
  contactIds: string[];
  /** The memberships that go on. */
  memberships: number;
  /** Those that cannot: their group is gone, or takes nobody. */
  lost: { contactId: string; groupId: string }[];
}

/**
 * Gives contacts back who were deleted in the last 30 days: as they were, with the tasks that were theirs by name and
 * the groups that they left by that, where these are active still. To the events of these they are invited anew: their
 * places may be others' by now. Statements grow with the groups. Throws notFound, and phoneTaken.
 */
export async function restoreContacts(
  change: Change,
  contactIds: readonly string[],
): Promise<Restoration> {
  const { tx, organizationId } = change;
  const ids = [...new Set(contactIds)];
  const stays = await tx.$queryRaw<Stay[]>`
    SELECT m.id AS "stayId", m.contact_id AS "contactId", m.group_id AS "groupId", removal.at AS "leftAt",
      g.status = 'ACTIVE' AS "isOpen"
    FROM contacts c
    JOIN audit_entries deletion ON deletion.organization_id = c.organization_id AND deletion.subject_type = 'contact'
      AND deletion.subject_id = c.id AND deletion.at = c.deleted_at AND deletion.action = 'contact.delete'
    JOIN audit_entries removal ON removal.organization_id = c.organization_id
      AND removal.operation_id = deletion.operation_id AND removal.action = 'group.members.remove'
    JOIN members m ON m.organization_id = c.organization_id AND m.contact_id = c.id
      AND m.group_id = removal.subject_id AND removal.before->'stayIds' @> to_jsonb(m.id::text)
    JOIN groups g ON g.organization_id = m.organization_id AND g.id = m.group_id
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = ANY(${ids}::uuid[]) AND c.deleted_at IS NOT NULL
    ORDER BY m.group_id, m.id`;
  const groupIds = [...new Set(stays.map(({ groupId }) => groupId))];
  await tx.$queryRaw`
    SELECT id FROM groups WHERE organization_id = ${organizationId}::uuid AND id = ANY(${groupIds}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`;
  const back = await bringBack(change, ids, null);
  if ('obstacle' in back) throw new UserError('notFound', { what: 'contact' });
  const promoted = [...back.promoted];
  const open = stays.filter(({ isOpen }) => isOpen);
  // By group and, where they were deleted one after another, by when they left it.
  for (const own of Map.groupBy(
    open,
    ({ groupId, leftAt }) => `${groupId} ${leftAt.getTime()}`,
  ).values()) {
    const [{ groupId, leftAt }] = own as [Stay];
    const stayIds = own.map(({ stayId }) => stayId);
    const returned = await returnMembers(change, groupId, { stayIds, answers: [], leftAt });
    if ('obstacle' in returned)
      throw new UserError('conflict', { what: 'contact', why: 'a group was changed just now' });
    promoted.push(...returned.promoted);
  }
  await tellPromoted(change, promoted);
  return {
    contactIds: ids,
    memberships: open.length,
    lost: stays.flatMap(({ isOpen, contactId, groupId }) => (isOpen ? [] : { contactId, groupId })),
  };
}

/** A stay in a group that ended because its contact was deleted. */
interface Stay {
  stayId: string;
  contactId: string;
  groupId: string;
  leftAt: Date;
  isOpen: boolean;
}

/**
 * Has contacts be there again, with the tasks and the invitations that were theirs by name; deleted at an instant where
 * one is given. An obstacle where one is there already or gone for good, or where their place at an event is: then it
 * is to be rolled back. Throws phoneTaken.
 */
export async function bringBack(
  change: Change,
  ids: readonly string[],
  deletedAt: Date | null,
): Promise<{ promoted: Promotion[] } | { obstacle: 'changed' | 'placeGone'; who?: string }> {
  const { tx, organizationId, at } = change;
  const gone = await tx.$queryRaw<
    { id: string; deletedAt: Date | null; lost: Record<string, unknown> | null }[]
  >`
    SELECT c.id, c.deleted_at AS "deletedAt", (
      SELECT a.before FROM audit_entries a
      WHERE a.organization_id = c.organization_id AND a.subject_type = 'contact' AND a.subject_id = c.id
        AND a.at = c.deleted_at AND a.action = 'contact.delete'
      ORDER BY a.id DESC LIMIT 1
    ) AS lost
    FROM contacts c
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = ANY(${ids}::uuid[])
      AND c.deleted_at > ${restorableSince(at)} AND c.merged_into_id IS NULL
      AND (${deletedAt}::timestamptz IS NULL OR c.deleted_at = ${deletedAt})
    ORDER BY c.id FOR UPDATE OF c`;
  if (gone.length < ids.length) return { obstacle: 'changed' };
  await requirePhones(change, ids);
  await tx.$executeRaw`
    UPDATE contacts SET deleted_at = NULL, updated_at = ${at}
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[])`;
  // Entries of before these were kept have none.
  const all = <Field extends keyof LostOfContact>(field: Field) =>
    gone.flatMap(({ id, lost }) =>
      ((lost?.[field] ?? []) as LostOfContact[Field][number][]).map((one) => ({ id, one })),
    );
  await returnCopies(
    change,
    all('taskIds').map(({ one }) => one as string),
  );
  await inviteByNameAgain(
    change,
    all('eventIds').map(({ id, one }) => ({ contactId: id, eventId: one as string })),
  );
  const answers = all('answers').map(({ one }) => one as LostAnswer);
  const restored = await restoreAnswers(change, deletedAt === null ? [] : answers);
  if ('left' in restored) return { obstacle: 'placeGone', who: restored.left };
  await recordAudit(
    change,
    ...gone.map(({ id, deletedAt: since }) => ({
      action: 'contact.restore' as const,
      subjectType: 'contact',
      subjectId: id,
      before: { deletedAt: since?.toISOString() ?? null },
      ...(deletedAt === null ? {} : { reason: 'undo' }),
    })),
  );
  return { promoted: restored.promoted };
}

/** A phone is one contact's, of those who come back too. Throws phoneTaken. */
async function requirePhones(
  { tx, organizationId }: Change,
  ids: readonly string[],
): Promise<void> {
  const [taken] = await tx.$queryRaw<{ phone: string | null }[]>`
    SELECT c.phone FROM contacts c
    JOIN contacts other ON other.organization_id = c.organization_id AND other.phone = c.phone AND other.id <> c.id
      AND (other.deleted_at IS NULL OR other.id = ANY(${ids}::uuid[]))
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = ANY(${ids}::uuid[]) LIMIT 1`;
  if (taken) throw new UserError('phoneTaken', { phone: taken.phone ?? '' });
}
