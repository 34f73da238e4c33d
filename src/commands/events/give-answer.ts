import type { Person } from '../../context/find-people.ts';
import { nameMentions } from '../../context/name-mentions.ts';
import { requireOnGroup } from '../../context/policy.ts';
import { type Context, requireGroupOrDirect } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { answerEvent, type Answer as EventAnswer } from '../../events/answer-event.ts';
import { answerForMany } from '../../events/answer-for-many.ts';
import { listEvents, requireEvent } from '../../events/find-event.ts';
import { requireInvitable } from '../../events/require-invitable.ts';
import { readStandings } from '../../events/standings.ts';
import { tellPromoted } from '../../events/tell-promoted.ts';
import { createSay } from '../../languages/say.ts';
import { mentionsOf } from '../../outbox/tell.ts';
import type { EventView } from '../../sight/visible-events.ts';
import type { Reply } from '../command.ts';
import { factsOf, startOf } from './event-facts.ts';

/** The event that something is about, where it can be told; and the numbers of those it might have been. */
export interface MeantEvent {
  event: EventView | undefined;
  others: number[];
}

/** Events among which one is looked for by its title or its day. */
const mostComing = 50;

/** The next events that an answer may be about: of the linked group, else those that the sender is invited to. */
export async function comingEvents(
  context: Context,
  { limit = mostComing, once = false } = {},
): Promise<EventView[]> {
  const { change, group, message } = context;
  requireGroupOrDirect(context);
  if (group) requireOnGroup(change.actor, 'ask', group);
  return listEvents(change, change.actor, {
    groupId: group?.id ?? null,
    from: message.sentAt,
    once,
    limit,
  });
}

/** The event with the number, else the next. Throws as requireEvent and comingEvents do. */
export async function meantEvent(number: number | null, context: Context): Promise<MeantEvent> {
  const { change } = context;
  if (number !== null) {
    const event = await requireEvent(change, change.actor, number);
    return { event, others: [] };
  }
  const [event, ...others] = await comingEvents(context, { limit: 4, once: true });
  return {
    event,
    others: others.filter(({ startsAt }) => startsAt !== null).map((other) => other.number),
  };
}

/**
 * As giveAnswer, to one event or to several at once, each of which keeps its own line: all of them or none.
 */
export async function giveAnswers(
  { events, others }: { events: readonly EventView[]; others: number[] },
  answer: EventAnswer,
  context: Context,
): Promise<Reply> {
  const [first, ...more] = events;
  if (more.length === 0) return giveAnswer({ event: first!, others }, answer, context);
  const replies = new Map<string, Reply>();
  // Locked in one order, as everywhere, so that two who answer the same events wait for one another.
  for (const event of [...events].sort((a, b) => (a.id < b.id ? -1 : 1)))
    replies.set(event.id, await giveAnswer({ event, others: [] }, answer, context));
  const inOrder = events.map(({ id }) => replies.get(id)!);
  return {
    text: inOrder.map(({ text }) => text).join('\n\n'),
    mentions: [...new Set(inOrder.flatMap(({ mentions = [] }) => mentions))],
    given: inOrder.flatMap(({ given = [] }) => given),
  };
}

/** Gives one answer for several people, the sender perhaps among them. Throws notMember, and as answerForMany does. */
export async function giveForMany(
  event: EventView,
  people: readonly Person[],
  answer: Omit<EventAnswer, 'source'>,
  context: Context,
): Promise<Reply> {
  const { change, zone, locale, message } = context;
  const { status, guests } = answer;
  const [only, ...more] = people;
  if (more.length === 0)
    return giveAnswer({ event, others: [] }, { ...answer, source: 'COMMAND' }, context, only);
  // Guests of several people would be nobody's in particular.
  if (guests > 0) {
    throw new UserError('invalid', {
      field: 'person',
      expected: 'one at a time',
      example: `/rsvp ${event.number} yes +${guests} for @Pau`,
    });
  }
  const ids = people.map(({ contactId }) => contactId);
  await requireInvitable(change, event, ids);
  const answers = ids.map((contactId) => ({ contactId, status, guests }));
  const outcome = await answerForMany(change, event.id, answers, 'COMMAND');
  const promoted = await tellPromoted(change, outcome.promoted);
  const namesOf = (some: readonly string[]) =>
    people.filter(({ contactId }) => some.includes(contactId)).map(({ name }) => name);
  // Who waited before and waits on is told too.
  const now = await readStandings(change, event.id, ids);
  const waiting = ids.filter((id) => now.get(id)?.status === 'WAITLISTED');
  const apart = [...waiting, ...outcome.kept];
  const say = createSay(locale, message.sentAt, zone);
  return {
    text: say.answeredForMany({
      ...factsOf(event, zone),
      status,
      names: namesOf(ids.filter((id) => !apart.includes(id))),
      waiting: namesOf(waiting),
      kept: namesOf(outcome.kept),
      seatsTaken: outcome.seatsTaken,
      capacity: outcome.capacity,
      promoted,
    }),
    mentions: mentionsOf({ named: promoted }),
    about: event.number,
    given: ids.map((contactId) => ({ eventId: event.id, contactId })),
  };
}

/**
 * Records an answer to an event and says how it stands: the sender's own, or that of `who`. The same
 * for a command, a plain answer and an answer for somebody else. Throws as answerEvent does.
 */
export async function giveAnswer(
  { event, others }: { event: EventView; others: number[] },
  answer: EventAnswer,
  context: Context,
  who?: { contactId: string; name: string },
): Promise<Reply> {
  const { change, sender, zone, locale, message } = context;
  const person = who ?? sender;
  const reason = answer.reason === null ? null : await nameMentions(answer.reason, context);
  const outcome = await answerEvent(change, event.id, person.contactId, { ...answer, reason });
  const promoted = await tellPromoted(change, outcome.promoted);
  const facts = {
    ...outcome,
    number: event.number,
    title: event.title,
    start: startOf(event, zone),
    reason,
    promoted,
  };
  const say = createSay(locale, message.sentAt, zone);
  return {
    text:
      person.contactId === sender.contactId
        ? say.answered({ ...facts, others })
        : say.answeredFor({ ...facts, name: person.name }),
    mentions: mentionsOf({ named: promoted }),
    about: event.number,
    given: [{ eventId: event.id, contactId: person.contactId }],
  };
}
