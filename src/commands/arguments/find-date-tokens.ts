import { distance } from 'fastest-levenshtein';
import { findDates } from '../../dates/find-dates.ts';
import type { DateProblem } from '../../dates/reading.ts';
import { findRecurrence } from '../../dates/recurrence.ts';
import type { DateReference } from '../../dates/reference.ts';
import { timeWordsFor } from '../../dates/time-words.ts';
import type { Token } from '../tokenize.ts';
import type { NamedSlot, Reading } from './reading.ts';
import { isWord, type Words, wordsFor } from './words.ts';

/** For each token, the number of the date phrase that it is part of: "friday 10am", "every monday". */
export function findDateTokens(
  slots: readonly NamedSlot[],
  source: string,
  tokens: readonly Token[],
  reference: DateReference,
): (number | undefined)[] {
  if (!slots.some(([, slot]) => slot.form.kind === 'date')) return [];
  // What stands in quotes or is a handle is no date, whatever it says.
  const quoted = tokens.filter(({ kind, handle }) => kind === 'quoted' || handle);
  const hidden = [...leadingNumber(slots, tokens, wordsFor(reference.locale)), ...quoted];
  const visible = hidden.reduce(hide, source);
  const repeated = findRecurrence(visible, reference);
  // Without a title, "sat" can only be the day: "/due 41 sat".
  const kind = takesText(slots) ? 'text' : 'date';
  const once = findDates(repeated ? hide(visible, repeated) : visible, reference, kind);
  const spans = [...once, ...(repeated ? [repeated] : [])].sort((a, b) => a.start - b.start);
  let span = 0;
  const dates = tokens.map(({ start, end }) => {
    while (span < spans.length && spans[span]!.end <= start) span += 1;
    return span < spans.length && end > spans[span]!.start ? span : undefined;
  });
  return withLeads(dates, tokens, timeWordsFor(reference.locale).beforeHour);
}

/** With the "at" that a phrase leaves behind which begins with its hour: "at 11:00 every thursday". */
function withLeads(
  dates: readonly (number | undefined)[],
  tokens: readonly Token[],
  leads: ReadonlySet<string>,
): (number | undefined)[] {
  const all = [...dates];
  for (const [at, date] of dates.entries()) {
    if (date === undefined || date === dates[at - 1] || !/^\d/.test(tokens[at]!.value)) continue;
    for (const length of [2, 1]) {
      const lead = tokens.slice(Math.max(at - length, 0), at);
      const isFree = lead.every(
        (token, place) =>
          !token.handle && token.kind === 'word' && dates[at - length + place] === undefined,
      );
      if (lead.length < length || !isFree) continue;
      if (!leads.has(lead.map(({ folded }) => folded).join(' '))) continue;
      all.fill(date, at - length, at);
      break;
    }
  }
  return all;
}

/** "2" of "2 to 27 nov", which is no range of days: the event, and when it is to be. */
function leadingNumber(
  slots: readonly NamedSlot[],
  tokens: readonly Token[],
  words: Words,
): readonly Token[] {
  for (const [, { form, positional }] of slots) {
    if (form.kind !== 'token' || positional !== true || tokens.length === 0) continue;
    const number = tokens.slice(0, form.matches(tokens, 0, true, words));
    const isIntroduced = slots.some(
      ([, slot]) =>
        slot.form.kind === 'date' &&
        words
          .phrasesFor(slot.keywords)
          .some((phrase) => phrase.every((word, at) => isWord(tokens[number.length + at], word))),
    );
    if (isIntroduced) return number;
  }
  return [];
}

/** Whether some words of a command may be free text, which a date in it would belong to. */
function takesText(slots: readonly NamedSlot[]): boolean {
  return slots.some(([, { form, positional }]) => form.kind === 'text' && positional === true);
}

function hide(text: string, { start, end }: { start: number; end: number }): string {
  return text.slice(0, start) + '_'.repeat(end - start) + text.slice(end);
}

/**
 * What follows a date's own keyword ("due") and is no date, where no date was found at all: the
 * person meant one, and taking it for part of the title would lose it silently.
 */
export function missedDate({
  slots,
  tokens,
  words,
  dates,
  owner,
  stretches,
}: Reading): { first: number; last: number } | undefined {
  const titleIsQuoted = tokens.some(
    ({ kind, handle }, index) => kind === 'quoted' && !handle && owner[index] === undefined,
  );
  for (const [name, slot] of slots) {
    if (slot.form.kind !== 'date' || stretches.has(name)) continue;
    // "book by Tolstoy" has no date; outside the quotes of a title nothing but a date can be meant.
    const keywords = words.singleWordsFor(
      titleIsQuoted ? slot.keywords : slot.keywords.slice(0, 1),
    );
    const at = tokens.findLastIndex(
      (token, index) =>
        owner[index] === undefined &&
        dates[index] === undefined &&
        index > 0 &&
        keywords.some((keyword) => isWord(token, keyword)),
    );
    if (at === -1) continue;
    let end = at + 1;
    while (end < tokens.length && owner[end] === undefined) end += 1;
    if (end > at + 1) return { first: at + 1, last: end - 1 };
  }
  return undefined;
}

/** A time of no clock, "25:99". From thirty on it is a verse, "Isaiah 40:31", which a title may end in. */
const impossibleTime = /^(?:2[5-9]:\d{2}|[0-2]?\d:[6-9]\d)$/;

/** Letters that a thumb may get wrong in the name of a day. */
const mostSlips = 2;

/**
 * What a text without quotes ends in that is meant for a date and is none: "lunch 25:99", "bins every
 * blursday". In the title it would be lost silently.
 */
export function slippedDate(reading: Reading): DateProblem | undefined {
  const { slots, tokens, words, dates, owner, stretches } = reading;
  const isWanted = slots.some(
    ([name, { form, positional }]) =>
      form.kind === 'date' && positional === true && !stretches.has(name),
  );
  const last = tokens.findLastIndex((_, index) => owner[index] === undefined);
  const isPlain = (index: number) =>
    owner[index] === undefined && dates[index] === undefined && tokens[index]?.kind === 'word';
  if (!isWanted || !takesText(slots) || !isPlain(last)) return undefined;
  const { folded, value } = tokens[last]!;
  if (impossibleTime.test(folded)) return { code: 'dateImpossible', phrase: value };
  const before = tokens[last - 1];
  if (!before || !isPlain(last - 1) || !words.repeating.has(before.folded)) return undefined;
  const isNearDay = words.weekdays.some((day) => distance(day, folded) <= mostSlips);
  return isNearDay
    ? { code: 'recurrenceUnreadable', phrase: `${before.value} ${value}` }
    : undefined;
}

/** Where something is said to come again that is no argument: it must not be taken for one date, or for a title. */
export function repeatedDate({ slots, tokens, words, owner, dates }: Reading): number | undefined {
  if (!slots.some(([, { form }]) => form.kind === 'date')) return undefined;
  const at = tokens.findIndex(
    ({ kind, folded }, index) =>
      kind === 'word' &&
      words.repeating.has(folded) &&
      owner[index] === undefined &&
      dates[index + 1] !== undefined,
  );
  return at === -1 ? undefined : at;
}

/**
 * Date phrases that stand without a keyword. Pieces of one may stand apart: "saturday at Riverside
 * 10am". A bare weekday that opens a text without quotes, or stands inside it, is the title's.
 */
export function giveDates({ slots, tokens, words, owner, dates, stretches, give }: Reading): void {
  const isFree = (index: number) => owner[index] === undefined && index < tokens.length;
  const isText = (index: number) => isFree(index) && dates[index] === undefined;
  const isQuoted = tokens.some(
    ({ kind, handle }, index) => isFree(index) && kind === 'quoted' && !handle,
  );
  for (const [name, slot] of slots) {
    if (slot.form.kind !== 'date' || slot.positional !== true || stretches.has(name)) continue;
    let indexes = tokens.flatMap((_, index) =>
      dates[index] !== undefined && isFree(index) ? [index] : [],
    );
    const only = (keep: (phrase: number[]) => boolean) => {
      const phrases = Map.groupBy(indexes, (index) => dates[index]!);
      indexes = [...phrases.values()].filter(keep).flat();
    };
    if (takesText(slots) && !isQuoted) {
      only(
        (phrase) =>
          phrase[0] !== 0 ||
          phrase.length === tokens.length ||
          words.dateOpeners.has(tokens[0]!.folded) ||
          phrase.some((index) => /\d/.test(tokens[index]!.value)),
      );
      const outside = (phrase: number[]) => !(isText(phrase[0]! - 1) && isText(phrase.at(-1)! + 1));
      if (new Set(indexes.map((index) => dates[index])).size > 1) only(outside);
    }
    if (slot.form.trailing && !isQuoted) {
      const lastFree = tokens.findLastIndex((_, index) => isFree(index));
      only((phrase) => phrase.at(-1) === lastFree);
    }
    if (indexes.length > 0) give(name, indexes);
  }
}
