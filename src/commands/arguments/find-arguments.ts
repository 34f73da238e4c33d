import { findDates } from '../../dates/find-dates.ts';
import type { DateReference } from '../../dates/reference.ts';
import { fold, type Token } from '../tokenize.ts';
import type { ArgumentProblem, Slot, Stretch } from './slot.ts';

export type Found = { ok: true; stretches: Map<string, Stretch> } | { ok: false; problem: ArgumentProblem };

type NamedSlot = [name: string, slot: Slot<unknown>];

/** Said to people, not to bots: skipped at the end. */
const courtesy = new Set(['please', 'pls', 'plz', 'thanks', 'thx', 'ty']);

/**
 * Gives every token of a command's text to one of its slots, by form alone. In order of certainty:
 * what a keyword introduces, then single tokens known by their look, dates, and last the free text.
 * What no slot takes is a problem, never ignored.
 */
export function findArguments(
  slots: Record<string, Slot<unknown>>,
  source: string,
  tokens: readonly Token[],
  reference: DateReference,
): Found {
  const named = Object.entries(slots);
  const usable = [...tokens];
  while (usable.length > 1 && usable.at(-1)!.kind === 'word' && courtesy.has(fold(usable.at(-1)!.value))) usable.pop();

  /** Which slot has each token; undefined while free. */
  const owner = Array.from<string | undefined>({ length: usable.length });
  const stretches = new Map<string, Stretch>();
  const give = (name: string, indexes: number[]) => {
    for (const index of indexes) owner[index] = name;
    const before = stretches.get(name)?.tokens ?? [];
    stretches.set(name, { source, tokens: [...before, ...indexes.map((index) => usable[index]!)] });
  };

  const dates = dateTokens(named, source, usable, reference);
  const clauses = findClauses(named, usable, dates);
  for (const [position, clause] of clauses.entries()) {
    const limit = clauses[position + 1]?.at ?? usable.length;
    const taken = clauseTokens(clause, usable, limit, dates);
    for (let index = clause.at; index < clause.from; index += 1) owner[index] = clause.name;
    give(clause.name, taken);
  }
  const missed = missedDate(named, usable, owner, stretches);
  if (missed) return { ok: false, problem: { code: 'dateUnreadable', phrase: missed } };

  giveLookedFor(named, usable, owner, stretches, give);
  giveDates(named, usable, owner, stretches, dates, give);
  return giveFreeText(named, source, usable, owner, stretches, give);
}

interface Clause {
  name: string;
  slot: Slot<unknown>;
  /** The keyword's first token. */
  at: number;
  /** The first token after the keyword. */
  from: number;
}

/** For each token, the number of the date phrase that it is part of. */
function dateTokens(
  named: NamedSlot[],
  source: string,
  tokens: readonly Token[],
  reference: DateReference,
): (number | undefined)[] {
  if (!named.some(([, slot]) => slot.form.kind === 'date')) return [];
  // What stands in quotes, a handle or after "#" is no date, whatever it says.
  let visible = source;
  for (const { kind, handle, start, end } of tokens) {
    if (kind === 'quoted' || handle) visible = visible.slice(0, start) + '_'.repeat(end - start) + visible.slice(end);
  }
  const spans = findDates(visible, reference);
  return tokens.map(({ start, end }) => {
    const span = spans.findIndex((phrase) => start < phrase.end && end > phrase.start);
    return span === -1 ? undefined : span;
  });
}

/** Finds the keywords that introduce a clause, left to right; the first of each slot counts. */
function findClauses(named: NamedSlot[], tokens: readonly Token[], dates: (number | undefined)[]): Clause[] {
  const titleIsQuoted = tokens.some(({ kind, handle }) => kind === 'quoted' && !handle);
  const clauses: Clause[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < tokens.length; at += 1) {
    const clause = clauseAt(named, tokens, at, dates, titleIsQuoted, seen);
    if (!clause) continue;
    seen.add(clause.name);
    clauses.push(clause);
    at = clause.from - 1;
  }
  return clauses;
}

function clauseAt(
  named: NamedSlot[],
  tokens: readonly Token[],
  at: number,
  dates: (number | undefined)[],
  titleIsQuoted: boolean,
  seen: ReadonlySet<string>,
): Clause | undefined {
  for (const [name, slot] of named) {
    if (seen.has(name)) continue;
    for (const keyword of slot.keywords) {
      const words = keyword.split(' ');
      if (!words.every((word, offset) => isWord(tokens[at + offset], word))) continue;
      const from = at + words.length;
      const following = tokens[from];
      if (!following) continue;
      const begins =
        slot.form.kind === 'date'
          ? dates[from] !== undefined
          : slot.form.kind === 'token'
            ? slot.form.matches(tokens, from) > 0
            : dates[at] === undefined && dates[from] === undefined && slot.form.begins(following, titleIsQuoted);
      if (begins) return { name, slot, at, from };
    }
  }
  return undefined;
}

function isWord(token: Token | undefined, word: string): boolean {
  return token !== undefined && token.kind === 'word' && !token.handle && fold(token.value) === word;
}

/** The tokens that belong to a clause: as many as its form wants, and none of the next one's. */
function clauseTokens(
  { slot, from }: Clause,
  tokens: readonly Token[],
  limit: number,
  dates: (number | undefined)[],
): number[] {
  const until = (end: number) => Array.from({ length: end - from }, (_, offset) => from + offset);
  const { form } = slot;
  if (form.kind === 'token') return until(from + form.matches(tokens, from));
  let end = from + 1;
  if (form.kind === 'date') {
    while (end < limit && dates[end] === dates[from]) end += 1;
  } else if (tokens[from]!.kind === 'quoted' && !tokens[from]!.value.endsWith(',') && !continues(tokens, from)) {
    // A quoted value is whole: what follows it is something else.
  } else {
    while (end < limit && dates[end] === undefined) end += 1;
  }
  return until(end);
}

/** Whether a list goes on after this token: a comma or "and" follows. */
function continues(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next !== undefined && (/^[,&]/.test(next.value) || isWord(next, 'and') || (next.handle && tokens[at]!.handle));
}

/**
 * What follows a date's own keyword ("due") and is no date, where no date was found at all: the
 * person meant one, and taking it for part of the title would lose it silently.
 */
function missedDate(
  named: NamedSlot[],
  tokens: readonly Token[],
  owner: (string | undefined)[],
  stretches: Map<string, Stretch>,
): string | undefined {
  for (const [name, slot] of named) {
    const own = slot.form.kind === 'date' ? slot.keywords[0] : undefined;
    if (own === undefined || stretches.has(name)) continue;
    const at = tokens.findLastIndex((token, index) => index > 0 && owner[index] === undefined && isWord(token, own));
    if (at === -1 || at === tokens.length - 1) continue;
    const end = owner.findIndex((taken, index) => index > at && taken !== undefined);
    return tokens.slice(at + 1, end === -1 ? undefined : end).map(({ value }) => value).join(' ');
  }
  return undefined;
}

type Give = (name: string, indexes: number[]) => void;

/** Single tokens known by their look, wherever they stand free. */
function giveLookedFor(
  named: NamedSlot[],
  tokens: readonly Token[],
  owner: (string | undefined)[],
  stretches: Map<string, Stretch>,
  give: Give,
): void {
  for (const [name, slot] of named) {
    if (slot.form.kind !== 'token' || !slot.positional || stretches.has(name)) continue;
    const { matches } = slot.form;
    for (let at = 0; at < tokens.length; at += 1) {
      if (owner[at] !== undefined) continue;
      const length = matches(tokens, at);
      if (length === 0) continue;
      give(name, Array.from({ length }, (_, offset) => at + offset));
      break;
    }
  }
}

/** Date phrases that stand without a keyword. One that opens the text is the title's beginning. */
function giveDates(
  named: NamedSlot[],
  tokens: readonly Token[],
  owner: (string | undefined)[],
  stretches: Map<string, Stretch>,
  dates: (number | undefined)[],
  give: Give,
): void {
  const hasText = named.some(([, slot]) => slot.form.kind === 'text' && slot.positional);
  for (const [name, slot] of named) {
    if (slot.form.kind !== 'date' || !slot.positional || stretches.has(name)) continue;
    let indexes = tokens.flatMap((_, index) => (dates[index] !== undefined && owner[index] === undefined ? [index] : []));
    const opens = indexes[0] === 0 && hasText;
    if (opens) indexes = indexes.filter((index) => dates[index] !== dates[0]);
    if (slot.form.trailing) {
      const lastFree = tokens.findLastIndex((_, index) => owner[index] === undefined);
      const last = indexes.at(-1);
      indexes = last === undefined || last !== lastFree ? [] : indexes.filter((index) => dates[index] === dates[last]);
    }
    if (indexes.length > 0) give(name, indexes);
  }
}

/** What is left goes to the free text, which must be one piece: a second piece is not understood. */
function giveFreeText(
  named: NamedSlot[],
  source: string,
  tokens: readonly Token[],
  owner: (string | undefined)[],
  stretches: Map<string, Stretch>,
  give: Give,
): Found {
  for (const [name, slot] of named) {
    if (slot.form.kind !== 'text' || !slot.positional || stretches.has(name)) continue;
    const start = owner.indexOf(undefined);
    if (start === -1 || start >= tokens.length) continue;
    // A quoted piece is whole; it counts wherever it stands.
    const quoted = tokens.findIndex((token, index) => owner[index] === undefined && token.kind === 'quoted' && !token.handle);
    const first = quoted === -1 || continues(tokens, quoted) ? start : quoted;
    let end = first + 1;
    if (quoted !== first || continues(tokens, first)) {
      while (end < tokens.length && owner[end] === undefined) end += 1;
    }
    give(name, Array.from({ length: end - first }, (_, offset) => first + offset));
  }
  const left = tokens.filter((_, index) => owner[index] === undefined);
  if (left.length > 0) {
    return { ok: false, problem: { code: 'unexpected', text: source.slice(left[0]!.start, left.at(-1)!.end) } };
  }
  return { ok: true, stretches };
}
