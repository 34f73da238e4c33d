import { distance } from 'fastest-levenshtein';
import { languageOf } from '../forms/language.ts';
import { commandWordsFor, intentWordsFor, translatedCommands } from '../languages/words.ts';
import type { Command } from './command.ts';
import { inLanguage } from './in-language.ts';
import { type Name, nameOf, nearMisses } from './near-misses.ts';
import { fold, textAfterSlash } from './tokenize.ts';

/** What the first words of a message mean; undefined for chatter. */
export type Recognized =
  | { kind: 'command'; command: Command /** What follows the name. */; rest: string }
  /**
   * Near to names of ours; `likely` is the command that was probably meant, where one is near. `titled` is
   * what it is where what follows the first word has a title: "/cancel quiz".
   */
  | { kind: 'nearMiss'; suggestions: string[]; likely?: string; titled?: Titled }
  /** A word that may be another bot's; with what comes nearest to it, as far as anything does. */
  | { kind: 'unknown'; name: string; suggestions: string[]; likely?: string };

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
    if (text === undefined) return isSlash(body) ? { kind: 'unknown', ...help } : undefined;
    const names = locale === undefined ? every : (byLanguage.get(languageOf(locale)) ?? english);
    const recognized = recognizeIn(names, text, locale);
    if (!recognized || recognized.kind === 'command') return recognized;
    const [word] = firstWords(text, 1);
    const near = nearestTo(word!.folded, text, { names, every, locale });
    // "/lista" is a list, and no slip of "listo".
    if (recognized.kind === 'nearMiss')
      return near.isKin ? { kind: 'nearMiss', ...near } : recognized;
    return { ...recognized, ...near };
  };
}

/** A command that does to what has a number, and the words after its first: which of its kind tells by what they call. */
export interface Titled {
  command: Command;
  rest: string;
}

/** What a slash without a word comes near to. */
const help = { name: '', suggestions: ['help'], likely: '/help' };

/** A slash and nothing more, as people try what a bot does. */
function isSlash(body: string): boolean {
  return body.length < 10 && /^[/／]\s*\??$/u.test(body.trim());
}

interface Near {
  suggestions: string[];
  likely?: string;
  /** Whether it is a word that people take for the name of what is suggested. */
  isKin?: boolean;
}

/** What an unknown word comes nearest to: a command in another language, what people call it, or a slip of a short name. */
function nearestTo(
  word: string,
  text: string,
  known: { names: Names; every: Names; locale: string | undefined },
): Near {
  const { names, every, locale } = known;
  const own = (command: Command) =>
    (locale === undefined ? command : inLanguage(command, locale)).name;
  const elsewhere = recognizeIn(every, text, locale);
  if (elsewhere?.kind === 'command') {
    const name = own(elsewhere.command);
    return { suggestions: [name], likely: `/${name} ${elsewhere.rest}`.trim() };
  }
  const kin = intentWordsFor(locale).flatMap(({ kin }) =>
    Object.hasOwn(kin, word) ? kin[word]! : [],
  );
  const meant = kin.flatMap((said) => {
    const found = recognizeIn(every, said, locale);
    return found?.kind === 'command' ? `${own(found.command)} ${found.rest}`.trim() : [];
  });
  const [only, ...others] = new Set(meant);
  if (only !== undefined)
    return others.length > 0
      ? { suggestions: [only, ...others], isKin: true }
      : { suggestions: [only], likely: `/${only}`, isKin: true };
  // "/inn": of a short name one letter is much, and still the nearest.
  const slips = names.all.filter(({ text: name }) => isSlip(name, word));
  const slipped = new Set(slips.map(({ text: name }) => names.find(name)!.command));
  const [slip] = slipped;
  if (!slip || slipped.size > 1) return { suggestions: [...slipped].map(own) };
  const rest = text.slice(firstWords(text, 1)[0]!.end);
  return { suggestions: [own(slip)], likely: `/${own(slip)}${rest}`.trim() };
}

function isSlip(name: string, word: string): boolean {
  return word.length > 1 && name.length <= 4 && Math.abs(name.length - word.length) <= 1
    ? distance(name, word) === 1
    : false;
}

/** A command, and the argument that its name says too. */
interface Meant {
  command: Command;
  implied: string;
}

/** The names of commands, folded. */
interface Names {
  all: readonly Name[];
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
  const all = [...byName].map(([name, { command }]) => {
    const own = [command, ...languages.flatMap((one) => commandWordsFor(command.name, one) ?? [])];
    const nouns = own.flatMap((words) => fold(words.name).split(' '));
    return nameOf(name, nouns.includes(name.split(' ').at(-1)!));
  });
  // Other bots taught people "/create_task" and "/createtask".
  const squashed = new Map([...byName].map(([name, meant]) => [name.replaceAll(' ', ''), meant]));
  return {
    all,
    longest: Math.max(...all.map(({ words }) => words)),
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
  ).map((name) => ({ ...name, command: find(name.text)!.command }));
  if (near.length === 0) return { kind: 'unknown', name: words[0]!.folded, suggestions: [] };
  const suggestions = [...new Set(near.map(({ command }) => command))]
    .map((command) => (locale === undefined ? command : inLanguage(command, locale)).name)
    .slice(0, 4);
  const rest = text.slice(words[near[0]!.words - 1]!.end);
  // "/cancel 1", "/cancel quiz": what that is tells a task from an event (twins.ts, by-title.ts).
  const numbered = all.find(
    ({ first, text: name, words: count }) =>
      count > 1 && first.text === words[0]!.folded && 'number' in find(name)!.command.slots,
  );
  const afterFirst = text.slice(words[0]!.end).trim();
  const command = numbered && find(numbered.text)!.command;
  if (suggestions.length > 1 && command && /^#?\s*\d/.test(afterFirst))
    return { kind: 'command', command, rest: afterFirst };
  const titled = command && afterFirst !== '' ? { titled: { command, rest: afterFirst } } : {};
  if (suggestions.length > 1) return { kind: 'nearMiss', suggestions, ...titled };
  const likely = `/${suggestions[0]}${rest}`.trim();
  return { kind: 'nearMiss', suggestions, likely, ...titled };
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
