import type { Actor, Scope } from '../../change/change.ts';
import type { Context } from '../../context/read-context.ts';
import type { DateProblem } from '../../dates/reading.ts';
import type { Token } from '../tokenize.ts';
import type { Words } from './words.ts';

/** Why arguments could not be read. The reply adds the command's example. */
export type ArgumentProblem =
  | { code: 'unclosedQuote'; rest: string }
  | { code: 'missing'; what: string }
  /** What no argument takes; `within` is what could have held it in quotes: "title". */
  | { code: 'unexpected'; text: string; within: string | null }
  /**
   * What speaks of time, people or a number, and is of no argument: `meant` is what a word of it was
   * probably meant for, `within` what quotes could make it part of.
   */
  | { code: 'doubtful'; text: string; meant: string | null; within: string | null }
  | DateProblem;

/** What could not be read; and the text of the arguments as they were probably meant, where one reading is. */
export interface Unread {
  ok: false;
  problem: ArgumentProblem;
  likely?: string;
}

export type Parsed<Value> = { ok: true; value: Value } | Unread;

/** A run of tokens, the source that they are of, and the words that they are read with. */
export interface Stretch {
  source: string;
  tokens: readonly Token[];
  words: Words;
}

/** The stretch as typed, outer blanks and commas gone. */
export function textOf({ source, tokens }: Stretch): string {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (!first || !last) return '';
  if (tokens.length === 1 && first.kind === 'quoted') return first.value;
  return source.slice(first.start, last.end).replace(/^[\s,]+|(?<![\s,])[\s,]+$/g, '');
}

/** What the resolving of one argument may look at; earlier arguments may set the zone. */
export interface Resolving {
  context: Context;
  scope: Scope;
  actor: Actor;
  /** Becomes the zone of the group that the command is about: its dates are read there. */
  zone: string;
}

/**
 * Tokens that the slot knows by their look: a number, "+1", an emoji; answers how many are its.
 * `isFirst`: nothing stands before them but what has its argument.
 */
export interface TokenForm {
  kind: 'token';
  matches: (tokens: readonly Token[], at: number, isFirst: boolean, words: Words) => number;
}

/** A date phrase. Trailing: only where nothing but clauses follow; repeats: it may come again. */
interface DateForm {
  kind: 'date';
  trailing: boolean;
  repeats?: true;
}

/**
 * Text up to the next argument. A quoted piece is the whole of it, unless it `goesOn`: a list, a
 * remark. `begins` says whether what follows a keyword can be meant.
 */
export interface TextForm {
  kind: 'text';
  goesOn?: boolean;
  begins: (tokens: readonly Token[], at: number, titleIsQuoted: boolean, words: Words) => boolean;
}

/** What a number is of: of tasks, those that the sender has or has done come first. */
export type Called = 'event' | 'task' | 'ownOpen' | 'ownDone';

/**
 * One argument of a command: how it is found among the tokens, and what it becomes. Finding is pure
 * and decides on form alone; resolving may ask the database.
 */
export interface Slot<Value> {
  /** As shown in help: "group", "date". */
  label: string;
  optional: boolean;
  /**
   * English words that introduce it ("for", "due", "with"); other languages have theirs for each.
   * Without any it is found by place and form.
   */
  keywords: readonly string[];
  /** Whether it may stand without its keyword, by place and form; or only where it is a handle. */
  positional: boolean | 'handle';
  /** What a place among the tokens must look like for the slot to begin there. */
  form: TokenForm | DateForm | TextForm;
  /** Whether what it becomes, a text or what has one, is kept: whoever is mentioned in it is named then. */
  kept?: true;
  /** Whether it takes the lines under the command; these are blanks to commands without such a slot. */
  furtherLines?: true;
  /** Whether it takes all that follows the command, on all its lines, as typed: its only argument. */
  whole?: true;
  /** The words of which it is one, where it is: what comes near to one of them was meant for it. */
  choices?(words: Words): Iterable<string>;
  /** What it is the number of, where that may be called by its title instead (by-title.ts). */
  calls?: Called;
  /** Later ones are resolved after earlier ones: dates after groups, whose zone they are read in. */
  stage: 1 | 2;
  resolve(
    stretch: Stretch | undefined,
    resolving: Resolving,
  ): Promise<Parsed<Value>> | Parsed<Value>;
  /** The zone that dates are read in because of what it names; undefined where that has none. */
  zoneOf?(stretch: Stretch | undefined, resolving: Resolving): Promise<string | undefined>;
}

/** What a command's slots become. */
export type Values<Slots extends Record<string, Slot<unknown>>> = {
  [Name in keyof Slots]: Slots[Name] extends Slot<infer Value> ? Value : never;
};

export const value = <Value>(given: Value): Parsed<Value> => ({ ok: true, value: given });
export const problem = (given: ArgumentProblem): Unread => ({
  ok: false,
  problem: given,
});
