import { remembered } from '../../dates/remembered.ts';
import { picture } from '../../events/pictures.ts';
import { languageOf } from '../../forms/language.ts';
import {
  jointsFor,
  type ListedStatus,
  readCompany,
  readRemark,
  statusOfPictures,
} from './list-words.ts';

/** One name of a list, as it was typed; in without a word to the contrary. */
export interface ListedPerson {
  name: string;
  status: ListedStatus;
  guests: number;
}

/** What one line of a list says: people; guests of whoever stands above; or a place that nobody has. */
export type Listed =
  | { kind: 'people'; people: ListedPerson[] }
  | { kind: 'guests'; guests: number }
  | { kind: 'free' }
  | { kind: 'unread' };

/** "+1", but not the "+34" that a phone begins with. */
const brought = /\+\s?(\d{1,2})(?!\s?\d)/;
/** "Sam x2": two in all. */
const times = /\sx\s?([2-9])(?=\s|$)/i;
/** In brackets, or after a dash, a colon or a comma: "Jo (maybe)", "Jo - out". */
const remarks = /\(([^()]*)\)|\[([^[\]]*)\]/g;
const struck = /~([^~]+)~/g;
const longestName = 120;

/** Reads what a line of a list says after its number. Pure. */
export function readListed(said: string, section: ListedStatus, locale?: string): Listed {
  const text = said.replace(times, (_, all: string) => ` +${Number(all) - 1}`);
  // What is struck through has been taken off the list: "~Jo~ Sam".
  const gone = [...text.matchAll(struck)].map((match) => match[1]!);
  const rest = text.replace(struck, ' ');
  const people = [
    ...gone.flatMap((piece) => readPeople(piece, section, locale).map(declined)),
    ...readPeople(rest, section, locale),
  ];
  if (people.length > 0) return { kind: 'people', people };
  const guests = brought.exec(rest);
  if (guests && rest.slice(0, guests.index).trim() === '')
    return { kind: 'guests', guests: Number(guests[1]) };
  return /[^\s_.…\-–—·•*~:)]/u.test(text) ? { kind: 'unread' } : { kind: 'free' };
}

function declined(person: ListedPerson): ListedPerson {
  return { ...person, status: 'DECLINED', guests: 0 };
}

function readPeople(text: string, section: ListedStatus, locale?: string): ListedPerson[] {
  const shown = statusOfPictures(text);
  const remarked = [...text.matchAll(remarks)]
    .map((match) => readRemark(match[1] ?? match[2] ?? '', locale))
    .find((status) => status !== undefined);
  const guests = brought.exec(text);
  // What follows the guests is a remark: "Leo +1 brings the ball".
  const after = guests ? text.slice(guests.index + guests[0].length) : '';
  const named = text
    .slice(0, guests?.index)
    .replace(remarks, ' ')
    .replace(picture, ' ')
    .replace(/[\u200d"“”„‟«»‹›″＂*_~`]/g, ' ')
    // A number within would read as the next one's.
    .replace(/\d{1,3}[.)]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const { names, said } = splitRemark(named, locale);
  const tail = after.includes('?') ? 'MAYBE' : readRemark(after.replace(picture, ' '), locale);
  const status = said ?? remarked ?? shown ?? tail ?? section;
  const people: ListedPerson[] = [];
  for (const piece of names.split(splitterOf(locale && languageOf(locale)))) {
    const company = people.length > 0 ? readCompany(piece, locale) : undefined;
    if (company !== undefined) people.at(-1)!.guests += company;
    else {
      const name = cleanName(piece);
      if (isName(name)) people.push({ name, status, guests: 0 });
    }
  }
  const last = people.at(-1);
  if (last && guests) last.guests += Number(guests[1]);
  return people.map((person) => (mayBring(person.status) ? person : { ...person, guests: 0 }));
}

/** Whether guests come along: nobody brings any who does not surely come. */
export function mayBring(status: ListedStatus): boolean {
  return status === 'GOING' || status === 'WAITLISTED';
}

/** Splits what is said beside a name from it: "Jo?", "Jo - maybe", "Jo: out", "Jo maybe". */
function splitRemark(
  text: string,
  locale: string | undefined,
): { names: string; said: ListedStatus | undefined } {
  const apart = /^(.*?\p{L}.*?)(?:\s+[-–—]+\s+|\s*[:;]\s+|,\s+)(.+)$/u.exec(text);
  const remark = apart && readRemark(apart[2]!, locale);
  if (apart && remark) return { names: apart[1]!, said: remark };
  const isDash = apart && !/^[:;,]/.test(text.slice(apart[1]!.length).trim());
  // What follows a dash and is no answer is a remark all the same: "Jo - brings the ball".
  const plain = isDash ? apart[1]! : text;
  if (/[?؟]\s*$/.test(plain)) return { names: plain, said: 'MAYBE' };
  const words = plain.split(' ');
  for (let count = Math.min(3, words.length - 1); count > 0; count -= 1) {
    const said = readRemark(words.slice(-count).join(' '), locale);
    if (said !== undefined && said !== 'GOING')
      return { names: words.slice(0, -count).join(' '), said };
  }
  return { names: plain, said: undefined };
}

const splitterOf = remembered(
  (language: string | undefined) =>
    new RegExp(`\\s*,\\s*|\\s+(?:${jointsFor(language)})\\s+|\\s*[&+]\\s*(?=\\p{L})`, 'iu'),
);

function cleanName(text: string): string {
  return text.replace(/^[^\p{L}\p{N}@+]+|[^\p{L}\p{N}]+$/gu, '');
}

function isName(name: string): boolean {
  const isNamed = /\p{L}/u.test(name) || name.replace(/\D/g, '').length >= 7;
  return isNamed && name.length <= longestName;
}

/** What the text form of a list has after a name. */
export const listMarks: Record<ListedStatus, string> = {
  GOING: '',
  MAYBE: ' 🤔',
  DECLINED: ' ❌',
  WAITLISTED: ' ⏳',
};

export function formatListed({ name, guests, status }: ListedPerson): string {
  return `${name}${guests > 0 ? ` +${guests}` : ''}${listMarks[status]}`;
}
