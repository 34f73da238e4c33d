import { type AuditFacts, recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { formatPhone, phoneOfWhatsappId } from '../forms/phone.ts';
import { whatsappIdOfPhoneIn } from '../outbox/whatsapp-id.ts';
import { requireContactField } from '../people/contact-fields.ts';
import { standInOf } from './adopt-ids.ts';

/** A WhatsApp id, and what its owner is said to be called. */
export interface Introduced {
  whatsappId: string;
  called?: string | undefined;
}

/**
 * Makes contacts of those WhatsApp ids that are nobody's yet, in a few statements however many they are.
 * Where it is not said what they are called, their number, or the LID of somebody whose phone is unknown,
 * stands for their name until it is, or until they first write, under the name that they show. Throws
 * invalid for a name.
 */
export async function introduceContacts(
  change: Change,
  people: readonly Introduced[],
): Promise<void> {
  const phones = people.flatMap(({ whatsappId, called }) => {
    const phone = phoneOfWhatsappId(whatsappId);
    if (phone === undefined) return [];
    return { phone, called: called === undefined ? null : requireContactField('name', called) };
  });
  const whatsappIds = people.map(({ whatsappId }) => whatsappId);
  await nameStandIns(change, phones);
  const lids = [...new Set(whatsappIds.filter((id) => id.endsWith('@lid')))];
  const made = [...(await introducePhones(change, phones)), ...(await introduceLids(change, lids))];
  await recordAudit(
    change,
    ...made.map(
      ({ id, ...fields }): AuditFacts => ({
        action: 'contact.create',
        subjectType: 'contact',
        subjectId: id,
        after: fields,
        reason: 'named in a chat',
      }),
    ),
  );
}

interface NamedPhone {
  phone: string;
  called: string | null;
}

/** Who is known by a number alone, which stands for their name, is called as is said. */
async function nameStandIns(change: Change, people: readonly NamedPhone[]): Promise<void> {
  const named = people
    .filter(({ called }) => called !== null)
    .map(({ phone, called }) => ({ phone, called, standIn: formatPhone(phone) }));
  if (named.length === 0) return;
  const { tx, organizationId, at } = change;
  const rows = await tx.$queryRaw<{ id: string; called: string; standIn: string }[]>`
    UPDATE contacts c SET name = person.called, updated_at = ${at}
    FROM jsonb_to_recordset(${JSON.stringify(named)}::jsonb) AS person (phone text, called text, "standIn" text)
    WHERE c.organization_id = ${organizationId}::uuid AND c.phone = person.phone AND c.deleted_at IS NULL
      AND c.name = person."standIn"
      -- As an array, which PostgreSQL looks up by the key however many rows it expects.
      AND c.phone = ANY(${named.map(({ phone }) => phone)}::text[])
    RETURNING c.id, person.called, person."standIn"`;
  await recordAudit(
    change,
    ...rows.map(
      ({ id, called, standIn }): AuditFacts => ({
        action: 'contact.update',
        subjectType: 'contact',
        subjectId: id,
        before: { name: standIn },
        after: { name: called },
        reason: 'named in a chat',
      }),
    ),
  );
}

async function introducePhones(
  { tx, organizationId, at }: Change,
  people: readonly NamedPhone[],
): Promise<{ id: string; name: string; phone: string }[]> {
  if (people.length === 0) return [];
  const phones = people.map(({ phone }) => phone);
  const names = people.map(({ phone, called }) => called ?? formatPhone(phone));
  return tx.$queryRaw`
    INSERT INTO contacts (organization_id, name, phone, created_at, updated_at)
    SELECT ${organizationId}::uuid, person.name, person.phone, ${at}, ${at}
    FROM unnest(${names}::text[], ${phones}::text[]) AS person (name, phone)
    WHERE (
      SELECT w.contact_id FROM whatsapp_ids w
      WHERE w.organization_id = ${organizationId}::uuid AND w.external_id = ${whatsappIdOfPhoneIn(sql`person.phone`)}
    ) IS NULL
    ON CONFLICT (organization_id, phone) WHERE deleted_at IS NULL DO NOTHING
    RETURNING id, name, phone`;
}

async function introduceLids(
  { tx, organizationId, at }: Change,
  lids: readonly string[],
): Promise<{ id: string; name: string; whatsappId: string }[]> {
  if (lids.length === 0) return [];
  await lockIntroductions({ tx, organizationId });
  return tx.$queryRaw`
    WITH person AS (
      SELECT uuid_v7() AS id, given.name, given."whatsappId"
      FROM unnest(${lids.map(standInOf)}::text[], ${lids}::text[]) AS given (name, "whatsappId")
      WHERE NOT EXISTS (
        SELECT 1 FROM whatsapp_ids w JOIN contacts c ON c.organization_id = w.organization_id AND c.id = w.contact_id
        WHERE w.organization_id = ${organizationId}::uuid AND w.external_id = given."whatsappId"
          AND c.deleted_at IS NULL
      )
    ), made AS (
      INSERT INTO contacts (organization_id, id, name, created_at, updated_at)
      SELECT ${organizationId}::uuid, id, name, ${at}, ${at} FROM person
    ), kept AS (
      INSERT INTO whatsapp_ids (organization_id, external_id, contact_id, created_at)
      SELECT ${organizationId}::uuid, "whatsappId", id, ${at} FROM person
      -- Somebody deleted had it.
      ON CONFLICT (organization_id, external_id) DO UPDATE SET contact_id = excluded.contact_id
    )
    SELECT id, name, "whatsappId" FROM person`;
}

/**
 * Lets those who make contacts of LIDs go one after another: two who see somebody at once would make them
 * twice. To be called before the change locks a group.
 */
export async function lockIntroductions({ tx, organizationId }: Scope): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`contacts.introduce:${organizationId}`}, 0))`;
}
