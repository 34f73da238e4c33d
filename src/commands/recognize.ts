import { distance } from 'fastest-levenshtein';
import { languageOf } from '../languages/language.ts';
import { commandWordsFor, translatedCommands } from '../languages/words.ts';
import type { Command } from './command.ts';
import { inLanguage } from './in-language.ts';
import { fold, textAfterSlash } from './tokenize.ts';

/** What the first words of a message mean; undefined for chatter. */
export type Recognized =
  | { kind: 'command'; command: Command /** What follows the name. */; rest: string }
  | { kind: 'nearMiss'; suggestions: string[] }
  | { kind: 'unknown'; name: string };

/**
 * Finds the command that a message begins with, in the words of a locale; of every language where it
 * is not known. Pure, and cheap for chatter.
 */
export type Recognize = (body: string, locale?: string) => Recognized | undefined;

/**
 * Builds the recognizer over a list of commands: names and aliases, the longest that fits wins. Throws
 * where two commands have one name, in whatever languages.
 */
export function createRecognizer(commands: readonly Command[]): Recognize {
  const every = indexNames(commands, [...translatedCommands.keys()]);
  const english = indexNames(commands, []);
  const byLanguage = new Map(
    [...translatedCommands.keys()].map((language) => [language, indexNames(commands, [language])]),
  );
  return (body, locale) => {
    const text = textAfterSlash(body);
    if (text === undefined) return undefined;
    const names = locale === undefined ? every : (byLanguage.get(languageOf(locale)) ?? english);
    return recognizeIn(names, text, locale);
  };
}

/** A command, and the argument that its name says too. */
interface Meant {
  command: Command;
  implied: string;
}

/** The names of commands, folded. */
interface Names {
  all: readonly string[];
  /** Words in the longest of them. */
  longest: number;
  find(said: string): Meant | undefined;
}

/** English names, and those of the languages. */
function indexNames(commands: readonly Command[], languages: readonly string[]): Names {
  const byName = new Map<string, Meant>();
  for (const command of commands) {
    const inLanguages = languages.flatMap(
      (language) => commandWordsFor(command.name, language) ?? [],
    );
    for (const { name, aliases = [], shorthands = {} } of [command, ...inLanguages]) {
      const plain = [name, ...aliases].map((said): [string, string] => [said, '']);
      for (const [said, implied] of [...plain, ...Object.entries(shorthands)]) {
        const key = fold(said);
        if ((byName.get(key)?.command ?? command) !== command)
          throw new Error(`two commands are called /${key}`);
        byName.set(key, { command, implied });
      }
    }
  }
  const all = [...byName.keys()];
  // Other bots taught people "/create_task" and "/createtask".
  const squashed = new Map([...byName].map(([name, meant]) => [name.replaceAll(' ', ''), meant]));
  return {
    all,
    longest: Math.max(...all.map((name) => name.split(' ').length)),
    find: (said) =>
      byName.get(said) ?? byName.get(said.replace(/[-_]/g, ' ')) ?? squashed.get(said),
  };
}

function recognizeIn(
  { all, longest, find }: Names,
  text: string,
  locale: string | undefined,
): Recognized | undefined {
  const words = firstWords(text, longest);
  for (let count = words.length; count > 0; count -= 1) {
    const name = words
      .slice(0, count)
      .map(({ folded }) => folded)
      .join(' ');
    const meant = find(name);
    if (!meant) continue;
    const rest = `${meant.implied} ${text.slice(words[count - 1]!.end)}`.trim();
    return { kind: 'command', command: meant.command, rest };
  }
  // A path or an address ("/usr/bin", "/in/out") is no attempt at a command.
  if (words[0]!.folded.includes('/')) return undefined;
  const near = nearMisses(
    all,
    words.map(({ folded }) => folded),
  ).map((name) => find(name)!.command);
  if (near.length === 0) return { kind: 'unknown', name: words[0]!.folded };
  const suggestions = [...new Set(near)]
    .map((command) => (locale === undefined ? command : inLanguage(command, locale)).name)
    .slice(0, 4);
  return { kind: 'nearMiss', suggestions };
}

/** Where thumbs forgot the blank: "/in+1", "/done#41", "/done41", "/tasks@BookClub". */
const glued = /^[\p{L}\p{M}'’_-]+(?=[+#@＠"“”„«]|\d+[.,!?]*$)/u;

function firstWords(text: string, most: number): { folded: string; end: number }[] {
  const words: { folded: string; end: number }[] = [];
  for (const match of text.matchAll(/\S+/g)) {
    const name = glued.exec(match[0])?.[0];
    words.push({ folded: fold(name ?? match[0]), end: match.index + (name ?? match[0]).length });
    if (words.length === most || name !== undefined) break;
  }
  return words;
}

/** Names that differ from as many words by a letter in four; else those that the first word begins ("create"). */
function nearMisses(names: readonly string[], words: readonly string[]): string[] {
  const scored = names
    .map((name) => ({
      name,
      ...difference(name, words.slice(0, name.split(' ').length).join(' ')),
    }))
    .filter(isNear)
    .sort((a, b) => a.share - b.share);
  const best = scored
    .filter(({ letters }) => letters === scored[0]?.letters)
    .map(({ name }) => name);
  if (best.length > 0) return best;
  return names.filter((name) => {
    const [first, ...others] = name.split(' ');
    if (others.length === 0) return false;
    // "/play" is for another bot, and not a slip of "plan".
    return first === words[0] || (first!.length > 4 && isNear(difference(first!, words[0]!)));
  });
}

interface Difference {
  letters: number;
  share: number;
}

function difference(name: string, said: string): Difference {
  // Two letters that changed places are one slip of a thumb: "mabye".
  const swapped = name !== said && name.length === said.length && sorted(name) === sorted(said);
  const letters = swapped ? 1 : distance(name, said);
  return { letters, share: letters / name.length };
}

function isNear({ letters, share }: Difference): boolean {
  return share <= 1 / 4 || (letters === 1 && share <= 1 / 3);
}

function sorted(text: string): string {
  return [...text].sort().join('');
}
