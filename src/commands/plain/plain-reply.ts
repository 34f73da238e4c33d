import { remembered } from '../../dates/remembered.ts';
import { withoutTones } from '../../events/pictures.ts';
import type { IntentWords } from '../../languages/intent-words.ts';
import { intentWordsFor } from '../../languages/words.ts';
import { cleanText, fold } from '../tokenize.ts';
import { type ReplyAnswer, readReplyAnswer } from './reply-answer.ts';

/** What a message may answer without a command, by what the message that it answers is about. */
export interface PlainReply {
  toEvent: ReplyAnswer | undefined;
  /** Whether it says that a task is done. */
  toTask: boolean;
  /** Whether it is said to other things too: "yes", 👍. */
  isWeak: boolean;
}

/** Longer messages tell of something else. */
const longest = 120;

/** Reads a message as an answer to what Muster said about an event or a task; undefined for anything else. Pure. */
export function readPlainReply(body: string, locale?: string): PlainReply | undefined {
  const toEvent = readReplyAnswer(body, locale);
  const toTask = saysDone(body, locale);
  if (!toEvent && !toTask) return undefined;
  const said = plain(body);
  const isWeak =
    !/\p{L}/u.test(said) || intentWordsFor(locale).some((words) => phrasesOf(words).weak.has(said));
  return { toEvent, toTask, isWeak };
}

/** The words of one language, as they are compared. */
interface Phrases {
  weak: ReadonlySet<string>;
  done: ReadonlySet<string>;
  /** What may stand before and after one of these. */
  leads: ReadonlySet<string>;
  tails: ReadonlySet<string>;
  /** What is said around them, in the order in which it is looked for. */
  around: readonly string[];
}

const phrasesOf = remembered(
  ({ weak, done, doneLeads, doneTails, clauses, regrets, addressed }: IntentWords): Phrases => ({
    weak: new Set(weak.map(plain)),
    done: new Set(done.map(plain)),
    leads: new Set(doneLeads.map(plain)),
    tails: new Set(doneTails.map(plain)),
    around: [...clauses.courtesies, ...regrets, ...addressed].map(plain),
  }),
);

function plain(text: string): string {
  return fold(text)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** "done", "paid ✅", "ya está, gracias", ✅: all of it, or before a comma. */
function saysDone(body: string, locale: string | undefined): boolean {
  if (body.length > longest || /[?¿؟]/.test(body)) return false;
  const text = cleanText(body);
  if (/^(?:(?:✅|✔|👍|☑)\s*)+$/u.test(withoutTones(text))) return true;
  if (/[👎❌]/u.test(text)) return false;
  const parts = text.split(/[,.;!:()\n]|\s[-–—]\s|(?=\p{Extended_Pictographic})/u).map(plain);
  return intentWordsFor(locale).some((words) => {
    const phrases = phrasesOf(words);
    const { around } = phrases;
    const first = parts.find((part) => part !== '' && !around.includes(part)) ?? '';
    return isDone(first, phrases) || isDone(withoutLast(first, around), phrases);
  });
}

/** Longer ones tell of something else. */
const mostWords = 8;

/** "done", and with what may stand around it: "just did it", "paid by bank transfer". */
function isDone(said: string, { done, leads, tails }: Phrases): boolean {
  if (done.has(said)) return true;
  const words = said.split(' ');
  if (words.length > mostWords) return false;
  const text = (from: number, to?: number) => words.slice(from, to).join(' ');
  // Where one may begin: several may stand before it ("I have just").
  const begins = [0];
  for (let to = 1; to < words.length; to += 1)
    if (begins.some((from) => leads.has(text(from, to)))) begins.push(to);
  return begins.some((from) =>
    words.some((_, at) => {
      const to = words.length - at;
      return to > from && done.has(text(from, to)) && (at === 0 || tails.has(text(to)));
    }),
  );
}

/** "done thanks": without what is said for courtesy at the end. */
function withoutLast(text: string, around: readonly string[]): string {
  const last = around.find((phrase) => phrase !== '' && text.endsWith(` ${phrase}`));
  return last === undefined ? text : text.slice(0, -last.length - 1);
}
