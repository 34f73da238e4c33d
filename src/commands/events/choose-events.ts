import { onceEach } from '../../dates/once-each.ts';
import { type DateRange, findRange, readRange } from '../../dates/range.ts';
import type { DateReference } from '../../dates/reference.ts';
import { withoutSlips } from '../../dates/time-words.ts';
import type { EventView } from '../../sight/visible-events.ts';
import { contentWords, fitTitles, holdsTitle } from '../arguments/fit-titles.ts';
import { isJoint } from '../arguments/names.ts';
import { isPunctuation, wordsFor } from '../arguments/words.ts';
import type { Token } from '../tokenize.ts';
import { answerVocabularyFor, phraseAt } from './company.ts';

/** Which events the words after an answer name, and which of the words are a reason. */
export type Choice =
  /** None: the answer is about what it would be about without them. */
  | { kind: 'none'; reason: readonly Token[] }
  | { kind: 'these'; events: EventView[]; reason: readonly Token[] }
  /** They may name these. `inside`: or be part of a reason. */
  | { kind: 'doubt'; events: EventView[]; reason: readonly Token[]; inside: boolean; all: boolean }
  /** A time when nothing is planned. */
  | { kind: 'nothing'; range: DateRange; reason: readonly Token[] };

/** What an answer may be about. */
export interface Choosing {
  source: string;
  /** Those to come, the next one first. */
  coming: readonly EventView[];
  reference: DateReference;
}

/** Words that say nothing of an event: "to the", "for". */
export function fillersFor(locale: string): ReadonlySet<string> {
  return new Set([...answerVocabularyFor(locale).lead, ...wordsFor(locale).articles]);
}

/** Those that a title calls, or nearly. */
export function calledSo<Item extends { title: string }>(
  title: string,
  items: readonly Item[],
  locale: string,
): Item[] {
  const fillers = fillersFor(locale);
  const { fits, near } = fitTitles(contentWords(title, fillers), items, fillers);
  return fits.length > 0 ? fits : near;
}

/**
 * Chooses by the title, the day or both: "training", "on friday", "the dinner on sunday, my knee hurts". What
 * stands alone, or before a comma or a "because", is meant; within a reason it is a doubt, unless that
 * is about the next event anyway. Pure.
 */
export function chooseEvents(tokens: readonly Token[], choosing: Choosing): Choice {
  const end = endOfHead(tokens, choosing.reference.locale);
  for (const length of end < tokens.length ? [tokens.length, end] : [tokens.length]) {
    const named = readName(tokens.slice(0, length), choosing);
    if (!named) continue;
    const reason = withoutLead(tokens.slice(length));
    const { events, range, all, near } = named;
    if (range && events.length === 0) return { kind: 'nothing', range, reason };
    if (events.length === 1 && !near) return { kind: 'these', events, reason };
    return { kind: 'doubt', events, reason, inside: false, all };
  }
  return chooseWithin(tokens, choosing) ?? { kind: 'none', reason: tokens };
}

/** As chooseEvents, of words that are a reason besides. */
function chooseWithin(tokens: readonly Token[], choosing: Choosing): Choice | undefined {
  const { coming, reference, source } = choosing;
  const [next] = coming;
  const doubt = (events: EventView[], reason: readonly Token[]): Choice | undefined =>
    next && events.length > 0 && !events.includes(next)
      ? { kind: 'doubt', events, reason, inside: true, all: false }
      : undefined;
  for (let length = tokens.length - 1; length > 0; length -= 1) {
    const named = readName(tokens.slice(0, length), choosing);
    if (named && !named.near && named.events.length > 0)
      return doubt(named.events, tokens.slice(length));
  }
  const text = textOfTokens(source, tokens);
  const span = findRange(text, reference);
  const day = span && doubt(within(coming, span.range), tokens);
  if (day) return day;
  const fillers = fillersFor(reference.locale);
  const said = contentWords(text, fillers);
  return doubt(onceEach(coming.filter(({ title }) => holdsTitle(said, title, fillers))), tokens);
}

interface NamedEvents {
  events: EventView[];
  /** The time that was said, where nothing else was. */
  range?: DateRange;
  /** Whether all of them are meant: "this week". */
  all: boolean;
  /** Whether a letter had to be overlooked. */
  near: boolean;
}

/** The events that words call by title, day or both, where they do nothing else. */
function readName(
  tokens: readonly Token[],
  { source, coming, reference }: Choosing,
): NamedEvents | undefined {
  const { all } = answerVocabularyFor(reference.locale);
  if (phraseAt(tokens, 0, (said) => all.includes(said)) === tokens.length)
    return { events: [...coming], all: true, near: false };
  const numbered = callsNumber(tokens, coming, reference.locale);
  if (numbered) return { events: [numbered], all: false, near: false };
  const several = readSeveral(tokens, { source, coming, reference });
  if (several) return several;
  const text = textOfTokens(source, tokens);
  const named = readCalled(text, coming, reference);
  const meant = named ? text : withoutSlips(text, reference.locale);
  const slipped = meant === text ? undefined : readCalled(meant, coming, reference);
  return named ?? (slipped && { ...slipped, near: true });
}

/** "saturday and thursday", "the quiz, the dinner": all of them; a day on which nothing is planned tells so. */
function readSeveral(tokens: readonly Token[], choosing: Choosing): NamedEvents | undefined {
  const words = wordsFor(choosing.reference.locale);
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    const isJoined = isJoint(token, words) || isPunctuation(token);
    if (!isJoined) parts.at(-1)!.push(token);
    if (isJoined || token.value.endsWith(',')) parts.push([]);
  }
  const said = parts.filter((part) => part.length > 0);
  if (said.length < 2) return undefined;
  const text = (part: readonly Token[]) => textOfTokens(choosing.source, part);
  const named = said.map((part) => readCalled(text(part), choosing.coming, choosing.reference));
  if (!named.every((one) => one && !one.near)) return undefined;
  const empty = named.find((one) => one!.events.length === 0);
  if (empty) return empty;
  const all = new Set(named.flatMap((one) => one!.events));
  const events = choosing.coming.filter((event) => all.has(event));
  return { events, all: true, near: false };
}

/** The events that a text calls by title, day or both. */
export function readCalled(
  text: string,
  coming: readonly EventView[],
  reference: DateReference,
): NamedEvents | undefined {
  const fillers = fillersFor(reference.locale);
  const whole = readRange(text, reference);
  const span = whole.ok
    ? { start: 0, end: text.length, range: whole.value }
    : findRange(text, reference);
  const left = span ? `${text.slice(0, span.start)} ${text.slice(span.end)}` : text;
  const said = contentWords(left, fillers);
  const pool = span ? within(coming, span.range) : [...coming];
  if (span && said.length === 0) {
    const days = (span.range.to.getTime() - span.range.from.getTime()) / 86_400_000;
    return { events: pool, range: span.range, all: days > 1.5, near: false };
  }
  const { fits, near } = fitTitles(said, pool, fillers);
  // What comes again is called by its title as the next of it.
  const events = onceEach(fits.length > 0 ? fits : near);
  return events.length > 0 ? { events, all: false, near: fits.length === 0 } : undefined;
}

/** The event that words call by its number: "for 12". "for 3 people" and "for 2" of none are others. */
export function callsNumber(
  tokens: readonly Token[],
  events: readonly EventView[],
  locale: string,
): EventView | undefined {
  const last = tokens.at(-1);
  const fillers = fillersFor(locale);
  if (!last || !/^#?\d{1,9}$/.test(last.folded)) return undefined;
  if (!tokens.slice(0, -1).every(({ folded }) => fillers.has(folded))) return undefined;
  return events.find(({ number }) => number === Number(last.folded.replace('#', '')));
}

/** Those that take place in a span of time. */
export function within(events: readonly EventView[], { from, to }: DateRange): EventView[] {
  return events.filter(
    ({ startsAt, endsAt }) => startsAt !== null && startsAt < to && (endsAt ?? startsAt) >= from,
  );
}

/** Where the words end that a comma, a dash, a bracket or a "because" divides from a reason. */
function endOfHead(tokens: readonly Token[], locale: string): number {
  const { because } = answerVocabularyFor(locale);
  for (let at = 1; at < tokens.length; at += 1) {
    if (/[,;:.!]$/.test(tokens[at - 1]!.value) || isPunctuation(tokens[at]!)) return at;
    if (tokens[at]!.value.startsWith('(') || because.includes(tokens[at]!.folded)) return at;
  }
  return tokens.length;
}

function withoutLead(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.findIndex((token) => !isPunctuation(token));
  return first === -1 ? [] : tokens.slice(first);
}

/** Words as they were typed; where others stood between them, with a blank instead. */
export function textOfTokens(source: string, tokens: readonly Token[]): string {
  let text = '';
  for (const [at, { start, end }] of tokens.entries()) {
    const before = at === 0 ? '' : source.slice(tokens[at - 1]!.end, start);
    text += (before.trim() === '' ? before : ' ') + source.slice(start, end);
  }
  return text.replace(/[\s,]+$/, '');
}
