import { squash } from '../forms/nearest.ts';
import { type Column, labelOf, type PersonColumns } from './columns.ts';
import { longestName } from './import-limits.ts';
import { splitPhones } from './import-phone.ts';
import type { Listed } from './rank-phones.ts';
import type { RawContact } from './raw-contact.ts';
import { isCallColumn } from './read-call-heading.ts';
import { type Field, type Meaning, type Role, readPhoneKind } from './read-heading.ts';

/** A column that is understood, with what it has in one row. */
interface Cell extends Column {
  meaning: Meaning;
  text: string;
}

/**
 * The people of one row. Whoever is called by a name and has a phone is one; what is told of others is
 * kept with the person whose row it is.
 */
export function readRecord(
  record: readonly string[],
  people: readonly PersonColumns[],
  row: number,
): RawContact[] {
  const [main, ...others] = people.map(({ of, columns }) => ({
    of,
    cells: columns.flatMap((column): Cell | [] => {
      const text = record[column.index]?.trim() ?? '';
      return text === '' ? [] : { ...column, text };
    }),
  }));
  if (!main) return [];
  const whose = readPerson(main.cells, row, undefined);
  const named = others
    .filter(({ cells }) => cells.length > 0)
    .map(({ of, cells }) => ({ cells, person: readPerson(cells, row, of) }));
  const relatives = named.filter(
    ({ person }) => person.name !== '' && (person.phones.length > 0 || whose.name === ''),
  );
  const apart = new Set(relatives.map(({ person }) => person));
  for (const { cells, person } of named) {
    if (apart.has(person)) continue;
    const told = person.name === '' ? [...person.phones, ...person.emails] : [];
    whose.phones.push(...(person.name === '' ? person.phones : []));
    whose.emails.push(...(person.name === '' ? person.emails : []));
    const texts = new Set(told.map(({ text }) => text));
    whose.asides.push(...cells.filter(({ text }) => !texts.has(text)).map(asideOf));
  }
  giveToRelatives(whose, [...apart]);
  const isNobody = main.cells.length === 0 && apart.size > 0;
  return [...(isNobody ? [] : [whose]), ...apart];
}

/** A child's phone that a parent has too is the parent's. */
function giveToRelatives(whose: RawContact, relatives: readonly RawContact[]): void {
  const theirs = new Set(
    relatives.flatMap(({ phones }) => phones.map(({ text }) => lastDigits(text))),
  );
  const isTheirs = ({ text }: Listed) =>
    lastDigits(text).length >= 7 && theirs.has(lastDigits(text));
  whose.asides.push(...whose.phones.filter(isTheirs).map(({ label, text }) => `${label}: ${text}`));
  whose.phones = whose.phones.filter((phone) => !isTheirs(phone));
}

/** The last nine digits, by which a number is the same with and without its country. */
function lastDigits(text: string): string {
  return text.replace(/\D/g, '').slice(-9);
}

function readPerson(cells: readonly Cell[], row: number, of: string | undefined): RawContact {
  const having = (field: Field) => cells.filter(({ meaning }) => meaning.field === field);
  const { name, left } = nameOf(having);
  const [notes, ...furtherNotes] = having('notes').sort(
    (a, b) => Number(!a.isNotes) - Number(!b.isNotes),
  );
  // A column that somebody has only said to be notes keeps its heading in them.
  const isPlain = notes?.isNotes === true;
  const isNamedRelative = of !== undefined && name !== '';
  const used = new Set<Cell>();
  const kinds = byPlace(having('kind'));
  const dials = byPlace(having('dial'));
  const list = (field: 'phone' | 'email', split: (cell: string) => string[]): Listed[] =>
    having(field).flatMap((cell) => {
      const kind = kinds.get(placeOf(field, cell.meaning.number));
      const said = kind && readPhoneKind(kind.text);
      const dial =
        dials.get(placeOf(field, cell.meaning.number)) ?? dials.get(placeOf(field, null));
      const digits = /^(?:\+|00)?([1-9]\d{0,3})$/.exec(dial?.text ?? '')?.[1];
      if (kind) used.add(kind);
      if (dial && digits !== undefined) used.add(dial);
      const own = cell.meaning.kind ?? 'phone';
      return split(cell.text).map((text) => ({
        text: digits === undefined ? text : withCode(digits, text),
        label: kind === undefined ? labelOf(cell) : `${labelOf(cell)} (${kind.text})`,
        kind: own === 'phone' ? (said ?? 'phone') : own,
        ...(kind?.text.startsWith('*') ? { preference: 1 } : {}),
        ...(kind !== undefined && said === undefined && isOdd(kind.text) ? { isOdd: true } : {}),
        ...(isNamedRelative ? {} : reachOf(cell.meaning.role)),
      }));
    });
  const phones = list('phone', splitPhones);
  const emails = list('email', splitEmails);
  return {
    row,
    ...(of === undefined ? {} : { of }),
    name,
    phones,
    emails,
    notes: notes && isPlain ? notes.text : '',
    asides: [
      ...left.map(asideOf),
      ...having('nick').map(asideOf),
      ...(notes && !isPlain ? [asideOf(notes)] : []),
      ...furtherNotes.map(asideOf),
      ...[...having('kind'), ...having('dial')].filter((cell) => !used.has(cell)).map(asideOf),
    ],
    groups: having('group').flatMap(({ text }) => text.split(/;|:::/)),
    calls: cells.flatMap((cell) =>
      isCallColumn(cell.meaning.field)
        ? { field: cell.meaning.field, label: labelOf(cell), text: cell.text }
        : [],
    ),
  };
}

/** What stands beside phones and addresses, the first of each, by what it is of and its number. */
function byPlace(cells: readonly Cell[]): Map<string, Cell> {
  const places = cells.map(({ meaning: { of = 'phone', number } }) => placeOf(of, number));
  // Of two with one key the last stays.
  return new Map(cells.map((cell, at): [string, Cell] => [places[at]!, cell]).reverse());
}

function placeOf(field: string, number: number | null): string {
  return `${field} ${number}`;
}

function asideOf(column: Cell): string {
  return `${labelOf(column)}: ${column.text}`;
}

/** Whether a label is a word of somebody's own: not Google's star, nor what Outlook says of every address. */
function isOdd(label: string): boolean {
  return /\p{L}/u.test(label) && !/^(?:smtp|internet|ex)$/i.test(label);
}

/** A phone with its country's code before it; the trunk's 0 goes, but in Italy, where it stays. */
function withCode(digits: string, text: string): string {
  if (/^\s*(?:\+|00)/.test(text)) return text;
  return `+${digits} ${digits === '39' ? text : text.replace(/^\s*\(?0/, '')}`;
}

/** How a phone of somebody else's serves: a parent's reaches the child, that for emergencies does not. */
function reachOf(role: Role | null): Partial<Listed> | undefined {
  if (role === null || role.name === 'self') return undefined;
  return role.name === 'emergency' || role.name === 'partner'
    ? { isOthers: true, isOnlyTold: true }
    : { isOthers: true };
}

function splitEmails(cell: string): string[] {
  const parts = cell.split(/:::|[;,\s]/).filter((part) => part !== '');
  return parts.every((part) => part.includes('@')) ? parts : [cell];
}

/**
 * What somebody is called: the whole name where a column has it, else its parts. "Name" beside a first name
 * is a last name in some languages; beside a last name it may be the first. What is not in the name is left.
 */
function nameOf(having: (field: Field) => Cell[]): { name: string; left: Cell[] } {
  const [whole, ...furtherNames] = having('name');
  const firsts = having('first');
  const lasts = having('last').sort((a, b) => (a.meaning.number ?? 0) - (b.meaning.number ?? 0));
  const ends = [...lasts, ...having('suffix')];
  const parts = [...firsts, ...having('middle'), ...ends];
  const isIn = (text: string) => {
    const key = squash(text.slice(0, longestName));
    return ({ text: part }: Cell) => key.includes(squash(part));
  };
  const isInWhole = isIn(whole?.text ?? '');
  const isMissing = (cell: Cell) => whole !== undefined && !isInWhole(cell);
  const cells =
    whole === undefined
      ? parts
      : firsts.length === 0
        ? [whole, ...parts.filter(isMissing)]
        : lasts.length === 0 && firsts.some(isMissing)
          ? [...firsts, ...having('middle'), whole, ...having('suffix')]
          : [whole];
  const name = cells.map(({ text }) => text).join(' ');
  const inName = new Set(cells);
  const rest = [...furtherNames, ...parts].filter((cell) => !inName.has(cell));
  const isSaid = isIn(name);
  return { name, left: rest.filter((cell) => !isSaid(cell)) };
}
