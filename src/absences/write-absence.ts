import { planAway } from '../alarms/away-alarms.ts';
import { type AuditFacts, recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import type { Absence } from './absence.ts';

/** An absence as the log keeps it: instants are ISO texts. */
export type AbsenceFacts = Omit<Absence, 'id' | 'startsAt' | 'endsAt'> & {
  startsAt: string;
  endsAt: string;
};

/**
 * Has those who change times away take turns, in an organization: the second finds what the first has done. Whoever
 * invites at this moment waits, or is waited for (shareAway). Throws notFound where the person is not there.
 */
export async function lockAway(
  { tx, organizationId }: Change,
  contactId: string,
): Promise<{ name: string }> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${keyOf(organizationId)}, 0))`;
  const [contact] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM contacts
    WHERE organization_id = ${organizationId}::uuid AND id = ${contactId}::uuid AND deleted_at IS NULL FOR NO KEY UPDATE`;
  if (!contact) throw new UserError('notFound', { what: 'contact' });
  return contact;
}

/**
 * Before times away are read for invitations that this change has written: of an invitation and a time away that
 * come at the same moment, whichever is last sees the other. Those who invite do not wait for one another.
 */
export async function shareAway({ tx, organizationId }: Change): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${keyOf(organizationId)}, 0))`;
}

const keyOf = (organizationId: string) => `absences:${organizationId}`;

/**
 * Writes an absence as it is to be, null for gone, with its audit entry and what is to ring when it is over: made where
 * it was not, changed, or ended. Turns must be taken. Answers its id.
 */
export async function writeAbsence(
  change: Change,
  before: Absence | null,
  after: (Omit<Absence, 'id'> & { id?: string }) | null,
  reason?: string,
): Promise<string> {
  const { tx, organizationId, at } = change;
  const { contactId, groupId } = (after ?? before)!;
  let id = after?.id ?? before?.id;
  if (after === null) {
    await tx.$executeRaw`
      DELETE FROM absences WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`;
  } else {
    const [written] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO absences (
        organization_id, id, contact_id, number, group_id, starts_at, ends_at, zone, reason, created_at, updated_at
      ) VALUES (
        ${organizationId}::uuid, coalesce(${id ?? null}::uuid, uuid_v7()), ${contactId}::uuid, ${after.number}, ${groupId}::uuid, ${after.startsAt},
        ${after.endsAt}, ${after.zone}, ${after.reason}, ${at}, ${at}
      )
      ON CONFLICT (organization_id, id) DO UPDATE
        SET starts_at = excluded.starts_at, ends_at = excluded.ends_at, zone = excluded.zone,
          reason = excluded.reason, updated_at = excluded.updated_at
      RETURNING id`;
    id = written!.id;
  }
  await planAway(change, [id!]);
  const isOver = after === null || after.endsAt <= at;
  const entry: AuditFacts = {
    action: before === null ? 'absence.create' : isOver ? 'absence.end' : 'absence.change',
    subjectType: 'absence',
    subjectId: id!,
    groupId,
    ...(before ? { before: factsOf(before) } : {}),
    after: after ? factsOf(after) : { contactId },
    ...(reason === undefined ? {} : { reason }),
  };
  await recordAudit(change, entry);
  return id!;
}

function factsOf(absence: Omit<Absence, 'id'>): AbsenceFacts {
  const { contactId, number, groupId, startsAt, endsAt, zone, reason } = absence;
  const facts = { contactId, number, groupId, zone, reason };
  return { ...facts, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}

/** What an entry of the log tells of an absence; null where it told that there is none. */
export function absenceIn(id: string, facts: Record<string, unknown> | null): Absence | null {
  if (facts?.startsAt === undefined) return null;
  const { startsAt, endsAt, ...rest } = facts as unknown as AbsenceFacts;
  return { id, ...rest, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}
