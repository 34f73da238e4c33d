import { type AuditFacts, recordAudit } from '../../audit/record.ts';
import type { Change } from '../../change/change.ts';
import { sql } from '../../db/client.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { answerAway } from '../../events/answer-away.ts';
import { isToCome } from '../../events/is-to-come.ts';
import { tellPromoted } from '../../events/tell-promoted.ts';
import { promoteWaiting } from '../../events/waiting-list.ts';
import { moveAnswers } from './answers.ts';
import { moveBelongings } from './belongings.ts';
import { moveCopies, moveGiven } from './copies.ts';
import { moveExemptions } from './exemptions.ts';
import { moveStays } from './memberships.ts';
import { type HeldTexts, type Merge, type MergeRecord, type Moved, pairsOf } from './record.ts';
import { heldCalls, joinTexts } from './texts.ts';

/** Why two contacts are not merged. */
export type MergeObstacle =
  /** One of them is not there, or no longer. */
  | 'gone'
  /** Each is a user: two people of the staff, and two roles. */
  | 'twoUsers';

/** A contact as a merge finds it, once its row is held. */
interface HeldContact extends HeldTexts {
  id: string;
  userId: string | null;
}

/**
 * Makes two contacts one, for as many pairs as there are, in a fixed number of statements: all that is
 * the other's is the kept one's, who also takes the texts that they lack; the other is deleted. One
 * audit entry a pair holds what takes them apart again (unmergeContact). Whoever moves up into a place
 * that was taken twice is told. A contact may be in one pair only. Answers why pairs were left alone.
 */
export async function mergeContacts(
  change: Change,
  merges: readonly Merge[],
  reason: string,
): Promise<{ merge: Merge; obstacle: MergeObstacle }[]> {
  if (merges.length === 0) return [];
  const held = await lock(change, merges);
  const refused = merges.flatMap((merge) => {
    const obstacle = obstacleTo(held.get(merge.keptId), held.get(merge.otherId));
    return obstacle === null ? [] : [{ merge, obstacle }];
  });
  const left = new Set(refused.map(({ merge }) => merge));
  const made = merges.filter((merge) => !left.has(merge));
  if (made.length === 0) return refused;

  const stays = await moveStays(change, made);
  const copies = await moveCopies(change, made);
  const exemptions = await moveExemptions(change, made);
  const given = await moveGiven(change, made);
  const answers = await moveAnswers(change, made);
  const belongings = await moveBelongings(change, made);
  await joinTexts(change, made, held);
  const of = <Row>(rows: readonly Moved<Row>[], { otherId }: Merge) =>
    rows.filter((row) => row.otherId === otherId).map(({ otherId: _, ...row }) => row);
  const idsOf = (rows: readonly Moved<{ id: string }>[], merge: Merge) =>
    of(rows, merge).map(({ id }) => id);
  await recordAudit(
    change,
    ...made.map((merge): AuditFacts => {
      const { id, userId: _, ...kept } = held.get(merge.keptId)!;
      const record = {
        contactId: merge.otherId,
        kept,
        whatsappIds: idsOf(belongings.whatsappIds, merge),
        userIds: idsOf(belongings.userIds, merge),
        groupIds: idsOf(belongings.groupIds, merge),
        eventIds: idsOf(belongings.eventIds, merge),
        reminderIds: idsOf(belongings.reminderIds, merge),
        toldIds: idsOf(belongings.toldIds, merge),
        taskIds: idsOf(given, merge),
        stays: { moved: idsOf(stays.moved, merge), ended: of(stays.ended, merge) },
        copies: { moved: idsOf(copies.moved, merge), withdrawn: of(copies.withdrawn, merge) },
        exemptions: {
          moved: idsOf(exemptions.moved, merge),
          lifted: idsOf(exemptions.lifted, merge),
        },
        answers: { moved: of(answers.moved, merge), joined: of(answers.joined, merge) },
        confirmationIds: idsOf(belongings.confirmationIds, merge),
        chatIds: idsOf(belongings.chatIds, merge),
        absenceIds: idsOf(belongings.absenceIds, merge),
        calendarIds: idsOf(belongings.calendarIds, merge),
        campaignIds: idsOf(belongings.campaignIds, merge),
        callIds: idsOf(belongings.callIds, merge),
        attemptIds: idsOf(belongings.attemptIds, merge),
      } satisfies MergeRecord;
      const { name, phone } = held.get(merge.otherId)!;
      return {
        action: 'contact.merge',
        subjectType: 'contact',
        subjectId: id,
        before: record as unknown as Prisma.InputJsonObject,
        after: { contactId: merge.otherId, name, phone },
        reason,
      };
    }),
  );
  // What either was away for, both were.
  const keptIds = made.map(({ keptId }) => keptId);
  await answerAway(change, sql`p.contact_id = ANY(${keptIds}::uuid[])`);
  await giveOn(
    change,
    answers.joined.map(({ eventId }) => eventId),
  );
  return refused;
}

function obstacleTo(
  kept: HeldContact | undefined,
  other: HeldContact | undefined,
): MergeObstacle | null {
  if (!kept || !other) return 'gone';
  return kept.userId !== null && other.userId !== null ? 'twoUsers' : null;
}

/**
 * Holds what a merge changes. The contacts come first: a sender's command holds its own before it locks
 * a group or an event (recognizeSender), and must not be in the middle of one when it becomes another's.
 */
async function lock(
  { tx, organizationId }: Change,
  merges: readonly Merge[],
): Promise<Map<string, HeldContact>> {
  const pairs = pairsOf(merges);
  const held = await tx.$queryRaw<Omit<HeldContact, 'userId'>[]>`
    SELECT c.id, c.name, c.phone, c.email, c.notes, c.locale, to_jsonb(c.opted_out_at) AS "optedOutAt",
      ${heldCalls} AS calls
    FROM contacts c
    WHERE c.organization_id = ${organizationId}::uuid AND c.deleted_at IS NULL
      AND c.id = ANY(${merges.flatMap(({ keptId, otherId }) => [keptId, otherId])}::uuid[])
    ORDER BY c.id FOR UPDATE`;
  await tx.$queryRaw`
    SELECT g.id FROM groups g
    WHERE g.organization_id = ${organizationId}::uuid AND g.id IN (
      SELECT m.group_id FROM members m, ${pairs}
      WHERE m.organization_id = g.organization_id AND m.contact_id = pair."otherId" AND m.left_at IS NULL
    )
    ORDER BY g.id FOR NO KEY UPDATE`;
  await tx.$queryRaw`
    SELECT e.id FROM events e
    WHERE e.organization_id = ${organizationId}::uuid AND e.id IN (
      SELECT p.event_id FROM participants p, ${pairs}
      WHERE p.organization_id = e.organization_id AND p.contact_id = pair."otherId"
    )
    ORDER BY e.id FOR UPDATE`;
  const users = await tx.$queryRaw<{ id: string; contactId: string }[]>`
    SELECT id, contact_id AS "contactId" FROM users
    WHERE organization_id = ${organizationId}::uuid AND contact_id = ANY(${held.map(({ id }) => id)}::uuid[])`;
  const userOf = new Map(users.map(({ id, contactId }) => [contactId, id]));
  return new Map(
    held.map((contact) => [contact.id, { ...contact, userId: userOf.get(contact.id) ?? null }]),
  );
}

/** Gives on the places that one person had twice, at events that are to come. */
async function giveOn(change: Change, eventIds: readonly string[]): Promise<void> {
  if (eventIds.length === 0) return;
  const { tx, organizationId, at } = change;
  const coming = await tx.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM events e
    WHERE e.organization_id = ${organizationId}::uuid AND e.id = ANY(${eventIds}::uuid[]) AND e.status = 'SCHEDULED'
      AND ${isToCome(at)}`;
  const promoted = await promoteWaiting(
    change,
    coming.map(({ id }) => id),
  );
  // Told as by nobody's message: its reply knows nothing of them.
  await tellPromoted({ ...change, messageId: null }, promoted);
}
