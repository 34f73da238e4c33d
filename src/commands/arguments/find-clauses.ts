import type { Token } from '../tokenize.ts';
import { isJoint, isParticle, looksLikeName, nameRun } from './names.ts';
import type { Reading } from './reading.ts';
import type { Slot } from './slot.ts';
import { isPunctuation, isWord, type Words } from './words.ts';

/** A slot, and the words that may introduce it. */
interface Introduced {
  name: string;
  slot: Slot<unknown>;
  phrases: readonly string[][];
}

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
  const { tokens, owner, slots, words } = reading;
  const introduced = slots.map(([name, slot]) => ({
    name,
    slot,
    phrases: words.phrasesFor(slot.keywords),
  }));
  const titleIsQuoted = tokens.some(({ kind, handle }) => kind === 'quoted' && !handle);
  const clauses: Clause[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (owner[at] !== undefined || reading.courtesies.has(at) || opensName(reading, at)) continue;
    const left = introduced.filter(({ name }) => clauses.every((clause) => clause.name !== name));
    const clause = clauseAt(reading, at, titleIsQuoted, left);
    if (!clause) continue;
    clauses.push(withItsPhrase(clause, reading));
    // What a keyword introduces is no keyword itself: "for @ Pau".
    at = clauses.at(-1)!.from;
  }
  return clauses.map((clause, place) => {
    let limit = clauses[place + 1]?.at ?? tokens.length;
    while (owner[limit - 1] !== undefined) limit -= 1;
    return { ...clause, taken: tokensOf(clause, reading, limit, shortNames) };
  });
}

/** Whether a keyword is none, for it stands before people: "/añadir a Pau y a Sam a @Lectores". */
function opensName({ slots, tokens, words }: Reading, at: number): boolean {
  if (!isParticle(tokens, at, words)) return false;
  if (at > 0) return isJoint(tokens[at - 1]!, words) || tokens[at - 1]!.value.endsWith(',');
  return slots.some(
    ([, { form, positional, optional }]) =>
      form.kind === 'text' && form.goesOn && positional === true && !optional,
  );
}

/** The clause whose keyword stands here: the longest that fits, "para antes del" over "para". */
function clauseAt(
  reading: Reading,
  at: number,
  titleIsQuoted: boolean,
  introduced: readonly Introduced[],
): Clause | undefined {
  const { tokens, owner } = reading;
  const opensOther = (index: number, own: string) =>
    introduced.some(
      ({ name, phrases }) => name !== own && phrases.some(([word]) => isWord(tokens[index], word!)),
    );
  let longest: Clause | undefined;
  for (const { name, slot, phrases } of introduced) {
    for (const words of phrases) {
      const from = at + words.length;
      if (longest && from <= longest.from) break;
      if (!words.every((word, offset) => isWord(tokens[at + offset], word))) continue;
      if (from >= tokens.length || owner[from] !== undefined) continue;
      // "al grupo como portera" is the group that they are in: "al" introduces it.
      if (words.length > 1 && opensOther(from, name)) continue;
      if (begins(slot, reading, at, from, titleIsQuoted)) longest = { name, slot, at, from };
    }
  }
  return longest;
}

/** Of a date that is no whole one without its keyword, such as "a las 11", the keyword is the beginning. */
function withItsPhrase(clause: Clause, { dates }: Reading): Clause {
  const { slot, at, from } = clause;
  const isWhole = slot.form.kind !== 'date' || dates[at] === undefined || dates[at] !== dates[from];
  return isWhole ? clause : { ...clause, from: at };
}

/** Whether what follows a keyword can be what its slot takes. */
function begins(
  { form }: Slot<unknown>,
  { tokens, dates, words }: Reading,
  at: number,
  from: number,
  titleIsQuoted: boolean,
): boolean {
  // The "a" of "domingo a las 11", the "for" of "daily for 2 weeks": words of a date that began before.
  const isWithinDate = dates[at] !== undefined && dates[at] === dates[at - 1];
  switch (form.kind) {
    case 'token':
      return !isWithinDate && form.matches(tokens, from, true, words) > 0;
    case 'date':
      return !isWithinDate && dates[from] !== undefined;
    case 'text':
      return (
        dates[at] === undefined &&
        dates[from] === undefined &&
        form.begins(tokens, from, titleIsQuoted, words)
      );
  }
}

/** The tokens that belong to a clause: as many as its form wants, and none of the next one's. */
function tokensOf(
  { slot, from }: Clause,
  { slots, tokens, words, courtesies, dates }: Reading,
  limit: number,
  shortNames: boolean,
): number[] {
  const until = (end: number) => Array.from({ length: end - from }, (_, offset) => from + offset);
  const { form } = slot;
  if (form.kind === 'token') return until(from + form.matches(tokens, from, true, words));
  let end = from + 1;
  if (form.kind === 'date') {
    while (end < limit && dates[end] === dates[from]) end += 1;
    return until(end);
  }
  if (shortNames && looksLikeName(tokens, from, words))
    return nameRun(tokens, from, words).filter((index) => index < limit);
  const belongs = form.goesOn ? continuesList : continuesText;
  // An icon, a "#41", a "done" is known by its look wherever it stands.
  const looked = slots.flatMap(([, { form, positional }]) =>
    form.kind === 'token' && positional === true ? [form] : [],
  );
  // "due frday": what a date's own word introduces is no name, even where it is no date.
  const ownWords = slots.flatMap(([, { form, keywords }]) =>
    form.kind === 'date' ? words.singleWordsFor(keywords.slice(0, 1)) : [],
  );
  const isOther = (at: number) =>
    dates[at] !== undefined ||
    // "@Pau 41": nothing but a name has an "@", and nothing but the number stands after it.
    looked.some(({ matches }) => matches(tokens, at, tokens[at - 1]!.handle, words) > 0) ||
    ownWords.some((word) => isWord(tokens[at], word));
  while (end < limit && !isOther(end) && belongs(tokens, end, words)) end += 1;
  while (end > from + 1 && (courtesies.has(end - 1) || isPunctuation(tokens[end - 1]!))) end -= 1;
  return until(end);
}

/** A quoted value is whole, and a quoted piece after other words is something else: the title. */
function continuesText(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]!;
  return tokens[at - 1]!.kind === 'word' && (next.kind === 'word' || next.handle);
}

/** As text, but "and" or a comma joins a quoted name to the list, and so does a handle after a handle. */
function continuesList(tokens: readonly Token[], at: number, words: Words): boolean {
  const next = tokens[at]!;
  const before = tokens[at - 1]!;
  if (isJoint(next, words) || isJoint(before, words) || before.value.endsWith(',')) return true;
  return continuesText(tokens, at) || (before.handle && next.handle);
}
