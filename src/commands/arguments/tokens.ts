import { readDuration } from '../../dates/duration.ts';
import { isEmoji } from '../../groups/group-fields.ts';
import type { Token } from '../tokenize.ts';
import { isJoint } from './names.ts';
import {
  type Called,
  type Parsed,
  problem,
  type Resolving,
  type Slot,
  type Stretch,
  textOf,
  value,
} from './slot.ts';
import type { Words } from './words.ts';

type Matches = (tokens: readonly Token[], at: number, isFirst: boolean, words: Words) => number;

/** A slot for tokens that are known by their look. */
function looked<Value>(
  label: string,
  matches: Matches,
  read: Slot<Value>['resolve'],
  keywords: readonly string[] = [],
): Slot<Value> {
  return {
    label,
    optional: true,
    keywords,
    positional: keywords.length === 0,
    form: { kind: 'token', matches },
    stage: 1,
    resolve: read,
  };
}

/** "41", "#41", "# 41". */
const isNumber = (tokens: readonly Token[], at: number) => {
  if (tokens[at]!.handle || tokens[at]!.kind === 'quoted') return 0;
  const word = tokens[at]!.folded;
  if (/^#?\d{1,15}$/.test(word)) return 1;
  return word === '#' && /^\d{1,15}$/.test(tokens[at + 1]?.folded ?? '') ? 2 : 0;
};

const digitsOf = ({ tokens }: Stretch) =>
  tokens.map(({ folded }) => folded.replace(/\D/g, '')).join('');

const readNumber = (stretch: Stretch) => Number(digitsOf(stretch));

/**
 * Whether a number that a word follows counts something, and names no event: "/in 2 of us", "/out 2 days of fever".
 * The "min" of "12 min 10" counts nothing.
 */
const isCounting = (tokens: readonly Token[], next: number, { counted, company }: Words) => {
  const word = tokens[next]?.folded;
  if (word === undefined || (word === 'min' && /^\d+$/.test(tokens[next + 1]?.folded ?? '')))
    return false;
  return counted.has(word) || company.has(word);
};

/** "#12" anywhere; "12" and "task 12" where nothing stands before it. */
const matchesNumber: Matches = (tokens, at, isFirst, words) => {
  if (tokens[at]!.value.startsWith('#')) return isNumber(tokens, at);
  if (!isFirst) return 0;
  let from = at;
  while (from + 1 < tokens.length && words.numberLeads.has(tokens[from]!.folded)) from += 1;
  const length = isNumber(tokens, from);
  return length > 0 && !isCounting(tokens, from + length, words) ? from + length - at : 0;
};

/** Digits that name nothing in the organization, such as the code of a question. */
export function code(label: string): Slot<string | null> {
  return looked(label, matchesNumber, (stretch) => value(stretch ? digitsOf(stretch) : null));
}

/**
 * The short number of a task or event. Where it is left out in a reply to what Muster said about one,
 * that one is meant.
 */
export function optionalNumber(label: string): Slot<number | null> {
  return looked(label, matchesNumber, (stretch, resolving) =>
    value(numberOrQuoted(stretch, resolving)),
  );
}

/** "13 december" is a day, and no number of anything: "12 may be late" has one. */
const isDayOfMonth = (tokens: readonly Token[], at: number, { months, ordinary }: Words) => {
  const month = tokens[at + 1]?.folded ?? '';
  if (!months.has(month) || Number(tokens[at]!.folded) > 31) return false;
  const after = tokens[at + 2];
  return !ordinary.has(month) || after === undefined || !/^\p{L}/u.test(after.value);
};

/** "18,20" without a blank: several numbers, or an amount where what is counted follows. */
const isList = (tokens: readonly Token[], at: number, words: Words) =>
  tokens[at]!.kind === 'word' &&
  /^#?\d{1,9}(?:,#?\d{1,9})+$/.test(tokens[at]!.folded) &&
  !isCounting(tokens, at + 1, words);

/** Numbers in a row: "18", "18, 20 and 22", "18,20". One that no joint stands before counts where no word follows it. */
const matchesNumbers: Matches = (tokens, at, isFirst, words) => {
  const length =
    isFirst && isList(tokens, at, words) ? 1 : matchesNumber(tokens, at, isFirst, words);
  if (length === 0 || isDayOfMonth(tokens, at + length - 1, words)) return 0;
  let end = at + length;
  for (;;) {
    let next = end;
    while (next < tokens.length && isJoint(tokens[next]!, words)) next += 1;
    const isJoined = next > end || tokens[end - 1]!.value.endsWith(',');
    const own = next < tokens.length ? isNumber(tokens, next) : 0;
    const after = tokens[next + own];
    const isLast = after === undefined || !/^\p{L}/u.test(after.value) || isJoint(after, words);
    const isSaid = isJoined || isLast || tokens[next]?.value.startsWith('#');
    if (
      own === 0 ||
      !isSaid ||
      isCounting(tokens, next + own, words) ||
      isDayOfMonth(tokens, next, words)
    )
      return end - at;
    end = next + own;
  }
};

const labelOf = (of: Called) => (of === 'event' ? 'number of the event' : 'number of the task');

/** The short numbers of tasks or events, each once; none where they are left out, and nothing is quoted. */
export function optionalNumbers(label: string): Slot<number[]> {
  return looked(label, matchesNumbers, (stretch, { context }) => {
    const { quotedNumber } = context.message;
    if (!stretch) return value(quotedNumber === null ? [] : [quotedNumber]);
    const said = stretch.tokens.flatMap(({ folded }) => folded.match(/\d+/g)?.map(Number) ?? []);
    return value([...new Set(said)]);
  });
}

/** As optionalNumbers, but one must be given, or the message be a reply. */
export function numbers(of: Called): Slot<number[]> {
  const own = optionalNumbers(labelOf(of));
  return {
    ...own,
    calls: of,
    optional: false,
    resolve: (stretch, resolving) => {
      const read = own.resolve(stretch, resolving) as Parsed<number[]>;
      const isNone = read.ok && read.value.length === 0;
      return isNone ? problem({ code: 'missing', what: own.label }) : read;
    },
  };
}

/** As optionalNumber, but it must be given, or the message be a reply. */
export function number(of: Called): Slot<number> {
  const label = labelOf(of);
  const read: Slot<number>['resolve'] = (stretch, resolving) => {
    const number = numberOrQuoted(stretch, resolving);
    return number === null ? problem({ code: 'missing', what: label }) : value(number);
  };
  return { ...looked(label, matchesNumber, read), optional: false, calls: of };
}

/** The short number of a reminder; it must be given, or the message be a reply to what Muster said for it. */
export function reminderNumber(): Slot<number> {
  const { calls: _, ...slot } = number('task');
  const label = 'number of the reminder';
  return {
    ...slot,
    label,
    resolve: (stretch, resolving) => {
      const said = numberOrQuoted(stretch, resolving);
      return said === null ? problem({ code: 'missing', what: label }) : value(said);
    },
  };
}

/** The number that is given, else that of the task or event that the message quotes; null for neither. */
export function numberOrQuoted(
  stretch: Stretch | undefined,
  { context }: Resolving,
): number | null {
  return stretch ? readNumber(stretch) : context.message.quotedNumber;
}

/** A count after its word: "max 14", "max 14 people". */
export function count(label: string, keywords: readonly string[]): Slot<number | null> {
  const matches: Matches = (tokens, at, _isFirst, { seats }) => {
    const length = isNumber(tokens, at);
    return length > 0 && seats.has(tokens[at + length]?.folded ?? '') ? length + 1 : length;
  };
  return looked(label, matches, (stretch) => value(stretch ? readNumber(stretch) : null), keywords);
}

/** A number of days after its word: "keep 90", "keep 90 days"; or without end: "keep forever", "keep for ever". */
export function days(label: string, keywords: readonly string[]): Slot<number | 'forever' | null> {
  const isForever = ({ kind, handle, folded }: Token, { choicesFor }: Words) =>
    kind === 'word' && !handle && ['forever', 'ever', ...choicesFor('forever')].includes(folded);
  const matches: Matches = (tokens, at, _isFirst, words) => {
    if (isForever(tokens[at]!, words)) return 1;
    const length = isNumber(tokens, at);
    return length > 0 && words.counted.has(tokens[at + length]?.folded ?? '') ? length + 1 : length;
  };
  return looked(
    label,
    matches,
    (stretch) => {
      if (!stretch) return value(null);
      return value(isForever(stretch.tokens[0]!, stretch.words) ? 'forever' : readNumber(stretch));
    },
    keywords,
  );
}

/** "+1", "+ 2", "plus 1", "plus one", "with 2 friends": people brought along, and how many tokens say so. */
function readGuests(
  tokens: readonly Token[],
  at: number,
  { plus, bringing, numbers, company }: Words,
): { guests: number; length: number } | undefined {
  const word = (offset: number) => tokens[at + offset]?.folded ?? '';
  // Too many are still guests, and refused as such: no reason to come alone.
  const joined = /^\+(\d{1,6})$/.exec(word(0));
  const needsCompany = bringing.has(word(0));
  if (!joined && !needsCompany && !plus.has(word(0))) return undefined;
  const guests = joined
    ? Number(joined[1])
    : /^\d{1,3}$/.test(word(1))
      ? Number(word(1))
      : numbers.get(word(1));
  if (guests === undefined) return undefined;
  const length = joined ? 1 : 2;
  const isCompany = company.has(word(length));
  // "with 2 left feet" is a reason.
  if (needsCompany && !isCompany) return undefined;
  return { guests, length: isCompany ? length + 1 : length };
}

/** People brought along; none where it is left out. */
export function guests(): Slot<number> {
  return looked(
    'guests',
    (tokens, at, _isFirst, words) => readGuests(tokens, at, words)?.length ?? 0,
    (stretch) => value(stretch ? (readGuests(stretch.tokens, 0, stretch.words)?.guests ?? 0) : 0),
  );
}

const joined = (tokens: readonly Token[]) => tokens.map(({ folded }) => folded).join(' ');

/** The longest run of words that is one duration: "1 hour and 30 minutes" over "1 hour". */
const matchesDuration: Matches = (tokens, at) => {
  if (tokens[at]!.kind === 'quoted' || tokens[at]!.handle) return 0;
  for (let length = Math.min(5, tokens.length - at); length > 0; length -= 1) {
    const words = joined(tokens.slice(at, at + length));
    if (readDuration(words)?.length === words.length) return length;
  }
  return 0;
};

const durationOf = ({ tokens }: Stretch) => readDuration(joined(tokens))?.minutes ?? null;

/** A length of time after its word: "for 2h", "for 1 hour 30". Minutes. */
export function duration(label: string, keywords: readonly string[]): Slot<number | null> {
  return looked(
    label,
    matchesDuration,
    (stretch) => value(stretch ? durationOf(stretch) : null),
    keywords,
  );
}

/** Minutes after their word: "catch up 30", "catch up 2 hours"; none: "catch up 0 min". */
export function minutes(label: string, keywords: readonly string[]): Slot<number | null> {
  return looked(
    label,
    (tokens, at, isFirst, words) => {
      const length = matchesDuration(tokens, at, isFirst, words);
      if (length > 0) return length;
      // No time at all is no duration, with its unit or without.
      const isZero = tokens[at]!.folded === '0' && words.counted.has(tokens[at + 1]?.folded ?? '');
      return isZero ? 2 : isNumber(tokens, at);
    },
    (stretch) => value(stretch ? (durationOf(stretch) ?? readNumber(stretch)) : null),
    keywords,
  );
}

/** One emoji that stands alone. */
export function emoji(): Slot<string | null> {
  return looked(
    'icon',
    (tokens, at) => {
      const { kind, value } = tokens[at]!;
      // Most words are told apart without splitting them into graphemes, which takes its time.
      return kind === 'word' && /[^\0-\x7f]/.test(value) && isEmoji(value.replace(/[,;]$/, ''))
        ? 1
        : 0;
    },
    (stretch) => value(stretch ? textOf(stretch) : null),
  );
}

/** One of a few words, each with what it may also be called in English. */
export function choice<Choice extends string>(
  label: string,
  choices: Record<Choice, readonly string[]>,
  keywords: readonly string[] = [],
): Slot<Choice | null> {
  const named = Object.entries(choices) as [Choice, readonly string[]][];
  const meanings = new WeakMap<Words, Map<string, Choice>>();
  const meaningsIn = (words: Words): Map<string, Choice> => {
    const known = meanings.get(words);
    if (known) return known;
    const meaning = new Map(
      named.flatMap(([key, others]) =>
        [key, ...others, ...words.choicesFor(key)].map((word) => [word, key]),
      ),
    );
    meanings.set(words, meaning);
    return meaning;
  };
  // In Spanish the "y" of a list is "and", and no short yes.
  const read = (token: Token, words: Words) =>
    token.kind === 'word' && !token.handle && !words.joints.has(token.folded)
      ? meaningsIn(words).get(token.folded)
      : undefined;
  return {
    ...looked(
      label,
      (tokens, at, _isFirst, words) => (read(tokens[at]!, words) === undefined ? 0 : 1),
      (stretch) => value(stretch ? (read(stretch.tokens[0]!, stretch.words) ?? null) : null),
      keywords,
    ),
    choices: (words) => meaningsIn(words).keys(),
  };
}
