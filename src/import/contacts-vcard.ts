import { squash } from '../forms/nearest.ts';
import {
  type BadRow,
  type ColumnUse,
  type ImportReading,
  MAX_ROWS,
  type ParsedContacts,
  readContactRow,
  tooManyRows,
} from './contact-row.ts';
import { firstOf, longestName, mostWarnings } from './import-limits.ts';
import { parseImportMap } from './import-map.ts';
import type { Listed } from './rank-phones.ts';
import { excerpt, type RawContact } from './raw-contact.ts';
import { type Field, type Meaning, type PhoneKind, readPhoneKind } from './read-heading.ts';
import {
  isFilled,
  type Parameter,
  type Property,
  readProperty,
  splitCards,
  splitValue,
  unescapeText,
} from './vcard-properties.ts';

/** What a property is taken as; all others are named, but for what address books keep for themselves. */
const taken: Record<string, string> = {
  FN: 'name',
  N: 'name',
  NICKNAME: 'nickname, in the notes',
  TEL: 'phone',
  EMAIL: 'email',
  NOTE: 'notes',
  CATEGORIES: 'groups',
  'X-ABLABEL': 'label of another property',
};
const theirOwn = new Set(['VERSION', 'PRODID', 'REV', 'UID']);

/** What a property may be said to be; anything else is kept in the notes. */
const takenByMap: { [field in Field]?: string } = {
  phone: 'phone',
  email: 'email',
  group: 'groups',
};

/** A card with more properties is none of an address book, nor is a file with more kinds of them. */
const mostProperties = 500;
const mostNames = 500;

/**
 * Reads contacts from vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350). Never throws: a card that cannot
 * be read is a bad row, and properties that are not taken over are named. A reader of our own: of the
 * whole format these few properties are wanted, and most of this file would be needed around a library too.
 */
export function parseContactsVcard(text: string, reading: ImportReading = {}): ParsedContacts {
  const { cards: lines, outside } = splitCards(text);
  if (lines.length > MAX_ROWS) return tooManyRows();
  if (lines.length === 0) {
    return {
      problem: {
        field: 'file',
        expected: 'a vCard',
        example: 'BEGIN:VCARD … END:VCARD',
        got: 'no card',
      },
    };
  }
  const strays: string[] = [];
  const cards = lines.map((card) =>
    card.flatMap((line) => {
      const property = readProperty(line);
      if (!property) strays.push(line);
      return property ?? [];
    }),
  );
  const lost = [...strays, ...outside].filter((line) => line.trim() !== '');
  const uses = countProperties(cards);
  if (uses.size > mostNames) return tooManyNames(uses.size);
  const given = parseImportMap(reading.map ?? '', [...uses.keys()]);
  if ('problem' in given) return given;
  const read = cards.map((card, index) =>
    card.length > mostProperties
      ? { bad: tooManyProperties(index + 1, card.length), usesOrganization: true }
      : readCard(index + 1, card, given.map),
  );
  const columns = [...uses].map(([heading, filled]): ColumnUse => {
    const meant = given.map.get(squash(heading));
    const isName = heading === 'ORG' && read.every(({ usesOrganization }) => usesOrganization);
    const said = meant === 'ignored' ? meant : meant && (takenByMap[meant.field] ?? 'notes');
    return { heading, takenAs: said ?? taken[heading] ?? (isName ? 'name' : null), filled };
  });
  return {
    rows: read.map((card) => ('bad' in card ? card.bad : readContactRow(card.raw, reading))),
    columns,
    warnings: [
      ...firstOf(
        columns
          .filter(({ heading, takenAs }) => takenAs === null && !theirOwn.has(heading))
          .map(
            ({ heading, filled }) =>
              `${heading} was not taken over: ${filled} ${filled === 1 ? 'card has' : 'cards have'} it. To keep it in the notes: map=${heading}:notes`,
          ),
        mostWarnings,
      ),
      ...(lost[0] === undefined
        ? []
        : [
            `${lost.length} ${lost.length === 1 ? 'line is' : 'lines are'} no property of a card, as "${excerpt(lost[0])}"`,
          ]),
    ],
  };
}

function tooManyNames(count: number): ParsedContacts {
  const expected = `${mostNames} kinds of properties at most`;
  return { problem: { field: 'file', expected, example: 'FN, TEL, EMAIL', got: `${count}` } };
}

function tooManyProperties(row: number, count: number): BadRow {
  const expected = `${mostProperties} properties of a card at most`;
  return { row, problem: { field: 'card', expected, example: 'END:VCARD', got: `${count}` } };
}

/** In how many cards each property stands with something in it. */
function countProperties(cards: readonly (readonly Property[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const card of cards) {
    for (const name of new Set(card.filter(isFilled).map((property) => property.name))) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

function readCard(
  row: number,
  card: readonly Property[],
  map: ReadonlyMap<string, Meaning | 'ignored'>,
): { raw: RawContact; usesOrganization: boolean } {
  const filled = card.filter(isFilled);
  const of = (name: string) => filled.filter((property) => property.name === name);
  const texts = (name: string) => of(name).map(({ value }) => unescapeText(value).trim());
  const labels = new Map(of('X-ABLABEL').map(({ group, value }) => [group, unescapeText(value)]));
  const [names, ...furtherNames] = of('N');
  const [family = '', given = '', additional = '', prefix = '', suffix = ''] = splitValue(
    names?.value ?? '',
    ';',
  ).map((part) => unescapeText(part).trim());
  const [shown, ...furtherShown] = texts('FN');
  const parts = [given, additional, family, suffix].filter((part) => part !== '');
  const [organization = '', ...furtherOrganizations] = of('ORG').map(({ value }) => plain(value));
  const usesOrganization = shown === undefined && parts.length === 0 && organization !== '';
  const name = shown ?? (parts.join(' ') || organization);
  const key = squash(name.slice(0, longestName));
  const isLeft = (part: string) => part !== '' && !key.includes(squash(part));
  // What somebody says that a property is, where it is not one of those that are read anyway.
  const mapped = filled.flatMap((property) => {
    const meant = taken[property.name] === undefined && map.get(squash(property.name));
    return meant && meant !== 'ignored' ? [{ property, field: meant.field }] : [];
  });
  const as = (...fields: Field[]) =>
    mapped.filter(({ field }) => fields.includes(field)).map(({ property }) => property);
  const asNotes = mapped.filter(({ field }) => takenByMap[field] === undefined);
  return {
    usesOrganization,
    raw: {
      row,
      name,
      phones: [...of('TEL'), ...as('phone')].map((tel) => listed(tel, 'phone', labels)),
      emails: [...of('EMAIL'), ...as('email')].map((email) => listed(email, 'email', labels)),
      notes: texts('NOTE').join('\n'),
      asides: [
        ...[
          ...furtherShown,
          parts.filter(isLeft).join(' '),
          ...furtherNames.map(({ value }) => plain(value)),
        ]
          .filter(isLeft)
          .map((text) => `name: ${text}`),
        ...(usesOrganization ? furtherOrganizations.map((text) => `organization: ${text}`) : []),
        ...(isLeft(prefix) ? [`title: ${prefix}`] : []),
        ...texts('NICKNAME').map((text) => `nickname: ${text}`),
        ...asNotes.map(({ property }) => `${property.name}: ${plain(property.value)}`),
      ],
      groups: [...of('CATEGORIES'), ...as('group')].flatMap(({ value }) =>
        splitValue(value, ',').map(unescapeText),
      ),
    },
  };
}

/** The parts of a value on one line: of an address, its street, city and country. */
function plain(value: string): string {
  return splitValue(value, ';')
    .map((part) => unescapeText(part).trim())
    .filter((part) => part !== '')
    .join(', ');
}

/** A phone or an address with what the card says of it: its types, and the label that Apple puts beside it. */
function listed(
  { group, parameters, value }: Property,
  what: string,
  labels: ReadonlyMap<string, string>,
): Listed {
  const types = parameters.filter(({ name }) => name === 'TYPE').map((type) => type.value);
  const said = types.filter((type) => !/^(?:PREF|VOICE|INTERNET|MSG|TEXT|VIDEO)$/.test(type));
  // Apple writes its own labels as _$!<Mobile>!$_.
  const label =
    group === ''
      ? undefined
      : labels
          .get(group)
          ?.replace(/^_\$!<(.*)>!\$_$/, '$1')
          .trim();
  const ofLabel = label === undefined ? undefined : readPhoneKind(label);
  const ofTypes = said.map((type) => readPhoneKind(type)).filter((kind) => kind !== undefined);
  const whatsappId = parameters.find(({ name }) => name === 'WAID')?.value;
  const names = [...said.map((type) => type.toLowerCase()), ...(label ? [label] : [])];
  return {
    text: textOf(unescapeText(value), whatsappId),
    label: names.length > 0 ? `${what} (${names.join(', ')})` : what,
    kind: whatsappId === undefined ? bestOf(ofLabel ? [ofLabel, ...ofTypes] : ofTypes) : 'mobile',
    ...(ofLabel === undefined && label ? { isOdd: true } : {}),
    preference: preferenceOf(parameters),
  };
}

/** WhatsApp's own cards name the number twice; its id is it without any doubt. */
function textOf(value: string, whatsappId: string | undefined): string {
  if (whatsappId === undefined || /\d{5}/.test(value.replace(/[\s().-]/g, ''))) return value;
  return `+${whatsappId}`;
}

function bestOf(kinds: readonly PhoneKind[]): PhoneKind {
  if (kinds.includes('fax')) return 'fax';
  return kinds.includes('mobile') ? 'mobile' : (kinds.find((kind) => kind !== 'phone') ?? 'phone');
}

/** How much a card prefers it: "PREF", "PREF=1"; 101 where it says nothing of it. */
function preferenceOf(parameters: readonly Parameter[]): number {
  if (parameters.some(({ name, value }) => name === 'TYPE' && value === 'PREF')) return 1;
  const preference = Number(parameters.find(({ name }) => name === 'PREF')?.value ?? Number.NaN);
  return preference >= 1 ? Math.min(preference, 100) : 101;
}
