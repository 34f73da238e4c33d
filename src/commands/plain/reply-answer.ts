import { picture, pictureAnswers, withoutTones } from '../../events/pictures.ts';
import { intentWordsFor, translatedCommands } from '../../languages/words.ts';
import { answerVocabularyFor } from '../events/company.ts';
import { cleanText, fold } from '../tokenize.ts';
import { type PlainAnswer, readEventAnswer } from './event-answer.ts';
import {
  endsIn,
  hasAny,
  isOnly,
  lengthOf,
  type Phrases,
  phrasesOf,
  splitWords,
  type Word,
} from './reply-phrases.ts';

/** An answer to an event, with what is said besides. */
export interface ReplyAnswer extends PlainAnswer {
  /** The rest as typed: a reason, or guests; null where the answer is all. */
  remark: string | null;
  /**
   * `sure`: an answer, and then a remark. `doubtful`: probably one, which is asked about. `loose`: words
   * that may as well go on to something else ("in a meeting"): one only where they name guests, the
   * event's own day or somebody. `named`: it is that of whoever is called as the remark says.
   */
  certainty: 'sure' | 'doubtful' | 'loose' | 'named';
  /** Whether it is "+1" and nothing more: "me too", or a guest of whoever is in. */
  isPlusOne?: boolean;
  /** Whether it is the answer of several, whose number is not said: "we're in". */
  isTogether?: boolean;
}

/** Longer messages are no answer: tells most chatter apart before anything is compared. */
const longest = 300;

/** As many words as the longest answer has. */
const mostWords = 8;

/**
 * The answer to an event that a message gives, alone or with a reason: "can't make it, sorry guys", "I'm
 * in but 10 min late", "sorry, I'm injured", "llego tarde pero voy". A question is none, and nor is what
 * goes straight on: "I'm in a meeting". Pure.
 */
export function readReplyAnswer(body: string, locale?: string): ReplyAnswer | undefined {
  if (body.length > longest || /[?¿؟]/.test(body)) return undefined;
  const whole = readEventAnswer(body, locale);
  if (whole) return { ...whole, remark: null, certainty: 'sure' };
  const text = cleanText(body.replace(/[\r\n]+/g, ' . '));
  // "+1" alone is "me too".
  if (/^\+ ?1[.!]*$/.test(text))
    return { status: 'GOING', guests: 0, remark: null, certainty: 'sure', isPlusOne: true };
  const words = splitWords(text);
  const counted = countTogether(text, words, locale);
  if (counted) return counted;
  for (const intents of intentWordsFor(locale)) {
    const answer = readWith(text, words, phrasesOf(intents));
    if (answer) return { guests: 0, ...answer };
  }
  return undefined;
}

/** "we are 3", "vamos 2, llegamos tarde": how many come is read as a remark is. */
function countTogether(
  text: string,
  words: readonly Word[],
  locale: string | undefined,
): ReplyAnswer | undefined {
  const end = words.findIndex(({ ends }) => ends);
  const said = end === -1 ? words : words.slice(0, end + 1);
  if (said.length > mostWords) return undefined;
  const phrase = fold(text.slice(0, said.at(-1)?.end))
    .replace(/’/g, "'")
    .replace(/[^\p{L}\p{N}' ]/gu, '')
    .trim();
  const locales = locale === undefined ? [...translatedCommands.keys()] : [locale];
  const isCount = locales.some((own) => answerVocabularyFor(own).together.test(phrase));
  return isCount ? { status: 'GOING', guests: 0, remark: text, certainty: 'loose' } : undefined;
}

type Status = PlainAnswer['status'];
type Read = Pick<ReplyAnswer, 'status' | 'remark' | 'certainty' | 'isTogether'>;

function readWith(text: string, words: readonly Word[], phrases: Phrases): Read | undefined {
  const { regrets, connectors, conditions, alternatives, weak, around } = phrases;
  let from = 0;
  let regretted = false;
  // "sorry guys, …", "ok, …", "well 😕 …"
  for (;;) {
    const length = lengthOf(words, from, phrases.before);
    if (length === 0 && !words[from]?.isMark) break;
    regretted ||= lengthOf(words, from, regrets) > 0;
    from += Math.max(1, length);
  }
  const found = findStatus(words, from, phrases);
  if (!found) {
    const last = lastly(text, words, from, phrases);
    const named = ofAnother(text, words.slice(from), phrases);
    // "thursday I can't" is about nobody called "thursday I".
    const isOwn = named && last?.remark && last.remark.length < named.remark!.length;
    return (
      (isOwn ? undefined : named) ??
      (last?.certainty === 'loose' ? undefined : last) ??
      excused(text, words, from, regretted, phrases) ??
      last
    );
  }
  const { status, phrase, to } = found;
  const next = words[to];
  // "in 👎": not clear; in what follows a remark ("have fun 👍") pictures answer nothing.
  const near = text.slice(words[from]!.start, next?.isMark ? next.end : words[to - 1]!.end);
  if (contradictedBy(near, status)) return undefined;
  const isTogether = phrases.together.has(phrase);
  // "sorry guys!" is no reason.
  if (!next || isOnly(words, to, around))
    return { status, remark: null, certainty: 'sure', ...(isTogether ? { isTogether } : {}) };
  let at = to;
  let isConnected = false;
  for (let length = 1; length > 0; at += length) {
    isConnected ||= lengthOf(words, at, regrets) > 0 || lengthOf(words, at, connectors) > 0;
    length = Math.max(lengthOf(words, at, around), lengthOf(words, at, connectors));
  }
  // "I'm in but …"
  if (at === words.length) return undefined;
  const isSeparate =
    isConnected || words[at - 1]!.ends || words[at]!.isMark || text[words[at]!.start] === '(';
  const remark = trimmed(text.slice(words[at]!.start));
  if (remark === '') return undefined;
  // "in if …", "depends on …"; "si …" is a yes.
  const depends = conditions.has(phrase) && !weak.has(phrase);
  if (depends || lengthOf(words, at, conditions) > 0)
    return { status, remark, certainty: 'doubtful' };
  if (!isSeparate) {
    const isLate = endsIn(words, at, phrases.lateness);
    return { status, remark, certainty: isLate ? 'sure' : 'loose' };
  }
  if (lengthOf(words, at, alternatives) > 0) return { status, remark, certainty: 'doubtful' };
  if (contradicts(words, at, status, phrases)) return undefined;
  const isSure = isConnected || !weak.has(phrase) || hasAny(words, at, phrases.excuses);
  return { status, remark, certainty: isSure ? 'sure' : 'doubtful' };
}

/** Words in the longest name. */
const longestName = 3;

/** "Sam is in": an answer of whoever is called so, if anybody is. */
function ofAnother(
  text: string,
  words: readonly Word[],
  { ofAnother: statuses }: Phrases,
): Read | undefined {
  const said = words.filter(({ isMark }) => !isMark);
  for (let length = 1; length <= longestName && length < said.length; length += 1) {
    const name = text.slice(said[0]!.start, said[length - 1]!.end);
    const rest = said.slice(length).map(({ folded }) => folded);
    const status = statuses.get(rest.join(' '));
    if (status) return { status, remark: name, certainty: 'named' };
    // "Sam's in"
    const owned = /^(.+)['’]s$/.exec(name);
    const ofOwner = owned && statuses.get(['s', ...rest].join(' '));
    if (ofOwner) return { status: ofOwner, remark: owned[1]!, certainty: 'named' };
  }
  return undefined;
}

/** Words in the longest day: "on the last friday". */
const longestDay = 4;

/**
 * An answer that a message ends in, after its reason: "knee again, I'm out", "late but in". What goes
 * straight on to one may be about anything: "thursday I can't", "my car is in".
 */
function lastly(
  text: string,
  words: readonly Word[],
  from: number,
  phrases: Phrases,
): Read | undefined {
  const { weak, around, conclusions, conditions } = phrases;
  for (let at = from + 1; at < words.length; at += 1) {
    const found = findStatus(words, at, phrases);
    if (!found || weak.has(found.phrase) || !isOnly(words, found.to, around)) continue;
    const { status } = found;
    const lead = [1, 2].find(
      (length) =>
        at - length >= from && lengthOf(words.slice(0, at), at - length, conclusions) === length,
    );
    const said = trimmed(text.slice(words[from]!.start, words[at - (lead ?? 0)]!.start));
    const remark = said === '' ? null : said;
    // Who says so after a colon may be anybody.
    const isSeparate = lead !== undefined || (words[at - 1]!.ends && !/:$/.test(said));
    if (!isSeparate)
      return at - from > longestDay ? undefined : { status, remark, certainty: 'loose' };
    if (contradicts(words, from, status, phrases)) return undefined;
    return { status, remark, certainty: hasAny(words, from, conditions) ? 'doubtful' : 'sure' };
  }
  return undefined;
}

/** "sorry, I'm injured", "I'll be late": no word of an answer, and yet one; without an excuse that is known, probably. */
function excused(
  text: string,
  words: readonly Word[],
  from: number,
  regretted: boolean,
  phrases: Phrases,
): Read | undefined {
  const remark = trimmed(text.slice(words[from]?.start ?? text.length));
  if (hasAny(words, from, phrases.delays) && words.length <= mostWords)
    return { status: 'GOING', remark, certainty: 'doubtful' };
  const isExcuse = hasAny(words, from, phrases.excuses);
  if (!regretted && !(isExcuse && words.length <= mostWords)) return undefined;
  const isOne = regretted && isExcuse;
  return {
    status: 'DECLINED',
    remark: remark === '' ? null : remark,
    certainty: isOne ? 'sure' : 'doubtful',
  };
}

/** The longest answer that begins at a word; after "yes," or "no," too, where both say the same. */
function findStatus(
  words: readonly Word[],
  from: number,
  { statuses, weak }: Phrases,
): { status: Status; phrase: string; to: number } | undefined {
  const at = (start: number) => {
    for (let length = Math.min(mostWords, words.length - start); length > 0; length -= 1) {
      const said = words.slice(start, start + length);
      // What ends within is two things: "no, puedo ir".
      if (said.slice(0, -1).some(({ ends }) => ends)) continue;
      const phrase = said.map(({ folded }) => folded).join(' ');
      const status = statuses.get(phrase);
      if (status) return { status, phrase, to: start + length };
    }
    return undefined;
  };
  const first = at(from);
  const second = first && weak.has(first.phrase) ? at(first.to) : undefined;
  return second?.status === first?.status ? (second ?? first) : first;
}

/** Whether a picture in a text answers otherwise. */
function contradictedBy(text: string, status: Status): boolean {
  const pictures = withoutTones(text).match(picture) ?? [];
  return pictures.some((shown) => (pictureAnswers.get(shown) ?? status) !== status);
}

/** Whether a later part of the message is another answer: "yes, no puedo", "in, or maybe not". */
function contradicts(
  words: readonly Word[],
  from: number,
  status: Status,
  { statuses }: Phrases,
): boolean {
  for (let at = from; at < words.length; at += 1) {
    if (at > from && !words[at - 1]!.ends) continue;
    for (let length = 1; length <= mostWords && at + length <= words.length; length += 1) {
      const said = words.slice(at, at + length);
      const other = statuses.get(said.map(({ folded }) => folded).join(' '));
      const isPart = at + length === words.length || said.at(-1)!.ends;
      if (other && other !== status && isPart) return true;
    }
  }
  return false;
}

/** A remark without the marks around it: "(knee)", "- sick". */
function trimmed(text: string): string {
  const bare = text.replace(/^[\s,;:.…—–-]+|[\s,;]+$/g, '').replace(/ \. /g, ' ');
  return /^\([^()]*\)$/.test(bare) ? bare.slice(1, -1).trim() : bare;
}
