import type { Change, Scope } from '../audit/change.ts';
import { recordAudit } from '../audit/record.ts';
import { sql } from '../db/client.ts';
import { standInOf } from './adopt-ids.ts';
import { formatPhone, phoneOfWhatsappId } from './phone.ts';
import { whatsappIdOfPhoneIn } from './whatsapp-id.ts';

/**
 * Makes contacts of those WhatsApp ids that are nobody's yet, in a few statements however many they are.
 * Their number, or the LID of somebody whose phone is unknown, stands for their name until they first
 * write, under the name that they show.
 */
export async function introduceContacts(
  change: Change,
  whatsappIds: readonly string[],
): Promise<void> {
  const phones = whatsappIds.flatMap((id) => phoneOfWhatsappId(id) ?? []);
  const lids = [...new Set(whatsappIds.filter((id) => id.endsWith('@lid')))];
  const made = [...(await introducePhones(change, phones)), ...(await introduceLids(change, lids))];
  await recordAudit(
    change,
    ...made.map(({ id, ...fields }) => ({
      action: 'contact.create',
      subjectType: 'contact',
      subjectId: id,
      after: fields,
      reason: 'named in a chat',
    })),
  );
}

async function introducePhones(
  { tx, organizationId, at }: Change,
  phones: readonly string[],
): Promise<{ id: string; name: string; phone: string }[]> {
  if (phones.length === 0) return [];
  return tx.$queryRaw`
    INSERT INTO contacts (organization_id, name, phone, created_at, updated_at)
    SELECT ${organizationId}::uuid, person.name, person.phone, ${at}, ${at}
    FROM unnest(${phones.map(formatPhone)}::text[], ${phones}::text[]) AS person (name, phone)
    WHERE NOT EXISTS (
      SELECT 1 FROM whatsapp_ids w
      WHERE w.organization_id = ${organizationId}::uuid AND w.external_id = ${whatsappIdOfPhoneIn(sql`person.phone`)}
    )
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
