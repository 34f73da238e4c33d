import type { Change } from '../audit/change.ts';
import { recordAudit } from '../audit/record.ts';
import { formatPhone } from './phone.ts';

/**
 * Makes contacts of those phones that nobody has yet, in one statement. Their number stands for their
 * name until they first write, under the name that they show.
 */
export async function introduceContacts(change: Change, phones: readonly string[]): Promise<void> {
  if (phones.length === 0) return;
  const { tx, organizationId, at } = change;
  const made = await tx.$queryRaw<{ id: string; name: string; phone: string }[]>`
    INSERT INTO contacts (organization_id, name, phone, created_at, updated_at)
    SELECT ${organizationId}::uuid, person.name, person.phone, ${at}, ${at}
    FROM unnest(${phones.map(formatPhone)}::text[], ${phones}::text[]) AS person (name, phone)
    WHERE NOT EXISTS (
      SELECT 1 FROM whatsapp_ids w
      WHERE w.organization_id = ${organizationId}::uuid AND w.external_id = substr(person.phone, 2) || '@c.us'
    )
    ON CONFLICT (organization_id, phone) WHERE deleted_at IS NULL DO NOTHING
    RETURNING id, name, phone`;
  await recordAudit(
    change,
    ...made.map(({ id, name, phone }) => ({
      action: 'contact.create',
      subjectType: 'contact',
      subjectId: id,
      after: { name, phone },
      reason: 'named in a chat',
    })),
  );
}
