import { type AuditFacts, recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { parseName } from '../forms/name.ts';
import { formatPhone, phoneOfWhatsappId } from '../forms/phone.ts';

/** An id of the network's, and the contact whose it is. */
export interface Adoption {
  id: string;
  contactId: string;
  /** Whether it is kept as theirs, under a name of theirs: then nothing is to be done. */
  isKept: boolean;
  /** The contact's own. */
  phone: string | null;
  /** The name that they show. */
  name: string | null;
}

/**
 * Keeps ids as the contacts' whose they are, audited. A contact without a phone takes the one in a new
 * id; one whose name is only a number takes the name that they show. Does nothing where another message
 * of theirs, at the same moment, was first. Answers the contact of each id.
 */
export async function adoptIds(
  change: Change,
  adoptions: readonly Adoption[],
): Promise<Map<string, string>> {
  const fresh = adoptions.filter(({ isKept }) => !isKept);
  if (fresh.length > 0) {
    const mended = await mendTexts(change, fresh);
    const kept = await keepIds(change, fresh);
    await recordAudit(
      change,
      ...fresh.flatMap(({ id, contactId, phone }): AuditFacts | [] => {
        const texts = mended.get(contactId);
        if (!kept.has(id) && !texts) return [];
        return {
          action: 'contact.recognize',
          subjectType: 'contact',
          subjectId: contactId,
          after: { whatsappId: id, ...texts },
          reason:
            phone !== null && phone === phoneOfWhatsappId(id)
              ? 'the phone number is the same'
              : 'WhatsApp shows it as theirs',
        };
      }),
    );
  }
  return new Map(adoptions.map(({ id, contactId }) => [id, contactId]));
}

/** What somebody's contact took from what they show. */
interface Mended {
  shownName: string | null;
  phone: string | null;
}

/** Gives contacts the phone that they lack, and a name where a number stands for it; answers what they took. */
async function mendTexts(
  { tx, organizationId, at }: Change,
  fresh: readonly Adoption[],
): Promise<Map<string, Mended>> {
  const people = [...Map.groupBy(fresh, ({ contactId }) => contactId)].map(([contactId, ids]) => {
    const phone = ids.flatMap(({ id }) => phoneOfWhatsappId(id) ?? []).at(0) ?? null;
    const number = ids[0]!.phone ?? phone;
    return {
      contactId,
      phone,
      numbers: [...(number ? [formatPhone(number)] : []), ...ids.map(({ id }) => standInOf(id))],
      shown: ids.map(({ name }) => shownName(name)).find((name) => name !== null) ?? null,
    };
  });
  const rows = await tx.$queryRaw<(Mended & { contactId: string })[]>`
    WITH person AS (
      SELECT c.id,
        CASE WHEN c.name = ANY(given.numbers) THEN given.shown END AS name,
        CASE WHEN c.phone IS NULL AND NOT EXISTS (
          SELECT 1 FROM contacts o
          WHERE o.organization_id = c.organization_id AND o.phone = given.phone AND o.deleted_at IS NULL
        ) THEN given.phone END AS phone
      FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
        AS given ("contactId" uuid, phone text, numbers text[], shown text)
      JOIN contacts c ON c.organization_id = ${organizationId}::uuid AND c.id = given."contactId"
    )
    UPDATE contacts c
    SET name = coalesce(person.name, c.name), phone = coalesce(c.phone, person.phone), updated_at = ${at}
    FROM person
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = person.id
      AND (person.name IS NOT NULL OR person.phone IS NOT NULL)
    RETURNING c.id AS "contactId", person.name AS "shownName", person.phone`;
  return new Map(rows.map(({ contactId, ...mended }) => [contactId, mended]));
}

/** Answers those ids that were not kept before. */
async function keepIds(
  { tx, organizationId, at }: Change,
  fresh: readonly Adoption[],
): Promise<Set<string>> {
  const kept = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO whatsapp_ids (organization_id, external_id, contact_id, created_at)
    SELECT DISTINCT ON (id) ${organizationId}::uuid, id, "contactId", ${at}
    FROM jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) AS fresh (id text, "contactId" uuid)
    ORDER BY id
    -- Somebody deleted had it.
    ON CONFLICT (organization_id, external_id) DO UPDATE SET contact_id = excluded.contact_id
      WHERE whatsapp_ids.contact_id <> excluded.contact_id
    RETURNING external_id AS id`;
  return new Set(kept.map(({ id }) => id));
}

/** The name that somebody shows as it can be kept: cut where it is too long, and not within a character. */
export function shownName(name: string | null): string | null {
  return parseName((name ?? '').slice(0, 120).replace(/\p{Surrogate}$/u, '')) ?? null;
}

/** What stands for the name of somebody who is known by a LID alone, until they first write. */
export function standInOf(lid: string): string {
  return `@${lid.split('@')[0]}`;
}

/** Whether a name only stands for one: @49170…, as standInOf makes it. */
export function isStandIn(name: string): boolean {
  return /^@\d+$/.test(name);
}
