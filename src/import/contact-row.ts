import { type CountryCode, nameOfCountry } from '../forms/country.ts';
import { type ContactField, type ContactFields, contactRules } from '../people/contact-fields.ts';
import { excessOf } from './import-limits.ts';
import type { ImportedPhone } from './import-phone.ts';
import { type Listed, rankOf, rankPhones } from './rank-phones.ts';
import { excerpt, type ImportProblem, type RawContact } from './raw-contact.ts';
import type { LocalForm } from './read-appointment.ts';
import { type RowCalls, readCalls } from './read-calls.ts';

/** A person read from a file, in the form that is stored. */
export interface ContactRow extends ContactFields {
  row: number;
  of?: string;
  groups: string[];
  asides: string[];
  /** What it says of an appointment and of calls, with the lines that keep it where something else stands. */
  calls?: Pick<RowCalls, 'values' | 'lines'>;
  /** What could not be taken over as it stands. */
  warnings?: string[];
  /** As the notes keep them where they turn out to be somebody else's, or there is another one. */
  lines: { phone: string | null; email: string | null };
}

export interface BadRow {
  row: number;
  of?: string;
  name?: string;
  problem: ImportProblem;
}

/** What became of a column of a file, or of a property of its cards. */
export interface ColumnUse {
  /** Of a CSV file, counted from 1. */
  column?: number;
  heading: string;
  /** "mobile phone of Parent 1"; null where it was not taken over. */
  takenAs: string | null;
  /** In how many rows it has something. */
  filled: number;
}

/** A file read whole, or why it could not be. */
export type ParsedContacts = ReadContacts | { problem: ImportProblem };

export interface ReadContacts {
  rows: (ContactRow | BadRow)[];
  columns: ColumnUse[];
  /** What of the file was not taken over, each as a sentence. */
  warnings: string[];
}

/** By which an appointment is read where nothing else is said. */
const anywhere: LocalForm = { timeZone: 'UTC', locale: 'en-GB' };

export interface ImportReading extends Partial<LocalForm> {
  /** The country of phones that are written without one ("ES"). Without it they are mistakes. */
  defaultCountry?: CountryCode | undefined;
  /** What columns are, where their headings do not say it: "Foo:phone,Bar:notes". */
  map?: string | undefined;
}

/** At most so many people in one file (docs/rules.md, contacts). */
export const MAX_ROWS = 10_000;

/** Checks one person of a file; the first field that breaks its rule makes it a bad row. */
export function readContactRow(
  raw: RawContact,
  { defaultCountry, timeZone, locale }: ImportReading,
): ContactRow | BadRow {
  const who = { row: raw.row, ...(raw.of === undefined ? {} : { of: raw.of }) };
  const excess = excessOf(raw);
  if (excess) return { ...who, problem: excess };
  const name = contactRules.name.parse(raw.name);
  if (name === undefined) return badRow(who, 'name', raw.name);
  const bad = (field: ContactField, got: string) => badRow({ ...who, name }, field, got);

  const phones = rankPhones(raw.phones.filter(isFilled), defaultCountry);
  const own = phones.filter(({ kind, isOnlyTold }) => kind !== 'fax' && !isOnlyTold);
  const phone = own.find(({ read }) => read);
  const [wrong] = own.filter(({ isOthers }) => !isOthers);
  if (!phone && wrong) {
    return { ...who, name, problem: phoneProblem(wrong.text, defaultCountry) };
  }
  const emails = raw.emails.filter(isFilled).sort((a, b) => rankOf(a) - rankOf(b));
  const ownEmails = emails.filter(({ isOnlyTold }) => !isOnlyTold);
  const email = ownEmails.find(({ text }) => contactRules.email.parse(text) !== undefined);
  if (!email && ownEmails[0]) return bad('email', ownEmails[0].text);
  const notes = contactRules.notes.parse(raw.notes);
  if (notes === undefined) return bad('notes', raw.notes);

  const form = { timeZone: timeZone ?? anywhere.timeZone, locale: locale ?? anywhere.locale };
  const { values, lines, asides, warnings } = readCalls(raw.calls ?? [], form);
  const others = [
    ...phones.filter((other) => other !== phone && !isSame(other.read, phone?.read)),
    ...emails.filter((other) => other !== email && !isSameText(other.text, email?.text)),
  ];
  return {
    ...who,
    name,
    phone: phone?.read?.e164 ?? null,
    email: email ? (contactRules.email.parse(email.text) ?? null) : null,
    notes: notes === '' ? null : notes,
    groups: readGroups(raw.groups),
    asides: [
      ...new Set([
        ...(phone && (phone.read?.hasRemark || phone.isOdd) ? [lineOf(phone)] : []),
        ...(email?.isOdd ? [lineOf(email)] : []),
        ...others.map(lineOf),
        ...[...raw.asides, ...asides].map(storable),
      ]),
    ],
    ...(Object.keys(values).length > 0 ? { calls: { values, lines } } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
    lines: { phone: phone ? lineOf(phone) : null, email: email ? lineOf(email) : null },
  };
}

/** A dash stands for nothing. */
function isFilled({ text }: Listed): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function isSame(phone: ImportedPhone | undefined, other: ImportedPhone | undefined): boolean {
  return phone !== undefined && !phone.hasRemark && phone.e164 === other?.e164;
}

function isSameText(text: string, other: string | undefined): boolean {
  return text.trim().toLowerCase() === other?.trim().toLowerCase();
}

function lineOf({ label, text }: Listed): string {
  return storable(`${label}: ${text.trim()}`);
}

/** PostgreSQL keeps no NUL and no half of a surrogate pair in a text. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').replace(/\r\n?/g, '\n').trim();
}

/** Google's own labels, which every contact has: "* myContacts" in its CSV, "myContacts" in its cards. */
const labelsOfGoogle = new Set(['myContacts', 'starred']);

function readGroups(given: readonly string[]): string[] {
  const groups = given
    // Google marks those that it has given to everybody: "* Family".
    .map((group) => storable(group).replace(/^\* /, ''))
    .filter((group) => group !== '' && !labelsOfGoogle.has(group));
  return [...new Set(groups)];
}

function phoneProblem(text: string, country: CountryCode | undefined): ImportProblem {
  const { example } = contactRules.phone;
  const got = excerpt(text);
  if (/^\d[.,]?\d*E\+?\d+$/i.test(got)) {
    return {
      field: 'phone',
      expected: 'all of its digits: the spreadsheet has shortened it, so make the column a text',
      example,
      got,
    };
  }
  const expected =
    country === undefined
      ? 'a phone number with its country code; for those without one, give defaultCountry in the query, as ?defaultCountry=ES'
      : `a phone number of ${nameOfCountry(country)} (defaultCountry=${country}), or one with its country code`;
  return { field: 'phone', expected, example, got };
}

function badRow(
  who: Pick<BadRow, 'row' | 'of' | 'name'>,
  field: ContactField,
  got: string,
): BadRow {
  const { expected, example } = contactRules[field];
  return { ...who, problem: { field, expected, example, got: excerpt(got) } };
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
