/** A word, or what stands between quotes, with its place in the source. */
export interface Token {
  kind: 'word' | 'quoted';
  /** What it says: without quotes, and without the "@" of a handle. */
  value: string;
  /** The value as it is compared with keywords. */
  folded: string;
  /** Whether it began with "@": @BookClub, @"Book Club". An "@" that stands alone is a word. */
  handle: boolean;
  start: number;
  end: number;
}

export type Tokens =
  | { ok: true; tokens: Token[] }
  | { ok: false; problem: { code: 'unclosedQuote'; rest: string } };

/** Phones mix them, so any mark of a family closes any other. */
export const doubleQuotes = '"“”„‟«»‹›″＂';
const single = "'‘’‚‛";

const anyDoubleQuote = new RegExp(`[${doubleQuotes}]`, 'g');

/** How many double quotes of whatever kind a text has. */
export function quotesIn(text: string): number {
  return text.match(anyDoubleQuote)?.length ?? 0;
}

/** A text with its double quotes taken away. */
export function withoutQuotes(text: string): string {
  return text.replace(anyDoubleQuote, '');
}

/** What closes the quotes that show their direction. */
const partners: Record<string, string> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '‹': '›',
  '‘': '’',
  '‚': '‘’',
};

/** Marks that take no room: direction, joining, soft hyphens, byte order. */
const invisible =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
const lineEnd = /\r\n?|[\n\u2028\u2029]/;
const blank = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const blanks = new RegExp(blank.source, 'g');

/** What needs no evening out, as most of what is typed: spaces, and letters of one character. Told at one look. */
const even = /^[ -~\u00a1-\u00ac\u00ae-\u024f]*$/;
/** A word that folding leaves as it is but for its capitals. */
const plainWord = /^[\w'#+@/-]*$/;

/**
 * Evens out what phones type between the words: no-break and other blanks become spaces, marks that
 * take no room go, and an accent that is a character of its own is joined to its letter (NFC), as the
 * words of dates are written. What people see, letters, quotes, emoji and their joiners, stays as typed.
 */
export function cleanText(body: string): string {
  if (even.test(body)) return body.trim();
  return body.replace(invisible, '').replace(blanks, ' ').trim().normalize('NFC');
}

/**
 * The text after the slash of a message that may be a command, its first line evened out, the others as
 * typed: they may be notes. Undefined for anything else, cheaply.
 */
export function textAfterSlash(body: string): string | undefined {
  // Chatter is nearly everything a bot hears: tell it by its first visible character.
  let at = 0;
  while (at < body.length && isUnseen(body.charCodeAt(at))) at += 1;
  const first = body[at];
  if (first !== '/' && first !== '／') return undefined;
  at += 1;
  while (at < body.length && isUnseen(body.charCodeAt(at))) at += 1;
  const [line = '', ...others] = body.slice(at).split(lineEnd);
  // "/¿quién viene?"
  const text = [cleanText(line).replace(/^[¿¡] ?/, ''), ...others].join('\n');
  return /^\p{L}/u.test(text) ? text : undefined;
}

function isUnseen(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0xa0 ||
    code === 0xad ||
    code === 0xfeff ||
    code === 0x3000 ||
    code === 0x61c ||
    code === 0x180e ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x206f)
  );
}

/**
 * Splits text into words and quoted pieces. A quote opens only where a word begins and closes where
 * one ends, so that "O'Brien's" and 12" are words; a single quote that never closes is an apostrophe.
 */
export function tokenize(source: string): Tokens {
  const tokens: Token[] = [];
  // Where no single quote closes any more; without it a text of apostrophes would take its length squared.
  let apostrophesFrom = source.length;
  let at = 0;
  while (at < source.length) {
    if (blank.test(source[at]!)) {
      at += 1;
      continue;
    }
    const start = at;
    const handle = isAt(source[at]) && at + 1 < source.length && !blank.test(source[at + 1]!);
    if (handle) at += 1;
    const family = familyOf(source[at]);
    const close =
      family && (family === doubleQuotes || at < apostrophesFrom)
        ? closingQuote(source, at, family)
        : undefined;
    if (close !== undefined) {
      tokens.push(tokenOf('quoted', source.slice(at + 1, close).trim(), handle, start, close + 1));
      at = close + 1;
      continue;
    }
    if (family === doubleQuotes)
      return { ok: false, problem: { code: 'unclosedQuote', rest: source.slice(start) } };
    if (family === single) apostrophesFrom = Math.min(apostrophesFrom, at);
    at += 1;
    // A comma that begins a word ends what stands before it: "Pau", "Sam".
    if (!/[,;]/.test(source[start]!))
      while (at < source.length && !blank.test(source[at]!)) at += 1;
    const word = source.slice(start + (handle ? 1 : 0), at);
    // "/in 12+1": thumbs leave the blank out.
    const number = handle ? undefined : /^#?\d{1,9}(?=\+\d{1,3}$)/.exec(word)?.[0];
    if (number) {
      const middle = start + number.length;
      tokens.push(tokenOf('word', number, false, start, middle));
      tokens.push(tokenOf('word', source.slice(middle, at), false, middle, at));
      continue;
    }
    // "(for @Pau)"
    tokens.push(
      tokenOf(
        'word',
        handle && !word.includes('(') ? word.replace(/\)[.,;:!?]*$/, '') : word,
        handle,
        start,
        at,
      ),
    );
  }
  return { ok: true, tokens };
}

function tokenOf(
  kind: Token['kind'],
  value: string,
  handle: boolean,
  start: number,
  end: number,
): Token {
  return { kind, value, folded: fold(value), handle, start, end };
}

function isAt(character: string | undefined): boolean {
  return character === '@' || character === '＠';
}

function familyOf(character: string | undefined): string | undefined {
  if (character === undefined) return undefined;
  return doubleQuotes.includes(character)
    ? doubleQuotes
    : single.includes(character)
      ? single
      : undefined;
}

/** How far after a quote that could close it a quote's own partner is looked for, in characters. */
const farthestPartner = 250;

/**
 * Where the quote that opens at `at` closes, if it does: at the first of its family that ends a word
 * and closes no other quote within. A quote that shows its direction looks for its own partner first,
 * unless another opens before that.
 */
function closingQuote(source: string, at: number, family: string): number | undefined {
  const opening = source[at]!;
  const partner = partners[opening];
  let first: number | undefined;
  let inner: string | undefined;
  for (let end = at + 1; end < source.length; end += 1) {
    const character = source[end]!;
    // No title is as long; and a text of quotes would take its length squared.
    if (first !== undefined && end - first > farthestPartner) return first;
    if (!family.includes(character)) continue;
    if (first !== undefined && beginsWord(source, end) && /\S/.test(source[end + 1] ?? ''))
      return first;
    if (endsWord(source, end + 1) && (end > at + 1 || family === doubleQuotes)) {
      if (inner?.includes(character)) inner = undefined;
      else if (partner === undefined || partner.includes(character)) return end;
      else first ??= end;
    } else if (beginsWord(source, end)) {
      if (character !== opening) inner ??= partners[character];
    }
  }
  return first;
}

function beginsWord(source: string, at: number): boolean {
  const before = source[at - 1];
  return before === undefined || blank.test(before) || isAt(before) || before === '(';
}

function endsWord(source: string, at: number): boolean {
  const next = source[at];
  return next === undefined || blank.test(next) || /[,;:.!?…)\]]/.test(next);
}

/** A word as it is compared: lower case, plain apostrophes, no accents, no brackets and closing punctuation. */
export function fold(word: string): string {
  if (plainWord.test(word)) return word.toLowerCase();
  return (
    word
      .replace(/[‘’‛´ʼ]/g, "'")
      .normalize('NFKD')
      // Accents, and what makes a keycap of a digit: "3️⃣".
      .replace(/[\u0300-\u036f\ufe0f\u20e3]/g, '')
      .replace(/^\(+|(?<![.,;:!?)])[.,;:!?)]+$/g, '')
      .toLowerCase()
  );
}
