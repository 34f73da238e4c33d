import * as z from 'zod/mini';
import type { Contact, ContactEdit } from '../../../client/muster.ts';
import { toInstant, toLocal } from '../../lib/zoned.ts';
import type { PeopleWords } from './words.ts';

/** A contact as a form has it: what is empty is not there. */
export interface ContactValues {
  name: string;
  phone: string;
  email: string;
  notes: string;
  locale: string;
  timeZone: string;
  /** On the clock of the organization, as fields of dates have it: "2026-11-20T19:00". */
  appointmentTime: string;
  appointmentType: string;
  appointmentDuration: string | number;
  appointmentStatus: string;
  appointmentProvider: string;
  bookingSource: string;
  specialInstructions: string;
  callHoursBefore: string | number;
  /** "yes", "no" or nothing. */
  callConsent: string;
  doNotCall: boolean;
}

export const contactFields = [
  ...(['name', 'phone', 'email', 'notes', 'locale', 'timeZone', 'appointmentTime'] as const),
  ...(['appointmentType', 'appointmentDuration', 'appointmentStatus'] as const),
  ...(['appointmentProvider', 'bookingSource', 'specialInstructions'] as const),
  ...(['callHoursBefore', 'callConsent', 'doNotCall'] as const),
] satisfies readonly (keyof ContactValues)[];

/** The limits of docs/rules.md, contacts; what a phone is, the service says. */
export function contactSchema(words: PeopleWords) {
  const text = (most: number) => z.string().check(z.maxLength(most, words.tooLong(most)));
  const whole = (least: number, most: number) =>
    z.union([
      z.literal(''),
      z
        .number()
        .check(
          z.refine(
            (value) => Number.isInteger(value) && value >= least && value <= most,
            words.between(least, most),
          ),
        ),
    ]);
  return z.object({
    name: z
      .string()
      .check(z.trim(), z.minLength(1, words.needsName), z.maxLength(120, words.needsName)),
    email: z
      .string()
      .check(
        z.trim(),
        z.maxLength(254, words.tooLong(254)),
        z.regex(/^$|^\S+@\S+$/, words.badEmail),
      ),
    notes: text(2000),
    appointmentType: text(120),
    appointmentDuration: whole(1, 1440),
    appointmentProvider: text(120),
    bookingSource: text(120),
    specialInstructions: text(1000),
    callHoursBefore: whole(1, 336),
  });
}

export const noValues: ContactValues = {
  ...{ name: '', phone: '', email: '', notes: '', locale: '', timeZone: '' },
  ...{ appointmentTime: '', appointmentType: '', appointmentDuration: '', appointmentStatus: '' },
  ...{ appointmentProvider: '', bookingSource: '', specialInstructions: '', callHoursBefore: '' },
  ...{ callConsent: '', doNotCall: false },
};

/** A contact as its form begins. */
export function valuesOf(contact: Contact, zone: string): ContactValues {
  const { appointmentTime, callConsent, doNotCall } = contact;
  const texts = contactFields.map((field) => [field, contact[field] ?? '']);
  return {
    ...(Object.fromEntries(texts) as ContactValues),
    appointmentTime: appointmentTime
      ? toLocal(appointmentTime, zone).replace(' ', 'T').slice(0, 16)
      : '',
    callConsent: callConsent === null ? '' : callConsent ? 'yes' : 'no',
    doNotCall,
  };
}

/**
 * What is another than before, as the API takes it. The rest is not sent: whether somebody may be called is kept with
 * who said so, and a phone is an admin's to give.
 */
export function editOf(before: ContactValues, after: ContactValues, zone: string): ContactEdit {
  const changed = contactFields.filter((field) => after[field] !== before[field]);
  return Object.fromEntries(changed.map((field) => [field, asApi(field, after, zone)]));
}

function asApi(field: keyof ContactValues, values: ContactValues, zone: string): unknown {
  const value = values[field];
  if (field === 'callConsent') return value === '' ? null : value === 'yes';
  if (typeof value === 'string' && value.trim() === '') return null;
  if (field === 'appointmentTime') return toInstant(values.appointmentTime, zone);
  return typeof value === 'string' ? value.trim() : value;
}
