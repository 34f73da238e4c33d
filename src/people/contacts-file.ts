import { stringify } from 'csv-stringify/sync';
import { quoteFormula } from '../forms/formula.ts';
import { mapInSlices } from '../process/map-in-slices.ts';
import { callFields } from './contact-fields.ts';

/** What an export may tell of a contact: a column each, called so that an import understands it, but for the last. */
export const exportedFields = [
  'name',
  'phone',
  'email',
  'notes',
  ...callFields,
  'callConsent',
  'doNotCall',
  'locale',
  'id',
  'createdAt',
] as const;

/** Of those in a group, besides. */
export const exportedOfMembers = ['role', 'title'] as const;

export type ExportedField = (typeof exportedFields | typeof exportedOfMembers)[number];

/** Whom an export tells of; a group's have their role and title. */
export type ExportedContact = {
  [Field in ExportedField]?: string | number | boolean | Date | null;
};

export interface FileForm {
  format: 'csv' | 'json';
  fields: readonly ExportedField[];
  /** Phones as they are: without the quote that keeps a spreadsheet from computing them. */
  raw: boolean;
}

/** Excel reads CSV as UTF-8 only where it begins so. */
const byteOrderMark = '\uFEFF';

/** RFC 4180, 2.1; a cell that has either half of it is quoted. */
const csv = { record_delimiter: '\r\n', quoted_match: /[\r\n]/ };

/** A file of contacts, in slices, so that of thousands none keeps others waiting. */
export async function writeContacts(
  contacts: readonly ExportedContact[],
  { format, fields, raw }: FileForm,
): Promise<Buffer> {
  if (format === 'json') {
    const rows = await mapInSlices(contacts, (contact) =>
      JSON.stringify(Object.fromEntries(fields.map((field) => [field, contact[field] ?? null]))),
    );
    return Buffer.from(`[${rows.join(',\n')}]\n`);
  }
  const lines = await mapInSlices(contacts, (contact) => {
    const cells = fields.map((field) => {
      const text = textOf(contact[field]);
      return raw && field === 'phone' ? text : quoteFormula(text);
    });
    return stringify([cells], csv);
  });
  return Buffer.from([byteOrderMark, stringify([[...fields]], csv), ...lines].join(''));
}

function textOf(value: ExportedContact[ExportedField]): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value instanceof Date ? value.toISOString() : String(value);
}
