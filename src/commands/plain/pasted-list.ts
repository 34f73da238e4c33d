import { picture, withoutTones } from '../../events/pictures.ts';
import { cleanText } from '../tokenize.ts';
import { type PlainAnswer, readEventAnswer } from './event-answer.ts';

/** One name of a list, as it was typed; in without a word to the contrary. */
export interface ListedPerson extends PlainAnswer {
  name: string;
}

/** Longer texts are no list; keeps a pasted novel from being read. */
const longest = 4096;
const mostNames = 200;

/** A line that begins with its number: "1. Sam", "2) Jo", "3- Leo"; keycaps too. */
const numbered = /^[^\p{L}\p{N}]{0,4}(\d{1,3})\u20e3?\s{0,3}[.):\-–]?\s{0,3}(.*)$/u;
/** "+1", but not the "+34" that a phone begins with. */
const brought = /\+\s?(\d{1,2})(?!\s?\d)/;
/** Where one line goes on with the next number: "1. Sam 2. Jo". */
const nextNumber = /\s(?=\d{1,3}[.)](?:\s|$))/;

/**
 * The names of a numbered list that people keep of those who come, each once a line: ticks and
 * pictures go, "+1" are guests, "(maybe)" or ❌ say how they answer, numbers without a name are passed
 * over. Undefined for anything with fewer than two names. Pure.
 */
export function readPastedList(body: string, locale?: string): ListedPerson[] | undefined {
  if (body.length > longest || !/\d/.test(body)) return undefined;
  const lines = body
    .split(/[\r\n]+/)
    .flatMap((line) => (/^\s*\d/.test(line) ? line.split(nextNumber) : line));
  const people = lines.flatMap((line) => readLine(line, locale) ?? []);
  return people.length >= 2 && people.length <= mostNames ? people : undefined;
}

/** The list as one line without quotes, which reads back as the same list. */
export function formatList(people: readonly ListedPerson[]): string {
  return people
    .map(({ name, guests, status }, place) => {
      const remark = { GOING: '', MAYBE: ' 🤔', DECLINED: ' ❌' }[status];
      return `${place + 1}. ${name}${guests > 0 ? ` +${guests}` : ''}${remark}`;
    })
    .join(' ');
}

function readLine(line: string, locale?: string): ListedPerson | undefined {
  const text = numbered.exec(withoutTones(cleanText(line)))?.[2];
  if (text === undefined) return undefined;
  const pictures = (text.match(picture) ?? []).join('');
  const remark = /\(([^()]*)\)/.exec(text)?.[1] ?? '';
  const said = readEventAnswer(remark, locale) ?? readEventAnswer(pictures, locale);
  const guests = brought.exec(text);
  // What follows the guests is a remark: "Leo +1 brings the ball".
  const name = text
    .slice(0, guests?.index)
    .replace(/\([^()]*\)/g, ' ')
    .replace(picture, ' ')
    .replace(/[\u200d"“”„‟«»‹›″＂*_~`]/g, ' ')
    // A number within would read as the next one's.
    .replace(/\d{1,3}[.)]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}@+]+|[^\p{L}\p{N}]+$/gu, '');
  const isNamed = /\p{L}/u.test(name) || name.replace(/\D/g, '').length >= 7;
  if (!isNamed || name.length > 120) return undefined;
  const status = said?.status ?? 'GOING';
  return { name, status, guests: status === 'GOING' ? Number(guests?.[1] ?? 0) : 0 };
}
