import type { ContactFields } from './contact-fields.ts';
import type { BadRow, ContactRow, ImportProblem } from './contact-row.ts';

/** A contact that the organization has already. */
export interface KnownContact extends ContactFields {
  id: string;
  nameKey: string;
}

/** One person of a file whom the import makes, changes or finds in order. */
export interface Target {
  /** Of the contact: the known one's, or the one drawn for the new one. */
  id: string;
  row: number;
  fields: ContactFields;
  /** The contact as it is, or null for a new one. */
  before: KnownContact | null;
}

/** What becomes of one row. */
export type PlannedRow =
  | { kind: 'bad'; row: BadRow }
  /** A person whom an earlier row of the file named. */
  | { kind: 'repeated'; row: ContactRow; target: Target }
  | { kind: 'first'; row: ContactRow; target: Target };

/** A row with what the database makes of it: its name's key, and an id in case it is somebody new. */
export interface KeyedRow extends ContactRow {
  nameKey: string;
  freshId: string;
}

/**
 * Decides who each row is: by phone; a row without one by its name. Of several contacts with that
 * name it is the one without a phone, if there is only one such: so the same file read twice finds
 * whom it made. What a file leaves blank stays as it is.
 */
export function planImport(
  rows: readonly (KeyedRow | BadRow)[],
  known: readonly KnownContact[],
): PlannedRow[] {
  const byPhone = new Map(known.map((contact) => [contact.phone, contact]));
  const byName = Map.groupBy(known, ({ nameKey }) => nameKey);
  const seenPhones = new Map<string, Target>();
  const seenNames = new Map<string, Target>();
  const seenContacts = new Map<string, Target>();

  return rows.map((row): PlannedRow => {
    if ('problem' in row) return { kind: 'bad', row };
    const { nameKey, freshId } = row;
    const namesakes = row.phone === null ? (byName.get(nameKey) ?? []) : [];
    const contact = row.phone === null ? pickNamesake(namesakes) : byPhone.get(row.phone);
    if (contact === undefined && namesakes.length > 1) {
      return {
        kind: 'bad',
        row: { row: row.row, name: row.name, problem: ambiguous(row, namesakes) },
      };
    }
    const earlier = contact
      ? seenContacts.get(contact.id)
      : row.phone === null
        ? seenNames.get(nameKey)
        : seenPhones.get(row.phone);
    if (earlier) return { kind: 'repeated', row, target: earlier };

    const target: Target = {
      id: contact?.id ?? freshId,
      row: row.row,
      fields: contact ? merge(row, contact) : row,
      before: contact ?? null,
    };
    seenContacts.set(target.id, target);
    if (row.phone !== null) seenPhones.set(row.phone, target);
    if (!seenNames.has(nameKey)) seenNames.set(nameKey, target);
    return { kind: 'first', row, target };
  });
}

/** The fields in which a target differs from the contact as it is; none for a new one. */
export function changedFields({ fields, before }: Target): (keyof ContactFields)[] {
  if (before === null) return [];
  return (['name', 'phone', 'email', 'notes'] as const).filter(
    (key) => fields[key] !== before[key],
  );
}

function pickNamesake(namesakes: KnownContact[]): KnownContact | undefined {
  const phoneless = namesakes.filter(({ phone }) => phone === null);
  const [only, ...others] = phoneless.length > 0 ? phoneless : namesakes;
  return others.length === 0 ? only : undefined;
}

function merge(row: ContactRow, contact: KnownContact): ContactFields {
  return {
    // Found by name, the contact keeps its spelling: "Jose" in a file is no correction of "José".
    name: row.phone === null ? contact.name : row.name,
    phone: contact.phone,
    email: row.email ?? contact.email,
    notes: row.notes ?? contact.notes,
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
