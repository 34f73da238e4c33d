import { squash } from '../forms/nearest.ts';
import type { ColumnUse } from './contact-row.ts';
import { type Field, type Meaning, type Role, readHeading } from './read-heading.ts';

/** One column of a file, with what its cells are; undefined where nobody knows. */
export interface Column {
  index: number;
  heading: string;
  meaning: Meaning | 'ignored' | undefined;
  /** Whether the heading says itself that the cells are notes. */
  isNotes: boolean;
}

/** The columns of one person of each row: of whose row it is, or of somebody around them. */
export interface PersonColumns {
  /** "Parent 1"; undefined for whose row it is. */
  of: string | undefined;
  columns: (Column & { meaning: Meaning })[];
}

/** Fields by which somebody is called. */
const naming: ReadonlySet<Field> = new Set(['name', 'first', 'middle', 'last']);

/** The heading in words, without what Google puts behind it ("Phone 1 - Value"). */
export function labelOf({ heading, index }: Column): string {
  return heading.replace(/ - Value$/i, '').trim() || `Column ${index + 1}`;
}

/** What the columns of a file are, by their headings and what somebody says of them (`map`). */
export function readColumns(
  headings: readonly string[],
  given: ReadonlyMap<string, Meaning | 'ignored'>,
): Column[] {
  return headings.map((heading, index) => {
    const own = readHeading(heading);
    const meaning = given.get(squash(heading)) ?? given.get(`column${index + 1}`) ?? own;
    return { index, heading: heading.trim(), meaning, isNotes: own?.field === 'notes' };
  });
}

/** Whether anybody is called by one of the columns. */
export function hasNames(columns: readonly Column[]): boolean {
  return columns.some(({ meaning }) => isNaming(meaning));
}

function isNaming(meaning: Column['meaning']): boolean {
  return typeof meaning === 'object' && naming.has(meaning.field);
}

/**
 * What headings leave open is told by the cells: whether a "Number" is a phone or that of a shirt, and what
 * stands below "Contact" or "Mother".
 */
export function settleColumns(
  columns: readonly Column[],
  records: readonly (readonly string[])[],
): Column[] {
  return columns.map((column) => {
    const { meaning, heading, index } = column;
    if (typeof meaning !== 'object') return column;
    const cells = () =>
      records.map((record) => (record[index] ?? '').trim()).filter((cell) => cell !== '');
    if (isBareNumber(heading) && !cells().some(isPhoneLike)) {
      return { ...column, meaning: undefined };
    }
    const isBare = isBareContact(heading);
    if (meaning.field !== 'name' || (meaning.role === null && !isBare)) return column;
    const some = cells();
    const are = (is: (cell: string) => boolean) => some.length > 0 && some.every(is);
    if (are((cell) => cell.includes('@'))) {
      return { ...column, meaning: { ...meaning, field: 'email' } };
    }
    if (are(isPhoneLike)) {
      return { ...column, meaning: { ...meaning, field: 'phone', kind: 'phone' } };
    }
    const isOnlyName = !columns.some((other) => other.index !== index && isNaming(other.meaning));
    return !isBare || isOnlyName ? column : { ...column, meaning: undefined };
  });
}

const bareNumbers = new Set(['number', 'numero', 'nummer', 'num', 'no', 'nr', 'n']);
const bareContacts = new Set(['contact', 'contacto', 'kontakt', 'contatto', 'contato']);

function isBareNumber(heading: string): boolean {
  return bareNumbers.has(squash(heading));
}

function isBareContact(heading: string): boolean {
  return bareContacts.has(squash(heading));
}

function isPhoneLike(cell: string): boolean {
  return (cell.match(/\d/g) ?? []).length >= 7 && !/\p{L}{3}/u.test(cell);
}

/**
 * Who a row is about. Columns that name a parent, a contact for emergencies or another person of the row
 * ("Parent 1 Name", "P1 Mobile") are theirs where they are called by a name, and else those of whose row
 * it is. The player, the member, is whose row it is. The first is whose row it is.
 */
export function groupColumns(columns: readonly Column[]): PersonColumns[] {
  const understood = columns.filter(
    (column): column is Column & { meaning: Meaning } => typeof column.meaning === 'object',
  );
  const own = understood.some(({ meaning }) => meaning.role === null && naming.has(meaning.field));
  const byKey = Map.groupBy(understood, ({ meaning: { role } }) =>
    role === null || (role.name === 'self' && !own) ? '' : keyOf(role),
  );
  const people: PersonColumns[] = [...byKey].map(([key, its]) => ({
    of: key === '' ? undefined : key,
    columns: its,
  }));
  const [main, ...others] = people
    .flatMap(splitNumbered)
    .sort((a, b) => Number(a.of !== undefined) - Number(b.of !== undefined));
  if (!main) return [];
  const all =
    main.of === undefined ? [main, ...others] : [{ of: undefined, columns: [] }, main, ...others];
  const [first, ...rest] = all as [PersonColumns, ...PersonColumns[]];
  const named = rest.filter(({ columns }) => hasNames(columns));
  const nameless = rest.filter(({ columns }) => !hasNames(columns));
  const whose = {
    of: undefined,
    columns: [...first.columns, ...nameless.flatMap((one) => one.columns)],
  };
  if (hasNames(whose.columns)) return [whose, ...named];
  // Nobody but a parent is called by a name: it is their row.
  const [next, ...further] = named;
  return next
    ? [{ of: undefined, columns: [...whose.columns, ...next.columns] }, ...further]
    : [whose];
}

/** "Name 1, Phone 1, Name 2, Phone 2" are two people; "Name, Phone 1, Phone 2" is one. */
function splitNumbered(person: PersonColumns): PersonColumns[] {
  const numbersOf = (fields: readonly Field[]) =>
    new Set(
      person.columns.flatMap(({ meaning: { field, number } }) =>
        fields.includes(field) && number !== null ? [number] : [],
      ),
    );
  const reached = numbersOf(['phone', 'email']);
  const names = [...numbersOf(['name', 'first'])].filter((number) => reached.has(number));
  const [first, ...others] = names.sort((a, b) => a - b);
  if (first === undefined || others.length === 0) return [person];
  const isOf = (number: number) => (column: Column & { meaning: Meaning }) =>
    column.meaning.number === number;
  const rest = person.columns.filter(
    ({ meaning }) => meaning.number === null || !names.includes(meaning.number),
  );
  return [
    { ...person, columns: [...rest, ...person.columns.filter(isOf(first))] },
    ...others.map((number) => ({
      of: `${person.of ?? 'Person'} ${number}`,
      columns: person.columns.filter(isOf(number)),
    })),
  ];
}

function keyOf({ name, number }: Role): string {
  const word = name === 'self' ? 'Player' : name.charAt(0).toUpperCase() + name.slice(1);
  return number === null ? word : `${word} ${number}`;
}

/** How the report calls what a column was taken as. */
export function useOf(column: Column, records: readonly (readonly string[])[]): ColumnUse {
  const { meaning, heading, index } = column;
  const filled = records.filter((record) => (record[index] ?? '').trim() !== '').length;
  return { column: index + 1, heading, takenAs: describe(meaning), filled };
}

const fieldNames: Record<Exclude<Field, 'phone' | 'kind'>, string> = {
  name: 'name',
  first: 'first name',
  middle: 'middle name',
  last: 'last name',
  suffix: 'name suffix',
  nick: 'nickname, in the notes',
  email: 'email',
  notes: 'notes',
  group: 'groups',
  dial: 'country code of the phone',
  timeZone: 'time zone',
  appointment: 'time of the appointment',
  appointmentType: 'type of the appointment',
  appointmentDuration: 'length of the appointment',
  appointmentStatus: 'status of the appointment',
  appointmentProvider: 'whom the appointment is with',
  bookingSource: 'booking source',
  specialInstructions: 'special instructions',
  callHoursBefore: 'hours before the appointment to call',
  callConsent: 'consent to calls',
  doNotCall: 'do not call',
};

function describe(meaning: Column['meaning']): string | null {
  if (meaning === undefined) return null;
  if (meaning === 'ignored') return 'ignored';
  const { field, kind, of, role } = meaning;
  const what =
    field === 'phone'
      ? kind === 'phone' || kind === undefined
        ? 'phone'
        : `${kind} phone`
      : field === 'kind'
        ? `kind of ${of}`
        : fieldNames[field];
  return role === null ? what : `${what} of ${keyOf(role)}`;
}
