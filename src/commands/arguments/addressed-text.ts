import type { GroupView } from '../../sight/visible-groups.ts';
import { doubleQuotes, type Token, tokenize } from '../tokenize.ts';
import { type Occasion, occasion } from './date.ts';
import type { Found } from './find-arguments.ts';
import { group, resolveGroup } from './group.ts';
import { parseArguments } from './read-arguments.ts';
import {
  type Parsed,
  problem,
  type Resolving,
  type Slot,
  type Stretch,
  textOf,
  value,
} from './slot.ts';
import { text as anyText } from './text.ts';
import type { Words } from './words.ts';

/** What is said, as typed, and to which group. */
export interface AddressedText {
  /** The linked group where none is named, or null. */
  group: GroupView | null;
  text: string;
  /** When it is to be said: beside what stands in quotes. Null for at once. */
  when: Occasion | null;
}

/**
 * A text and the group that it is for: "@BookClub Practice is off", "to Book Club: practice is off",
 * "“Practice is off” to @BookClub". The text is all the rest, on all its lines. It must be given.
 * Beside what stands in quotes may stand when it is to be said: "“Practice is off” to @BookClub tomorrow 9am".
 */
export function addressedText(): Slot<AddressedText> {
  return {
    ...anyText('text'),
    keywords: ['to'],
    whole: true,
    resolve: (stretch, resolving) => (stretch ? read(stretch, resolving) : missing),
  };
}

const missing = problem({ code: 'missing', what: 'text' });

async function read(stretch: Stretch, resolving: Resolving): Promise<Parsed<AddressedText>> {
  const timed = findTimed(textOf(stretch), resolving);
  if (timed && !timed.ok) return timed;
  if (timed) return readTimed(timed.stretches, resolving);
  const { group: name, text } = splitAddress(textOf(stretch), stretch.words);
  if (text === '') return missing;
  const group = name === null ? resolving.context.group : await resolveGroup(name, resolving);
  return value({ group, text, when: null });
}

const timedSlots = {
  group: group('group', { keywords: ['to'], positional: 'handle' }),
  when: occasion('date', { week: 'noDay' }),
  text: anyText('text'),
};

/**
 * A text in quotes with a group and a time beside it, and nothing more; or a doubt about the time. Undefined for any
 * other text, which is said as it is typed.
 */
function findTimed(
  typed: string,
  { context, zone }: Pick<Resolving, 'context' | 'zone'>,
): Found | undefined {
  const { message, locale } = context;
  // A quoted piece may go on over lines.
  const line = typed
    .replace(anyQuoted, (piece) => piece.replaceAll('\n', lineMark))
    .replaceAll('\n', ' ');
  const read = tokenize(line);
  const isPiece = ({ kind, handle }: Token) => kind === 'quoted' && !handle;
  if (!read.ok || read.tokens.filter(isPiece).length !== 1) return undefined;
  const found = parseArguments(timedSlots, line, { sentAt: message.sentAt, zone, locale });
  if (found.ok) return found.stretches.has('when') ? found : undefined;
  const isDoubt = found.problem.code === 'doubtful' && found.likely !== undefined;
  return isDoubt ? { ...found, likely: found.likely!.replaceAll(lineMark, '\n') } : undefined;
}

const anyQuoted = new RegExp(`[${doubleQuotes}][^${doubleQuotes}]*[${doubleQuotes}]`, 'g');

/** Stands for the end of a line while the text is read as one. */
const lineMark = '\u{f8ff}';

async function readTimed(
  stretches: ReadonlyMap<string, Stretch>,
  resolving: Resolving,
): Promise<Parsed<AddressedText>> {
  const said = stretches.get('text');
  const text = said ? textOf(said).replaceAll(lineMark, '\n').trim() : '';
  if (text === '') return missing;
  const group = await timedSlots.group.resolve(stretches.get('group'), resolving);
  if (!group.ok) return group;
  const when = await timedSlots.when.resolve(stretches.get('when'), resolving);
  return when.ok ? value({ group: group.value, text, when: when.value }) : when;
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
