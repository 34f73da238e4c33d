import type { Change } from '../change/change.ts';
import type { ParticipantStatus } from '../db/generated/enums.ts';
import type { Crowd, EventFacts, Told } from '../languages/reply.ts';
import type { Say } from '../languages/say.ts';
import { tellPeople } from './tell-people.ts';

/**
 * Tells everyone who answered an event, but the one who changed it. Those who declined are told too,
 * and not named: it was none of theirs.
 */
export async function tellAnswered(
  change: Change,
  eventId: string,
  write: (say: Say, event: EventFacts, people: Crowd) => string,
): Promise<Told> {
  const { tx, organizationId, actor } = change;
  const answered = await tx.$queryRaw<{ contactId: string; status: ParticipantStatus }[]>`
    SELECT contact_id AS "contactId", status FROM participants
    WHERE organization_id = ${organizationId}::uuid AND event_id = ${eventId}::uuid
      -- Each by name: of those who have not answered none is read.
      AND status IN ('GOING', 'MAYBE', 'DECLINED', 'WAITLISTED')
      -- Whoever is away did not answer, and is left alone meanwhile.
      AND source IS DISTINCT FROM 'AWAY' AND contact_id IS DISTINCT FROM ${actor.contactId}::uuid`;
  const statuses = new Map(answered.map(({ contactId, status }) => [contactId, status]));
  // A statement of its own: a join of tables that have just grown, whose size PostgreSQL does not know
  // yet, compares everybody with everybody.
  const inOrder = await tx.$queryRaw<{ contactId: string }[]>`
    SELECT id AS "contactId" FROM contacts
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${[...statuses.keys()]}::uuid[])
      AND deleted_at IS NULL
    ORDER BY name_key, id`;
  const recipients = inOrder.map(({ contactId }) => ({
    eventId,
    contactId,
    unnamed: statuses.get(contactId) === 'DECLINED',
  }));
  return tellPeople(change, recipients, write);
}
