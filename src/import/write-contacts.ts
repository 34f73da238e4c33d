import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import { changedFields, importedFields, type Target } from './import-plan.ts';

/** The columns of a KnownContact. */
export const knownColumns = sql`
  id, name, phone, email, notes, name_key AS "nameKey", time_zone AS "timeZone", appointment_time AS "appointmentTime",
  appointment_type AS "appointmentType", appointment_duration AS "appointmentDuration",
  appointment_status AS "appointmentStatus", appointment_provider AS "appointmentProvider",
  booking_source AS "bookingSource", special_instructions AS "specialInstructions",
  call_hours_before AS "callHoursBefore", call_consent AS "callConsent", do_not_call_at IS NOT NULL AS "doNotCall"`;

/** The columns of targets, of a table from JSON. */
const typed = sql`
  id uuid, name text, phone text, email text, notes text, "timeZone" text, "appointmentTime" timestamptz,
  "appointmentType" text, "appointmentDuration" int, "appointmentStatus" appointment_status,
  "appointmentProvider" text, "bookingSource" text, "specialInstructions" text, "callHoursBefore" int,
  "callConsent" boolean, "doNotCall" boolean`;

/**
 * Makes the new contacts. Answers, by the id meant for them, the contacts that somebody else made
 * with the same phone at the same moment: these take the fields of the file.
 */
export async function insertNew(
  { tx, organizationId, at }: Change,
  targets: readonly Target[],
): Promise<Map<string, string>> {
  const fresh = targets.filter(({ before }) => before === null);
  const taken = new Map<string, string>();
  if (fresh.length === 0) return taken;
  const rows = await tx.$queryRaw<{ id: string; phone: string | null }[]>`
    INSERT INTO contacts (
      organization_id, id, name, phone, email, notes, time_zone, appointment_time, appointment_type,
      appointment_duration, appointment_status, appointment_provider, booking_source, special_instructions,
      call_hours_before, call_consent, call_consent_source, call_consent_at, do_not_call_source, do_not_call_at,
      created_at, updated_at
    )
    SELECT ${organizationId}::uuid, id, name, phone, email, notes, "timeZone", "appointmentTime", "appointmentType",
      "appointmentDuration", "appointmentStatus", "appointmentProvider", "bookingSource", "specialInstructions",
      "callHoursBefore", "callConsent", CASE WHEN "callConsent" IS NOT NULL THEN 'IMPORT'::consent_source END,
      CASE WHEN "callConsent" IS NOT NULL THEN ${at}::timestamptz END,
      CASE WHEN "doNotCall" THEN 'IMPORT'::consent_source END, CASE WHEN "doNotCall" THEN ${at}::timestamptz END,
      ${at}, ${at}
    FROM jsonb_to_recordset(${toJson(fresh)}::jsonb) AS fresh (${typed})
    ON CONFLICT (organization_id, phone) WHERE deleted_at IS NULL DO UPDATE
      SET name = excluded.name, email = coalesce(excluded.email, contacts.email),
        notes = coalesce(excluded.notes, contacts.notes),
        time_zone = coalesce(excluded.time_zone, contacts.time_zone),
        appointment_time = coalesce(excluded.appointment_time, contacts.appointment_time),
        appointment_type = coalesce(excluded.appointment_type, contacts.appointment_type),
        appointment_duration = coalesce(excluded.appointment_duration, contacts.appointment_duration),
        appointment_status = coalesce(excluded.appointment_status, contacts.appointment_status),
        appointment_provider = coalesce(excluded.appointment_provider, contacts.appointment_provider),
        booking_source = coalesce(excluded.booking_source, contacts.booking_source),
        special_instructions = coalesce(excluded.special_instructions, contacts.special_instructions),
        call_hours_before = coalesce(excluded.call_hours_before, contacts.call_hours_before),
        call_consent = CASE WHEN excluded.call_consent IS NULL OR contacts.call_consent IS FALSE
          THEN contacts.call_consent ELSE excluded.call_consent END,
        call_consent_source = CASE WHEN excluded.call_consent IS NULL OR contacts.call_consent IS FALSE
          THEN contacts.call_consent_source ELSE excluded.call_consent_source END,
        call_consent_at = CASE WHEN excluded.call_consent IS NULL OR contacts.call_consent IS FALSE
          THEN contacts.call_consent_at ELSE excluded.call_consent_at END,
        do_not_call_source = CASE WHEN contacts.do_not_call_at IS NULL THEN excluded.do_not_call_source
          ELSE contacts.do_not_call_source END,
        do_not_call_at = coalesce(contacts.do_not_call_at, excluded.do_not_call_at),
        updated_at = excluded.updated_at
    RETURNING id, phone`;
  const meant = new Map(fresh.map(({ id, fields }) => [fields.phone, id]));
  for (const { id, phone } of rows) {
    const wanted = meant.get(phone);
    if (phone !== null && wanted !== undefined && wanted !== id) taken.set(wanted, id);
  }
  return taken;
}

export async function updateKnown(
  { tx, organizationId, at }: Change,
  targets: readonly Target[],
): Promise<void> {
  const changed = targets.filter((target) => changedFields(target).length > 0);
  if (changed.length === 0) return;
  await tx.$executeRaw`
    UPDATE contacts c
    SET name = next.name, email = next.email, notes = next.notes,
      time_zone = next."timeZone",
      appointment_time = next."appointmentTime",
      appointment_type = next."appointmentType",
      appointment_duration = next."appointmentDuration",
      appointment_status = next."appointmentStatus",
      appointment_provider = next."appointmentProvider",
      booking_source = next."bookingSource",
      special_instructions = next."specialInstructions",
      call_hours_before = next."callHoursBefore",
      call_consent = next."callConsent",
      call_consent_source = CASE WHEN c.call_consent IS DISTINCT FROM next."callConsent" THEN 'IMPORT'
        ELSE c.call_consent_source END,
      call_consent_at = CASE WHEN c.call_consent IS DISTINCT FROM next."callConsent" THEN ${at}::timestamptz
        ELSE c.call_consent_at END,
      -- A file takes it away from nobody.
      do_not_call_source = CASE WHEN c.do_not_call_at IS NULL AND next."doNotCall" THEN 'IMPORT'
        ELSE c.do_not_call_source END,
      do_not_call_at = CASE WHEN c.do_not_call_at IS NULL AND next."doNotCall" THEN ${at}::timestamptz
        ELSE c.do_not_call_at END,
      updated_at = ${at}
    FROM jsonb_to_recordset(${toJson(changed)}::jsonb) AS next (${typed})
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = next.id`;
}

function toJson(targets: readonly Target[]): string {
  return JSON.stringify(
    targets.map(({ id, fields }) => ({
      id,
      ...Object.fromEntries(importedFields.map((field) => [field, fields[field]])),
    })),
  );
}
