import { isKept, keptYears } from '../dates/instants.ts';
import type { AppointmentStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { parseName } from '../forms/name.ts';
import { type CountryCode, parsePhone } from '../forms/phone.ts';
import { parseTimeZone } from '../forms/read-time-zone.ts';

/** The texts of a contact; null is none. */
export interface ContactFields {
  name: string;
  /** E.164. */
  phone: string | null;
  email: string | null;
  notes: string | null;
}

export type ContactField = keyof ContactFields;

/** By whose clock somebody is called, and about what appointment; null is none. */
export interface CallFields {
  /** IANA. */
  timeZone: string | null;
  appointmentTime: Date | null;
  appointmentType: string | null;
  /** In minutes. */
  appointmentDuration: number | null;
  appointmentStatus: AppointmentStatus | null;
  /** Whom it is with. */
  appointmentProvider: string | null;
  bookingSource: string | null;
  specialInstructions: string | null;
  /** So many hours before their appointment they are called. */
  callHoursBefore: number | null;
}

export type CallField = keyof CallFields;

/** Of their appointment. */
export const appointmentFields = [
  'appointmentTime',
  'appointmentType',
  'appointmentDuration',
  'appointmentStatus',
  'appointmentProvider',
  'bookingSource',
  'specialInstructions',
  'callHoursBefore',
] as const satisfies CallField[];

export const callFields = ['timeZone', ...appointmentFields] as const satisfies CallField[];

export const appointmentStatuses = ['PENDING', 'CONFIRMED', 'CANCELLED', 'RESCHEDULED'] as const;

interface FieldRule {
  expected: string;
  example: string;
  /** The text in the form that is stored, or undefined where it breaks the rule. */
  parse(text: string, country?: CountryCode): string | undefined;
}

/** What each field of a contact must be (docs/rules.md, contacts): for the API and the import alike. */
export const contactRules: Record<ContactField, FieldRule> = {
  name: { expected: '1 to 120 characters', example: 'Abraham', parse: parseName },
  phone: {
    expected: 'a phone number with its country code',
    example: '+34 600 111 222',
    parse: parsePhone,
  },
  email: { expected: 'an e-mail address', example: 'pau@example.org', parse: parseEmail },
  notes: { expected: '2000 characters at most', example: 'Prefers evenings', parse: parseNotes },
};

/** What a field of calls must be; `most` is in characters of a text, and else in what is counted. */
type CallRule = { expected: string; example: string } & (
  | { is: 'text' | 'number'; most: number }
  | { is: 'status' | 'instant' }
);

export const callRules: Record<Exclude<CallField, 'timeZone'>, CallRule> = {
  appointmentTime: { is: 'instant', expected: keptYears, example: '2026-12-01T10:30:00+01:00' },
  appointmentType: textOf(120, 'Check-up'),
  appointmentDuration: {
    is: 'number',
    most: 1440,
    expected: '1 to 1440 minutes',
    example: '30',
  },
  appointmentStatus: {
    is: 'status',
    expected: 'PENDING, CONFIRMED, CANCELLED or RESCHEDULED',
    example: 'CONFIRMED',
  },
  appointmentProvider: textOf(120, 'Dr Vidal'),
  bookingSource: textOf(120, 'Website'),
  specialInstructions: textOf(1000, 'Come fasting'),
  callHoursBefore: { is: 'number', most: 336, expected: '1 to 336 hours', example: '24' },
};

function textOf(most: number, example: string) {
  return { is: 'text' as const, most, expected: `${most} characters at most`, example };
}

/** An address of at most 254 characters (RFC 5321, 4.5.3.1.3), or undefined. Whether it exists is not asked. */
function parseEmail(text: string): string | undefined {
  const email = text.trim();
  return email.length <= 254 && /^[^\s\p{C}@]+@[^\s\p{C}@]+\.[^\s\p{C}@.]+$/u.test(email)
    ? email
    : undefined;
}

function parseNotes(text: string): string | undefined {
  const notes = storable(text);
  return notes.length <= 2000 ? notes : undefined;
}

/** PostgreSQL keeps no NUL, and no half of a surrogate pair, in a text. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').replaceAll('\r\n', '\n').trim();
}

/** The stored form of a field's text; blank is null for all but the name. Throws invalid. */
export function requireContactField(field: 'name', text: string): string;
export function requireContactField(field: ContactField, text: string | null): string | null;
export function requireContactField(field: ContactField, text: string | null): string | null {
  if (field !== 'name' && (text ?? '').trim() === '') return null;
  const { expected, example, parse } = contactRules[field];
  const parsed = parse(text ?? '');
  if (parsed === undefined) throw new UserError('invalid', { field, expected, example });
  return parsed === '' ? null : parsed;
}

/** The stored form of those fields of calls that are given; blank is null. Throws invalid. */
export function requireCallFields(given: Partial<CallFields>): Partial<CallFields> {
  const entries = callFields.flatMap((field) => {
    const value = given[field];
    return value === undefined ? [] : [[field, requireCallField(field, value)]];
  });
  return Object.fromEntries(entries);
}

function requireCallField(field: CallField, value: CallFields[CallField]) {
  const isBlank = value === null || (typeof value === 'string' && storable(value) === '');
  if (isBlank) return null;
  if (field === 'timeZone') return parseTimeZone(field, String(value));
  const parsed = parseCallValue(field, value);
  const { expected, example } = callRules[field];
  if (parsed === undefined) throw new UserError('invalid', { field, expected, example });
  return parsed;
}

/** A value in the form that is stored, or undefined where it breaks the rule of its field. */
export function parseCallValue(
  field: Exclude<CallField, 'timeZone'>,
  value: string | number | Date,
): string | number | Date | undefined {
  const rule = callRules[field];
  switch (rule.is) {
    case 'text': {
      const text = typeof value === 'string' ? storable(value) : '';
      return text !== '' && text.length <= rule.most ? text : undefined;
    }
    case 'number':
      return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= rule.most
        ? value
        : undefined;
    case 'status':
      return appointmentStatuses.find((status) => status === value);
    case 'instant':
      return value instanceof Date && isKept(value) ? value : undefined;
  }
}
