import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { findGroup, suggestGroups } from '../../groups/find-group.ts';
import { handle } from '../../languages/wording.ts';
import { commandWordsFor } from '../../languages/words.ts';
import { quotesIn } from '../tokenize.ts';
import { findNamedOrNear, isNearName } from './find-named.ts';
import { withoutOrnament } from './group.ts';
import { type Slot, type Stretch, textOf, value } from './slot.ts';
import { readText, text } from './text.ts';
import { wordsFor } from './words.ts';

/** A title as it was typed. */
export interface Title {
  text: string;
  /** In quotes all of it is meant, whatever it says. */
  quoted: boolean;
  /** What stands around it on the lines of the command. */
  around: { before: string; after: string };
}

/** The title of something new. Required. */
export function title(): Slot<Title> {
  return {
    ...text('title'),
    kept: true,
    resolve: (stretch) => {
      const given = readText('title', stretch);
      if (!given.ok) return given;
      const quoted = stretch?.tokens.length === 1 && stretch.tokens[0]!.kind === 'quoted';
      return value({ text: given.value, quoted, around: aroundOf(stretch!) });
    },
  };
}

function aroundOf({ source, tokens }: Stretch): Title['around'] {
  return {
    before: source.slice(0, tokens[0]!.start),
    after: source.slice(tokens.at(-1)!.end),
  };
}

/** A name that a title may end in. */
interface NameAtEnd {
  name: string;
  /** The title without it, and the word that stands between. */
  rest: string;
  lead: string;
  /** Whether the title ends with it: of a list it is only the first. */
  isAll: boolean;
}

/** Another title, after its word or without: "called Summer game". May be left out. */
export function newTitle(): Slot<string | null> {
  return {
    ...text('title'),
    optional: true,
    keywords: ['called', 'title', 'title to', 'to'],
    resolve: (stretch) => value(stretch ? textOf(stretch) || null : null),
  };
}

/**
 * What may be names at the end of a title: what stands after each "for", and of a list its first name.
 */
function namesAtEnd(title: string, locale: string): NameAtEnd[] {
  const words = wordsFor(locale);
  const introducing = words.phrasesFor(['for']).map((phrase) => phrase.join('\\s+'));
  const places = title.matchAll(new RegExp(`\\s(${introducing.join('|')})\\s+(?=\\S)`, 'giu'));
  return [...places]
    .map(({ 0: whole, 1: lead = '', index }) => ({
      ...{ lead, rest: title.slice(0, index), name: title.slice(index + whole.length) },
      isAll: true,
    }))
    .filter(({ name }) => name.length <= longestName)
    .flatMap((end) => {
      const parts = end.name.split(/(\s+|,)/);
      const at = parts.findIndex((part) => part === ',' || words.joints.has(part.toLowerCase()));
      const first = parts.slice(0, at).join('').trim();
      return at > 0 ? [end, { ...end, name: first, isAll: false }] : [end];
    })
    .slice(-mostAsked);
}

/** As long as a group's name may be (docs/rules.md). */
const longestName = 120;

/** Each is looked up: a title of many a "for" is not worth more. */
const mostAsked = 4;

/** What is made of a title, by its English name, and whom it may be for. */
interface Making {
  command: string;
  notes: string | null;
  /** Whether it may be for people, or for a group alone. */
  isForPeople: boolean;
}

/**
 * Throws targetUnmarked for a title without quotes that ends in "for" and somebody's or some group's
 * name, or nearly: was it a title, or whom it is for? Taking either for granted would reach the wrong
 * people.
 */
export async function refuseUnmarkedTarget(
  title: Title,
  context: Context,
  making: Making,
): Promise<void> {
  const { change, locale } = context;
  if (title.quoted) return;
  const names = namesAtEnd(title.text, locale);
  for (const end of names) {
    const group = await findGroup(change, change.actor, end.name);
    if (group) throw unmarked(group.name, end, title, locale, making);
    const { found, near } = await findNamedOrNear({ name: end.name }, context);
    const isClear = found?.contactId !== undefined && making.isForPeople;
    if (found)
      throw unmarked(found.name, { ...end, isAll: end.isAll && isClear }, title, locale, making);
    if (near && making.isForPeople) throw unmarked(near, end, title, locale, making);
  }
  const last = names.findLast(({ isAll }) => isAll);
  if (!last) return;
  const called = withoutOrnament(last.name, wordsFor(locale));
  const groups = await suggestGroups(change, change.actor, called);
  const near = groups.find((name) => isNearName(called, name));
  if (near !== undefined) throw unmarked(near, last, title, locale, making);
}

function unmarked(
  name: string,
  { rest, lead, isAll }: NameAtEnd,
  { around }: Title,
  locale: string,
  { command, notes }: Making,
): UserError {
  const error = new UserError('targetUnmarked', { name });
  if (!isAll || quotesIn(rest) > 0) return error;
  const called = commandWordsFor(command, locale)?.name ?? command;
  const first = `/${called} ${around.before}"${rest}" ${lead} ${handle({ name })}${around.after}`;
  error.likely = notes === null ? first : `${first}\n${notes}`;
  return error;
}
