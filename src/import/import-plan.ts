import { isDeepStrictEqual } from 'node:util';
import { nearest } from '../forms/nearest.ts';
import { type ContactFields, callFields } from '../people/contact-fields.ts';
import { mapInSlices } from '../process/map-in-slices.ts';
import type { BadRow, ContactRow } from './contact-row.ts';
import { typeOf } from './import-phone.ts';
import { absorbCalls, mergeCalls, noCalls } from './merge-calls.ts';
import { areAlike, isOnlyNumber } from './names-alike.ts';
import { addLines } from './note-lines.ts';
import type { ImportProblem } from './raw-contact.ts';
import type { ImportedCalls } from './read-calls.ts';

/** What an import makes and changes of a contact. */
export interface ImportedFields extends ContactFields, ImportedCalls {}

/** A contact that the organization has already. */
export interface KnownContact extends ImportedFields {
  id: string;
  nameKey: string;
}

/** One person of a file whom the import makes, changes or finds in order. */
export interface Target {
  /** Of the contact: the known one's, or the one drawn for the new one. */
  id: string;
  row: number;
  fields: ImportedFields;
  /** The contact as it is, or null for a new one. */
  before: KnownContact | null;
}

/** What becomes of one row. */
export type PlannedRow =
  | { kind: 'bad'; row: BadRow }
  /** A person whom an earlier row of the file named. */
  | { kind: 'repeated'; row: ContactRow; target: Target; warnings: string[] }
  | { kind: 'first'; row: ContactRow; target: Target; warnings: string[] };

/** A row with what the database makes of it: its name's key, and an id in case it is somebody new. */
export interface KeyedRow extends ContactRow {
  nameKey: string;
  freshId: string;
}

/**
 * Decides who each row is: by phone; a row without one by its name. Of several contacts with that
 * name it is the one without a phone, if there is only one such: so the same file read twice finds
 * whom it made. What a file leaves blank stays as it is.
 *
 * A phone is one contact's. Two who share one are two people where nothing in their names is alike: it is
 * the first one's, or whose it is already, and the other keeps it in the notes.
 */
export async function planImport(
  rows: readonly (KeyedRow | BadRow)[],
  known: readonly KnownContact[],
): Promise<PlannedRow[]> {
  const byPhone = new Map(known.map((contact) => [contact.phone, contact]));
  const byName = Map.groupBy(known, ({ nameKey }) => nameKey);
  const owners = await findOwners(rows, byPhone);
  const seenPhones = new Map<string, Target>();
  const seenNames = new Map<string, Target>();
  const seenContacts = new Map<string, Target>();

  return mapInSlices(rows, (given): PlannedRow => {
    if ('problem' in given) return { kind: 'bad', row: given };
    const warnings: string[] = [...(given.warnings ?? [])];
    const row = withoutOthersPhone(given, owners, warnings);
    const { nameKey, freshId } = row;
    const namesakes = row.phone === null ? (byName.get(nameKey) ?? []) : [];
    const contact = row.phone === null ? pickNamesake(namesakes) : byPhone.get(row.phone);
    if (contact === undefined && namesakes.length > 1) {
      const { row: place, of, name } = row;
      const problem = ambiguous(row, namesakes);
      return {
        kind: 'bad',
        row: { row: place, ...(of === undefined ? {} : { of }), name, problem },
      };
    }
    const earlier = contact
      ? seenContacts.get(contact.id)
      : row.phone === null
        ? seenNames.get(nameKey)
        : seenPhones.get(row.phone);
    if (earlier) {
      absorb(earlier, row, warnings);
      return { kind: 'repeated', row, target: earlier, warnings };
    }

    const target: Target = {
      id: contact?.id ?? freshId,
      row: row.row,
      fields: contact ? merge(row, contact, warnings) : fieldsOf(row),
      before: contact ?? null,
    };
    keep(target, row.asides, warnings);
    seenContacts.set(target.id, target);
    if (row.phone !== null) seenPhones.set(row.phone, target);
    if (!seenNames.has(nameKey)) seenNames.set(nameKey, target);
    return { kind: 'first', row, target, warnings };
  });
}

/** All that an import may change. */
export const importedFields = [
  ...(['name', 'phone', 'email', 'notes'] as const),
  ...callFields,
  ...(['callConsent', 'doNotCall'] as const),
];

/** The fields in which a target differs from the contact as it is; none for a new one. */
export function changedFields({ fields, before }: Target): (keyof ImportedFields)[] {
  if (before === null) return [];
  return importedFields.filter((key) => !isDeepStrictEqual(fields[key], before[key]));
}

/** Whose a phone is: the name by which its owner is known, and the row that says so, if one does. */
interface Owner {
  name: string;
  row: number | null;
}

/** Whose each phone is: the row's that is called like the contact who has it, else the first one's. */
async function findOwners(
  rows: readonly (KeyedRow | BadRow)[],
  byPhone: ReadonlyMap<string | null, KnownContact>,
): Promise<Map<string, Owner>> {
  const owners = new Map<string, Owner>();
  const settled = new Set<string>();
  await mapInSlices(rows, (row) => {
    if ('problem' in row || row.phone === null || settled.has(row.phone)) return;
    const contact = byPhone.get(row.phone);
    const isTheirs =
      contact !== undefined && (isOnlyNumber(contact.name) || areAlike(row.name, contact.name));
    if (isTheirs) settled.add(row.phone);
    if (isTheirs || !owners.has(row.phone)) {
      // Somebody may be called anew; a landline that has an owner gets another person sooner.
      const stays = contact !== undefined && !isTheirs && typeOf(row.phone) === 'landline';
      owners.set(
        row.phone,
        stays ? { name: contact.name, row: null } : { name: row.name, row: row.row },
      );
    }
  });
  return owners;
}

/** The row as it is, or, where its phone is another person's, with the phone in the notes. */
function withoutOthersPhone(
  row: KeyedRow,
  owners: ReadonlyMap<string, Owner>,
  warnings: string[],
): KeyedRow {
  const owner = row.phone === null ? undefined : owners.get(row.phone);
  if (row.phone === null || !owner || areAlike(row.name, owner.name)) return row;
  const where = owner.row === null ? '' : ` (row ${owner.row})`;
  warnings.push(
    `${row.phone} is the phone of ${owner.name}${where}, and a phone is one contact's: here it is kept in the notes`,
  );
  return { ...row, phone: null, asides: [...row.asides, row.lines.phone ?? row.phone] };
}

function fieldsOf({ name, phone, email, notes, calls }: ContactRow): ImportedFields {
  return { name, phone, email, notes, ...noCalls, ...calls?.values };
}

/** Adds lines to the notes; what finds no room is told. */
function keep(target: Target, lines: readonly string[], warnings: string[]): void {
  const { notes, left } = addLines(target.fields.notes, lines);
  target.fields.notes = notes;
  warnings.push(...left.map((line) => `not taken over, because the notes are full: ${line}`));
}

/** What a further row of somebody adds: nothing of it is lost, and the first one's word stands. */
function absorb(target: Target, row: ContactRow, warnings: string[]): void {
  const { fields } = target;
  const isOtherEmail = row.email !== null && fields.email !== null && row.email !== fields.email;
  fields.email ??= row.email;
  keep(
    target,
    [
      ...(isOtherEmail ? [row.lines.email ?? row.email!] : []),
      ...absorbCalls(fields, row),
      ...(row.notes === null ? [] : [row.notes]),
      ...row.asides,
    ],
    warnings,
  );
}

function pickNamesake(namesakes: KnownContact[]): KnownContact | undefined {
  const phoneless = namesakes.filter(({ phone }) => phone === null);
  const [only, ...others] = phoneless.length > 0 ? phoneless : namesakes;
  return others.length === 0 ? only : undefined;
}

function merge(row: ContactRow, contact: KnownContact, warnings: string[]): ImportedFields {
  const isRenamed = row.phone !== null && !isOnlyNumber(contact.name) && row.name !== contact.name;
  if (
    isRenamed &&
    !areAlike(row.name, contact.name) &&
    nearest(row.name, [contact.name]).length === 0
  ) {
    warnings.push(`was called ${contact.name} before`);
  }
  const { notes } = contact;
  const hasNotes =
    row.notes !== null && notes !== null && addLines(notes, [row.notes]).notes === notes;
  return {
    // Found by name, the contact keeps its spelling: "Jose" in a file is no correction of "José".
    name: row.phone === null ? contact.name : row.name,
    phone: contact.phone,
    email: row.email ?? contact.email,
    // What somebody has added to the file's own notes stays.
    notes: hasNotes ? notes : (row.notes ?? notes),
    ...mergeCalls(row, contact, warnings),
  };
}

function ambiguous(row: ContactRow, namesakes: KnownContact[]): ImportProblem {
  return {
    field: 'name',
    expected: `a phone too, because ${namesakes.length} contacts have this name`,
    example: namesakes.find(({ phone }) => phone !== null)?.phone ?? '+34 600 111 222',
    got: row.name,
  };
}
