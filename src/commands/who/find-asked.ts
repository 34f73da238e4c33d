import { mayOnGroup, requireMayAsk } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import { requireGroupOrDirect } from '../../context/read-context.ts';
import { listEvents, requireEvent } from '../../events/find-event.ts';
import type { Say } from '../../languages/say.ts';
import type { EventView } from '../../sight/visible-events.ts';
import type { GroupView } from '../../sight/visible-groups.ts';
import { contentWords, fitTitles, holdsTitle } from '../arguments/fit-titles.ts';
import { fillersFor } from '../events/choose-events.ts';
import { factsOf } from '../events/event-facts.ts';
import { Misread } from '../misread.ts';
import { askedGroup } from './asked-group.ts';
import type { AskedEvents } from './question.ts';

/** Events shown of a span of time, and those among which one is looked for by its title. */
export const shownEvents = 5;
const mostComing = 50;

/** A command that asks about one of several things by its number. */
export type WriteExample = Say['whoCommand'];

/** The events that a question is about. */
export interface Found {
  group: GroupView | null;
  events: EventView[];
  /** Whether it can be about nothing else: a number, a title, or the only one that there is. */
  sure: boolean;
  /** The next after the one that is meant, where none was named. */
  other: EventView | null;
}

/**
 * Finds the events that a question is about: the numbered one, the one of that title, those of its time, or the
 * next. Throws Misread where a title is several events' or none's: the answer would be about something else.
 */
export async function findAsked(
  question: AskedEvents,
  about: 'coming' | 'silent',
  context: Context,
  say: Say,
  write: WriteExample = say.whoCommand,
): Promise<Found> {
  const { change, message, locale, zone } = context;
  const { number, range, title } = question;
  if (number !== null) {
    const event = await requireEvent(change, change.actor, number);
    requireMayAsk(change.actor, event);
    return { group: null, events: [event], sure: true, other: null };
  }
  const group = await askedGroup(question.group, context);
  if (!group) requireGroupOrDirect(context);
  const mayBeNamed = title !== null || !range;
  const events = await listEvents(change, change.actor, {
    groupId: group?.id ?? null,
    from: range?.from ?? message.sentAt,
    ...(range ? { to: range.to } : { once: true }),
    limit: mayBeNamed ? mostComing : shownEvents + 1,
  });
  const named = readTitle(question, events, fillersFor(locale));
  const example = (event: EventView) => write({ about, number: event.number });
  if (named === 'none') {
    const [first] = events;
    throw new Misread(
      say.nothingCalled({
        said: title!,
        things: events.slice(0, shownEvents).map((event) => factsOf(event, zone)),
        example: first ? example(first) : null,
      }),
    );
  }
  if (named) {
    const [only, other] = named.events;
    if (!other) return { group, events: [only!], sure: named.sure, other: null };
    throw new Misread(
      say.whichOne({
        things: named.events.slice(0, shownEvents).map((event) => factsOf(event, zone)),
        example: example(only!),
      }),
    );
  }
  if (range)
    return {
      group,
      events: events.slice(0, shownEvents + 1),
      sure: events.length === 1,
      other: null,
    };
  const [next, other = null] = events;
  return { group, events: next ? [next] : [], sure: other === null, other };
}

/** The events to come here that are called so; none where nobody may ask about them. */
export async function findCalled(
  name: string,
  { change, group, message, locale }: Context,
): Promise<EventView[]> {
  if (!group || !mayOnGroup(change.actor, 'ask', group)) return [];
  const events = await listEvents(change, change.actor, {
    groupId: group.id,
    from: message.sentAt,
    once: true,
    limit: mostComing,
  });
  const fillers = fillersFor(locale);
  return fitTitles(contentWords(name, fillers), events, fillers).fits;
}

/** Those whom the question calls by their title; "none" where it calls one that is not there. */
function readTitle(
  { title, perhaps, words }: AskedEvents,
  events: readonly EventView[],
  fillers: ReadonlySet<string>,
): { events: EventView[]; sure: boolean } | 'none' | undefined {
  for (const called of [title, perhaps]) {
    const said = called === null ? [] : contentWords(called, fillers);
    const { fits, near } = fitTitles(said, events, fillers);
    if (fits.length > 0) return { events: fits, sure: true };
    if (near.length > 0) return { events: near, sure: false };
    if (called === title && said.length > 0) return 'none';
  }
  const said = contentWords(words, fillers);
  const held = events.filter((event) => holdsTitle(said, event.title, fillers));
  return held.length > 0 ? { events: held, sure: true } : undefined;
}
