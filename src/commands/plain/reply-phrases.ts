import { remembered } from '../../dates/remembered.ts';
import { picture } from '../../events/pictures.ts';
import type { IntentWords } from '../../languages/intent-words.ts';
import { fold } from '../tokenize.ts';
import { notDrawnOut, type PlainAnswer } from './event-answer.ts';

type Status = PlainAnswer['status'];

/** A word of a message, as it is compared. */
export interface Word {
  folded: string;
  start: number;
  end: number;
  /** Whether something ends with it: a comma, a dash, a picture. */
  ends: boolean;
  /** Neither letters nor digits: a dash, a picture. */
  isMark: boolean;
}

/** The words of one language, as they are looked up: phrases as their words, joined by blanks. */
export interface Phrases {
  statuses: ReadonlyMap<string, Status>;
  /** Answers that are said to other things too: "yes", "no", "sure". */
  weak: ReadonlySet<string>;
  /** What may stand before an answer, and after one. */
  before: ReadonlySet<string>;
  around: ReadonlySet<string>;
  regrets: ReadonlySet<string>;
  connectors: ReadonlySet<string>;
  conclusions: ReadonlySet<string>;
  conditions: ReadonlySet<string>;
  alternatives: ReadonlySet<string>;
  excuses: ReadonlySet<string>;
  delays: ReadonlySet<string>;
  lateness: ReadonlySet<string>;
  together: ReadonlySet<string>;
  ofAnother: ReadonlyMap<string, Status>;
}

export const phrasesOf = remembered((words: IntentWords): Phrases => {
  const set = (phrases: readonly string[]) =>
    new Set(phrases.map(plain).filter((phrase) => phrase !== ''));
  const around = [...words.clauses.courtesies, ...words.regrets, ...words.addressed];
  return {
    statuses: statusesOf(words),
    weak: set(words.weak),
    before: set([...around, ...words.openings, ...words.greetings, ...words.farewells]),
    around: set(around),
    regrets: set(words.regrets),
    connectors: set(words.connectors),
    conclusions: set(words.conclusions),
    conditions: set(words.conditions),
    alternatives: set(words.alternatives),
    excuses: set(words.excuses),
    delays: set(words.delays),
    lateness: set(words.lateness),
    together: set(words.together),
    ofAnother: statusesOf(words.ofAnother),
  };
});

function statusesOf({
  going,
  maybe,
  declined,
  together = [],
}: IntentWords['ofAnother'] & Partial<IntentWords>): ReadonlyMap<string, Status> {
  const all = (phrases: readonly string[], status: Status) =>
    phrases.map((said): [string, Status] => [plain(said), status]);
  return new Map([
    ...all(together, 'GOING'),
    ...all(going, 'GOING'),
    ...all(maybe, 'MAYBE'),
    ...all(declined, 'DECLINED'),
  ]);
}

/** A phrase as it is compared: folded, without apostrophes and marks; "siiii" is "si". */
function plain(text: string): string {
  return notDrawnOut(fold(text).replace(/['’]/g, ''))
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();
}

const anyPicture = new RegExp(picture.source, 'u');

export function splitWords(text: string): Word[] {
  return [...text.matchAll(/\S+/g)].map((match) => {
    const said = match[0];
    const folded = plain(said);
    return {
      folded,
      start: match.index,
      end: match.index + said.length,
      ends: folded === '' || /[,;.!:…—–)-]$/.test(said) || anyPicture.test(said),
      isMark: folded === '',
    };
  });
}

/** How many words of a set of phrases begin at a word, the longest that fits. */
export function lengthOf(
  words: readonly Word[],
  from: number,
  phrases: ReadonlySet<string>,
): number {
  for (let length = Math.min(4, words.length - from); length > 0; length -= 1) {
    const said = words.slice(from, from + length).map(({ folded }) => folded);
    if (phrases.has(said.join(' '))) return length;
  }
  return 0;
}

export function hasAny(
  words: readonly Word[],
  from: number,
  phrases: ReadonlySet<string>,
): boolean {
  return words.some((_, at) => at >= from && lengthOf(words, at, phrases) > 0);
}

/** Whether nothing is left but courtesies, regrets, whom they are said to, and marks. */
export function isOnly(
  words: readonly Word[],
  from: number,
  phrases: ReadonlySet<string>,
): boolean {
  let at = from;
  while (at < words.length) {
    const length = lengthOf(words, at, phrases);
    if (length === 0 && !words[at]!.isMark) return false;
    at += Math.max(1, length);
  }
  return true;
}

/** Whether what goes on from a word, up to a comma or the like, ends in one of some phrases: "10 min late". */
export function endsIn(
  words: readonly Word[],
  from: number,
  phrases: ReadonlySet<string>,
): boolean {
  const end = words.findIndex(({ ends }, at) => at >= from && ends);
  const part = words.slice(from, end === -1 ? words.length : end + 1);
  return part.some((_, at) => lengthOf(part, at, phrases) === part.length - at);
}
