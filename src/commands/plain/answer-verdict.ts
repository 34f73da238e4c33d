import { mayChangeEvent } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import { findEvent } from '../../events/find-event.ts';
import { findUnsettled } from '../../events/find-unsettled.ts';
import { holdEvent } from '../../events/hold-event.ts';
import { createSay } from '../../languages/say.ts';
import type { EventView } from '../../sight/visible-events.ts';
import type { Answer } from '../command.ts';
import { factsOf } from '../events/event-facts.ts';
import { Misread } from '../misread.ts';
import type { Verdict } from './verdict.ts';

/**
 * Answers whether an event with too few people takes place, where the sender was asked that in this chat: it is held,
 * or `run` calls it off, which asks for a yes as ever. Undefined where nothing of the kind is open. Throws Misread
 * where several are.
 */
export async function answerVerdict(
  { holds, number }: Verdict,
  context: Context,
  run: (command: string) => Promise<Answer>,
): Promise<Answer | undefined> {
  const { change, locale, message, sender, zone } = context;
  const { quotedNumber, chat, sentAt } = message;
  const asked = {
    contactId: sender.contactId,
    chatId: chat.id,
    number: number ?? quotedNumber,
  };
  const events: EventView[] = [];
  // Few at a time are asked about in one chat.
  for (const open of await findUnsettled(change, asked, change.at)) {
    const event = await findEvent(change, change.actor, open);
    if (event && mayChangeEvent(change.actor, event)) events.push(event);
  }
  const [event, ...others] = events;
  if (!event) return undefined;
  const say = createSay(locale, sentAt, zone);
  if (others.length > 0) {
    throw new Misread(
      say.whichTakesPlace({ events: events.map((one) => factsOf(one, zone)), holds }),
    );
  }
  if (!holds) {
    const which = event.recurrence === null ? '' : ' only this';
    return run(`/cancel event ${event.number}${which}`);
  }
  await holdEvent(change, event.id);
  return { text: say.eventHeld(factsOf(event, zone)), about: event.number };
}
