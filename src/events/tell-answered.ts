import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { ParticipantStatus } from '../db/generated/enums.ts';
import type { Crowd, EventFacts, Told } from '../languages/reply.ts';
import type { Say } from '../languages/say.ts';
import { tellPeople } from './tell-people.ts';

/**
 * Tells everyone who answered an event, but the one who changed it. Those who declined are told too,
 * and not named: it was none of theirs. Of several events each is told of the first that they answered.
 */
export async function tellAnswered(
  change: Change,
  events: string | readonly string[],
  write: (say: Say, event: EventFacts, people: Crowd) => string,
): Promise<Told> {
  const { tx, organizationId, actor } = change;
  const eventIds = [events].flat();
  const [only] = eventIds;
  // One by its key: of a list PostgreSQL expects more than there is.
  const which =
    eventIds.length === 1
      ? sql`event_id = ${only}::uuid`
      : sql`event_id = ANY(${eventIds}::uuid[])`;
  const answered = await tx.$queryRaw<
    { eventId: string; contactId: string; status: ParticipantStatus }[]
  >`
    SELECT event_id AS "eventId", contact_id AS "contactId", status FROM participants
    WHERE organization_id = ${organizationId}::uuid AND ${which}
      -- Each by name: of those who have not answered none is read.
      AND status IN ('GOING', 'MAYBE', 'DECLINED', 'WAITLISTED')
      -- Whoever is away did not answer, and is left alone meanwhile.
      AND source IS DISTINCT FROM 'AWAY' AND contact_id IS DISTINCT FROM ${actor.contactId}::uuid`;
  const first = answered.sort(
    (one, other) => eventIds.indexOf(other.eventId) - eventIds.indexOf(one.eventId),
  );
  const answers = new Map(first.map((answer) => [answer.contactId, answer]));
  // A statement of its own: a join of tables that have just grown, whose size PostgreSQL does not know
  // yet, compares everybody with everybody.
  const inOrder = await tx.$queryRaw<{ contactId: string }[]>`
    SELECT id AS "contactId" FROM contacts
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${[...answers.keys()]}::uuid[])
      AND deleted_at IS NULL
    ORDER BY name_key, id`;
  const recipients = inOrder.map(({ contactId }) => ({
    eventId: answers.get(contactId)!.eventId,
    contactId,
    unnamed: answers.get(contactId)!.status === 'DECLINED',
  }));
  return tellPeople(change, recipients, write);
}
