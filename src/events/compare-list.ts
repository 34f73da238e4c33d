import type { Scope } from '../change/change.ts';
import type { ParticipantStatus } from '../db/generated/enums.ts';
import { phoneOfWhatsappId } from '../forms/phone.ts';
import { fittingContacts } from '../people/fitting-contacts.ts';
import type { GivenAnswer } from './answer-for-many.ts';

/** One name of a list that somebody keeps of those who come. */
export interface ListedName extends Omit<GivenAnswer, 'contactId'> {
  name: string;
  /** Where they are mentioned instead of named. */
  whatsappId: string | null;
}

/** How a list differs from the roster of an event. */
export interface Comparison {
  /** Names that mean one person of the roster. */
  matched: number;
  /** Whose answer is another on the list. */
  changes: (GivenAnswer & { name: string })[];
  /** Those who are in or wait and are not on the list; of many only the first. */
  missing: { names: string[]; total: number };
  /** Names that mean nobody of the roster. */
  unknown: string[];
  /** Names that mean several. */
  ambiguous: string[];
}

/** Names of missing people that are told. */
const shown = 25;

interface Candidate {
  place: number;
  contactId: string;
  name: string;
  whole: boolean;
  status: ParticipantStatus;
  guests: number;
}

/**
 * Compares a list with those invited to an event and the members of its group, in two statements. A
 * full name beats a first name. Guests that a list does not tell of are no difference.
 */
export async function compareList(
  scope: Scope,
  event: { id: string; groupId: string },
  list: readonly ListedName[],
): Promise<Comparison> {
  const found = Map.groupBy(await findListed(scope, event, list), ({ place }) => place);
  const comparison: Omit<Comparison, 'missing'> = {
    matched: 0,
    changes: [],
    unknown: [],
    ambiguous: [],
  };
  const seen = new Set<string>();
  for (const [place, { name, status, guests }] of list.entries()) {
    const candidates = found.get(place) ?? [];
    const whole = candidates.filter((candidate) => candidate.whole);
    const [person, other] = whole.length > 0 ? whole : candidates;
    if (!person) comparison.unknown.push(name);
    else if (other) comparison.ambiguous.push(name);
    else if (!seen.has(person.contactId)) {
      seen.add(person.contactId);
      comparison.matched += 1;
      if (differs(person, { status, guests }))
        comparison.changes.push({
          contactId: person.contactId,
          name: person.name,
          status,
          guests: guests || (person.status === status ? person.guests : 0),
        });
    }
  }
  const listed = [...found.values()].flat().map(({ contactId }) => contactId);
  return { ...comparison, missing: await readMissing(scope, event.id, listed) };
}

function differs(
  { status, guests }: Candidate,
  listed: Pick<GivenAnswer, 'status' | 'guests'>,
): boolean {
  const stands = status === 'WAITLISTED' ? 'GOING' : status;
  return stands !== listed.status || (listed.guests > 0 && listed.guests !== guests);
}

function findListed(
  { tx, organizationId }: Scope,
  { id, groupId }: { id: string; groupId: string },
  list: readonly ListedName[],
): Promise<Candidate[]> {
  const wanted = list.map(({ name, whatsappId }, place) => ({
    place,
    name: whatsappId === null ? name : null,
    whatsapp_id: whatsappId,
    phone: whatsappId === null ? null : (phoneOfWhatsappId(whatsappId) ?? null),
  }));
  return tx.$queryRaw<Candidate[]>`
    WITH wanted AS MATERIALIZED (
      SELECT place, name_key(name) AS key, whatsapp_id, phone
      FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
        AS person (place int, name text, whatsapp_id text, phone text)
    ), ${fittingContacts(organizationId)}
    -- By the keys of each who fits.
    SELECT c.place, c.id AS "contactId", c.name, c.whole, coalesce(p.status, 'INVITED') AS status,
      coalesce(p.guests, 0) AS guests
    FROM fitting c
    LEFT JOIN LATERAL (
      SELECT status, guests FROM participants
      WHERE organization_id = ${organizationId}::uuid AND event_id = ${id}::uuid AND contact_id = c.id OFFSET 0
    ) p ON TRUE
    WHERE p.status IS NOT NULL OR (
      SELECT TRUE FROM members m WHERE m.organization_id = ${organizationId}::uuid AND m.group_id = ${groupId}::uuid
        AND m.contact_id = c.id AND m.left_at IS NULL
    )
    ORDER BY c.place, c.name_key, c.id`;
}

async function readMissing(
  { tx, organizationId }: Scope,
  eventId: string,
  listed: readonly string[],
): Promise<Comparison['missing']> {
  const rows = await tx.$queryRaw<{ name: string; total: number }[]>`
    SELECT c.name, count(*) OVER ()::int AS total
    FROM participants p JOIN contacts c ON c.organization_id = p.organization_id AND c.id = p.contact_id
    WHERE p.organization_id = ${organizationId}::uuid AND p.event_id = ${eventId}::uuid
      AND p.status IN ('GOING', 'WAITLISTED') AND p.contact_id <> ALL(${listed}::uuid[])
    ORDER BY c.name_key, c.id LIMIT ${shown}`;
  return { names: rows.map(({ name }) => name), total: rows[0]?.total ?? 0 };
}
