import { readDuration } from '../../dates/duration.ts';
import { isEmoji } from '../../groups/group-fields.ts';
import { fold, type Token } from '../tokenize.ts';
import { problem, type Slot, type Stretch, textOf, value } from './slot.ts';

/** A slot for tokens that are known by their look. */
function looked<Value>(
  label: string,
  matches: (tokens: readonly Token[], at: number) => number,
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

const isNumber = (tokens: readonly Token[], at: number) => (/^#?\d{1,9}$/.test(fold(tokens[at]!.value)) ? 1 : 0);

const readNumber = (stretch: Stretch) => Number(fold(textOf(stretch)).replace('#', ''));

/** The short number of a task or event, with or without "#". Only the first word can be one. */
export function optionalNumber(label: string): Slot<number | null> {
  return looked(
    label,
    (tokens, at) => (at === 0 ? isNumber(tokens, at) : 0),
    (stretch) => value(stretch ? readNumber(stretch) : null),
  );
}

/** As optionalNumber, but it must be given. */
export function number(label: string): Slot<number> {
  return {
    ...looked<number>(label, isNumber, (stretch) =>
      stretch ? value(readNumber(stretch)) : problem({ code: 'missing', what: label }),
    ),
    optional: false,
  };
}

/** A count after its word: "max 14". */
export function count(label: string, keywords: readonly string[]): Slot<number | null> {
  return looked(label, isNumber, (stretch) => value(stretch ? readNumber(stretch) : null), keywords);
}

/** "+1", "+ 2", "plus 1": people brought along. */
export function guests(): Slot<number> {
  const matches = (tokens: readonly Token[], at: number) => {
    const word = fold(tokens[at]!.value);
    if (/^\+\d{1,3}$/.test(word)) return 1;
    const next = tokens[at + 1];
    return (word === '+' || word === 'plus') && next !== undefined && /^\d{1,3}$/.test(fold(next.value)) ? 2 : 0;
  };
  return looked('guests', matches, (stretch) => value(stretch ? Number(textOf(stretch).replace(/\D/g, '')) : 0));
}

/** A length of time after its word: "for 2h", "for 1 hour 30". Minutes. */
export function duration(label: string, keywords: readonly string[]): Slot<number | null> {
  const joined = (tokens: readonly Token[]) => tokens.map((token) => fold(token.value)).join(' ');
  const matches = (tokens: readonly Token[], at: number) => {
    if (tokens[at]!.kind === 'quoted' || tokens[at]!.handle) return 0;
    // The longest run of words that is one duration: "1 hour 30 minutes" over "1 hour".
    for (let length = Math.min(4, tokens.length - at); length > 0; length -= 1) {
      const words = joined(tokens.slice(at, at + length));
      if (readDuration(words)?.length === words.length) return length;
    }
    return 0;
  };
  return looked(label, matches, (stretch) => value(stretch ? (readDuration(joined(stretch.tokens))?.minutes ?? null) : null), keywords);
}

/** One emoji that stands alone. */
export function emoji(): Slot<string | null> {
  return looked(
    'icon',
    (tokens, at) => (tokens[at]!.kind === 'word' && isEmoji(tokens[at]!.value) ? 1 : 0),
    (stretch) => value(stretch ? textOf(stretch) : null),
  );
}

/** One of a few words, each with what it may also be called. */
export function choice<Choice extends string>(
  label: string,
  choices: Record<Choice, readonly string[]>,
): Slot<Choice | null> {
  const meaning = new Map<string, Choice>();
  for (const [key, others] of Object.entries(choices) as [Choice, readonly string[]][]) {
    for (const word of [key, ...others]) meaning.set(word, key);
  }
  const read = (token: Token) => (token.kind === 'word' && !token.handle ? meaning.get(fold(token.value)) : undefined);
  return looked(
    label,
    (tokens, at) => (read(tokens[at]!) === undefined ? 0 : 1),
    (stretch) => value(stretch ? (read(stretch.tokens[0]!) ?? null) : null),
  );
}
