import { requireOnGroup } from '../../context/policy.ts';
import { type Context, requireGroupOrDirect } from '../../context/read-context.ts';
import { answerEvent } from '../../events/answer-event.ts';
import { listEvents, requireEvent } from '../../events/find-event.ts';
import { tellPromoted } from '../../events/tell-promoted.ts';
import type { EventView } from '../../events/visible-events.ts';
import { optionalText } from '../arguments/text.ts';
import { guests, optionalNumber } from '../arguments/tokens.ts';
import { type Command, defineCommand } from '../command.ts';
import { startOf } from './event-facts.ts';

function answerCommand(
  status: 'GOING' | 'MAYBE' | 'DECLINED',
  words: Pick<Command, 'name' | 'aliases' | 'brief' | 'summary' | 'examples'>,
): Command {
  return defineCommand({
    ...words,
    topic: 'events',
    who: 'For whoever is invited.',
    // Guests first: in "+1 12" the number stands first among what is left.
    slots: {
      guests: guests(),
      number: optionalNumber('number of the event'),
      reason: optionalText('reason'),
    },
    async run({ args, context, say }) {
      const { change, sender, zone } = context;
      const { event, others } = await eventToAnswer(args.number, context);
      if (!event) return say.noEventToAnswer(context.group);
      const outcome = await answerEvent(change, event.id, sender.contactId, {
        status,
        guests: args.guests,
        reason: args.reason,
        source: 'COMMAND',
      });
      const promoted = await tellPromoted(change, outcome.promoted);
      const text = say.answered({
        ...outcome,
        number: event.number,
        title: event.title,
        start: startOf(event, zone),
        reason: args.reason,
        others,
        promoted,
      });
      return { text, mentions: promoted.flatMap(({ whatsappId }) => whatsappId ?? []) };
    },
  });
}

/**
 * The event that an answer is for: the one with the number, else the next of the linked group, else
 * the next that the sender is invited to. `others` are the numbers of those it might have been.
 */
async function eventToAnswer(
  number: number | null,
  context: Context,
): Promise<{ event: EventView | undefined; others: number[] }> {
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

export const inCommand = answerCommand('GOING', {
  name: 'in',
  aliases: ['going', 'im in', "i'm in", 'count me in'],
  brief: 'you are coming',
  summary: 'You are coming, alone or with guests',
  examples: ['/in', '/in +1', '/in 12 +2 bringing my cousins'],
});

export const outCommand = answerCommand('DECLINED', {
  name: 'out',
  aliases: ['im out', "i'm out", 'not going', 'decline'],
  brief: 'you are not coming',
  summary: 'You are not coming; your place goes to the next in line',
  examples: ['/out', '/out 12 my knee hurts'],
});

export const maybeCommand = answerCommand('MAYBE', {
  name: 'maybe',
  aliases: ['perhaps', 'not sure'],
  brief: 'you may come',
  summary: 'You may come',
  examples: ['/maybe', '/maybe 12 if work lets me'],
});
