import { mayOnGroup } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import { findEvent, listEvents } from '../../events/find-event.ts';
import type { EventView } from '../../events/visible-events.ts';
import type { Reply } from '../command.ts';
import { mayChange } from '../events/event-facts.ts';
import { giveAnswer } from '../events/give-answer.ts';
import { compare, reconcile } from '../events/reconcile.ts';
import type { PlainAnswer } from './event-answer.ts';
import type { ListedPerson } from './pasted-list.ts';

/**
 * Records what somebody answered in a reply to what Muster said about an event; undefined, which is
 * silence, where the message quotes anything else. Throws as giveAnswer does.
 */
export async function answerPlainly(
  answer: PlainAnswer,
  context: Context,
): Promise<Reply | undefined> {
  const event = await quotedEvent(context);
  if (!event) return undefined;
  return giveAnswer({ event, others: [] }, { ...answer, reason: null, source: 'REPLY' }, context);
}

/**
 * Offers to take over a list that somebody pasted who may answer for others: in a reply to what Muster
 * said about an event, or in the chat of a group that has one to come. Undefined, which is silence,
 * from anybody else, and where fewer than half of the names are of the roster.
 */
export async function answerList(
  people: readonly ListedPerson[],
  context: Context,
): Promise<Reply | undefined> {
  const event = (await quotedEvent(context)) ?? (await nextEvent(context));
  if (!event || !(await mayChange(event, context))) return undefined;
  const comparison = await compare(event, people, context);
  if (comparison.matched * 2 < people.length) return undefined;
  return reconcile(event, people, comparison, context);
}

async function quotedEvent({ change, message }: Context): Promise<EventView | undefined> {
  if (message.quotedNumber === null) return undefined;
  return findEvent(change, change.actor, message.quotedNumber);
}

async function nextEvent({ change, group, message }: Context): Promise<EventView | undefined> {
  if (!group || !mayOnGroup(change.actor, 'ask', group)) return undefined;
  const [event] = await listEvents(change, change.actor, {
    groupId: group.id,
    from: message.sentAt,
    limit: 1,
  });
  return event;
}
