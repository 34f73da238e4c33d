import { isDeepStrictEqual } from 'node:util';
import { recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { Prisma } from '../db/generated/client.ts';
import { violatedIndex } from '../db/postgres-error.ts';
import { UserError } from '../errors.ts';
import { formatPhone } from '../forms/phone.ts';
import { tellAdmins } from '../outbox/tell-admins.ts';
import {
  type CallFields,
  type ContactFields,
  requireCallFields,
  requireContactField,
} from './contact-fields.ts';
import { parseLocale } from './organization-fields.ts';
import { requireMayIdentify } from './require-may-identify.ts';

export interface NewContact extends Partial<CallFields> {
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
  timeZone: true,
  appointmentTime: true,
  appointmentType: true,
  appointmentDuration: true,
  appointmentStatus: true,
  appointmentProvider: true,
  bookingSource: true,
  specialInstructions: true,
  callHoursBefore: true,
  callConsent: true,
  callConsentSource: true,
  callConsentAt: true,
  doNotCallAt: true,
  doNotCallSource: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.ContactSelect;

/** A contact as it is stored. */
export type StoredContact = Prisma.ContactGetPayload<{ select: typeof view }>;

export interface ContactView extends StoredContact {
  /** Whether they are never called. */
  doNotCall: boolean;
}

/** The columns of a StoredContact, over the alias c. */
export const contactColumns = sql`
  c.id, c.name, c.phone, c.email, c.notes, c.locale, c.opted_out_at AS "optedOutAt",
  c.time_zone AS "timeZone", c.appointment_time AS "appointmentTime", c.appointment_type AS "appointmentType",
  c.appointment_duration AS "appointmentDuration", c.appointment_status AS "appointmentStatus",
  c.appointment_provider AS "appointmentProvider", c.booking_source AS "bookingSource",
  c.special_instructions AS "specialInstructions", c.call_hours_before AS "callHoursBefore",
  c.call_consent AS "callConsent", c.call_consent_source AS "callConsentSource",
  c.call_consent_at AS "callConsentAt", c.do_not_call_at AS "doNotCallAt", c.do_not_call_source AS "doNotCallSource",
  c.created_at AS "createdAt", c.updated_at AS "updatedAt"`;

export function viewOf(stored: StoredContact): ContactView {
  return { ...stored, doNotCall: stored.doNotCallAt !== null };
}

/** Creates a contact and answers its id. Throws invalid and phoneTaken. */
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
  const calls = requireCallFields(contact);
  const [row] = await tx.contact.createManyAndReturn({
    data: {
      organizationId,
      name,
      phone,
      email,
      notes,
      locale,
      ...calls,
      createdAt: at,
      updatedAt: at,
    },
    skipDuplicates: true,
    select: { id: true },
  });
  if (!row) throw new UserError('phoneTaken', { phone: phone ?? '' });
  await recordAudit(change, {
    action: 'contact.create',
    subjectType: 'contact',
    subjectId: row.id,
    after: { ...fields, ...(locale === null ? {} : { locale }), ...asFacts(calls) },
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
  return viewOf(contact);
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
  const wanted: Partial<Wanted> = requireCallFields(fields);
  if (fields.locale !== undefined) wanted.locale = requireLocale(fields.locale);
  if (fields.name !== undefined) wanted.name = requireContactField('name', fields.name);
  for (const field of ['phone', 'email', 'notes'] as const) {
    const text = fields[field];
    if (text !== undefined) wanted[field] = requireContactField(field, text);
  }
  const [before] = await tx.$queryRaw<StoredContact[]>`
    SELECT ${contactColumns} FROM contacts c
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = ${id}::uuid AND c.deleted_at IS NULL
    FOR NO KEY UPDATE`;
  if (!before) throw new UserError('notFound', { what: 'contact' });
  const changed = (Object.keys(wanted) as (keyof Wanted)[]).filter(
    (field) => !isDeepStrictEqual(wanted[field], before[field]),
  );
  if (changed.length === 0) return viewOf(before);
  if (changed.includes('phone')) requireMayIdentify(change.actor);

  const { name, phone } = { ...before, ...wanted };
  const pick = (from: Partial<Wanted>): Partial<Wanted> =>
    Object.fromEntries(changed.map((field) => [field, from[field]]));
  const after = await tx.contact
    .update({
      where: { organizationId_id: { organizationId, id } },
      data: { ...pick(wanted), updatedAt: at },
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
    before: asFacts(pick(before)),
    after: asFacts(pick(wanted)),
  });
  if (changed.includes('phone')) {
    const shown = phone && formatPhone(phone);
    await tellAdmins(change, (say, by) => say.phoneChanged({ by, name, phone: shown }));
  }
  return viewOf(after);
}

/** What updateContact changes. */
export type Wanted = ContactFields & CallFields & { locale: string | null };

/** As an entry of the log keeps them: instants as ISO texts. */
export function asFacts(fields: Partial<Wanted>): Prisma.InputJsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      value instanceof Date ? value.toISOString() : value,
    ]),
  );
}

export function requireLocale(locale: string | null): string | null {
  return locale === null ? null : parseLocale(locale);
}
