import { parseArguments } from '../../src/commands/arguments/read-arguments.ts';
import { cleanText, tokenize } from '../../src/commands/tokenize.ts';
import { corpus } from '../corpus/index.ts';
import { namesOf, recognize, reference, understand } from './understand.ts';

/** A command with a date, taken apart around a word that stands directly beside that date. */
export interface Place {
  body: string;
  locale: string;
  /** What stands before the word and after it, the slash and the command's name among it. */
  before: string;
  word: string;
  after: string;
  /** Whether it stands before the date. */
  isBefore: boolean;
}

/** One reading of a command: what was made of its date, and which words the date has. */
export interface DateRead {
  /** The date as `understand` shows it; null where there is none. */
  date: string | null;
  /** The words that texts have: a title, a place; not those that name people, which are looked up. */
  texts: string;
}

/** The words beside the dates of all commands of the corpus that are understood and have one. */
export function placesBesideDates(): Place[] {
  const bodies = new Map(
    corpus.flatMap(({ language, rows }) =>
      rows.map(([, says]) => [says, language === 'spanish' ? 'es-ES' : reference.locale] as const),
    ),
  );
  return [...bodies].flatMap(([body, locale]) => placesIn(body, locale));
}

function placesIn(body: string, locale: string): Place[] {
  if (body.includes('\n') || !readDateOf(body, locale)?.date) return [];
  const recognized = recognize(body, locale);
  if (recognized?.kind !== 'command') return [];
  const { command, rest } = recognized;
  const found = parseArguments(command.slots, rest, { ...reference, locale });
  const source = cleanText(rest);
  const read = tokenize(source);
  if (!found.ok || !read.ok || !cleanText(body).endsWith(source)) return [];
  const lead = cleanText(body).slice(0, -source.length);
  const starts = new Set(
    Object.entries(command.slots)
      .filter(([, { form }]) => form.kind === 'date')
      .flatMap(([name]) => found.stretches.get(name)?.tokens.map(({ start }) => start) ?? []),
  );
  const isDate = (at: number) => starts.has(read.tokens[at]?.start ?? -1);
  return read.tokens.flatMap(({ kind, handle, start, end }, at) => {
    const isBeside = !isDate(at) && (isDate(at - 1) || isDate(at + 1));
    if (!isBeside || kind === 'quoted' || handle) return [];
    const word = source.slice(start, end);
    return [
      {
        ...{ body, locale, word, isBefore: isDate(at + 1) },
        before: lead + source.slice(0, start),
        after: source.slice(end),
      },
    ];
  });
}

/** What a command's date is and what its texts are; undefined where it is asked about, or is no command. */
export function readDateOf(body: string, locale: string): DateRead | undefined {
  const line = understand(body, locale);
  if (!line.includes(' · ') || line.includes(' ✗ ')) return undefined;
  const recognized = recognize(body, locale);
  if (recognized?.kind !== 'command') return undefined;
  const { name: command, slots } = recognized.command;
  const parts = line
    .split(' · ')
    .slice(1)
    .map((part) => part.split(/: (.*)/s) as [string, string]);
  // Another date is asked about there, whatever it is: /move event gives it.
  if (command === 'change event' && parts.some(([name]) => name === 'date')) return undefined;
  const kindOf = (name: string) => slots[name]?.form.kind;
  return {
    date: parts.find(([name]) => kindOf(name) === 'date')?.[1] ?? null,
    texts: parts
      .flatMap(([name, text]) => (kindOf(name) === 'text' && !namesOf.has(name) ? [text] : []))
      .join(' '),
  };
}
