import type { Token } from '../tokenize.ts';
import { isJoint, looksLikeName, nameRun } from './names.ts';
import type { Reading } from './reading.ts';
import type { Slot } from './slot.ts';
import { isCourtesy, isPunctuation, isWord } from './words.ts';

/** A keyword and what it introduces. */
interface Clause {
  name: string;
  slot: Slot<unknown>;
  /** The keyword's first token. */
  at: number;
  /** The first token after the keyword. */
  from: number;
}

/**
 * Finds the keywords that introduce a clause, left to right, the first of each slot, and the tokens
 * that belong to each. With `shortNames` a clause of people or a group ends where its names must.
 */
export function findClauses(
  reading: Reading,
  shortNames: boolean,
): (Clause & { taken: number[] })[] {
  const { tokens, owner } = reading;
  const titleIsQuoted = tokens.some(({ kind, handle }) => kind === 'quoted' && !handle);
  const clauses: Clause[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const clause = clauseAt(reading, at, titleIsQuoted, clauses);
    if (!clause) continue;
    clauses.push(clause);
    // What a keyword introduces is no keyword itself: "for @ Pau".
    at = clause.from;
  }
  return clauses.map((clause, place) => {
    let limit = clauses[place + 1]?.at ?? tokens.length;
    while (owner[limit - 1] !== undefined) limit -= 1;
    return { ...clause, taken: tokensOf(clause, reading, limit, shortNames) };
  });
}

function clauseAt(
  { slots, tokens, dates, owner }: Reading,
  at: number,
  titleIsQuoted: boolean,
  before: Clause[],
): Clause | undefined {
  for (const [name, slot] of slots) {
    if (before.some((clause) => clause.name === name)) continue;
    for (const keyword of slot.keywords) {
      const words = keyword.split(' ');
      if (!words.every((word, offset) => isWord(tokens[at + offset], word))) continue;
      const from = at + words.length;
      if (from >= tokens.length || owner[from] !== undefined) continue;
      const { form } = slot;
      const begins =
        form.kind === 'date'
          ? dates[from] !== undefined
          : form.kind === 'token'
            ? form.matches(tokens, from, true) > 0
            : dates[at] === undefined &&
              dates[from] === undefined &&
              form.begins(tokens, from, titleIsQuoted);
      if (begins) return { name, slot, at, from };
    }
  }
  return undefined;
}

/** The tokens that belong to a clause: as many as its form wants, and none of the next one's. */
function tokensOf(
  { slot, from }: Clause,
  { slots, tokens, dates }: Reading,
  limit: number,
  shortNames: boolean,
): number[] {
  const until = (end: number) => Array.from({ length: end - from }, (_, offset) => from + offset);
  const { form } = slot;
  if (form.kind === 'token') return until(from + form.matches(tokens, from, true));
  let end = from + 1;
  if (form.kind === 'date') {
    while (end < limit && dates[end] === dates[from]) end += 1;
    return until(end);
  }
  if (shortNames && looksLikeName(tokens, from))
    return nameRun(tokens, from).filter((index) => index < limit);
  const belongs = form.goesOn ? continuesList : continuesText;
  // An icon, a "#41", a "done" is known by its look wherever it stands.
  const looked = slots.flatMap(([, { form, positional }]) =>
    form.kind === 'token' && positional === true ? [form] : [],
  );
  // "due frday": what a date's own word introduces is no name, even where it is no date.
  const ownWords = slots.flatMap(([, { form, keywords }]) =>
    form.kind === 'date' ? keywords.slice(0, 1) : [],
  );
  const isOther = (at: number) =>
    dates[at] !== undefined ||
    looked.some(({ matches }) => matches(tokens, at, false) > 0) ||
    ownWords.some((word) => isWord(tokens[at], word));
  while (end < limit && !isOther(end) && belongs(tokens, end)) end += 1;
  while (end > from + 1 && (isCourtesy(tokens[end - 1]!) || isPunctuation(tokens[end - 1]!)))
    end -= 1;
  return until(end);
}

/** A quoted value is whole, and a quoted piece after other words is something else: the title. */
function continuesText(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]!;
  return tokens[at - 1]!.kind === 'word' && (next.kind === 'word' || next.handle);
}

/** As text, but "and" or a comma joins a quoted name to the list, and so does a handle after a handle. */
function continuesList(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]!;
  const before = tokens[at - 1]!;
  if (isJoint(next) || isJoint(before) || before.value.endsWith(',')) return true;
  return continuesText(tokens, at) || (before.handle && next.handle);
}
