import { unknownIn } from '../../dates/languages.ts';
import type { DateReference } from '../../dates/reference.ts';
import { isSlip } from '../../dates/slips.ts';
import { timeWordsFor } from '../../dates/time-words.ts';
import { quotesIn, type Token, tokenize } from '../tokenize.ts';
import { isDateReadable, likelyRepeat } from './date.ts';
import { asked, type Doubt, type Edit } from './doubt.ts';
import { findDoubt, mendLeft } from './doubts.ts';
import { type Attempt, distributeTokens, type Found } from './find-arguments.ts';
import { quoted } from './mendings.ts';
import { nearDate } from './near-dates.ts';
import { datesOf, type View, viewOf } from './pieces.ts';
import type { Slot } from './slot.ts';

/**
 * Finds the arguments of a command among its tokens, or asks: words that speak of time, people or
 * number and that no argument accounts for are a doubt (docs/rules.md), which carries the text in which
 * each word would have its place, where there is one.
 */
export function findWhole(
  slots: Record<string, Slot<unknown>>,
  source: string,
  tokens: readonly Token[],
  reference: DateReference,
): Found {
  const attempt = distributeTokens(slots, source, tokens, reference);
  const view = viewIn(attempt, reference);
  const doubt =
    (view &&
      (doubtIn(attempt, view, reference) ??
        nearDateIn(attempt, view, slots, reference) ??
        foreignDate(attempt, slots, reference))) ??
    slippedChoice(attempt);
  if (!doubt) return attempt.found;
  const { first, last, meant, within, mendings, isOrder } = doubt;
  const [mended] = mendings.flatMap((edits) => {
    const text = editText(source, tokens, edits);
    const again = attemptWith(slots, text, reference);
    if (!again || !isWhole(again, reference)) return [];
    // In another order the date has the words that were moved, or they were none of it.
    if (isOrder && datedIn(again) !== datedIn(attempt) + last - first + 1) return [];
    return [{ text, attempt: again }];
  });
  if (isOrder && mended) return mended.attempt.found;
  if (!mended && !attempt.found.ok) return attempt.found;
  const text = source.slice(tokens[first]!.start, tokens[last]!.end);
  return {
    ok: false,
    problem: { code: 'doubtful', text, meant: mended ? meant : null, within },
    ...(mended ? { likely: withQuotes(mended.text, mended.attempt) } : {}),
  };
}

function attemptWith(
  slots: Record<string, Slot<unknown>>,
  text: string,
  reference: DateReference,
): Attempt | undefined {
  const read = tokenize(text);
  return read.ok ? distributeTokens(slots, text, read.tokens, reference) : undefined;
}

/** How many tokens the dates of a reading have. */
function datedIn({ reading: { slots, owner } }: Attempt): number {
  const names = datesOf(slots);
  return owner.filter((name) => name !== undefined && names.has(name)).length;
}

/** Whether every word has its place, and what is called a date is one. */
function isWhole(attempt: Attempt, reference: DateReference): boolean {
  const { found, reading } = attempt;
  const view = viewIn(attempt, reference);
  if (!found.ok || (view && doubtIn(attempt, view, reference))) return false;
  return reading.slots.every(([name, { form }]) => {
    const stretch = form.kind === 'date' ? found.stretches.get(name) : undefined;
    return !stretch || isDateReadable(stretch, reference);
  });
}

/** What the words say of time, where there is something to doubt: a command with a date, or words that are left. */
function viewIn({ found, reading, left }: Attempt, reference: DateReference): View | undefined {
  if (datesOf(reading.slots).size === 0 || !(found.ok || left)) return undefined;
  return viewOf(reading, timeWordsFor(reference.locale));
}

function doubtIn(
  { reading, left }: Attempt,
  view: View,
  reference: DateReference,
): Doubt | undefined {
  if (left) return mendLeft(view, left.first, left.last);
  return findDoubt(view) ?? severalDays(reading, reference);
}

/** A word that a letter keeps from being of a date. */
function nearDateIn(
  { found }: Attempt,
  view: View,
  slots: Record<string, Slot<unknown>>,
  reference: DateReference,
): Doubt | undefined {
  if (!found.ok) return undefined;
  return nearDate(view, (edit) => {
    const again = attemptWith(slots, editText(view.source, view.tokens, [edit]), reference);
    if (!again) return false;
    const owner = again.reading.owner[edit.first];
    return owner !== undefined && datesOf(view.slots).has(owner) && isWhole(again, reference);
  });
}

/** "Cena el viernes a las nueve" where dates are read in English: a title that has a date in another language. */
function foreignDate(
  { found, reading: { slots: named, source, tokens } }: Attempt,
  slots: Record<string, Slot<unknown>>,
  reference: DateReference,
): Doubt | undefined {
  const names = datesOf(named);
  if (!found.ok || [...names].some((name) => found.stretches.has(name))) return undefined;
  const isDate = (name: string | undefined) => name !== undefined && names.has(name);
  for (const locale of unknownIn(reference.locale)) {
    const { reading } = distributeTokens(slots, source, tokens, { ...reference, locale });
    const first = reading.owner.findIndex(isDate);
    const last = reading.owner.findLastIndex(isDate);
    if (first !== -1) return { first, last, meant: null, within: 'title', mendings: [] };
  }
  return undefined;
}

/** "tue & thu 8pm": both of them once, or every week. */
function severalDays(
  { slots, tokens, stretches, owner }: Attempt['reading'],
  reference: DateReference,
): Doubt | undefined {
  for (const [name, { form }] of slots) {
    const stretch = stretches.get(name);
    if (form.kind !== 'date' || !form.repeats || !stretch) continue;
    const text = likelyRepeat(stretch, reference);
    if (text === undefined) continue;
    const [first, last] = [stretch.tokens[0]!, stretch.tokens.at(-1)!].map((token) =>
      tokens.indexOf(token),
    ) as [number, number];
    const isOnePiece = owner.slice(first, last + 1).every((own) => own === name);
    if (isOnePiece)
      return { first, last, meant: text, within: null, mendings: [[{ first, last, text }]] };
  }
  return undefined;
}

/** Of a shorter word every slip is another. */
const shortestChoice = 3;

/** "/calendar nwe": a word that is left, and a slip of one that the command knows. */
function slippedChoice({ reading: { slots, tokens, words }, left }: Attempt): Doubt | undefined {
  const token = left && left.first === left.last ? tokens[left.first] : undefined;
  if (token?.kind !== 'word' || token.folded.length < shortestChoice) return undefined;
  for (const [, slot] of slots) {
    const meant = [...(slot.choices?.(words) ?? [])].find((word) => isSlip(token.folded, word));
    if (meant === undefined) continue;
    const edit = { first: left!.first, last: left!.last, text: meant };
    return asked(slot, edit.first, edit.last, meant, [[edit]]);
  }
  return undefined;
}

/** A text with some of its tokens in other words; what stands between the tokens stays. */
function editText(source: string, tokens: readonly Token[], edits: readonly Edit[]): string {
  let text = '';
  let from = 0;
  for (const edit of [...edits].sort((one, other) => one.first - other.first)) {
    text += source.slice(from, tokens[edit.first]!.start) + edit.text;
    from = tokens[edit.last]!.end;
  }
  return (text + source.slice(from)).replace(/ {2,}/g, ' ').trim();
}

/** The text with quotes around its title, so that it is read in one way alone. */
function withQuotes(text: string, { reading: { slots, stretches } }: Attempt): string {
  const [name] =
    slots.find(
      ([, { positional, optional, form }]) =>
        positional === true && !optional && form.kind === 'text',
    ) ?? [];
  const tokens = name === undefined ? [] : (stretches.get(name)?.tokens ?? []);
  const [first] = tokens;
  const last = tokens.at(-1);
  if (!first || !last || tokens.some(({ kind }) => kind === 'quoted')) return text;
  const title = text.slice(first.start, last.end);
  if (quotesIn(title) > 0) return text;
  return text.slice(0, first.start) + quoted(title) + text.slice(last.end);
}
