/** One line of a card: `item1.TEL;TYPE=CELL:+34 600 111 222`. */
export interface Property {
  /** What binds it to its label: "item1". */
  group: string;
  name: string;
  /** Upper case; of a parameter without a name ("TEL;CELL:", vCard 2.1) the value stands as TYPE. */
  parameters: Parameter[];
  value: string;
}

export interface Parameter {
  name: string;
  value: string;
}

/**
 * The lines of each card, unfolded, and those that stand in none. A card that is not closed ends where the
 * next begins.
 */
export function splitCards(text: string): { cards: string[][]; outside: string[] } {
  const cards: string[][] = [];
  const outside: string[] = [];
  let open = false;
  for (const line of unfold(text)) {
    if (/^BEGIN:VCARD\s*$/i.test(line)) cards.push([]);
    if (/^(BEGIN|END):VCARD\s*$/i.test(line)) open = /^B/i.test(line);
    else if (open) cards.at(-1)?.push(line);
    else outside.push(line);
  }
  return { cards, outside };
}

/** Joins the lines that were folded: by a leading blank (RFC 6350, 3.2), or in 2.1 by a last "=". */
function unfold(text: string): string[] {
  // The pieces of each line, joined once: a line that grows would be copied with each.
  const lines: string[][] = [];
  let quoted = false;
  let soft = false;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const last = lines.at(-1);
    const goesOn = last !== undefined && !soft && /^[ \t]/.test(line);
    const piece = goesOn ? line.slice(1) : line;
    if (last === undefined || !(soft || goesOn)) {
      quoted = /^[^:]*QUOTED-PRINTABLE/i.test(line);
      lines.push([]);
    }
    soft = quoted && line.endsWith('=');
    lines.at(-1)!.push(soft ? piece.slice(0, -1) : piece);
  }
  return lines.map((pieces) => pieces.join(''));
}

/** What stands before the colon, in characters: more is no property. */
const longestHead = 1000;

/** Undefined for a line that is none; a property that nobody knows is named after the file's word for it. */
export function readProperty(line: string): Property | undefined {
  const head = /^(?:([\w-]{1,60})\.)?([\w-]{1,60})(?=[;:])/.exec(line);
  const colon = findColon(line.slice(0, longestHead));
  if (!head?.[2] || colon === -1) return undefined;
  // Some write what a phone is for before the colon, and "phone" for TEL: "PHONE.WORK:+34 …".
  const [group, name] = [(head[1] ?? '').toUpperCase(), head[2].toUpperCase()];
  const alias = aliases[name] ?? (aliases[group] && !wanted.has(name) ? aliases[group] : undefined);
  const value = line.slice(colon + 1);
  const parameters = line
    .slice(head[0].length + 1, colon)
    .replaceAll('"', '')
    .split(/[;,]/)
    .map((item) => item.trim().toUpperCase())
    .map((item): Parameter => {
      const [key = '', ...rest] = item.split('=');
      // "TYPE=CELL,VOICE" and "CELL;VOICE" alike.
      return rest.length === 0
        ? { name: 'TYPE', value: key }
        : { name: key, value: rest.join('=') };
    })
    .filter(({ value: said }) => said !== '');
  const says = (key: string) => parameters.find((parameter) => parameter.name === key)?.value;
  const quoted = parameters.some((parameter) => parameter.value === 'QUOTED-PRINTABLE');
  if (alias !== undefined && name !== alias) parameters.push({ name: 'TYPE', value: name });
  return {
    group,
    name: alias ?? name,
    parameters,
    value: quoted ? decodeQuoted(value, says('CHARSET')) : value,
  };
}

/** What is never a type of a phone, whatever group it stands in. */
const wanted = new Set([
  'FN',
  'N',
  'NICKNAME',
  'TEL',
  'EMAIL',
  'NOTE',
  'CATEGORIES',
  'X-ABLABEL',
  'ORG',
]);
const aliases: Record<string, string> = {
  TEL: 'TEL',
  EMAIL: 'EMAIL',
  PHONE: 'TEL',
  MOBILE: 'TEL',
  CELL: 'TEL',
  WHATSAPP: 'TEL',
  'X-WHATSAPP': 'TEL',
  MAIL: 'EMAIL',
};

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

/** Whether a property has more than the separators of its parts. */
export function isFilled({ value }: Property): boolean {
  return /[^\s;,]/.test(value);
}

/** Splits at a separator that no backslash stands before. */
export function splitValue(value: string, separator: ',' | ';'): string[] {
  const parts: string[] = [''];
  for (const token of value.match(/\\.|[^\\]|\\$/gsu) ?? []) {
    if (token === separator) parts.push('');
    else parts[parts.length - 1] += token;
  }
  return parts;
}

/** A text without the backslashes of RFC 6350, 3.4. */
export function unescapeText(value: string): string {
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
