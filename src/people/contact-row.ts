import { type ContactField, type ContactFields, contactRules } from './contact-fields.ts';
import type { CountryCode } from './phone.ts';

/** What is wrong with one field of a row, or with a whole file, and how it would be right. */
export interface ImportProblem {
  field: string;
  expected: string;
  example: string;
  got: string;
}

/** One person as a file has them, every field as text; blank is none. */
export interface RawContact {
  /** Line in a CSV file or index of the card in a vCard file, from 1. */
  row: number;
  name: string;
  /** The best first: the first one that can be read counts. */
  phones: string[];
  email: string;
  notes: string;
  groups: string[];
}

/** A person read from a file, in the form that is stored. */
export interface ContactRow extends ContactFields {
  row: number;
  groups: string[];
}

export interface BadRow {
  row: number;
  name?: string;
  problem: ImportProblem;
}

/** A file read whole, or why it could not be. */
export type ParsedContacts = { rows: (ContactRow | BadRow)[] } | { problem: ImportProblem };

export interface ImportReading {
  /** The country of phones that are written without one ("ES"). Without it they are mistakes. */
  defaultCountry?: CountryCode | undefined;
}

/** At most so many people in one file (docs/rules.md, contacts). */
export const MAX_ROWS = 10_000;

/** Checks one person of a file; the first field that breaks its rule makes it a bad row. */
export function readContactRow(
  raw: RawContact,
  { defaultCountry }: ImportReading,
): ContactRow | BadRow {
  const { row } = raw;
  const name = contactRules.name.parse(raw.name);
  if (name === undefined) return badRow(row, 'name', raw.name);
  const given = raw.phones.filter((text) => text.trim() !== '');
  const phone = given.map((text) => parseImportedPhone(text, defaultCountry)).find((e164) => e164);
  if (given[0] !== undefined && phone === undefined) return badRow(row, 'phone', given[0], name);
  const email = raw.email.trim() === '' ? null : contactRules.email.parse(raw.email);
  if (email === undefined) return badRow(row, 'email', raw.email, name);
  const notes = contactRules.notes.parse(raw.notes);
  if (notes === undefined) return badRow(row, 'notes', raw.notes, name);
  const groups = raw.groups
    .map((group) => group.toWellFormed().replaceAll('\0', '').trim())
    // Google's own labels, which every contact has: "* myContacts" in its CSV, "myContacts" in its cards.
    .filter((group) => group !== '' && group !== 'myContacts' && !group.startsWith('* '));
  return {
    row,
    name,
    phone: phone ?? null,
    email,
    notes: notes === '' ? null : notes,
    groups: [...new Set(groups)],
  };
}

/** Spreadsheets put an apostrophe before what must stay text, vCard 4.0 writes a tel: URI (RFC 3966). */
function parseImportedPhone(text: string, country: CountryCode | undefined): string | undefined {
  const bare = text.trim().replace(/^['’]/, '').replace(/^tel:/i, '').replace(/;.*$/s, '');
  return contactRules.phone.parse(bare, country);
}

function badRow(row: number, field: ContactField, got: string, name?: string): BadRow {
  const { expected, example } = contactRules[field];
  return {
    row,
    ...(name === undefined ? {} : { name }),
    problem: { field, expected, example, got: excerpt(got) },
  };
}

/** The beginning of what was found, fit to be shown and stored: 80 characters, none of them halved. */
export function excerpt(text: string): string {
  return text
    .trim()
    .slice(0, 80)
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '');
}

/** The refusal of a file for having more than MAX_ROWS people. */
export function tooManyRows(): ParsedContacts {
  return {
    problem: {
      field: 'file',
      expected: `${MAX_ROWS} people at most`,
      example: 'several smaller files',
      got: `more than ${MAX_ROWS}`,
    },
  };
}
