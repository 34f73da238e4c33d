import { remembered } from '../../dates/remembered.ts';
import { picture, pictureAnswers, withoutTones } from '../../events/pictures.ts';
import type { IntentWords } from '../../languages/intent-words.ts';
import { intentWordsFor } from '../../languages/words.ts';
import { cleanText, fold } from '../tokenize.ts';

/** What somebody answers to an event without a command. */
export interface PlainAnswer {
  status: 'GOING' | 'MAYBE' | 'DECLINED';
  guests: number;
}

/** Longer messages are no answer of the closed list: tells most chatter apart before anything is compared. */
const longest = 60;

/**
 * The answer to an event that a whole message is, from a closed list: "I'm in +1", "no puedo", 👍. A
 * question ("in?") and anything more ("I'm in a meeting") is none. Pure.
 */
export function readEventAnswer(body: string, locale?: string): PlainAnswer | undefined {
  if (body.length > longest) return undefined;
  const text = withoutTones(cleanText(body));
  if (/[?¿؟]/.test(text)) return undefined;
  const shown = statusOfPictures(text);
  if (shown === 'several') return undefined;
  const said = notDrawnOut(fold(text.replace(picture, ' ')).replace(/['’]/g, ''))
    .replace(/[\s,.!¡;]+/g, ' ')
    .trim();
  // Pictures alone answer only where each of them does.
  if (said === '') return shown?.alone ? { status: shown.status, guests: 0 } : undefined;
  for (const words of intentWordsFor(locale)) {
    const answer = answerIn(said, vocabularyOf(words), shown?.status);
    if (answer && (shown === undefined || shown.status === answer.status)) return answer;
  }
  return undefined;
}

/** "siiii" is "si". */
export function notDrawnOut(text: string): string {
  return text.replace(/(\p{L})\1{2,}/gu, '$1');
}

type Status = PlainAnswer['status'];

/** What the pictures of a text answer; several that contradict one another answer nothing. */
function statusOfPictures(
  text: string,
): { status: Status; alone: boolean } | 'several' | undefined {
  const pictures = text.match(picture) ?? [];
  const answers = pictures.flatMap((shown) => pictureAnswers.get(shown) ?? []);
  const [status] = answers;
  if (status === undefined) return undefined;
  if (answers.some((other) => other !== status)) return 'several';
  return { status, alone: answers.length === pictures.length };
}

/** The words of one language, as they are looked up. */
interface Vocabulary {
  statuses: ReadonlyMap<string, Status>;
  numbers: ReadonlyMap<string, number>;
  /** What is said around an answer: courtesies, "sorry"; and before it, "yes" and "no". */
  around: RegExp;
  yes: RegExp;
  no: RegExp;
  /** Guests, after an answer: "+1", "plus one", "con 2 amigos". */
  guests: RegExp;
}

const vocabularyOf = remembered((words: IntentWords): Vocabulary => {
  const { courtesies, numbers, plus, bringing, company } = words.clauses;
  const number = `\\d{1,3}|${anyOf(Object.keys(numbers))}`;
  const companions = anyOf(company);
  const around = anyOf([...courtesies, ...words.regrets]);
  return {
    statuses: new Map([
      ...words.going.map((said): [string, Status] => [said, 'GOING']),
      ...words.maybe.map((said): [string, Status] => [said, 'MAYBE']),
      ...words.declined.map((said): [string, Status] => [said, 'DECLINED']),
    ]),
    numbers: new Map(Object.entries(numbers).map(([word, count]) => [fold(word), count])),
    around: new RegExp(`^(?:(?:${around}) )+|(?: (?:${around}))+$`, 'gu'),
    yes: new RegExp(`^(?:${anyOf(words.yes)}) `, 'u'),
    no: new RegExp(`^(?:${anyOf(words.no)}) `, 'u'),
    guests: new RegExp(
      ` ?(?:(?:${anyOf(['+', ...plus])}) ?(${number})(?: (?:${companions}))?|(?:${anyOf(bringing)}) (${number}) (?:${companions}))$`,
      'u',
    ),
  };
});

/** A pattern for any of some words, the longest first, as folded text has them. */
function anyOf(words: readonly string[]): string {
  return words
    .map(fold)
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}

function answerIn(
  said: string,
  vocabulary: Vocabulary,
  shown: Status | undefined,
): PlainAnswer | undefined {
  const { numbers, around, guests } = vocabulary;
  const plain = said.replace(around, '');
  const brought = guests.exec(plain);
  const phrase = brought ? plain.slice(0, brought.index).replace(around, '') : plain;
  // "👍 +1": the picture says it, and the guests come with it.
  const status = phrase === '' ? shown : statusOf(phrase, vocabulary);
  if (status === undefined || (brought && status !== 'GOING')) return undefined;
  const number = brought?.[1] ?? brought?.[2] ?? '0';
  return { status, guests: numbers.get(number) ?? Number(number) };
}

/** "im in", and "yes im in": what follows "yes" or "no" must mean the same. */
function statusOf(phrase: string, { statuses, around, yes, no }: Vocabulary): Status | undefined {
  const after = (opening: RegExp) => statuses.get(phrase.replace(opening, '').replace(around, ''));
  const whole = statuses.get(phrase);
  if (whole) return whole;
  if (yes.test(phrase) && after(yes) === 'GOING') return 'GOING';
  return no.test(phrase) && after(no) === 'DECLINED' ? 'DECLINED' : undefined;
}
