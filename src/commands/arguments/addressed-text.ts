import type { GroupView } from '../../sight/visible-groups.ts';
import { doubleQuotes } from '../tokenize.ts';
import { resolveGroup } from './group.ts';
import {
  type Parsed,
  problem,
  type Resolving,
  type Slot,
  type Stretch,
  textOf,
  value,
} from './slot.ts';
import { text } from './text.ts';
import type { Words } from './words.ts';

/** What is said, as typed, and to which group. */
export interface AddressedText {
  /** The linked group where none is named, or null. */
  group: GroupView | null;
  text: string;
}

/**
 * A text and the group that it is for: "@BookClub Practice is off", "to Book Club: practice is off",
 * "“Practice is off” to @BookClub". The text is all the rest, on all its lines. It must be given.
 */
export function addressedText(): Slot<AddressedText> {
  return {
    ...text('text'),
    keywords: ['to'],
    whole: true,
    resolve: (stretch, resolving) => (stretch ? read(stretch, resolving) : missing),
  };
}

const missing = problem({ code: 'missing', what: 'text' });

async function read(stretch: Stretch, resolving: Resolving): Promise<Parsed<AddressedText>> {
  const { group: name, text } = splitAddress(textOf(stretch), stretch.words);
  if (text === '') return missing;
  const group = name === null ? resolving.context.group : await resolveGroup(name, resolving);
  return value({ group, text });
}

const quoted = `[${doubleQuotes}](?<quoted>[^${doubleQuotes}\\n]+)[${doubleQuotes}]`;
const handle = `[@＠](?:${quoted}|(?<plain>[^\\s${doubleQuotes},:;!?]+))`;
/** A name without a mark; as long as a group's may be (docs/rules.md, groups). */
const bare = '(?<plain>[^:\\n]{1,120}?)';
const wholeQuoted = new RegExp(`^${quoted}$`);

/** Tells the group's name from what is said to it; the name is null where none is said. Pure. */
export function splitAddress(typed: string, words: Words): { group: string | null; text: string } {
  const source = typed.trim();
  const to = `(?:${words
    .phrasesFor(['to'])
    .map((phrase) => phrase.join(' '))
    .join('|')})`;
  const find = (pattern: string) => new RegExp(pattern, 'iu').exec(source);
  const before =
    find(`^(?:${to}\\s+)?${handle}(?:[,:]|(?=\\s|$))\\s*`) ?? find(`^${to}\\s+${bare}\\s*:\\s*`);
  if (before) return { group: nameIn(before), text: unquoted(source.slice(before[0].length)) };
  const after =
    find(`(?<=^|\\s)(?:${to}\\s+)?${handle}[.!]?$`) ??
    find(`(?<=^[${doubleQuotes}][^${doubleQuotes}]+[${doubleQuotes}]\\s{0,3})${to}\\s+${bare}$`);
  if (after) return { group: nameIn(after), text: unquoted(source.slice(0, after.index)) };
  return { group: null, text: unquoted(source) };
}

function nameIn({ groups }: RegExpExecArray): string {
  return (groups!.quoted ?? groups!.plain)!.trim();
}

/** Without the quotes around all of it. */
function unquoted(text: string): string {
  const trimmed = text.trim();
  return wholeQuoted.exec(trimmed.replaceAll('\n', ' ')) ? trimmed.slice(1, -1).trim() : trimmed;
}
