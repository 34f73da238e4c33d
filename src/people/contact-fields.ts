import { UserError } from '../errors.ts';
import { parseName } from '../forms/name.ts';
import { type CountryCode, parsePhone } from '../forms/phone.ts';

/** The texts of a contact; null is none. */
export interface ContactFields {
  name: string;
  /** E.164. */
  phone: string | null;
  email: string | null;
  notes: string | null;
}

export type ContactField = keyof ContactFields;

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

/** An address of at most 254 characters (RFC 5321, 4.5.3.1.3), or undefined. Whether it exists is not asked. */
function parseEmail(text: string): string | undefined {
  const email = text.trim();
  return email.length <= 254 && /^[^\s\p{C}@]+@[^\s\p{C}@]+\.[^\s\p{C}@.]+$/u.test(email)
    ? email
    : undefined;
}

function parseNotes(text: string): string | undefined {
  // PostgreSQL keeps no NUL in a text.
  const notes = text.toWellFormed().replaceAll('\0', '').replaceAll('\r\n', '\n').trim();
  return notes.length <= 2000 ? notes : undefined;
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
