import { DateTime } from 'luxon';
import { mayChangeEvent, mayOnGroup } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import { type DateRange, findRange } from '../../dates/range.ts';
import { findEvent, listEvents } from '../../events/find-event.ts';
import { createSay } from '../../languages/say.ts';
import type { EventView } from '../../sight/visible-events.ts';
import { findTask } from '../../tasks/find-task.ts';
import type { Reply } from '../command.ts';
import { factsOf } from '../events/event-facts.ts';
import { giveAnswer } from '../events/give-answer.ts';
import { compare, reconcile } from '../events/reconcile.ts';
import { Misread } from '../misread.ts';
import { closeCopy } from '../tasks/close-task.ts';
import { fold } from '../tokenize.ts';
import type { PastedList } from './pasted-list.ts';
import type { PlainReply } from './plain-reply.ts';
import { daysOf, findAnother, readRemark, restAfter } from './remark.ts';
import type { ReplyAnswer } from './reply-answer.ts';

/**
 * Records what somebody answered to what Muster said about an event or a task: that of the quoted
 * message, or of `number`. Undefined, which is silence, where that is about nothing, or what is said is
 * no answer to it. Throws as giveAnswer and closeCopy do, and Misread where it is doubtful.
 */
export async function answerPlainly(
  { toEvent, toTask }: PlainReply,
  context: Context,
  number = context.message.quotedNumber,
): Promise<Reply | undefined> {
  if (number === null) return undefined;
  const { change, sender } = context;
  const event = toEvent && (await findEvent(change, change.actor, number));
  if (event) return answerOne(event, toEvent, context);
  const task = toTask ? await findTask(change, change.actor, number) : undefined;
  return task && closeCopy(task, sender, context);
}

async function answerOne(
  event: EventView,
  { certainty, remark, isPlusOne, isTogether, ...answer }: ReplyAnswer,
  context: Context,
): Promise<Reply | undefined> {
  const { status } = answer;
  const say = createSay(context.locale, context.message.sentAt, context.zone);
  const give = (guests: number, reason: string | null) =>
    giveAnswer({ event, others: [] }, { status, guests, reason, source: 'REPLY' }, context);
  if (remark === null && certainty === 'sure') {
    if (!isPlusOne && !isTogether) return give(answer.guests, null);
    // Of whoever is in "+1" is a guest; of anybody else it is "me too", and a guest is one key away.
    if (isPlusOne && event.ownStatus === 'GOING') return give(1, null);
    const reply = await give(0, null);
    const text = `${reply.text}\n${say.orWithGuest()}`;
    return { ...reply, text, otherReading: `/in ${event.number} +1` };
  }
  const isNamed = certainty === 'named';
  const { guests, reason, isCompany, isCount } = isNamed
    ? { guests: 0, reason: remark, isCompany: false, isCount: false }
    : await readRemark(remark ?? '', status, context);
  const isRead = reason === null ? guests > 0 : isCompany && certainty === 'loose';
  if (certainty !== 'doubtful' && isRead && !isCount) return give(guests, reason);
  const named = reason === null ? undefined : await findAnother(event, reason, isNamed, context);
  // "My car is in" is about nobody.
  if (isNamed && !named) return undefined;
  const likely = say.answerCommand({ status, numbers: [event.number], guests, reason });
  if (named) {
    const said = say.isForAnother({ number: event.number, status, name: named.name });
    // "in for Sam" has no other reading; "out, Sam is ill" may be the sender's reason.
    throw new Misread(said, certainty === 'loose' || isNamed ? undefined : likely);
  }
  const days = reason === null ? [] : daysOf(reason, event, context);
  const isOwnDay = days.length > 0 && days.every((day) => day.isOwn);
  if (certainty === 'loose' && !isCount) {
    // "can't on sunday": the event's own day says nothing more; anything else goes on to something else.
    const [day] = days;
    if (!day || day.start > 0) return undefined;
    if (isOwnDay) return give(guests, restAfter(reason!, day.end));
  }
  if (certainty === 'sure' && (days.length === 0 || isOwnDay)) return give(guests, reason);
  throw new Misread(say.isItAnAnswer({ ...factsOf(event, context.zone), status }), likely, {
    // Whoever gives an answer speaks to Muster, whatever is doubtful about it.
    isGuess: certainty !== 'sure',
  });
}

/**
 * Offers to take over a list that somebody pasted who may answer for others: in a reply to what Muster
 * said about an event, or in the chat of a group that has one to come, of which it may name the day or the
 * title. Undefined, which is silence, from anybody else, and where fewer than half of the names are of the
 * roster.
 */
export async function answerList(list: PastedList, context: Context): Promise<Reply | undefined> {
  const named = (await quotedEvent(context)) ?? (await listedEvent(list.heading, context));
  if (!named) return undefined;
  const { event, day } = 'event' in named ? named : { event: named, day: null };
  if (!event || !mayChangeEvent(context.change.actor, event)) return undefined;
  const { people } = list;
  const comparison = await compare(event, people, context);
  if (comparison.matched * 2 < people.length) return undefined;
  if (day !== null) {
    const say = createSay(context.locale, context.message.sentAt, context.zone);
    return { text: say.noEventForList({ day }) };
  }
  return reconcile(event, list, comparison, context);
}

async function quotedEvent({ change, message }: Context): Promise<EventView | undefined> {
  if (message.quotedNumber === null) return undefined;
  return findEvent(change, change.actor, message.quotedNumber);
}

/** Events among which a heading is looked up. */
const mostLookedUp = 20;

/**
 * The event of the linked group that a list is about: the one that its heading names, by title or by day;
 * of a heading that names neither, the next. `day` is one that is named and has no event, or several: an
 * event beside it tells whether the list is for Muster at all.
 */
async function listedEvent(
  heading: string,
  context: Context,
): Promise<{ event: EventView | undefined; day: string | null } | undefined> {
  const { change, group, message, zone, locale } = context;
  if (!group || !mayOnGroup(change.actor, 'ask', group)) return undefined;
  const coming = await listEvents(change, change.actor, {
    groupId: group.id,
    from: message.sentAt,
    limit: mostLookedUp,
  });
  const named = findRange(heading, { sentAt: message.sentAt, zone, locale });
  const onDay = named ? onTheDay(coming, named.range, heading, zone) : coming;
  const said = wordsOf(heading);
  const called = onDay.filter(({ title }) => said.includes(wordsOf(title)));
  if (called.length > 0) return { event: longestTitle(called), day: null };
  const [first, ...others] = onDay;
  if (!named || (first && others.length === 0)) return { event: first, day: null };
  // It names a day on which nothing is planned, or several things are: the next is another one.
  return { event: first ?? coming[0], day: named.range.label };
}

/** The events of a day; of a weekday without a date ("Sunday:") on which nothing is planned, of the next one that has any. */
function onTheDay(
  coming: readonly EventView[],
  { from, to }: DateRange,
  heading: string,
  zone: string,
): EventView[] {
  const dated = coming.flatMap((event) =>
    event.startsAt ? [{ event, start: DateTime.fromJSDate(event.startsAt, { zone }) }] : [],
  );
  const day = DateTime.fromJSDate(from, { zone });
  const exactly = dated.filter(({ event }) => event.startsAt! >= from && event.startsAt! < to);
  const isWeekday = !/\d/.test(heading) && day.plus({ days: 1 }).toJSDate() >= to;
  if (exactly.length > 0 || !isWeekday) return exactly.map(({ event }) => event);
  const [next, ...others] = dated.filter(({ start }) => start.weekday === day.weekday);
  return [next, ...others.filter(({ start }) => start.hasSame(next!.start, 'day'))].flatMap(
    (one) => one?.event ?? [],
  );
}

/** Of titles that a heading holds, "Game" and "Game vs. The Eagles", the longest is meant; of one title, the next. */
function longestTitle(events: readonly EventView[]): EventView {
  return events.reduce((best, event) => (event.title.length > best.title.length ? event : best));
}

/** " sunday game ": words alone, so that one is found in the other only whole. */
function wordsOf(text: string): string {
  return ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
