import type { TimeWord } from '../../dates/time-sense.ts';
import type { TimeLexicon } from '../../dates/time-words.ts';
import type { Reading } from './reading.ts';
import type { Slot } from './slot.ts';
import { isPunctuation } from './words.ts';

/** A run of words without quotes that one text has: a title, a place. */
export interface Piece {
  first: number;
  last: number;
  slot: Slot<unknown>;
  isTitle: boolean;
  /** Where the date begins that stands directly behind it. */
  dateAfter: number | undefined;
  /** Whether a date stands directly before it. */
  isAfterDate: boolean;
}

/** A reading, and what its words say of time. */
export interface View extends Reading {
  time: TimeLexicon;
  pieces: readonly Piece[];
  /** Whether the token is of what was taken for the date. */
  isDate(at: number): boolean;
  /** The word as it is compared; empty for what stands in quotes, for a handle, and past the ends. */
  word(at: number): string;
  timeAt(at: number): TimeWord | undefined;
}

/** The names of the slots that are dates. */
export function datesOf(slots: Reading['slots']): ReadonlySet<string> {
  return new Set(slots.flatMap(([name, { form }]) => (form.kind === 'date' ? name : [])));
}

export function viewOf(reading: Reading, time: TimeLexicon): View {
  const { slots, tokens, owner, dates } = reading;
  const names = datesOf(slots);
  const isDate = (at: number) => dates[at] !== undefined && names.has(owner[at] ?? '');
  const word = (at: number) => {
    const token = tokens[at];
    return token?.kind === 'word' && !token.handle ? token.folded : '';
  };
  const said = new Map<number, TimeWord | undefined>();
  const timeAt = (at: number) => {
    if (!said.has(at)) said.set(at, time.read(word(at)));
    return said.get(at);
  };
  return { ...reading, time, pieces: piecesOf(reading, isDate), isDate, word, timeAt };
}

function piecesOf(
  { slots, tokens, owner, stretches }: Reading,
  isDate: (at: number) => boolean,
): Piece[] {
  const textOf = new Map(
    slots.flatMap(([name, slot]) =>
      (stretches.get(name)?.tokens ?? []).map((token) => [token, { name, slot }]),
    ),
  );
  const isBetween = (at: number) =>
    at >= 0 && at < tokens.length && owner[at] === undefined && isPunctuation(tokens[at]!);
  const pieces: Piece[] = [];
  for (let first = 0; first < tokens.length; first += 1) {
    const taken = textOf.get(tokens[first]!);
    if (taken?.slot.form.kind !== 'text') continue;
    const { slot, name } = taken;
    let last = first;
    while (last + 1 < tokens.length && textOf.get(tokens[last + 1]!)?.name === name) last += 1;
    let next = last + 1;
    while (isBetween(next)) next += 1;
    let before = first - 1;
    while (isBetween(before)) before -= 1;
    const isTitle = slot.positional === true && !slot.optional;
    if (first < last || tokens[first]!.kind === 'word')
      pieces.push({
        ...{ first, last, slot, isTitle },
        dateAfter: isDate(next) ? next : undefined,
        isAfterDate: isDate(before),
      });
    first = last;
  }
  return pieces;
}

/** Words and phrases that are looked for. */
type Phrases = Pick<ReadonlySet<string>, 'has'>;

/** How many tokens from `at` are one of some words or phrases; none where they are not. */
export function phraseFrom({ word }: Pick<View, 'word'>, at: number, phrases: Phrases): number {
  let [longest, text] = [0, ''];
  for (let length = 1; length <= longestPhrase; length += 1) {
    const next = word(at + length - 1);
    if (next === '') break;
    text = length === 1 ? next : `${text} ${next}`;
    if (phrases.has(text)) longest = length;
  }
  return longest;
}

/** As phraseFrom, for those that end with the token at `at`. */
export function phraseTo({ word }: View, at: number, phrases: Phrases): number {
  let [longest, text] = [0, ''];
  for (let length = 1; length <= longestPhrase; length += 1) {
    const before = word(at - length + 1);
    if (before === '') break;
    text = length === 1 ? before : `${before} ${text}`;
    if (phrases.has(text)) longest = length;
  }
  return longest;
}

/** Words in the longest phrase that is known: "dia de los inocentes". */
const longestPhrase = 4;
