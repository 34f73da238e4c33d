import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { UserError } from '../errors.ts';
import { audienceOf, lockTarget, type Target } from '../groups/audience.ts';
import { answerAway } from './answer-away.ts';
import { lockEvent } from './lock-event.ts';

/** Somebody who is invited to an event besides the members of its group. */
export interface Invitee {
  contactId: string;
  name: string;
}

export interface Invitation {
  /** Who was not invited before, by name. */
  invited: Invitee[];
  /** How many were: by name, or as members of the group. */
  already: number;
}

/**
 * Invites people and the members of groups to an event, in a handful of statements whatever their
 * number. `confirm` is told who would be invited before anything changes, and throws to leave it so.
 * Throws eventNotFound, eventCancelled, eventOver, groupNotActive, groupEmpty, notIncluded, nobodyLeft,
 * notFound (a contact).
 */
export async function invite(
  change: Change,
  eventId: string,
  whom: Target,
  confirm?: (invitation: Invitation) => void,
): Promise<Invitation> {
  const { tx, organizationId, at } = change;
  // Groups before events, as whoever leaves a group does, so that nobody deadlocks.
  const target = await lockTarget(change, whom);
  const event = await lockEvent(change, eventId);
  const people = await tx.$queryRaw<(Invitee & { already: boolean })[]>`
    WITH ${audienceOf(organizationId, target)}
    SELECT c.id AS "contactId", c.name, p.contact_id IS NOT NULL AS already
    -- Each by their key, however many PostgreSQL expects.
    FROM audience CROSS JOIN LATERAL (
      SELECT * FROM contacts WHERE organization_id = ${organizationId}::uuid AND id = audience.id OFFSET 0
    ) c
    LEFT JOIN participants p ON p.organization_id = c.organization_id AND p.event_id = ${eventId}::uuid
      AND p.contact_id = c.id
    ORDER BY c.name_key, c.id`;
  const found = new Set(people.map(({ contactId }) => contactId));
  if (target.contactIds.some((id) => !found.has(id)))
    throw new UserError('notFound', { what: 'contact' });
  if (people.length === 0) throw new UserError('nobodyLeft', {});
  const invited = people
    .filter(({ already }) => !already)
    .map(({ contactId, name }) => ({ contactId, name }));
  const invitation = { invited, already: people.length - invited.length };
  if (invited.length === 0) return invitation;
  confirm?.(invitation);

  const contactIds = invited.map(({ contactId }) => contactId);
  await tx.$executeRaw`
    INSERT INTO participants (organization_id, event_id, contact_id, invited_at, by_name)
    SELECT ${organizationId}::uuid, ${eventId}::uuid, id, ${at}, TRUE FROM unnest(${contactIds}::uuid[]) AS id`;
  await recordAudit(change, {
    action: 'event.invite',
    subjectType: 'event',
    subjectId: eventId,
    groupId: event.groupId,
    // By the groups it is known later where the invited are told something.
    after: { contactIds, groupIds: target.groupIds },
  });
  await answerAway(
    change,
    sql`p.event_id = ${eventId}::uuid AND p.contact_id = ANY(${contactIds}::uuid[])`,
  );
  return invitation;
}
