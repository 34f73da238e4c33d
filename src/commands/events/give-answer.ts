import { nameMentions } from '../../context/name-mentions.ts';
import { requireOnGroup } from '../../context/policy.ts';
import { type Context, requireGroupOrDirect } from '../../context/read-context.ts';
import { answerEvent, type Answer as EventAnswer } from '../../events/answer-event.ts';
import { listEvents, requireEvent } from '../../events/find-event.ts';
import { tellPromoted } from '../../events/tell-promoted.ts';
import type { EventView } from '../../events/visible-events.ts';
import { createSay } from '../../languages/say.ts';
import { mentionsOf } from '../../messages/tell.ts';
import type { Reply } from '../command.ts';
import { startOf } from './event-facts.ts';

/** The event that something is about, where it can be told; and the numbers of those it might have been. */
export interface MeantEvent {
  event: EventView | undefined;
  others: number[];
}

/**
 * The event with the number, else the next of the linked group, else the next that the sender is
 * invited to. Throws as requireEvent does, chatNotLinked, and notAllowed where the group is not theirs.
 */
export async function meantEvent(number: number | null, context: Context): Promise<MeantEvent> {
  const { change, group, message } = context;
  if (number !== null) {
    const event = await requireEvent(change, change.actor, number);
    return { event, others: [] };
  }
  requireGroupOrDirect(context);
  if (group) requireOnGroup(change.actor, 'ask', group);
  const [event, ...others] = await listEvents(change, change.actor, {
    groupId: group?.id ?? null,
    from: message.sentAt,
    limit: 4,
  });
  return {
    event,
    others: others.filter(({ startsAt }) => startsAt !== null).map((other) => other.number),
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
    given: { eventId: event.id, contactId: person.contactId },
  };
}
