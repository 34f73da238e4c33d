import type { Scope } from '../audit/change.ts';
import { createChange } from '../audit/create-change.ts';
import { recordAudit } from '../audit/record.ts';
import type { UserRole } from '../db/generated/enums.ts';
import { parseName } from './contact-fields.ts';
import { formatPhone, phoneOfWhatsappId } from './phone.ts';

/** A contact behind a WhatsApp id, with the staff role of the user bound to it. */
export interface KnownSender {
  contactId: string;
  name: string;
  userId: string | null;
  role: UserRole | null;
}

/** What a message tells about its sender. */
export interface SenderFacts {
  /** The message's own id. */
  id: string;
  senderExternalId: string;
  /** The name that the sender shows on WhatsApp. */
  senderName: string | null;
}

/**
 * The contact that a WhatsApp id belongs to: by the id, then by the phone in it, in which case the
 * id is kept as theirs from then on. Undefined for somebody who is nobody in the organization.
 */
export async function recognizeSender(
  scope: Scope,
  sender: SenderFacts,
  at: Date,
): Promise<KnownSender | undefined> {
  const known = await findByWhatsappId(scope, sender.senderExternalId);
  if (known) return known;
  const phone = phoneOfWhatsappId(sender.senderExternalId);
  if (phone === undefined) return undefined;
  await adoptByPhone(scope, sender, phone, at);
  return findByWhatsappId(scope, sender.senderExternalId);
}

async function findByWhatsappId(
  { tx, organizationId }: Scope,
  externalId: string,
): Promise<KnownSender | undefined> {
  const [sender] = await tx.$queryRaw<KnownSender[]>`
    SELECT c.id AS "contactId", c.name, u.id AS "userId", u.role
    FROM whatsapp_ids w
    JOIN contacts c ON c.organization_id = w.organization_id AND c.id = w.contact_id AND c.deleted_at IS NULL
    LEFT JOIN users u ON u.organization_id = c.organization_id AND u.contact_id = c.id AND u.disabled_at IS NULL
    WHERE w.organization_id = ${organizationId}::uuid AND w.external_id = ${externalId}`;
  return sender;
}

/**
 * Keeps a WhatsApp id as the contact's who has its phone; one whose name is only that phone takes the
 * name that the sender shows. Does nothing where nobody has the phone, or where another message of
 * theirs, at the same moment, was first.
 */
async function adoptByPhone(
  { tx, organizationId }: Scope,
  { id, senderExternalId, senderName }: SenderFacts,
  phone: string,
  at: Date,
): Promise<void> {
  // Cut where it is too long, and not within a character.
  const shown = parseName((senderName ?? '').slice(0, 120).replace(/\p{Surrogate}$/u, '')) ?? null;
  const [adopted] = await tx.$queryRaw<{ contactId: string }[]>`
    WITH owner AS (
      SELECT organization_id, id FROM contacts
      WHERE organization_id = ${organizationId}::uuid AND phone = ${phone} AND deleted_at IS NULL
    ), named AS (
      UPDATE contacts c SET name = ${shown}, updated_at = ${at} FROM owner
      WHERE c.organization_id = owner.organization_id AND c.id = owner.id
        AND c.name = ${formatPhone(phone)} AND ${shown}::text IS NOT NULL
    )
    INSERT INTO whatsapp_ids (organization_id, external_id, contact_id, created_at)
    SELECT organization_id, ${senderExternalId}, id, ${at} FROM owner
    ON CONFLICT (organization_id, external_id) DO UPDATE SET contact_id = excluded.contact_id
      WHERE whatsapp_ids.contact_id <> excluded.contact_id
    RETURNING contact_id AS "contactId"`;
  if (!adopted) return;
  await recordAudit(createChange({ tx, organizationId, at, messageId: id }), {
    action: 'contact.recognize',
    subjectType: 'contact',
    subjectId: adopted.contactId,
    after: { whatsappId: senderExternalId, shownName: shown },
    reason: 'the phone number is the same',
  });
}
