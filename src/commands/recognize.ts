import { distance } from 'fastest-levenshtein';
import type { Command } from './command.ts';
import { fold, textAfterSlash } from './tokenize.ts';

/** What the first words of a message mean; undefined for chatter. */
export type Recognized =
  | { kind: 'command'; command: Command; /** What follows the name. */ rest: string }
  | { kind: 'nearMiss'; suggestions: string[] }
  | { kind: 'unknown'; name: string };

/** Finds the command that a message begins with. Pure, and cheap for chatter. */
export type Recognize = (body: string) => Recognized | undefined;

/**
 * Whether Muster deals with it. In a group an unknown command may be another bot's: silence there; in
 * a direct chat nobody else is meant.
 */
export function isForMuster(recognized: Recognized | undefined, chat: 'GROUP' | 'DIRECT'): boolean {
  return recognized !== undefined && (recognized.kind !== 'unknown' || chat === 'DIRECT');
}

/** Builds the recognizer over a list of commands: names and aliases, the longest that fits wins. */
export function createRecognizer(commands: readonly Command[]): Recognize {
  const byName = new Map<string, Command>();
  for (const command of commands) {
    for (const name of [command.name, ...(command.aliases ?? [])]) {
      if (byName.has(name)) throw new Error(`two commands are called /${name}`);
      byName.set(name, command);
    }
  }
  const names = [...byName.keys()];
  const longest = Math.max(...names.map((name) => name.split(' ').length));
  // Other bots taught people "/create_task" and "/createtask".
  const find = (said: string) => byName.get(said) ?? byName.get(said.replace(/[-_]/g, ' ')) ?? squashed.get(said);
  const squashed = new Map(names.map((name) => [name.replaceAll(' ', ''), byName.get(name)!]));

  return (body) => {
    const text = textAfterSlash(body);
    if (text === undefined) return undefined;
    const words = firstWords(text, longest);
    for (let count = words.length; count > 0; count -= 1) {
      const name = words.slice(0, count).map(({ folded }) => folded).join(' ');
      const command = find(name);
      if (command) return { kind: 'command', command, rest: text.slice(words[count - 1]!.end).trim() };
    }
    // A path or an address ("/usr/bin") is no attempt at a command.
    if (words[0]!.folded.includes('/')) return undefined;
    const suggestions = nearMisses(names, words.map(({ folded }) => folded));
    if (suggestions.length > 0) {
      return { kind: 'nearMiss', suggestions: [...new Set(suggestions.map((name) => byName.get(name)!.name))].slice(0, 4) };
    }
    return { kind: 'unknown', name: words[0]!.folded };
  };
}

function firstWords(text: string, most: number): { folded: string; end: number }[] {
  const words: { folded: string; end: number }[] = [];
  for (const match of text.matchAll(/\S+/g)) {
    words.push({ folded: fold(match[0]), end: match.index + match[0].length });
    if (words.length === most) break;
  }
  return words;
}

/** Names that the words begin ("create"), or that differ from as many words by a letter in four. */
function nearMisses(names: string[], words: string[]): string[] {
  const begun = names.filter((name) => name.startsWith(`${words[0]} `));
  const scored = names
    .map((name) => {
      const said = words.slice(0, name.split(' ').length).join(' ');
      return { name, letters: distance(name, said), share: distance(name, said) / name.length };
    })
    .filter(({ letters, share }) => letters <= 3 && share <= 1 / 3)
    .sort((a, b) => a.share - b.share);
  const best = scored.filter(({ letters }) => letters === scored[0]?.letters).map(({ name }) => name);
  return best.length > 0 ? best : begun;
}
