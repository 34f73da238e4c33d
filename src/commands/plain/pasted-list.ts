import { fold } from '../tokenize.ts';
import { readListLines } from './list-lines.ts';
import {
  formatListed,
  type Listed,
  type ListedPerson,
  mayBring,
  readListed,
} from './listed-people.ts';

export type { ListedPerson } from './listed-people.ts';

/** A list that people keep of those who come. */
export interface PastedList {
  people: ListedPerson[];
  /** What stands above it: "Sunday 13 Dec, 10am". */
  heading: string;
  /** Lines of it that name nobody who could be read. */
  unread: string[];
}

/** Longer texts are no list; keeps a pasted novel from being read. */
const longest = 4096;
const mostNames = 200;
const mostUnread = 10;

/**
 * The names of a list that people keep of those who come: numbered, or with a picture before each.
 * Ticks and pictures go, "+1" are guests, "(maybe)", "?", ❌ and what is struck through say how they answer,
 * and so do headings ("Reserves", "No vienen"); "Sam and Jo" are two, and a second line of one name is
 * their guest. Numbers without a name are passed over. Undefined for anything with fewer names than
 * `least`. Pure.
 */
export function readPastedList(body: string, locale?: string, least = 2): PastedList | undefined {
  if (body.length > longest || !/\d|\p{Extended_Pictographic}/u.test(body)) return undefined;
  const lines = readListLines(body, locale, least);
  if (!lines) return undefined;
  const people = new Map<string, ListedPerson>();
  const unread: string[] = [];
  let above: ListedPerson | undefined;
  let named = 0;
  for (const { kind, text, section } of lines) {
    if (kind === 'heading') continue;
    const listed = kind === 'between' ? ({ kind: 'unread' } as const) : read(text, section, locale);
    if (listed.kind === 'unread') unread.push(text.trim());
    if (listed.kind === 'guests' && above && mayBring(above.status)) above.guests += listed.guests;
    if (listed.kind !== 'people') continue;
    named += listed.people.length;
    for (const person of listed.people) above = add(people, person);
  }
  const found = [...people.values()].map(({ guests, ...person }) => ({
    ...person,
    guests: Math.min(guests, mostGuests),
  }));
  if (named < least || named > mostNames) return undefined;
  const heading = lines.flatMap(({ kind, text }) => (kind === 'heading' ? [text] : [])).join('\n');
  return { people: found, heading, unread: unread.slice(0, mostUnread) };
}

/** What "+" and two digits can say. */
const mostGuests = 99;

/** As readListed; who is not read back from their text form as they are is not read at all. */
function read(text: string, section: ListedPerson['status'], locale: string | undefined): Listed {
  const listed = readListed(text, section, locale);
  if (listed.kind !== 'people') return listed;
  const isStable = listed.people.every((person) => {
    const back = readListed(formatListed(person), 'GOING', locale);
    return back.kind === 'people' && JSON.stringify(back.people) === JSON.stringify([person]);
  });
  return isStable ? listed : { kind: 'unread' };
}

/** Adds somebody; who is there already brings a guest by it: "1. Sam", "2. Sam +1". */
function add(people: Map<string, ListedPerson>, person: ListedPerson): ListedPerson {
  const key = fold(person.name);
  const known = people.get(key);
  if (!known) {
    const added = { ...person };
    people.set(key, added);
    return added;
  }
  if (person.guests > 0 && mayBring(known.status))
    known.guests = Math.max(known.guests + 1, person.guests);
  return known;
}

/** The list as one line without quotes, which reads back as the same list. */
export function formatList(people: readonly ListedPerson[]): string {
  return people.map((person, place) => `${place + 1}. ${formatListed(person)}`).join(' ');
}
