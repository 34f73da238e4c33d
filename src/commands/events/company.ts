import { remembered } from '../../dates/remembered.ts';
import { languageOf } from '../../forms/language.ts';
import type { AnswerWords } from '../../languages/answer-words.ts';
import { answerWordsFor } from '../../languages/words.ts';
import { isJoint } from '../arguments/names.ts';
import { type Words, wordsFor } from '../arguments/words.ts';
import { fold, type Token } from '../tokenize.ts';

/** People brought along, as the words of an answer tell of them: from one token to before another. */
export interface Company {
  guests: number;
  /** False where it may be somebody or something else, or where their number is not said. */
  sure: boolean;
  from: number;
  to: number;
  /** Where the words begin that say who they are; `to` where none do: "we are 3". */
  who: number;
}

/** For the places where the name of somebody who is known begins, how many tokens it has. */
export type KnownNames = ReadonlyMap<number, number>;

type Sets = {
  [List in 'forSomebody' | 'with' | 'own' | 'some' | 'self' | 'all' | 'because' | 'lead']: string[];
};

/** The words of a locale's language and the English ones, as they are compared. */
export interface AnswerVocabulary extends Sets {
  person: RegExp;
  people: RegExp;
  too: RegExp;
  pair: RegExp;
  /** Each with the number as its group. */
  together: RegExp;
  perhapsTogether: RegExp;
}

export const answerVocabularyFor = (locale: string): AnswerVocabulary =>
  vocabularyOf(languageOf(locale));

const vocabularyOf = remembered((language: string): AnswerVocabulary => {
  const languages = answerWordsFor(language);
  const all = (list: keyof Sets) =>
    languages.flatMap((words) => words[list].map(fold)).sort((a, b) => b.length - a.length);
  const anyOf = (pattern: 'person' | 'people' | 'too' | 'pair') =>
    new RegExp(`^(?:${languages.map((words) => words[pattern]).join('|')})$`);
  const counted = (list: 'together' | 'perhapsTogether') => {
    const number = `(\\d{1,2}|${[...wordsFor(language).numbers.keys()].join('|')})`;
    const phrases = languages.flatMap((words: AnswerWords) => words[list]);
    const sources = phrases.map((phrase) => phrase.replace('#', number));
    return new RegExp(`^(?:${sources.join('|')})$`);
  };
  return {
    forSomebody: all('forSomebody'),
    lead: all('lead'),
    with: all('with'),
    own: all('own'),
    some: all('some'),
    self: all('self'),
    all: all('all'),
    because: all('because'),
    person: anyOf('person'),
    people: anyOf('people'),
    too: anyOf('too'),
    pair: anyOf('pair'),
    together: counted('together'),
    perhapsTogether: counted('perhapsTogether'),
  };
});

/** Words of one phrase at most: "there will be 3 of us". */
const longest = 6;

/** How many tokens from a place on a phrase takes that is one of some; 0 where none stands there. */
export function phraseAt(
  tokens: readonly Token[],
  at: number,
  isPhrase: (said: string) => boolean,
): number {
  for (let length = Math.min(longest, tokens.length - at); length > 0; length -= 1) {
    const own = tokens.slice(at, at + length);
    if (own.some(({ kind, handle }) => kind === 'quoted' || handle)) continue;
    if (isPhrase(own.map(({ folded }) => folded).join(' '))) return length;
  }
  return 0;
}

interface Item {
  count: number;
  sure: boolean;
  isSelf?: boolean;
  to: number;
}

/**
 * Finds the people whom somebody brings along in what follows their answer: "with my brother", "me and
 * my wife", "we are 3". Names, what is not known to be a person ("with my guitar"), and several whose
 * number is not said are not sure. Pure.
 */
export function findCompany(
  tokens: readonly Token[],
  names: KnownNames,
  locale: string,
): Company | undefined {
  const vocabulary = answerVocabularyFor(locale);
  const words = wordsFor(locale);
  for (let at = 0; at < tokens.length; at += 1) {
    const together = phraseAt(tokens, at, (said) => vocabulary.together.test(said));
    const pair = phraseAt(tokens, at, (said) => vocabulary.pair.test(said));
    const length = Math.max(together, pair);
    if (length > 0) {
      const people =
        together >= pair ? countIn(tokens, at, together, vocabulary.together, words) : 2;
      const to = at + length;
      // "we are 0" and "we are 1" are the sender alone.
      return { guests: Math.max(0, people - 1), sure: true, from: at, to, who: to };
    }
    const lead = phraseAt(tokens, at, (said) => vocabulary.with.includes(said));
    // "and my wife" goes on from the answer; anywhere else "and" goes on from something else.
    const joint = at === 0 && lead === 0 && isJoint(tokens[0]!, words) ? 1 : 0;
    const who = at + (lead || joint);
    const items = lead + joint > 0 ? readItems(tokens, who, names, vocabulary, words, true) : [];
    if (items.some(({ isSelf }) => !isSelf)) {
      const company = companyOf(items, at, who);
      // "with 2" says no more than how many.
      const isCount = tokens
        .slice(who, company.to)
        .every((_, of) => numberAt(tokens, who + of, words) !== undefined);
      return isCount ? { ...company, who: company.to } : company;
    }
  }
  return fromHead(tokens, names, vocabulary, words);
}

/** "me and my wife", "my brother too", "my brother"; "3 people" and "for 2" may count the sender or not. */
function fromHead(
  tokens: readonly Token[],
  names: KnownNames,
  vocabulary: AnswerVocabulary,
  words: Words,
): Company | undefined {
  const whole = phraseAt(tokens, 0, (said) => vocabulary.perhapsTogether.test(said));
  if (whole > 0 && whole === tokens.length) {
    const people = countIn(tokens, 0, whole, vocabulary.perhapsTogether, words);
    return { guests: Math.max(0, people - 1), sure: false, from: 0, to: whole, who: whole };
  }
  const items = readItems(tokens, 0, names, vocabulary, words, false);
  if (!items.some(({ isSelf }) => !isSelf)) return undefined;
  const company = companyOf(items, 0, 0);
  const too = phraseAt(tokens, company.to, (said) => vocabulary.too.test(said));
  if (too > 0) return { ...company, to: company.to + too };
  if (items.some(({ isSelf }) => isSelf)) return company;
  // Somebody who is named alone may be whose answer it is.
  if (company.to < tokens.length || names.has(0) || tokens[0]!.handle) return undefined;
  return { ...company, sure: false };
}

function companyOf(items: readonly Item[], from: number, who: number): Company {
  const guests = items.reduce((sum, { count }) => sum + count, 0);
  return { guests, sure: items.every(({ sure }) => sure), from, to: items.at(-1)!.to, who };
}

/** The people of a list, up to what is nobody. */
function readItems(
  tokens: readonly Token[],
  from: number,
  names: KnownNames,
  vocabulary: AnswerVocabulary,
  words: Words,
  mayBeNew: boolean,
): Item[] {
  const items: Item[] = [];
  let at = from;
  while (at < tokens.length) {
    let next = at;
    while (items.length > 0 && next < tokens.length && isJoint(tokens[next]!, words)) next += 1;
    const isListed = items.length > 0 && next === at;
    // After a comma alone a reason may begin: "with my wife, my knee hurts".
    const item = readItem(tokens, next, names, vocabulary, words, mayBeNew);
    if (!item || (isListed && !(item.sure && tokens[at - 1]!.value.endsWith(',')))) break;
    items.push(item);
    at = item.to;
  }
  return items;
}

function readItem(
  tokens: readonly Token[],
  from: number,
  names: KnownNames,
  { own, some, self, person, people }: AnswerVocabulary,
  words: Words,
  mayBeNew: boolean,
): Item | undefined {
  const said = (at: number) => tokens[at]?.folded ?? '';
  const known = names.get(from);
  if (known !== undefined) return { count: 1, sure: false, to: from + known };
  if (from >= tokens.length || tokens[from]!.kind === 'quoted') return undefined;
  if (tokens[from]!.handle) return { count: 1, sure: false, to: from + 1 };
  let at = from;
  const isOwn = own.includes(said(at));
  if (isOwn || some.includes(said(at))) at += 1;
  const hasArticle = at > from;
  // "una" is an article and one.
  const count =
    numberAt(tokens, at, words) ?? (hasArticle ? undefined : numberAt(tokens, from, words));
  if (count !== undefined && numberAt(tokens, at, words) !== undefined) at += 1;
  // "my little brother"
  for (const skipped of hasArticle ? [0, 1] : [0]) {
    const one = phraseAt(tokens, at + skipped, (phrase) => person.test(phrase));
    const many = phraseAt(tokens, at + skipped, (phrase) => people.test(phrase));
    const to = at + skipped + Math.max(one, many);
    if (one > 0 && one >= many) return { count: count ?? 1, sure: true, to };
    if (many > 0) return { count: count ?? 2, sure: count !== undefined, to };
  }
  if (!hasArticle && self.includes(said(from)))
    return { count: 0, sure: true, isSelf: true, to: from + 1 };
  const isLast = at >= tokens.length || isJoint(tokens[at]!, words);
  if (count !== undefined && isLast) return { count, sure: true, to: at };
  if (at >= tokens.length) return undefined;
  // "with Jordi", whom nobody knows; "with my guitar".
  const isName = mayBeNew && at === from && /^\p{Lu}\p{L}/u.test(tokens[from]!.value);
  return isName || (isOwn && mayBeNew) ? { count: 1, sure: false, to: at + 1 } : undefined;
}

function numberAt(tokens: readonly Token[], at: number, { numbers }: Words): number | undefined {
  const said = tokens[at]?.folded ?? '';
  return /^\d{1,2}$/.test(said) ? Number(said) : numbers.get(said);
}

function countIn(
  tokens: readonly Token[],
  at: number,
  length: number,
  pattern: RegExp,
  { numbers }: Words,
): number {
  const said = tokens
    .slice(at, at + length)
    .map(({ folded }) => folded)
    .join(' ');
  const number = (pattern.exec(said) ?? []).slice(1).find((group) => group !== undefined)!;
  return numbers.get(number) ?? Number(number);
}
