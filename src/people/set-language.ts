import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';

/**
 * Sets the locale in which a contact is answered, and told things in their direct chat; null for the
 * organization's. Answers the one of before. Throws notFound.
 */
export async function setContactLocale(
  change: Change,
  contactId: string,
  locale: string | null,
): Promise<string | null> {
  const { tx, organizationId, at } = change;
  const [contact] = await tx.$queryRaw<{ locale: string | null }[]>`
    SELECT locale FROM contacts
    WHERE organization_id = ${organizationId}::uuid AND id = ${contactId}::uuid AND deleted_at IS NULL
    FOR NO KEY UPDATE`;
  if (!contact) throw new UserError('notFound', { what: 'contact' });
  if (contact.locale === locale) return locale;
  await tx.contact.updateMany({
    where: { organizationId, id: contactId },
    data: { locale, updatedAt: at },
  });
  await recordAudit(change, {
    action: 'contact.language',
    subjectType: 'contact',
    subjectId: contactId,
    before: { locale: contact.locale },
    after: { locale },
  });
  return contact.locale;
}
