import { isDeepStrictEqual } from 'node:util';
import { callFields } from '../people/contact-fields.ts';
import type { ContactRow } from './contact-row.ts';
import type { ImportedCalls } from './read-calls.ts';

/** Of whom nothing is known. */
export const noCalls: ImportedCalls = {
  timeZone: null,
  appointmentTime: null,
  appointmentType: null,
  appointmentDuration: null,
  appointmentStatus: null,
  appointmentProvider: null,
  bookingSource: null,
  specialInstructions: null,
  callHoursBefore: null,
  callConsent: null,
  doNotCall: false,
};

const nothing: NonNullable<ContactRow['calls']> = { values: {}, lines: {} };

/**
 * What a contact who is there has of calls after a row of theirs. A file takes away neither that somebody is
 * not to be called nor that they said no: it is a no of their own, and a file may be older.
 */
export function mergeCalls(
  { calls: { values } = nothing }: ContactRow,
  contact: ImportedCalls,
  warnings: string[],
): ImportedCalls {
  const merged = Object.fromEntries(
    callFields.map((field) => [field, values[field] ?? contact[field]]),
  ) as Omit<ImportedCalls, 'callConsent' | 'doNotCall'>;
  const { callConsent, doNotCall } = contact;
  if (doNotCall && values.doNotCall === false) warnings.push('is not to be called, which stands');
  if (callConsent === false && values.callConsent)
    warnings.push('has said no to calls, which stands');
  return {
    ...merged,
    callConsent: callConsent === false ? false : (values.callConsent ?? callConsent),
    doNotCall: doNotCall || (values.doNotCall ?? false),
  };
}

/** What a further row of somebody adds to what an earlier one said: answers the lines of what does not fit. */
export function absorbCalls(
  fields: ImportedCalls,
  { calls: { values, lines } = nothing }: ContactRow,
): string[] {
  const left = callFields.flatMap((field) => {
    const value = values[field];
    if (value === undefined || isDeepStrictEqual(value, fields[field])) return [];
    if (fields[field] !== null) return lines[field] ?? [];
    Object.assign(fields, { [field]: value });
    return [];
  });
  if (fields.callConsent !== false) fields.callConsent = values.callConsent ?? fields.callConsent;
  fields.doNotCall ||= values.doNotCall ?? false;
  return left;
}
