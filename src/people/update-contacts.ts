import { isDeepStrictEqual } from 'node:util';
import { type AuditFacts, recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { raw, sql } from '../db/client.ts';
import type { Prisma } from '../db/generated/client.ts';
import { violatedIndex } from '../db/postgres-error.ts';
import { UserError } from '../errors.ts';
import { type CallFields, requireCallFields, requireContactField } from './contact-fields.ts';
import {
  asFacts,
  contactColumns,
  requireLocale,
  type StoredContact,
  type Wanted,
} from './contacts.ts';

/** What is set for many at once: nothing that tells one from another, and no moment of one's own. */
export type SharedFields = Omit<CallFields, 'appointmentTime'> & {
  locale: string | null;
  notes: string | null;
};

export interface Updated {
  /** Those who were changed. */
  contactIds: string[];
  /** What each field was, what it is now, and of how many. */
  fields: { field: string; before: string | null; after: string | null; people: number }[];
}

/** Those of the fields that are given and not empty, in the form that is stored. Throws invalid, also where none is. */
export function requireSharedFields(given: Partial<SharedFields>): Partial<Wanted> {
  const { locale, notes, ...calls } = given;
  const parsed: Partial<Wanted> = {
    ...requireCallFields(calls),
    ...(locale ? { locale: requireLocale(locale) } : {}),
    ...(notes ? { notes: requireContactField('notes', notes) } : {}),
  };
  const kept = Object.entries(parsed).filter(([, value]) => value !== null);
  if (kept.length === 0)
    throw new UserError('invalid', {
      field: 'fields',
      expected: 'at least one that is not empty',
      example: '{ "appointmentType": "Check-up" }',
    });
  return Object.fromEntries(kept);
}

/**
 * Gives many contacts the same values of some fields, by requireSharedFields; who has them already stays as they are.
 * Each who is changed has an entry of their own. Three statements, whatever their number.
 */
export async function updateContacts(
  change: Change,
  contactIds: readonly string[],
  wanted: Partial<Wanted>,
): Promise<Updated> {
  const fields = Object.keys(wanted) as (keyof Wanted)[];
  const pick = (from: Partial<Wanted>, some: readonly (keyof Wanted)[]) =>
    asFacts(Object.fromEntries(some.map((field) => [field, from[field]])));
  const updates = (await lockContacts(change, contactIds)).flatMap((now) => {
    const others = fields.filter((field) => !isDeepStrictEqual(now[field], wanted[field]));
    return others.length === 0
      ? []
      : { id: now.id, before: pick(now, others), after: pick(wanted, others) };
  });
  await writeFields(change, updates);
  return { contactIds: updates.map(({ id }) => id), fields: countChanges(updates) };
}

/** What was done to the fields of a contact, as the log keeps it. */
export interface FieldChange {
  id: string;
  before: Prisma.InputJsonObject;
  after: Prisma.InputJsonObject;
}

/**
 * Gives contacts back what their fields were; answers who is in the way, by name: whoever is gone, or has been
 * changed since. All, or none and then to be rolled back. Throws phoneTaken. Three statements, whatever their number.
 */
export async function returnFields(
  change: Change,
  done: readonly FieldChange[],
): Promise<{ changed: string } | undefined> {
  const found = await lockContacts(
    change,
    done.map(({ id }) => id),
  );
  const now = new Map(found.map((contact) => [contact.id, contact]));
  for (const { id, after } of done) {
    const contact = now.get(id);
    if (!contact) return { changed: '' };
    const facts = asFacts(contact) as Record<string, unknown>;
    if (Object.entries(after).some(([field, set]) => facts[field] !== set))
      return { changed: contact.name };
  }
  const back = done.map(({ id, before, after }) => ({ id, before: after, after: before }));
  await writeFields(change, back, 'undo');
}

/** Those that are there, locked in one order, so that two of these do not deadlock. */
function lockContacts(
  { tx, organizationId }: Change,
  contactIds: readonly string[],
): Promise<StoredContact[]> {
  return tx.$queryRaw<StoredContact[]>`
    SELECT ${contactColumns} FROM contacts c
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = ANY(${contactIds}::uuid[]) AND c.deleted_at IS NULL
    ORDER BY c.id FOR NO KEY UPDATE`;
}

/** The columns of what can be changed, by its field. */
const columns: Record<keyof Wanted, string> = {
  name: 'name',
  phone: 'phone',
  email: 'email',
  notes: 'notes',
  locale: 'locale',
  timeZone: 'time_zone',
  appointmentTime: 'appointment_time',
  appointmentType: 'appointment_type',
  appointmentDuration: 'appointment_duration',
  appointmentStatus: 'appointment_status',
  appointmentProvider: 'appointment_provider',
  bookingSource: 'booking_source',
  specialInstructions: 'special_instructions',
  callHoursBefore: 'call_hours_before',
};
const written = raw(Object.values(columns).join(', '));

/** Each with its own fields; what is not among them stays. */
async function writeFields(
  change: Change,
  updates: readonly FieldChange[],
  reason?: string,
): Promise<void> {
  if (updates.length === 0) return;
  const { tx, organizationId, at } = change;
  const rows = updates.map(({ id, after }) => ({
    id,
    fields: Object.fromEntries(
      Object.entries(after).map(([field, value]) => [columns[field as keyof Wanted], value]),
    ),
  }));
  await tx
    .$executeRaw(sql`
      UPDATE contacts c
      SET (${written}) = (SELECT ${written} FROM jsonb_populate_record(c, wanted.fields)), updated_at = ${at}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS wanted (id uuid, fields jsonb)
      WHERE c.organization_id = ${organizationId}::uuid AND c.id = wanted.id`)
    .catch((error: unknown) => {
      const phone = String(updates.find(({ after }) => after.phone)?.after.phone ?? '');
      throw violatedIndex(error) === undefined ? error : new UserError('phoneTaken', { phone });
    });
  await recordAudit(
    change,
    ...updates.map(
      ({ id, before, after }): AuditFacts => ({
        action: 'contact.update',
        subjectType: 'contact',
        subjectId: id,
        before,
        after,
        ...(reason === undefined ? {} : { reason }),
      }),
    ),
  );
}

/** As many different changes are told, those of most people first: notes are each another's. */
const mostShown = 100;

function countChanges(updates: readonly FieldChange[]): Updated['fields'] {
  const counts = new Map<string, Updated['fields'][number]>();
  for (const { before, after } of updates)
    for (const field of Object.keys(after)) {
      const [was, is] = [text(before[field]), text(after[field])];
      const key = JSON.stringify([field, was, is]);
      const known = counts.get(key) ?? { field, before: was, after: is, people: 0 };
      counts.set(key, { ...known, people: known.people + 1 });
    }
  return [...counts.values()].sort((a, b) => b.people - a.people).slice(0, mostShown);
}

const text = (value: unknown): string | null => (value == null ? null : String(value));
