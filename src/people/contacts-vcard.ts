import {
  type ImportReading,
  MAX_ROWS,
  type ParsedContacts,
  type RawContact,
  readContactRow,
  tooManyRows,
} from './contact-row.ts';

/** One line of a card: `item1.TEL;TYPE=CELL:+34 600 111 222`. */
interface Property {
  name: string;
  /** Upper case; of a parameter without a name ("TEL;CELL:", vCard 2.1) the value stands as TYPE. */
  parameters: Parameter[];
  value: string;
}

interface Parameter {
  name: string;
  value: string;
}

/**
 * Reads contacts from vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350). Never throws: a card that cannot
 * be read is a bad row. A reader of our own: of the whole format these few properties are wanted,
 * and most of this file would be needed around a library too.
 */
export function parseContactsVcard(text: string, reading: ImportReading = {}): ParsedContacts {
  const cards = splitCards(text);
  if (cards.length > MAX_ROWS) return tooManyRows();
  if (cards.length === 0) {
    return {
      problem: {
        field: 'file',
        expected: 'a vCard',
        example: 'BEGIN:VCARD … END:VCARD',
        got: 'no card',
      },
    };
  }
  return { rows: cards.map((lines, index) => readContactRow(readCard(index + 1, lines), reading)) };
}

/** The lines of each card, unfolded. A card that is not closed ends where the next begins. */
function splitCards(text: string): string[][] {
  const cards: string[][] = [];
  let open = false;
  for (const line of unfold(text)) {
    if (/^BEGIN:VCARD\s*$/i.test(line)) cards.push([]);
    if (/^(BEGIN|END):VCARD\s*$/i.test(line)) open = /^B/i.test(line);
    else if (open) cards.at(-1)?.push(line);
  }
  return cards;
}

/** Joins the lines that were folded: by a leading blank (RFC 6350, 3.2), or in 2.1 by a last "=". */
function unfold(text: string): string[] {
  const lines: string[] = [];
  let quoted = false;
  let soft = false;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const last = lines.length - 1;
    if (soft) {
      lines[last] = (lines[last] ?? '').slice(0, -1) + line;
    } else if (last >= 0 && /^[ \t]/.test(line)) {
      lines[last] += line.slice(1);
    } else {
      lines.push(line);
      // Asked once a property, not of the growing line: a hostile file would take hours.
      quoted = /^[^:]*QUOTED-PRINTABLE/i.test(line);
    }
    soft = quoted && line.endsWith('=');
  }
  return lines;
}

function readCard(row: number, lines: string[]): RawContact {
  const properties = lines.map(readProperty).filter((property) => property !== undefined);
  const values = (name: string) => properties.filter((property) => property.name === name);
  const first = (name: string) => unescapeText(values(name)[0]?.value ?? '');
  const phones = values('TEL').map((tel) => ({
    value: unescapeText(tel.value),
    rank: rankOf(tel),
  }));
  return {
    row,
    name:
      [first('FN'), nameOf(values('N')[0]?.value ?? ''), first('ORG')].find((name) =>
        name.trim(),
      ) ?? '',
    phones: phones.sort((a, b) => a.rank - b.rank).map(({ value }) => value),
    email: (values('EMAIL').sort((a, b) => rankOf(a) - rankOf(b))[0]?.value ?? '').trim(),
    notes: first('NOTE'),
    groups: values('CATEGORIES').flatMap(({ value }) => splitValue(value, ',').map(unescapeText)),
  };
}

/** Undefined for a line that is none of the properties that are wanted: such a one is passed over. */
function readProperty(line: string): Property | undefined {
  const name = /^(?:[\w-]+\.)?(FN|N|ORG|TEL|EMAIL|NOTE|CATEGORIES)(?=[;:])/i.exec(line);
  const colon = findColon(line);
  if (!name?.[1] || colon === -1) return undefined;
  const value = line.slice(colon + 1);
  const parameters = line
    .slice(name[0].length + 1, colon)
    .replaceAll('"', '')
    .split(/[;,]/)
    .map((item) => item.trim().toUpperCase())
    .map((item): Parameter => {
      const [key = '', ...rest] = item.split('=');
      // "TYPE=CELL,VOICE" and "CELL;VOICE" alike.
      return rest.length === 0
        ? { name: 'TYPE', value: key }
        : { name: key, value: rest.join('=') };
    });
  const says = (key: string) => parameters.find((parameter) => parameter.name === key)?.value;
  const quoted = parameters.some((parameter) => parameter.value === 'QUOTED-PRINTABLE');
  return {
    name: name[1].toUpperCase(),
    parameters,
    value: quoted ? decodeQuoted(value, says('CHARSET')) : value,
  };
}

/** Where the colon is that ends the parameters: a quoted one may hold others. */
function findColon(line: string): number {
  let quoted = false;
  for (let index = 0; index < line.length; index += 1) {
    if (line[index] === '"') quoted = !quoted;
    else if (line[index] === ':' && !quoted) return index;
  }
  // A quote that is never closed.
  return line.indexOf(':');
}

/** The lowest is the best: a mobile before the rest, a fax last, then what is preferred (PREF, PREF=1). */
function rankOf({ parameters }: Property): number {
  const types = parameters.filter(({ name }) => name === 'TYPE').map(({ value }) => value);
  const mobile = types.some((type) => ['CELL', 'MOBILE', 'IPHONE', 'WHATSAPP'].includes(type));
  const fax = types.some((type) => ['FAX', 'PAGER'].includes(type));
  const preference = Number(parameters.find(({ name }) => name === 'PREF')?.value ?? Number.NaN);
  const preferred = types.includes('PREF') ? 1 : preference >= 1 ? Math.min(preference, 100) : 101;
  return (fax ? 2000 : mobile ? 0 : 1000) + preferred;
}

/** "Ruiz;Ana;María;Dra.;" → "Ana María Ruiz". */
function nameOf(value: string): string {
  const [family = '', given = '', additional = ''] = splitValue(value, ';').map(unescapeText);
  return [given, additional, family].filter((part) => part.trim() !== '').join(' ');
}

/** Splits at a separator that no backslash stands before. */
function splitValue(value: string, separator: ',' | ';'): string[] {
  const parts: string[] = [''];
  for (const token of value.match(/\\.|[^\\]|\\$/gsu) ?? []) {
    if (token === separator) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
}

function unescapeText(value: string): string {
  return value.replace(/\\(.)/gsu, (_, char: string) =>
    char === 'n' || char === 'N' ? '\n' : char,
  );
}

/** RFC 2045, 6.7. The bytes are UTF-8 unless the card says otherwise, in a charset known to Node. */
function decodeQuoted(value: string, charset = 'UTF-8'): string {
  const bytes = Buffer.from(value, 'utf8')
    .toString('latin1')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  try {
    return new TextDecoder(charset).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return new TextDecoder().decode(Buffer.from(bytes, 'latin1'));
  }
}
