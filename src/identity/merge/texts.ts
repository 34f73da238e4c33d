import type { Change } from '../../change/change.ts';
import { sql } from '../../db/client.ts';
import { violatedIndex } from '../../db/postgres-error.ts';
import { UserError } from '../../errors.ts';
import { formatPhone } from '../../forms/phone.ts';
import { appointmentFields } from '../../people/contact-fields.ts';
import { isStandIn } from '../adopt-ids.ts';
import { type HeldCalls, type HeldTexts, type Merge, type MergeRecord, pairsOf } from './record.ts';

/** Of a contact `c`: by whose clock they are called, about what, and whether they may be. */
export const heldCalls = sql`jsonb_build_object(
  'timeZone', c.time_zone, 'appointmentTime', c.appointment_time, 'appointmentType', c.appointment_type,
  'appointmentDuration', c.appointment_duration, 'appointmentStatus', c.appointment_status,
  'appointmentProvider', c.appointment_provider, 'bookingSource', c.booking_source,
  'specialInstructions', c.special_instructions, 'callHoursBefore', c.call_hours_before,
  'callConsent', c.call_consent, 'callConsentSource', c.call_consent_source, 'callConsentAt', c.call_consent_at,
  'doNotCallAt', c.do_not_call_at, 'doNotCallSource', c.do_not_call_source)`;

/** The columns of HeldCalls, of a table from JSON. */
const typedCalls = sql`
  "timeZone" text, "appointmentTime" timestamptz, "appointmentType" text, "appointmentDuration" int,
  "appointmentStatus" appointment_status, "appointmentProvider" text, "bookingSource" text,
  "specialInstructions" text, "callHoursBefore" int, "callConsent" boolean, "callConsentSource" consent_source,
  "callConsentAt" timestamptz, "doNotCallAt" timestamptz, "doNotCallSource" consent_source`;

/**
 * Deletes the others and gives the kept ones what they lack of theirs. What stands for a name
 * gives way to a name. Who asked not to be written to, or not to be called, has asked so for both.
 */
export async function joinTexts(
  { tx, organizationId, at }: Change,
  merges: readonly Merge[],
  held: ReadonlyMap<string, HeldTexts>,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE contacts c SET deleted_at = ${at}, updated_at = ${at}, merged_into_id = pair."keptId"
    FROM ${pairsOf(merges)}
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = pair."otherId"`;
  const joined = merges.map(({ keptId, otherId }) => {
    const kept = held.get(keptId)!;
    const other = held.get(otherId)!;
    return {
      id: keptId,
      name: [kept, other].sort((a, b) => nameRank(a) - nameRank(b))[0]!.name,
      phone: kept.phone ?? other.phone,
      email: kept.email ?? other.email,
      notes: kept.notes ?? other.notes,
      locale: kept.locale ?? other.locale,
      optedOutAt: kept.optedOutAt ?? other.optedOutAt,
      ...joinCalls(kept.calls, other.calls),
    };
  });
  await tx.$executeRaw`
    UPDATE contacts c
    SET name = joined.name, phone = joined.phone, email = joined.email, notes = joined.notes,
      locale = joined.locale, opted_out_at = joined."optedOutAt",
      time_zone = joined."timeZone", appointment_time = joined."appointmentTime",
      appointment_type = joined."appointmentType", appointment_duration = joined."appointmentDuration",
      appointment_status = joined."appointmentStatus", appointment_provider = joined."appointmentProvider",
      booking_source = joined."bookingSource", special_instructions = joined."specialInstructions",
      call_hours_before = joined."callHoursBefore", call_consent = joined."callConsent",
      call_consent_source = joined."callConsentSource", call_consent_at = joined."callConsentAt",
      do_not_call_at = joined."doNotCallAt", do_not_call_source = joined."doNotCallSource", updated_at = ${at}
    FROM jsonb_to_recordset(${JSON.stringify(joined)}::jsonb) AS joined (
      id uuid, name text, phone text, email text, notes text, locale text, "optedOutAt" timestamptz, ${typedCalls}
    )
    WHERE c.organization_id = ${organizationId}::uuid AND c.id = joined.id`;
}

/** A name, before a number that stands for it, before a LID. */
function nameRank({ name, phone }: HeldTexts): number {
  if (isStandIn(name)) return 2;
  return phone !== null && name === formatPhone(phone) ? 1 : 0;
}

/** Of two appointments the kept one's goes on, whole; of what they said about calls the stricter. */
function joinCalls(kept: HeldCalls, other: HeldCalls): HeldCalls {
  const hasOwn = appointmentFields.some((field) => kept[field] !== null);
  const isOthers = kept.callConsent !== false && other.callConsent !== null;
  const consent = isOthers && (kept.callConsent === null || !other.callConsent) ? other : kept;
  const refused = kept.doNotCallAt === null ? other : kept;
  return {
    ...(hasOwn ? kept : other),
    timeZone: kept.timeZone ?? other.timeZone,
    callConsent: consent.callConsent,
    callConsentSource: consent.callConsentSource,
    callConsentAt: consent.callConsentAt,
    doNotCallAt: refused.doNotCallAt,
    doNotCallSource: refused.doNotCallSource,
  };
}

/** Whether what belongs together is all of it, in the contacts `k` and `o`, as the merge left it. */
const isSameAppointment = sql`(
  k.appointment_time, k.appointment_type, k.appointment_duration, k.appointment_status, k.appointment_provider,
  k.booking_source, k.special_instructions, k.call_hours_before
) IS NOT DISTINCT FROM (
  o.appointment_time, o.appointment_type, o.appointment_duration, o.appointment_status, o.appointment_provider,
  o.booking_source, o.special_instructions, o.call_hours_before
)`;
const isSameConsent = sql`
  (k.call_consent, k.call_consent_at) IS NOT DISTINCT FROM (o.call_consent, o.call_consent_at)`;

/** Brings the other back, and takes from the kept one what they had of them. Throws phoneTaken. */
export async function returnTexts(
  { tx, organizationId, at }: Change,
  { keptId, otherId }: Merge,
  { kept }: MergeRecord,
  phone: string | null,
): Promise<void> {
  const was: MergeRecord['kept'] = kept;
  await tx.$executeRaw`
    UPDATE contacts k
    SET name = CASE WHEN k.name = o.name THEN ${was.name} ELSE k.name END,
      phone = CASE WHEN k.phone = o.phone THEN ${was.phone} ELSE k.phone END,
      email = CASE WHEN k.email = o.email THEN ${was.email} ELSE k.email END,
      notes = CASE WHEN k.notes = o.notes THEN ${was.notes} ELSE k.notes END,
      locale = CASE WHEN k.locale = o.locale THEN ${was.locale ?? null} ELSE k.locale END,
      opted_out_at = CASE WHEN k.opted_out_at = o.opted_out_at THEN ${was.optedOutAt}::timestamptz ELSE k.opted_out_at END,
      time_zone = CASE WHEN k.time_zone = o.time_zone THEN was."timeZone" ELSE k.time_zone END,
      appointment_time = CASE WHEN ${isSameAppointment} THEN was."appointmentTime" ELSE k.appointment_time END,
      appointment_type = CASE WHEN ${isSameAppointment} THEN was."appointmentType" ELSE k.appointment_type END,
      appointment_duration = CASE WHEN ${isSameAppointment} THEN was."appointmentDuration" ELSE k.appointment_duration END,
      appointment_status = CASE WHEN ${isSameAppointment} THEN was."appointmentStatus" ELSE k.appointment_status END,
      appointment_provider = CASE WHEN ${isSameAppointment} THEN was."appointmentProvider" ELSE k.appointment_provider END,
      booking_source = CASE WHEN ${isSameAppointment} THEN was."bookingSource" ELSE k.booking_source END,
      special_instructions = CASE WHEN ${isSameAppointment} THEN was."specialInstructions" ELSE k.special_instructions END,
      call_hours_before = CASE WHEN ${isSameAppointment} THEN was."callHoursBefore" ELSE k.call_hours_before END,
      call_consent = CASE WHEN ${isSameConsent} THEN was."callConsent" ELSE k.call_consent END,
      call_consent_source = CASE WHEN ${isSameConsent} THEN was."callConsentSource" ELSE k.call_consent_source END,
      call_consent_at = CASE WHEN ${isSameConsent} THEN was."callConsentAt" ELSE k.call_consent_at END,
      do_not_call_at = CASE WHEN k.do_not_call_at = o.do_not_call_at THEN was."doNotCallAt" ELSE k.do_not_call_at END,
      do_not_call_source = CASE WHEN k.do_not_call_at = o.do_not_call_at THEN was."doNotCallSource" ELSE k.do_not_call_source END,
      updated_at = ${at}
    FROM contacts o, jsonb_to_record(${JSON.stringify(was.calls ?? {})}::jsonb) AS was (${typedCalls})
    WHERE k.organization_id = ${organizationId}::uuid AND k.id = ${keptId}::uuid
      AND o.organization_id = k.organization_id AND o.id = ${otherId}::uuid`;
  await tx.contact
    .updateMany({
      where: { organizationId, id: otherId },
      data: { deletedAt: null, mergedIntoId: null, updatedAt: at },
    })
    .catch((error: unknown) => {
      throw violatedIndex(error) === undefined
        ? error
        : new UserError('phoneTaken', { phone: phone ?? '' });
    });
}
