import type { Scope } from '../audit/change.ts';
import { createChange } from '../audit/create-change.ts';
import { recordAudit } from '../audit/record.ts';
import type { UserRole } from '../db/generated/enums.ts';
import { phoneOfWhatsappId } from './phone.ts';

/** A contact behind a WhatsApp id, with the staff role of the user bound to it. */
export interface KnownSender {
  contactId: string;
  name: string;
  userId: string | null;
  role: UserRole | null;
}

/**
 * The contact that a WhatsApp id belongs to: by the id, then by the phone in it, in which case the
 * id is kept as theirs from then on. Undefined for somebody who is nobody in the organization.
 */
export async function recognizeSender(
  scope: Scope,
  message: { id: string; senderExternalId: string },
  at: Date,
): Promise<KnownSender | undefined> {
  const { senderExternalId } = message;
  const known = await findByWhatsappId(scope, senderExternalId);
  if (known) return known;
  const phone = phoneOfWhatsappId(senderExternalId);
  if (phone === undefined || !(await adoptByPhone(scope, senderExternalId, phone, message.id, at)))
    return undefined;
  return findByWhatsappId(scope, senderExternalId);
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

async function adoptByPhone(
  { tx, organizationId }: Scope,
  externalId: string,
  phone: string,
  messageId: string,
  at: Date,
): Promise<boolean> {
  const [adopted] = await tx.$queryRaw<{ contactId: string }[]>`
    INSERT INTO whatsapp_ids (organization_id, external_id, contact_id, created_at)
    SELECT organization_id, ${externalId}, id, ${at} FROM contacts
    WHERE organization_id = ${organizationId}::uuid AND phone = ${phone} AND deleted_at IS NULL
    ON CONFLICT (organization_id, external_id) DO UPDATE SET contact_id = excluded.contact_id
    RETURNING contact_id AS "contactId"`;
  if (!adopted) return false;
  await recordAudit(createChange({ tx, organizationId, at, messageId }), {
    action: 'contact.recognize',
    subjectType: 'contact',
    subjectId: adopted.contactId,
    after: { whatsappId: externalId },
    reason: 'the phone number is the same',
  });
  return true;
}
