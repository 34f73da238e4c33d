import type { Change } from '../audit/change.ts';
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
    SELECT p.contact_id AS "contactId", p.status
    FROM participants p JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id
    WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = ${eventId}::uuid
      AND p.status <> 'INVITED' AND p.contact_id IS DISTINCT FROM ${actor.contactId}::uuid
      AND c.deleted_at IS NULL
    ORDER BY c.name_key, c.id`;
  const recipients = answered.map(({ contactId, status }) => ({
    eventId,
    contactId,
    unnamed: status === 'DECLINED',
  }));
  return tellPeople(change, recipients, write);
}
