import { recordAudit } from '../../audit/record.ts';
import type { Change } from '../../change/change.ts';
import { sql } from '../../db/client.ts';
import { UserError } from '../../errors.ts';
import { answerAway } from '../../events/answer-away.ts';
import { returnAnswers } from './answers.ts';
import { returnBelongings } from './belongings.ts';
import { returnCopies, returnGiven } from './copies.ts';
import { returnExemptions } from './exemptions.ts';
import { returnStays } from './memberships.ts';
import type { Merge, MergeRecord } from './record.ts';
import { returnTexts } from './texts.ts';

/**
 * Takes two contacts apart who were merged: what still stands as the merge left it goes back, what came
 * after stays with the one who was kept. They are not merged again by themselves. Answers who they are.
 * Throws notFound, and conflict for a contact that is merged into none, or into one that is gone.
 */
export async function unmergeContact(change: Change, otherId: string): Promise<Merge> {
  const { tx, organizationId } = change;
  const other = await tx.contact.findFirst({
    where: {
      organizationId,
      id: otherId,
      OR: [{ deletedAt: null }, { mergedIntoId: { not: null } }],
    },
    select: { name: true, phone: true, mergedIntoId: true },
  });
  if (!other) throw new UserError('notFound', { what: 'contact' });
  const { name, phone, mergedIntoId: keptId } = other;
  if (keptId === null) throw conflict(`${name} was not merged into another`);
  const merge = { keptId, otherId };
  const { record, mergedAt } = await readRecord(change, merge);
  await lock(change, merge, record, name);

  await returnTexts(change, merge, record, phone);
  await returnBelongings(change, merge, record);
  await returnStays(change, merge, record.stays);
  await returnCopies(change, merge, record.copies, mergedAt);
  if (record.exemptions) await returnExemptions(change, merge, record.exemptions);
  await returnGiven(change, merge, record.taskIds);
  await returnAnswers(change, merge, record.answers);
  await answerAway(change, sql`p.contact_id = ANY(${[keptId, otherId]}::uuid[])`);
  await recordAudit(change, {
    action: 'contact.unmerge',
    subjectType: 'contact',
    subjectId: keptId,
    before: { contactId: otherId, mergedAt: mergedAt.toISOString() },
    after: { contactId: otherId, name, phone },
  });
  return merge;
}

async function readRecord(
  { tx, organizationId }: Change,
  { keptId, otherId }: Merge,
): Promise<{ record: MergeRecord; mergedAt: Date }> {
  const [entry] = await tx.$queryRaw<{ record: MergeRecord; mergedAt: Date }[]>`
    SELECT before AS record, at AS "mergedAt" FROM audit_entries
    WHERE organization_id = ${organizationId}::uuid AND subject_type = 'contact' AND subject_id = ${keptId}::uuid
      AND action = 'contact.merge' AND before->>'contactId' = ${otherId}
    ORDER BY at DESC, id DESC LIMIT 1`;
  if (!entry) throw new Error(`contact ${otherId} is merged, but no entry tells how`);
  return entry;
}

/** Holds what is given back, in the order in which a merge does. Throws conflict, as unmergeContact. */
async function lock(
  { tx, organizationId }: Change,
  { keptId, otherId }: Merge,
  { stays, answers }: MergeRecord,
  name: string,
): Promise<void> {
  const held = await tx.$queryRaw<{ id: string; isGone: boolean; mergedIntoId: string | null }[]>`
    SELECT id, deleted_at IS NOT NULL AS "isGone", merged_into_id AS "mergedIntoId" FROM contacts
    WHERE organization_id = ${organizationId}::uuid AND id IN (${keptId}::uuid, ${otherId}::uuid)
    ORDER BY id FOR UPDATE`;
  // Somebody else may have been faster.
  if (held.find(({ id }) => id === otherId)?.mergedIntoId !== keptId) {
    throw conflict(`${name} was not merged into another`);
  }
  if (held.find(({ id }) => id === keptId)?.isGone !== false) {
    throw conflict(`whom ${name} was merged into is gone, or merged too: take that apart first`);
  }
  const stayIds = [...stays.moved, ...stays.ended.map(({ id }) => id)];
  await tx.$queryRaw`
    SELECT id FROM groups
    WHERE organization_id = ${organizationId}::uuid AND id IN (
      SELECT group_id FROM members WHERE organization_id = ${organizationId}::uuid AND id = ANY(${stayIds}::uuid[])
    )
    ORDER BY id FOR NO KEY UPDATE`;
  const eventIds = [...answers.moved, ...answers.joined].map(({ eventId }) => eventId);
  await tx.$queryRaw`
    SELECT id FROM events WHERE organization_id = ${organizationId}::uuid AND id = ANY(${eventIds}::uuid[])
    ORDER BY id FOR UPDATE`;
}

function conflict(why: string): UserError {
  return new UserError('conflict', { what: 'contact', why });
}
