/** A word, or what stands between quotes, with its place in the source. */
export interface Token {
  kind: 'word' | 'quoted';
  /** What it says: without quotes, and without the "@" of a handle. */
  value: string;
  /** Whether it began with "@": @BookClub, @"Book Club". */
  handle: boolean;
  start: number;
  end: number;
}

export type Tokens = { ok: true; tokens: Token[] } | { ok: false; problem: { code: 'unclosedQuote'; rest: string } };

/** Phones mix them, so any mark of a family closes any other. */
const double = '"“”„‟«»‹›″＂';
const single = "'‘’‚‛";

/** Marks that take no room: direction, joining, soft hyphens, byte order. */
const invisible = /[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
const blank = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const blanks = new RegExp(blank.source, 'g');

/**
 * Evens out what phones type between the words: no-break and other blanks become spaces, marks that
 * take no room go. What people see, letters, quotes, emoji and their joiners, stays as typed.
 */
export function cleanText(body: string): string {
  return body.replace(invisible, '').replace(blanks, ' ').trim();
}

/** The text after the slash of a message that may be a command; undefined for anything else, cheaply. */
export function textAfterSlash(body: string): string | undefined {
  // Chatter is nearly everything a bot hears: tell it by its first visible character.
  let at = 0;
  while (at < body.length && isUnseen(body.charCodeAt(at))) at += 1;
  const first = body[at];
  if (first !== '/' && first !== '／') return undefined;
  const text = cleanText(body.slice(at + 1));
  return /^\p{L}/u.test(text) ? text : undefined;
}

function isUnseen(code: number): boolean {
  return (
    code <= 0x20 || code === 0xa0 || code === 0xad || code === 0xfeff || code === 0x3000 ||
    code === 0x180e || (code >= 0x2000 && code <= 0x200f) || (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x206f)
  );
}

/**
 * Splits text into words and quoted pieces. A quote opens only where a word begins and closes where
 * one ends, so that "O'Brien's" and 12" are words; a single quote that never closes is an apostrophe.
 */
export function tokenize(source: string): Tokens {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    if (blank.test(source[at]!)) {
      at += 1;
      continue;
    }
    const start = at;
    const handle = source[at] === '@' || source[at] === '＠';
    if (handle) at += 1;
    const close = closingQuote(source, at);
    if (close === 'missing') return { ok: false, problem: { code: 'unclosedQuote', rest: source.slice(start) } };
    if (close !== undefined) {
      tokens.push({ kind: 'quoted', value: source.slice(at + 1, close).trim(), handle, start, end: close + 1 });
      at = close + 1;
      continue;
    }
    while (at < source.length && !blank.test(source[at]!)) at += 1;
    tokens.push({ kind: 'word', value: source.slice(start + (handle ? 1 : 0), at), handle, start, end: at });
  }
  return { ok: true, tokens };
}

/** Where the quote that opens at `at` closes; undefined where none opens there. */
function closingQuote(source: string, at: number): number | 'missing' | undefined {
  const opening = source[at];
  if (opening === undefined) return undefined;
  const family = double.includes(opening) ? double : single.includes(opening) ? single : undefined;
  if (family === undefined) return undefined;
  for (let end = at + 1; end < source.length; end += 1) {
    if (family.includes(source[end]!) && endsWord(source, end + 1)) {
      return end === at + 1 && family === single ? undefined : end;
    }
  }
  return family === double ? 'missing' : undefined;
}

function endsWord(source: string, at: number): boolean {
  const next = source[at];
  return next === undefined || blank.test(next) || /[,;.!?)]/.test(next);
}

/** A word as it is compared: lower case, plain apostrophes, no accents, no closing punctuation. */
export function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[‘’‛´]/g, "'")
    .replace(/[.,;:!?]+$/, '')
    .toLowerCase();
}
