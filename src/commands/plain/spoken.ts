import { remembered } from '../../dates/remembered.ts';
import { picture } from '../../events/pictures.ts';
import type { IntentWords } from '../../languages/intent-words.ts';
import { intentWordsFor } from '../../languages/words.ts';
import type { Recognize, Recognized } from '../recognize.ts';
import { cleanText, fold } from '../tokenize.ts';
import type { PlainReply } from './plain-reply.ts';

/** What was said to Muster in a direct chat without a slash, as far as words alone tell it. */
export type Spoken =
  /**
   * A command without its slash: run where it answers; tried where it only tells something, and perhaps
   * was none; else offered.
   */
  | { says: 'command'; text: string; how: 'run' | 'try' | 'offer' }
  /** A slip of a command's name, probably. */
  | { says: 'slip'; likely: string }
  | { says: 'greeting' }
  /** "thanks": nothing is left to be said. */
  | { says: 'farewell' }
  | { says: 'something' };

/** Commands that change nothing: what reads as one is run. */
const telling: ReadonlySet<string> = new Set([
  'help',
  'me',
  'tasks',
  'events',
  'who',
  'progress',
  'groups',
  'group',
  'context',
  'why',
  'reminders',
]);

/** Commands that are an answer of the sender's own: run with numbers and guests, and nothing more. */
const answering: Readonly<Record<string, true>> = {
  in: true,
  out: true,
  maybe: true,
  done: true,
  reopen: true,
  rsvp: true,
};

/** "12", "#12 +1", "1, 3 and 4". */
const numbersAlone = /^(?:[#\s\d,.!&+]|\b(?:and|y|e)\b|✅|👍)*$/u;

/** Longer messages are no slip of a name. */
const longestSlip = 20;

/** What a message of a direct chat says, with what it answers where it may. Pure. */
export function readSpoken(
  body: string,
  locale: string | undefined,
  recognize: Recognize,
  reply: PlainReply | undefined,
): Spoken {
  const said = readIn(body, locale, recognize, reply);
  // "hola" and "ayuda" are understood in whatever language Muster speaks.
  return said.says === 'something' ? readIn(body, undefined, () => undefined, undefined) : said;
}

function readIn(
  body: string,
  locale: string | undefined,
  recognize: Recognize,
  reply: PlainReply | undefined,
): Spoken {
  const text = withoutGreeting(cleanText(body), locale);
  if (text === '') return { says: 'greeting' };
  const answer = commandOf(reply);
  if (answer) return { says: 'command', text: answer, how: 'run' };
  const asked = askedFor(text, locale) ?? askedOfOthers(text, locale);
  if (asked !== undefined) return { says: 'command', text: asked, how: 'try' };
  const [first = ''] = text;
  const recognized = /\p{L}/u.test(first) ? recognize(`/${text}`, locale) : undefined;
  const command = recognized && commandSaid(recognized, text, isQuestion(text, locale));
  if (command?.says === 'command') return command;
  const done = doneWith(text, locale);
  if (done !== undefined) return { says: 'command', text: done, how: 'try' };
  if (command) return command;
  return isFarewell(text, locale) ? { says: 'farewell' } : { says: 'something' };
}

/** Whether it begins as a question does: "how do I …" is no slip of "who". */
function isQuestion(text: string, locale: string | undefined): boolean {
  const [first = ''] = plain(text).split(' ');
  return intentWordsFor(locale).some(({ questions }) => questions.includes(first));
}

function commandSaid(recognized: Recognized, text: string, isAsked: boolean): Spoken | undefined {
  if (recognized.kind === 'nearMiss' && recognized.likely !== undefined)
    return !isAsked && text.length <= longestSlip && !isWordOfItsOwn(text, recognized.likely)
      ? { says: 'slip', likely: recognized.likely }
      : undefined;
  if (recognized.kind !== 'command') return undefined;
  const { command, rest } = recognized;
  // "stop it please" may be about anything; without a slash only "stop 7" is about calls.
  if (command.name === 'stop' && !/^#?\d+$/.test(rest.trim())) return undefined;
  // "call me later" is what people say to one another, and "call me" a wish.
  if (command.name === 'call' && /^me\b/i.test(rest.trim())) return undefined;
  const isAnswer = Object.hasOwn(answering, command.name);
  // "in the morning" is no answer; what an answer with a reason looks like is read elsewhere.
  if (isAnswer && !numbersAlone.test(fold(rest))) return undefined;
  const how = isAnswer ? 'run' : telling.has(command.name) ? 'try' : 'offer';
  return { says: 'command', text: `/${text}`, how };
}

/** "all but Ben" is no slip of "call": without a slash, a letter less makes another word of a short one. */
function isWordOfItsOwn(text: string, likely: string): boolean {
  const [said = ''] = text.split(' ');
  const [name = ''] = likely.slice(1).split(' ');
  return name.length <= 4 && said.length < name.length;
}

/** The commands that give an answer. */
export const answerNames = { GOING: 'in', MAYBE: 'maybe', DECLINED: 'out' } as const;

/** The command that a plain answer stands for where it answers no message: not "yes", which says too little. */
function commandOf(reply: PlainReply | undefined): string | undefined {
  if (reply?.isWeak) return undefined;
  if (reply?.toEvent?.certainty === 'sure') {
    const { status, guests, remark } = reply.toEvent;
    const said = [guests > 0 && `+${guests}`, remark].filter(Boolean).join(' ');
    return `/${answerNames[status]} ${said}`.trim();
  }
  return reply?.toTask ? '/done' : undefined;
}

interface Phrases {
  greeting: RegExp;
  farewells: ReadonlySet<string>;
  asks: { phrase: string; command: string }[];
  /** With what follows as the group, and whether it can be nothing but a question. */
  asksOfOthers: [asked: RegExp, isOne: boolean][];
  done: ReadonlySet<string>;
  /** Words of the longest of them. */
  longestDone: number;
}

const phrasesOf = remembered((words: IntentWords): Phrases => {
  const done = words.done.map(plain);
  const greetings = [...words.greetings].sort((a, b) => b.length - a.length).join('|');
  return {
    greeting: new RegExp(`^(?:${greetings})(?![\\p{L}\\p{N}])[\\s,.!¡👋🙂😊]*`, 'iu'),
    farewells: new Set([...words.farewells, ...words.clauses.courtesies].map(plain)),
    asks: Object.entries(words.asks)
      .flatMap(([command, phrases]) => phrases.map((phrase) => ({ phrase, command })))
      .sort((a, b) => b.phrase.length - a.phrase.length),
    asksOfOthers: words.asksOfOthers.map((phrase) => [
      new RegExp(
        `^${phrase.replace('#', '(?!(?:it|this|that|there|esto|eso)\\b)[\\p{L}-]+(?: [\\p{L}-]+){0,2}?')}((?: .*)?)$`,
        'u',
      ),
      !phrase.startsWith('#'),
    ]),
    done: new Set(done),
    longestDone: Math.max(...done.map((phrase) => phrase.split(' ').length)),
  };
});

/** The text after "hi," and "hola 👋". */
function withoutGreeting(text: string, locale: string | undefined): string {
  for (const words of intentWordsFor(locale)) {
    const unaccented = text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
    const greeting = phrasesOf(words).greeting.exec(unaccented.replace(/^¡/, ''));
    if (greeting) return text.replace(/^¡/, '').slice(greeting[0].length).trim();
  }
  return text;
}

function plain(text: string): string {
  return fold(text)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}@#+":./-]+/gu, ' ')
    .trim();
}

/** The command that a question asks for: "what's on this week?", "what do I have to do". */
function askedFor(text: string, locale: string | undefined): string | undefined {
  const said = plain(text.replace(/[?!¡¿]+/g, ' '));
  for (const words of intentWordsFor(locale)) {
    for (const { phrase, command } of phrasesOf(words).asks) {
      if (said !== phrase && !said.startsWith(`${phrase} `)) continue;
      return `/${command} ${said.slice(phrase.length)}`.trim();
    }
  }
  return undefined;
}

/** "is Ben coming to the quiz?": who is coming tells it. */
function askedOfOthers(text: string, locale: string | undefined): string | undefined {
  const said = plain(text.replace(/[?!¡¿]+/g, ' '));
  for (const words of intentWordsFor(locale)) {
    for (const [asked, isOne] of phrasesOf(words).asksOfOthers) {
      const rest = asked.exec(said)?.[1];
      // "Ben viene" tells it, and asks for nothing.
      if (rest !== undefined && (isOne || text.includes('?')))
        return `/who is coming ${rest}`.trim();
    }
  }
  return undefined;
}

/** Words of the longest title that is looked for. */
const longestTitle = 6;

/** "snacks done", "paid the fees", "done with the snacks": a task by its title, where one is called so. */
function doneWith(text: string, locale: string | undefined): string | undefined {
  if (/[?¿؟]/.test(text)) return undefined;
  const said = plain(text).split(' ');
  for (const words of intentWordsFor(locale)) {
    const { done, longestDone } = phrasesOf(words);
    if (said.length > longestTitle + longestDone) continue;
    for (
      let length = said.length - 1;
      length >= Math.max(1, said.length - longestTitle);
      length -= 1
    ) {
      const [before, after] = [said.slice(0, length), said.slice(length)];
      if (done.has(before.join(' '))) return `/done ${after.join(' ')}`;
    }
    for (let length = 1; length < said.length && length <= longestTitle; length += 1) {
      const [before, after] = [said.slice(0, length), said.slice(length)];
      if (done.has(after.join(' '))) return `/done ${before.join(' ')}`;
    }
  }
  return undefined;
}

/** Thanks, a goodbye, "ok", or nothing but pictures and marks. */
function isFarewell(text: string, locale: string | undefined): boolean {
  const said = plain(text.replace(picture, ' '));
  if (!/[\p{L}\p{N}]/u.test(said)) return true;
  return intentWordsFor(locale).some((words) => phrasesOf(words).farewells.has(said));
}
