import type { Context } from '../../context/read-context.ts';
import { findAskedWhoCame } from '../../events/ask-attendance.ts';
import { findEvent } from '../../events/find-event.ts';
import { createSay } from '../../languages/say.ts';
import type { Answer } from '../command.ts';
import { factsOf } from '../events/event-facts.ts';
import { Misread } from '../misread.ts';
import type { WhoCame } from './who-came.ts';

/**
 * Answers who came to an event where Muster asked the sender within a day, in this direct chat. A bare yes, `said` null,
 * answers what Muster said last alone, and takes the place of nothing that was said. Undefined where it was not asked.
 * Throws Misread where several were asked about.
 */
export async function answerWhoCame(
  said: WhoCame | null,
  context: Context,
  run: (command: string) => Promise<Answer>,
): Promise<Answer | undefined> {
  const { change, locale, message, sender, zone } = context;
  const { chat, quotedNumber, sentAt } = message;
  if (chat.kind !== 'DIRECT') return undefined;
  const { contactId } = sender;
  const asked = await findAskedWhoCame(change, {
    contactId,
    chatId: chat.id,
    number: quotedNumber,
  });
  const open = asked.filter(
    ({ isSaid, isLast }) => !isSaid && (said !== null || isLast || quotedNumber !== null),
  );
  // What is said in words may be said again.
  const [only, ...others] = open.length > 0 || said === null ? open : asked;
  if (!only) return undefined;
  if (others.length > 0) {
    const events = [];
    // Few at a time are asked about in one chat.
    for (const one of [only, ...others]) {
      const event = await findEvent(change, change.actor, one.number);
      if (event) events.push(factsOf(event, zone));
    }
    throw new Misread(createSay(locale, sentAt, zone).whichWasAttended({ events }));
  }
  const except = said?.except ? ` except ${said.except}` : '';
  return run(`/attended ${only.number}${except}`);
}
