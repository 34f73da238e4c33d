import type { DateReference } from '../../dates/reference.ts';
import { timeWordsFor } from '../../dates/time-words.ts';
import type { Token } from '../tokenize.ts';
import { findClauses } from './find-clauses.ts';
import {
  findDateTokens,
  giveDates,
  missedDate,
  repeatedDate,
  slippedDate,
} from './find-date-tokens.ts';
import { nameRun } from './names.ts';
import { phraseFrom } from './pieces.ts';
import type { NamedSlot, Reading } from './reading.ts';
import type { ArgumentProblem, Slot, Stretch, Unread } from './slot.ts';
import { findCourtesies, isPicture, isPunctuation, type Words, wordsFor } from './words.ts';

export type Found = { ok: true; stretches: Map<string, Stretch> } | Unread;

/** What was found, how far it came, and the first tokens of those that no slot took. */
export interface Attempt {
  found: Found;
  reading: Reading;
  left?: { first: number; last: number };
}

/**
 * Gives every token of a command's text to one of its slots, by form alone. In order of certainty:
 * what a keyword introduces, then handles and tokens known by their look, dates, and last the free
 * text. What no slot takes is a problem, never ignored.
 */
export function distributeTokens(
  slots: Record<string, Slot<unknown>>,
  source: string,
  tokens: readonly Token[],
  reference: DateReference,
): Attempt {
  const named = Object.entries(slots);
  const dates = findDateTokens(named, source, tokens, reference);
  const words = wordsFor(reference.locale);
  const attempt = distribute(named, source, tokens, dates, words, false);
  const { found } = attempt;
  const called =
    found.ok && lacksTitle(named, found.stretches) && openingFeast(tokens, dates, reference);
  if (called)
    return distribute(
      named,
      source,
      tokens,
      dates.map((date, at) => (at < called ? undefined : date)),
      words,
      false,
    );
  // "for @BookClub Read it": the name was one word, and the rest is what was still missing.
  if (!found.ok || named.every(([name, slot]) => slot.optional || found.stretches.has(name)))
    return attempt;
  const short = distribute(named, source, tokens, dates, words, true);
  return short.found.ok ? short : attempt;
}

function lacksTitle(slots: readonly NamedSlot[], stretches: Map<string, Stretch>): boolean {
  return slots.some(([name, slot]) => isFreeText(slot) && !slot.optional && !stretches.has(name));
}

/** How many tokens of a date that opens a text are a feast before its time: the title of "NYE 31 dec 9pm". */
function openingFeast(
  tokens: readonly Token[],
  dates: readonly (number | undefined)[],
  { locale }: DateReference,
): number {
  const { feasts } = timeWordsFor(locale);
  const word = (at: number) => (tokens[at]?.kind === 'word' ? tokens[at]!.folded : '');
  const length = dates[0] === undefined ? 0 : phraseFrom({ word }, 0, feasts);
  return dates[length] === dates[0] ? length : 0;
}

function distribute(
  slots: readonly NamedSlot[],
  source: string,
  tokens: readonly Token[],
  dates: readonly (number | undefined)[],
  words: Words,
  shortNames: boolean,
): Attempt {
  const owner = Array.from<string | undefined>({ length: tokens.length });
  const stretches = new Map<string, Stretch>();
  const give = (name: string, indexes: readonly number[]) => {
    for (const index of indexes) owner[index] = name;
    const before = stretches.get(name)?.tokens ?? [];
    const own = indexes.map((index) => tokens[index]!);
    stretches.set(name, { source, tokens: [...before, ...own], words });
  };
  const courtesies = findCourtesies(tokens, words);
  const reading = { slots, source, tokens, words, courtesies, dates, owner, stretches, give };
  const failed = (problem: ArgumentProblem, left?: { first: number; last: number }): Attempt => ({
    found: { ok: false, problem },
    reading,
    ...(left ? { left } : {}),
  });

  giveCourtesies(reading);
  for (const { name, at, from, taken } of findClauses(reading, shortNames)) {
    for (let index = at; index < from; index += 1) owner[index] = name;
    give(name, taken);
  }
  const missed = missedDate(reading);
  if (missed) {
    const phrase = tokens.slice(missed.first, missed.last + 1).map(({ value }) => value);
    return failed({ code: 'dateUnreadable', phrase: phrase.join(' ') }, missed);
  }
  giveHandles(reading);
  giveLookedFor(reading);
  giveDates(reading);
  const slipped = slippedDate(reading);
  if (slipped) return failed(slipped);
  const repeated = repeatedDate(reading);
  giveFreeText(reading);

  const end = endBeforePictures(reading);
  const left = tokens.flatMap((token, index) =>
    owner[index] === undefined && index < end && !isPunctuation(token) && !courtesies.has(index)
      ? [index]
      : [],
  );
  const first = left[0] ?? repeated;
  if (first === undefined) return { found: { ok: true, stretches }, reading };
  // One piece of it: what stands between the pieces was understood.
  let last = first;
  while (last + 1 < tokens.length && owner[last + 1] === owner[first]) last += 1;
  const text = source.slice(tokens[first]!.start, tokens[last]!.end);
  // "sunday 11": neither a title nor, without "at", "am" or minutes, a time.
  if (first === last && dates[first - 1] !== undefined && /^\d{1,2}$/.test(tokens[first]!.folded)) {
    const phrase = source.slice(tokens[dates.indexOf(dates[first - 1])]!.start, tokens[first]!.end);
    return failed({ code: 'dateUnreadable', phrase });
  }
  return failed({ code: 'unexpected', text, within: quotable(slots) }, { first, last });
}

/** Where what is said ends: pictures at the end that no argument takes say nothing, as in "/done 1 🎉". */
function endBeforePictures({ slots, tokens, owner }: Reading): number {
  // Of several only one can be an icon, and that is told.
  if (slots.some(([, { label }]) => label === 'icon')) return tokens.length;
  let end = tokens.length;
  while (
    end > 0 &&
    owner[end - 1] === undefined &&
    (isPicture(tokens[end - 1]!) || isPunctuation(tokens[end - 1]!))
  )
    end -= 1;
  return end;
}

/** The argument that quotes could make longer: the title, the name. */
function quotable(slots: readonly NamedSlot[]): string | null {
  const title = slots.find(([, slot]) => isFreeText(slot) && !slot.optional);
  return title && title[1].form.kind === 'text' && !title[1].form.goesOn ? title[1].label : null;
}

function isFreeText({ form, positional }: Slot<unknown>): boolean {
  return form.kind === 'text' && positional === true;
}

/** Said to people, not to bots: "please" and "thanks" at the end belong to no argument. */
function giveCourtesies({ slots, tokens, words, courtesies, owner }: Reading): void {
  const isArgument = (at: number) =>
    slots.some(
      ([, { form }]) => form.kind === 'token' && form.matches(tokens, at, false, words) > 0,
    );
  let end = tokens.length;
  while (
    end > 0 &&
    (courtesies.has(end - 1) || isPunctuation(tokens[end - 1]!)) &&
    !isArgument(end - 1)
  )
    end -= 1;
  // "/create task Thanks": it is all that there is.
  if (end === 0 && slots.some(([, slot]) => isFreeText(slot) && !slot.optional)) return;
  for (let index = end; index < tokens.length; index += 1) owner[index] = 'courtesy';
}

/** Handles that stand without a keyword: with a title that has no quotes, only before or after it. */
function giveHandles(reading: Reading): void {
  const { slots, tokens, words, owner, dates, stretches, give } = reading;
  for (const [name, slot] of slots) {
    if (slot.positional !== 'handle' || stretches.has(name)) continue;
    const hasText = slots.some(([, other]) => isFreeText(other) && !other.optional);
    const isFree = (index: number) =>
      owner[index] === undefined && dates[index] === undefined && !isPunctuation(tokens[index]!);
    const free = tokens.flatMap((_, index) => (isFree(index) ? [index] : []));
    const isQuoted = free.some(
      (index) => tokens[index]!.kind === 'quoted' && !tokens[index]!.handle,
    );
    for (const at of free) {
      if (!tokens[at]!.handle) continue;
      const run = nameRun(tokens, at, words).filter(isFree);
      const isEdge = at === free[0] || run.at(-1) === free.at(-1);
      if (hasText && !isQuoted && (!isEdge || run.length === free.length)) continue;
      give(name, run);
      break;
    }
  }
}

/** Tokens known by their look, wherever they stand free. */
function giveLookedFor({ slots, tokens, words, owner, dates, stretches, give }: Reading): void {
  for (const [name, slot] of slots) {
    if (slot.form.kind !== 'token' || slot.positional !== true || stretches.has(name)) continue;
    const { matches } = slot.form;
    let isFirst = true;
    for (let at = 0; at < tokens.length; at += 1) {
      if (owner[at] !== undefined) continue;
      const length = matches(tokens, at, isFirst, words);
      if (length > 0) {
        give(
          name,
          Array.from({ length }, (_, offset) => at + offset),
        );
        break;
      }
      if (dates[at] === undefined && !isPunctuation(tokens[at]!)) isFirst = false;
    }
  }
}

/** What is left goes to the free text, which must be one piece: a second piece is not understood. */
function giveFreeText({ slots, tokens, courtesies, owner, stretches, give }: Reading): void {
  for (const [name, slot] of slots) {
    if (slot.form.kind !== 'text' || !isFreeText(slot) || stretches.has(name)) continue;
    const first = tokens.findIndex(
      (token, index) => owner[index] === undefined && !isPunctuation(token),
    );
    if (first === -1) continue;
    let end = first + 1;
    const isWhole = tokens[first]!.kind === 'quoted' && !slot.form.goesOn;
    while (!isWhole && end < tokens.length && owner[end] === undefined) end += 1;
    while (end > first + 1 && (isPunctuation(tokens[end - 1]!) || courtesies.has(end - 1)))
      end -= 1;
    give(
      name,
      Array.from({ length: end - first }, (_, offset) => first + offset),
    );
  }
}
