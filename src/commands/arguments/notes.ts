import type { DateReference } from '../../dates/reference.ts';
import { cleanText, doubleQuotes, tokenize } from '../tokenize.ts';
import type { Found } from './find-arguments.ts';
import { findDateTokens } from './find-date-tokens.ts';
import { beginsTarget } from './group.ts';
import type { NamedSlot } from './reading.ts';
import { type Slot, type Stretch, textOf, value } from './slot.ts';
import { isWord, wordsFor } from './words.ts';

/** What is said about something on the lines under its command, as typed. May be left out. */
export function notes(): Slot<string | null> {
  return {
    label: 'notes',
    optional: true,
    keywords: [],
    positional: false,
    furtherLines: true,
    kept: true,
    form: { kind: 'token', matches: () => 0 },
    stage: 1,
    resolve: (stretch) => value(stretch ? textOf(stretch) : null),
  };
}

/**
 * Reads a command over its lines. The first is the command, with those that a quote goes on over. One
 * more line is the command's where it says what the command still lacks: its title, or a clause of it
 * ("for @BookClub", "due friday", a date). What comes after these is notes.
 */
export function findOverLines(
  slots: Record<string, Slot<unknown>>,
  text: string,
  reference: DateReference,
  find: (line: string) => Found,
): Found {
  const lines = text.split('\n');
  let end = endOfQuote(lines);
  let found = find(lines.slice(0, end).join(' '));
  while (found.ok && end < lines.length) {
    const { stretches } = found;
    const left = Object.entries(slots).filter(([name]) => !stretches.has(name));
    if (!goesOn(lines[end]!, left, reference)) break;
    const longer = find(lines.slice(0, end + 1).join(' '));
    if (longer.ok && longer.stretches.size === stretches.size) break;
    found = longer;
    end += 1;
  }
  const rest = lines.slice(end).join('\n').trim();
  const [name] = Object.entries(slots).find(([, slot]) => slot.furtherLines) ?? [];
  if (!found.ok || name === undefined || cleanText(rest) === '') return found;
  found.stretches.set(name, asTyped(rest, reference.locale));
  return found;
}

/** A text that is read no further. */
export function asTyped(text: string, locale: string): Stretch {
  const whole = {
    kind: 'quoted',
    value: text,
    folded: '',
    handle: false,
    start: 0,
    end: text.length,
  } as const;
  return { source: text, tokens: [whole], words: wordsFor(locale) };
}

const anyQuote = new RegExp(`[${doubleQuotes}]`);

/** How many lines the first one is, with those that a quote which it opens goes on over. */
function endOfQuote(lines: readonly string[]): number {
  if (lines.length === 1 || tokenize(cleanText(lines[0]!)).ok) return 1;
  const closing = lines.findIndex((line, at) => at > 0 && anyQuote.test(line)) + 1;
  const isClosed = closing > 0 && tokenize(cleanText(lines.slice(0, closing).join(' '))).ok;
  return isClosed ? closing : 1;
}

/** Whether a line says one of the arguments that are left. */
function goesOn(line: string, left: readonly NamedSlot[], reference: DateReference): boolean {
  if (left.some(([, slot]) => !slot.optional)) return true;
  const source = cleanText(line);
  const read = tokenize(source);
  if (!read.ok || read.tokens.length === 0) return false;
  const { tokens } = read;
  const words = wordsFor(reference.locale);
  const dates = findDateTokens(left, source, tokens, reference);
  return left.some(([, { form, keywords }]) => {
    if (form.kind === 'date' && tokens.every((_, at) => dates[at] !== undefined)) return true;
    return words.phrasesFor(keywords).some((phrase) => {
      const from = phrase.length;
      if (from >= tokens.length || !phrase.every((word, at) => isWord(tokens[at], word)))
        return false;
      if (form.kind === 'date') return dates[from] !== undefined;
      if (form.kind === 'token') return form.matches(tokens, from, true, words) > 0;
      // "At the gate, ask for Jo" is a note; a handle and what stands in quotes are surely arguments.
      return beginsTarget(tokens, from, false, words);
    });
  });
}
