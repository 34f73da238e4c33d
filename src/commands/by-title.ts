import { mayOnGroup } from '../context/policy.ts';
import type { Context } from '../context/read-context.ts';
import { onceEach } from '../dates/once-each.ts';
import type { DateReference } from '../dates/reference.ts';
import { createSay } from '../languages/say.ts';
import type { EventView } from '../sight/visible-events.ts';
import { listAssignedTasks, listGroupTasks, type TaskFilter } from '../tasks/list-tasks.ts';
import { contentWords, fitTitles } from './arguments/fit-titles.ts';
import { parseArguments } from './arguments/read-arguments.ts';
import type { ArgumentProblem, Called } from './arguments/slot.ts';
import { wordsFor } from './arguments/words.ts';
import type { Command } from './command.ts';
import { fillersFor, readCalled } from './events/choose-events.ts';
import { factsOf } from './events/event-facts.ts';
import { comingEvents } from './events/give-answer.ts';
import { inLanguage } from './in-language.ts';
import { Misread } from './misread.ts';
import type { Recognized } from './recognize.ts';
import { fold, quotesIn } from './tokenize.ts';

/** What has a number, and is called by its title instead. */
type Thing = EventView | { number: number; title: string; seriesId?: never };

/** Things among which one is looked for, as many of a kind; and those that are asked about at once. */
const mostThings = 50;
const shown = 5;

/** Words of the longest title that is looked for, and of what is looked through. */
const longestTitle = 8;
const mostWords = 24;

/**
 * What a command is that calls a task or an event by its title where it wants a number: "/done snacks",
 * "/move event quiz to sunday"; where it names none, about the only one that there is. Undefined where it
 * wants no number, and where nothing is called so. Throws Misread where it is not sure which is meant.
 */
export async function byTitle(
  recognized: Recognized,
  context: Context,
): Promise<{ reading: Recognized; context: Context } | undefined> {
  const said = recognized.kind === 'nearMiss' ? recognized.titled : recognized;
  if (!said || !('command' in said)) return undefined;
  const { command, rest } = said;
  const wanting = wantsNumber(command, rest, context);
  if (!wanting) return undefined;
  const pools = await poolsFor(wanting, recognized.kind === 'nearMiss', context);
  const found = call(rest, pools, wanting, context);
  if (!found) return undefined;
  const [first, ...others] = found.fits;
  if (others.length > 0 || found.isNear) throw askWhich(command, found, context);
  const numbered = found.text(first!.number);
  const body = `/${inLanguage(command, context.locale).name} ${numbered}`;
  return {
    reading: { kind: 'command', command, rest: numbered },
    context: { ...context, message: { ...context.message, body } },
  };
}

interface Wanting {
  called: Called;
  /** Whether nothing is said where the number should be. */
  isUnnamed: boolean;
  /** Whether the arguments could be read, were the text this one. */
  reads: (text: string) => boolean;
  reference: DateReference;
  /** Whether a day is a new one, and none by which something is called. */
  takesDate: boolean;
}

/** What is wanted where a command takes a number and is given none; undefined where it has what it needs. */
function wantsNumber(command: Command, rest: string, context: Context): Wanting | undefined {
  const { locale, message, zone } = context;
  const { slots } = command;
  const [name, slot] = Object.entries(slots).find(([, { calls }]) => calls) ?? [];
  if (!name || !slot?.calls) return undefined;
  const reference = { sentAt: message.sentAt, zone, locale };
  const found = parseArguments(slots, rest, reference);
  const isUnnamed = found.ok && !slot.optional;
  if (
    found.ok
      ? found.stretches.has(name) || !isUnnamed || message.quotedNumber !== null
      : !isLost(found.problem)
  )
    return undefined;
  return {
    called: slot.calls,
    isUnnamed,
    reads(text) {
      const read = parseArguments(slots, text, reference);
      return read.ok ? read.stretches.has(name) : !isLost(read.problem);
    },
    reference,
    takesDate: Object.values(slots).some(({ form }) => form.kind === 'date'),
  };
}

/** Whether words are left that no argument takes, or one has none. */
const isLost = ({ code }: ArgumentProblem) =>
  code === 'unexpected' || code === 'missing' || code === 'unclosedQuote';

/** What may be called, the likeliest first; where nothing of the own kind is, what is of the other. */
async function poolsFor(
  { called }: Wanting,
  isEither: boolean,
  context: Context,
): Promise<Thing[][]> {
  const { change, group, message, sender } = context;
  const isHere = group ? mayOnGroup(change.actor, 'ask', group) : message.chat.kind === 'DIRECT';
  if (!isHere) return [];
  const own = async (filter: TaskFilter) =>
    (
      await listAssignedTasks(change, change.actor, sender.contactId, filter, mostThings, {
        groupId: group?.id ?? null,
        once: true,
      })
    ).tasks;
  const all = async (filter: TaskFilter) =>
    group
      ? (await listGroupTasks(change, change.actor, group.id, filter, mostThings, { once: true }))
          .tasks
      : own(filter);
  const events = await comingEvents(context);
  if (isEither) return [[...events, ...(await all('open'))]];
  switch (called) {
    case 'event':
      return [events, await all('open')];
    case 'ownOpen':
      return [await own('open'), await all('open'), events];
    case 'ownDone':
      return [await own('done'), await all('all'), events];
    case 'task':
      return [await all('open'), await all('all'), events];
  }
}

interface Call {
  fits: readonly Thing[];
  isNear: boolean;
  /** The arguments with a number in place of what was said. */
  text: (number: number) => string;
}

/** Something that the words call; where nothing is called so, what is nearly; where nothing is called, all. */
function call(
  rest: string,
  pools: readonly Thing[][],
  wanting: Wanting,
  context: Context,
): Call | undefined {
  for (const isNear of [false, true]) {
    for (const things of pools) {
      const found = callIn(rest, things, wanting, context, isNear);
      if (found) return found;
    }
  }
  const pool = wanting.isUnnamed ? pools.find((things) => things.length > 0) : undefined;
  const fits = pool && onceEach(pool);
  return fits && { fits, isNear: false, text: (number) => `${number} ${rest}`.trim() };
}

/** Finds the words by which something is called; with a number in their place all of the rest must be read. */
function callIn(
  rest: string,
  things: readonly Thing[],
  { reads, reference, takesDate }: Wanting,
  { locale }: Context,
  isNear: boolean,
): Call | undefined {
  const [line] = rest.split('\n', 1);
  const words = [...line!.matchAll(/\S+/g)].slice(0, mostWords);
  const fillers = new Set([...fillersFor(locale), ...wordsFor(locale).bringing]);
  const called = (text: string): readonly Thing[] => {
    const { fits, near } = fitTitles(contentWords(text, fillers), things, fillers);
    // What comes again is called by its title as the next of it.
    if (fits.length > 0 || isNear) return onceEach(isNear ? near : fits);
    const events = things.filter((thing) => 'startsAt' in thing);
    const named = takesDate ? undefined : readCalled(text, events, reference);
    return named && !named.near ? named.events : [];
  };
  for (let length = Math.min(longestTitle, words.length); length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const [first, last] = [words[from]!, words[from + length - 1]!];
      const end = last.index + last[0].length;
      const said = rest.slice(first.index, end);
      // "quiz at" has a word of the next argument, 'snacks "Bring' a part of it.
      const isWhole = !fillers.has(fold(last[0])) && quotesIn(said) % 2 === 0;
      const fits = isWhole ? called(said) : [];
      if (fits.length === 0) continue;
      const text = (number: number) => `${rest.slice(0, first.index)}${number}${rest.slice(end)}`;
      if (reads(text(fits[0]!.number))) return { fits, isNear, text };
    }
  }
  return undefined;
}

function askWhich(command: Command, { fits, text }: Call, context: Context): Misread {
  const { locale, message, zone } = context;
  const say = createSay(locale, message.sentAt, zone);
  const facts = fits
    .slice(0, shown)
    .map((thing) => ('startsAt' in thing ? factsOf(thing, zone) : thing));
  const example = `/${inLanguage(command, locale).name} ${text(fits[0]!.number)}`;
  return fits.length === 1
    ? new Misread(say.meansOne({ thing: facts[0]!, otherwise: null }), example)
    : new Misread(say.whichOne({ things: facts, example }));
}
