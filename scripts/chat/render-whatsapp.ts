import { styleText } from 'node:util';

/** Phone as in `mentions` ("+34600111222", or another network id) → the name to show. */
export type Names = ReadonlyMap<string, string>;

type Style = Parameters<typeof styleText>[0];

const paint = (style: Style, text: string) => styleText(style, text, { validateStream: false });

const MARKERS: Readonly<Record<string, Style>> = {
  '*': 'bold',
  _: 'italic',
  '~': 'strikethrough',
};
const MONO: Style = 'yellow';
const MENTION: Style = 'cyan';

/** A letter or digit: next to one on the outside, a marker is a character like any other. */
const WORD = /[\p{L}\p{N}]/u;
const LINK = /https?:\/\/[^\s<>]+/y;

/**
 * A message as WhatsApp shows it, for a terminal: *bold*, _italic_, ~strike~, ```mono```, `code`,
 * lists, quotations, and mentions by name. Markers count where no word touches them from outside and
 * nothing blank from inside, and within one line; only ```mono``` may go on over several (WhatsApp's
 * help centre, "How to format your messages"). Without `colour` the markers stay, and mentions are
 * named. What could steer the terminal is made harmless, in names too. Never throws.
 */
export function renderWhatsApp(
  text: string,
  mentions: readonly string[],
  names: Names,
  { colour }: { colour: boolean },
): string {
  const shown = harmless(text);
  const mentioned = mentions
    .map((id) => ({
      token: tokenOf(id),
      name: `@${harmless(names.get(id) ?? id.replace(/@.*/, ''))}`,
    }))
    .filter(({ token }) => token.length > 1)
    // The longest first: one phone may be the beginning of another.
    .sort((a, b) => b.token.length - a.token.length);
  /** Up to where no end was found for a marker, so that a line full of them is read once. */
  const endless = new Map<string, number>();

  /** Where the span that `marker` opens at `start` ends, or -1. */
  function endOf(marker: string, start: number, to: number): number {
    const first = shown[start + 1];
    if (first === undefined || first === marker || /\s/.test(first)) return -1;
    if (touchesWord(start - 1) || start < (endless.get(marker) ?? 0)) return -1;
    let at = start + 2;
    for (; at < to && shown[at] !== '\n'; at += 1) {
      if (shown[at] !== marker || /\s/.test(shown.charAt(at - 1))) continue;
      if (!touchesWord(at + 1)) return at;
    }
    endless.set(marker, at);
    return -1;
  }

  function touchesWord(at: number): boolean {
    const character = shown[at];
    if (character === undefined) return false;
    // Half of a character beyond U+FFFF: those that are letters are rare, the emoji are not.
    return WORD.test(character);
  }

  /** The text of the code that begins at `at`, and where it ends. */
  function codeAt(at: number, to: number): { text: string; end: number } | undefined {
    for (const fence of ['```', '`']) {
      if (!shown.startsWith(fence, at)) continue;
      const close = shown.indexOf(fence, at + fence.length);
      const end = close + fence.length;
      if (close === -1 || end > to || touchesWord(end)) continue;
      const text = shown.slice(at + fence.length, close);
      if (fence === '```' ? text.trim() !== '' : /^\S(?:.*\S)?$/.test(text)) return { text, end };
    }
    return undefined;
  }

  function linkAt(at: number, to: number): string | undefined {
    LINK.lastIndex = at;
    return LINK.exec(shown)?.[0].slice(0, to - at);
  }

  function render(from: number, to: number): string {
    let out = '';
    let at = from;
    while (at < to) {
      const character = shown.charAt(at);
      if (colour && (at === 0 || shown[at - 1] === '\n')) {
        const begin = /^(?:( *)[*-] (?=\S)|> (?=\S))/.exec(shown.slice(at, Math.min(to, at + 40)));
        if (begin) {
          out += begin[1] === undefined ? paint('dim', '▎ ') : `${begin[1]}• `;
          at += begin[0].length;
          continue;
        }
      }
      if (character === '@' && !touchesWord(at - 1)) {
        const found = mentioned.find(({ token }) => shown.startsWith(token, at));
        if (found && at + found.token.length <= to && !touchesWord(at + found.token.length)) {
          out += colour ? paint(MENTION, found.name) : found.name;
          at += found.token.length;
          continue;
        }
      }
      const link = character === 'h' ? linkAt(at, to) : undefined;
      if (link) {
        out += link;
        at += link.length;
        continue;
      }
      const code = colour && character === '`' && !touchesWord(at - 1) ? codeAt(at, to) : undefined;
      if (code) {
        out += paint(MONO, code.text);
        at = code.end;
        continue;
      }
      const style = colour ? MARKERS[character] : undefined;
      const end = style ? endOf(character, at, to) : -1;
      if (style && end !== -1) {
        out += paint(style, render(at + 1, end));
        at = end + 1;
        continue;
      }
      out += character;
      at += 1;
    }
    return out;
  }

  return render(0, shown.length);
}

/** A poll as a text: its question and its options. What is no poll stays as it is. */
export function withOptions(body: string, pollOptions: readonly string[]): string {
  if (pollOptions.length === 0) return body;
  return `📊 ${body}\n${pollOptions.map((option) => `○ ${option}`).join(' · ')}`;
}

/** How a mention stands in the text: "+34600111222" and "34600111222@c.us" as "@34600111222". */
function tokenOf(id: string): string {
  return `@${id.replace(/^\+/, '').replace(/@.*/, '')}`;
}

/** Text whose control characters, escape sequences among them, are shown and not obeyed. */
export function harmless(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
  return text.replace(/\r\n?/g, '\n').replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '\ufffd');
}
