import { recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { Prisma } from '../db/generated/client.ts';
import { violatedIndex } from '../db/postgres-error.ts';
import { UserError } from '../errors.ts';
import { formatPhone } from '../forms/phone.ts';
import { tellAdmins } from '../outbox/tell-admins.ts';
import { type ContactFields, requireContactField } from './contact-fields.ts';
import { parseLocale } from './organization-fields.ts';
import { requireMayIdentify } from './require-may-identify.ts';

export interface NewContact {
  name: string;
  phone?: string | null;
  email?: string | null;
  notes?: string | null;
  /** BCP 47: in which they are answered; null for the organization's. */
  locale?: string | null;
}

const view = {
  id: true,
  name: true,
  phone: true,
  email: true,
  notes: true,
  locale: true,
  /** When they said "stop"; null while Muster may write to them in their direct chat. */
  optedOutAt: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.ContactSelect;

export type ContactView = Prisma.ContactGetPayload<{ select: typeof view }>;

/** The columns of a ContactView, over the alias c. */
export const contactColumns = sql`
  c.id, c.name, c.phone, c.email, c.notes, c.locale, c.opted_out_at AS "optedOutAt",
  c.created_at AS "createdAt", c.updated_at AS "updatedAt"`;

/** Creates a contact and answers its id. Throws invalid (name, phone, email, notes) and phoneTaken. */
export async function createContact(change: Change, contact: NewContact): Promise<string> {
  const { tx, organizationId, at } = change;
  const fields: ContactFields = {
    name: requireContactField('name', contact.name),
    phone: requireContactField('phone', contact.phone ?? null),
    email: requireContactField('email', contact.email ?? null),
    notes: requireContactField('notes', contact.notes ?? null),
  };
  const locale = requireLocale(contact.locale ?? null);
  const { name, phone, email, notes } = fields;
  const [row] = await tx.contact.createManyAndReturn({
    data: { organizationId, name, phone, email, notes, locale, createdAt: at, updatedAt: at },
    skipDuplicates: true,
    select: { id: true },
  });
  if (!row) throw new UserError('phoneTaken', { phone: phone ?? '' });
  await recordAudit(change, {
    action: 'contact.create',
    subjectType: 'contact',
    subjectId: row.id,
    after: { ...fields, ...(locale === null ? {} : { locale }) },
  });
  return row.id;
}

/** The contact with this id. Throws notFound, for a deleted one too. */
export async function requireContactById(
  { tx, organizationId }: Scope,
  id: string,
): Promise<ContactView> {
  const contact = await tx.contact.findFirst({
    where: { organizationId, id, deletedAt: null },
    select: view,
  });
  if (!contact) throw new UserError('notFound', { what: 'contact' });
  return contact;
}

/**
 * Changes the given fields; null takes one away. Of another phone the other ADMINs are told. Throws notFound,
 * invalid, phoneTaken, and for a phone as requireMayIdentify.
 */
export async function updateContact(
  change: Change,
  id: string,
  fields: Partial<NewContact>,
): Promise<ContactView> {
  const { tx, organizationId, at } = change;
  const wanted: Partial<ContactFields & { locale: string | null }> = {};
  if (fields.locale !== undefined) wanted.locale = requireLocale(fields.locale);
  if (fields.name !== undefined) wanted.name = requireContactField('name', fields.name);
  for (const field of ['phone', 'email', 'notes'] as const) {
    const text = fields[field];
    if (text !== undefined) wanted[field] = requireContactField(field, text);
  }
  const [before] = await tx.$queryRaw<ContactView[]>`
    SELECT ${contactColumns} FROM contacts c
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = ${id}::uuid AND c.deleted_at IS NULL
    FOR NO KEY UPDATE`;
  if (!before) throw new UserError('notFound', { what: 'contact' });
  const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
    (field) => wanted[field] !== before[field],
  );
  if (changed.length === 0) return before;
  if (changed.includes('phone')) requireMayIdentify(change.actor);

  const next = { ...before, ...wanted };
  const { name, phone, email, notes, locale } = next;
  const after = await tx.contact
    .update({
      where: { organizationId_id: { organizationId, id } },
      data: { name, phone, email, notes, locale, updatedAt: at },
      select: view,
    })
    .catch((error: unknown) => {
      throw violatedIndex(error) === undefined
        ? error
        : new UserError('phoneTaken', { phone: phone ?? '' });
    });
  await recordAudit(change, {
    action: 'contact.update',
    subjectType: 'contact',
    subjectId: id,
    before: Object.fromEntries(changed.map((field) => [field, before[field]])),
    after: Object.fromEntries(changed.map((field) => [field, next[field]])),
  });
  if (changed.includes('phone')) {
    const shown = phone && formatPhone(phone);
    await tellAdmins(change, (say, by) => say.phoneChanged({ by, name, phone: shown }));
  }
  return after;
}

function requireLocale(locale: string | null): string | null {
  return locale === null ? null : parseLocale(locale);
}
