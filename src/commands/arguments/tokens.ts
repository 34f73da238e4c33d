import { readDuration } from '../../dates/duration.ts';
import { isEmoji } from '../../groups/group-fields.ts';
import type { Token } from '../tokenize.ts';
import { problem, type Slot, type Stretch, textOf, value } from './slot.ts';

/** A slot for tokens that are known by their look. */
function looked<Value>(
  label: string,
  matches: (tokens: readonly Token[], at: number, isFirst: boolean) => number,
  read: (stretch: Stretch | undefined) => ReturnType<Slot<Value>['resolve']>,
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

const readNumber = (stretch: Stretch) => Number(textOf(stretch).replace(/\D/g, ''));

/** "/in 2 of us", "/out 2 days of fever": a number that counts something names no event. */
const counted =
  /^(?:of|people|persons?|friends?|guests?|others?|kids?|child|children|more|times?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?|years?)$/;

/** The short number of a task or event: "#12" anywhere, "12" where nothing stands before it. */
export function optionalNumber(label: string): Slot<number | null> {
  const matches = (tokens: readonly Token[], at: number, isFirst: boolean) => {
    const length = isNumber(tokens, at);
    if (tokens[at]!.value.startsWith('#')) return length;
    return isFirst && !counted.test(tokens[at + 1]?.folded ?? '') ? length : 0;
  };
  return looked(label, matches, (stretch) => value(stretch ? readNumber(stretch) : null));
}

/** As optionalNumber, but it must be given. */
export function number(label: string): Slot<number> {
  const { form } = optionalNumber(label);
  return {
    ...looked<number>(label, form.kind === 'token' ? form.matches : isNumber, (stretch) =>
      stretch ? value(readNumber(stretch)) : problem({ code: 'missing', what: label }),
    ),
    optional: false,
  };
}

const heads = /^(?:people|persons?|pax|players?|places?|spots?|seats?|guests?)$/;

/** A count after its word: "max 14", "max 14 people". */
export function count(label: string, keywords: readonly string[]): Slot<number | null> {
  const matches = (tokens: readonly Token[], at: number) => {
    const length = isNumber(tokens, at);
    return length > 0 && heads.test(tokens[at + length]?.folded ?? '') ? length + 1 : length;
  };
  return looked(label, matches, (stretch) => value(stretch ? readNumber(stretch) : null), keywords);
}

const smallNumbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six'];
const company = /^(?:guests?|friends?|others?|people|persons?|more|kids?|child|children)$/;

/** "+1", "+ 2", "plus 1", "plus one", "with 2 friends": people brought along, and how many tokens say so. */
function readGuests(
  tokens: readonly Token[],
  at: number,
): { guests: number; length: number } | undefined {
  const word = (offset: number) => tokens[at + offset]?.folded ?? '';
  // Too many are still guests, and refused as such: no reason to come alone.
  const joined = /^\+(\d{1,6})$/.exec(word(0));
  const isApart = ['+', 'plus', 'with', 'bringing'].includes(word(0));
  if (!joined && !isApart) return undefined;
  const guests = joined
    ? Number(joined[1])
    : /^\d{1,3}$/.test(word(1))
      ? Number(word(1))
      : smallNumbers.indexOf(word(1));
  if (guests < 0) return undefined;
  const length = joined ? 1 : 2;
  const isCompany = company.test(word(length));
  // "with 2 left feet" is a reason.
  if (['with', 'bringing'].includes(word(0)) && !isCompany) return undefined;
  return { guests, length: isCompany ? length + 1 : length };
}

/** People brought along; none where it is left out. */
export function guests(): Slot<number> {
  return looked(
    'guests',
    (tokens, at) => readGuests(tokens, at)?.length ?? 0,
    (stretch) => value(stretch ? (readGuests(stretch.tokens, 0)?.guests ?? 0) : 0),
  );
}

/** A length of time after its word: "for 2h", "for 1 hour 30". Minutes. */
export function duration(label: string, keywords: readonly string[]): Slot<number | null> {
  const joined = (tokens: readonly Token[]) => tokens.map(({ folded }) => folded).join(' ');
  const matches = (tokens: readonly Token[], at: number) => {
    if (tokens[at]!.kind === 'quoted' || tokens[at]!.handle) return 0;
    // The longest run of words that is one duration: "1 hour and 30 minutes" over "1 hour".
    for (let length = Math.min(5, tokens.length - at); length > 0; length -= 1) {
      const words = joined(tokens.slice(at, at + length));
      if (readDuration(words)?.length === words.length) return length;
    }
    return 0;
  };
  return looked(
    label,
    matches,
    (stretch) => value(stretch ? (readDuration(joined(stretch.tokens))?.minutes ?? null) : null),
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

/** One of a few words, each with what it may also be called. */
export function choice<Choice extends string>(
  label: string,
  choices: Record<Choice, readonly string[]>,
  keywords: readonly string[] = [],
): Slot<Choice | null> {
  const meaning = new Map<string, Choice>();
  for (const [key, others] of Object.entries(choices) as [Choice, readonly string[]][]) {
    for (const word of [key, ...others]) meaning.set(word, key);
  }
  const read = (token: Token) =>
    token.kind === 'word' && !token.handle ? meaning.get(token.folded) : undefined;
  return looked(
    label,
    (tokens, at) => (read(tokens[at]!) === undefined ? 0 : 1),
    (stretch) => value(stretch ? (read(stretch.tokens[0]!) ?? null) : null),
    keywords,
  );
}
