import type { Scope } from '../change/change.ts';

/** Of those who are invited to an event, the first whose name or first name is one of some words; not `except`. */
export async function findNamedParticipant(
  { tx, organizationId }: Scope,
  eventId: string,
  words: readonly string[],
  except: string,
): Promise<{ contactId: string; name: string } | undefined> {
  if (words.length === 0) return undefined;
  const [named] = await tx.$queryRaw<{ contactId: string; name: string }[]>`
    SELECT c.id AS "contactId", c.name
    FROM participants p
    JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id AND c.deleted_at IS NULL
    WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = ${eventId}::uuid AND c.id <> ${except}::uuid
      AND (c.first_name_key IN (SELECT name_key(word) FROM unnest(${words}::text[]) AS word)
        OR c.name_key IN (SELECT name_key(word) FROM unnest(${words}::text[]) AS word))
    ORDER BY c.name_key, c.id LIMIT 1`;
  return named;
}
