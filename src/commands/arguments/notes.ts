import type { DateReference } from '../../dates/reference.ts';
import { cleanText, quotesIn, tokenize } from '../tokenize.ts';
import type { Found } from './find-arguments.ts';
import { findWhole } from './find-whole.ts';
import type { NamedSlot } from './reading.ts';
import { type Slot, type Stretch, textOf, value } from './slot.ts';
import { isPunctuation, wordsFor } from './words.ts';

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
 * Reads a command over its lines. The first is the command, with those that a quote goes on over. A
 * further line is the command's where it says the title that is still missing, or nothing but clauses
 * ("at Riverside", "due friday for @BookClub", the time of a day). The first that is neither begins the
 * notes. A doubt is asked about with the notes under the likely reading.
 */
export function findOverLines(
  slots: Record<string, Slot<unknown>>,
  text: string,
  reference: DateReference,
  find: Find,
): Found {
  const lines = text.split('\n');
  let end = endOfQuote(lines);
  let found = find(lines.slice(0, end).join(' '));
  while (
    end < Math.min(lines.length, mostLines) &&
    (found.ok || found.problem.code === 'doubtful')
  ) {
    const left = leftOf(slots, found);
    if (!isTitle(left) && !areClauses(lines[end]!, left, reference)) break;
    const longer = find(lines.slice(0, end + 1).join(' '));
    if (found.ok ? longer.ok && !says(longer, found) : !longer.ok) break;
    found = longer;
    end += 1;
  }
  const rest = lines.slice(end).join('\n').trim();
  const [name] = Object.entries(slots).find(([, slot]) => slot.furtherLines) ?? [];
  if (name === undefined || cleanText(rest) === '') return found;
  if (found.ok) found.stretches.set(name, asTyped(rest, reference.locale));
  else if (found.likely !== undefined) return { ...found, likely: `${found.likely}\n${rest}` };
  return found;
}

/**
 * Lines that a command may have before its notes: more than there are arguments. With each the command is
 * read anew, so that one of thousands of lines that still lacks its title would take its length squared.
 */
const mostLines = 20;

type Find = (line: string) => Found;

/** The arguments that are not given yet; of a date the rest may be. */
function leftOf(slots: Record<string, Slot<unknown>>, found: Found): NamedSlot[] {
  return Object.entries(slots).filter(([name, { form, optional }]) =>
    found.ok ? form.kind === 'date' || !found.stretches.has(name) : optional,
  );
}

/** Whether a line is the title that is missing, whatever it says. */
function isTitle(left: readonly NamedSlot[]): boolean {
  return left.some(([, { optional }]) => !optional);
}

/** Whether a reading has more arguments than another, or more words of its date. */
function says(longer: Found, shorter: Found): boolean {
  const wordsOf = (found: Found) =>
    found.ok ? [...found.stretches.values()].map(({ tokens }) => tokens.length) : [];
  const [more, fewer] = [wordsOf(longer), wordsOf(shorter)];
  return more.length > fewer.length || more.join() !== fewer.join();
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

/** How many lines the first one is, with those that a quote which it opens goes on over. */
function endOfQuote(lines: readonly string[]): number {
  if (lines.length === 1 || tokenize(cleanText(lines[0]!)).ok) return 1;
  const closing = lines.findIndex((line, at) => at > 0 && quotesIn(line) > 0) + 1;
  const isClosed = closing > 0 && tokenize(cleanText(lines.slice(0, closing).join(' '))).ok;
  return isClosed ? closing : 1;
}

/** Words in the longest place that a line of its own may say without quotes: "At the gate we meet …" is a note. */
const longestPlace = 5;

/** Whether a line says nothing but arguments that are left, or would with a word of it put right. */
function areClauses(line: string, left: readonly NamedSlot[], reference: DateReference): boolean {
  const source = cleanText(line);
  const read = tokenize(source);
  const [opening] = read.ok ? read.tokens : [];
  // "- friday: the tent" is an item of a list.
  if (!read.ok || !opening || isPunctuation(opening)) return false;
  const slots = left.map(([name, slot]): NamedSlot => [name, clauseOnly(slot)]);
  const found = findWhole(Object.fromEntries(slots), source, read.tokens, reference);
  if (!found.ok) return found.likely !== undefined;
  return found.stretches.size > 0 && [...found.stretches.values()].every(isShort);
}

/** A text that may be left out needs its word on a line of its own: "called Summer game", else it is a note. */
function clauseOnly(slot: Slot<unknown>): Slot<unknown> {
  const isText = slot.form.kind === 'text' && slot.positional === true;
  return isText ? { ...slot, positional: false } : slot;
}

/** Whether a text is one place or a list of names: no sentence, which may begin as these do. */
function isShort({ tokens }: Stretch): boolean {
  if (tokens.some(({ kind, handle }) => kind === 'quoted' || handle)) return true;
  const isSentence = tokens.slice(0, -1).some(({ value }) => /[.,:;!?]$/.test(value));
  return tokens.length <= longestPlace && !isSentence;
}
