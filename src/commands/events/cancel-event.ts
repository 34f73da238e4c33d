import { requireConfirmed } from '../../context/confirm.ts';
import { requireMayChangeEvent } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { cancelEvent } from '../../events/cancel-event.ts';
import { requireEvent } from '../../events/find-event.ts';
import { lockEvent } from '../../events/lock-event.ts';
import { countAnswers } from '../../events/roster.ts';
import { tellAnswered } from '../../events/tell-answered.ts';
import type { EventFacts } from '../../languages/reply.ts';
import type { Say } from '../../languages/say.ts';
import { mentionsOf } from '../../outbox/tell.ts';
import type { EventView } from '../../sight/visible-events.ts';
import { numbers } from '../arguments/tokens.ts';
import { defineCommand, type Reply } from '../command.ts';
import { factsOf } from './event-facts.ts';

export const cancelEventCommand = defineCommand({
  name: 'cancel event',
  aliases: ['call off', 'delete event', 'drop event'],
  topic: 'events',
  brief: 'call it off',
  summary: 'Call an event off; everyone who answered is told',
  who: 'For whoever planned it, and admins of the group.',
  examples: ['/cancel event 12'],
  slots: { number: numbers('event') },
  async run({ args, context, say }) {
    const { change, zone } = context;
    const { number: given } = args;
    if (given.length > most) {
      const expected = `${most} at most at once`;
      throw new UserError('invalid', {
        field: 'number of the event',
        expected,
        example: '/cancel event 12, 13',
      });
    }
    const events: EventView[] = [];
    // Few, and each may be refused in words of its own; locked in one order, so that two wait for one another.
    for (const number of [...given].sort((a, b) => a - b)) {
      const event = await requireEvent(change, change.actor, number);
      requireMayChangeEvent(change.actor, event);
      // What is over or off already is refused before anything is asked; and nobody answers in between.
      await lockEvent(change, event.id);
      events.push(event);
    }
    const asked: Asked[] = [];
    for (const event of events) {
      const counts = await countAnswers(change, event.id);
      const { GOING: going, MAYBE: maybe, WAITLISTED: waiting } = counts;
      const when = event.startsAt?.toISOString() ?? 'undated';
      const snapshot = `cancel event ${event.number} ${when}: ${Object.values(counts).join(' ')}`;
      asked.push({ ...factsOf(event, zone), going, maybe, waiting, snapshot });
    }
    const snapshot = asked.map((each) => each.snapshot).join('; ');
    requireConfirmed(context, snapshot, (code) =>
      asked.length === 1
        ? say.confirmCancelEvent({ ...asked[0]!, code })
        : say.confirmCancelEvents({ events: asked, code }),
    );
    const replies: Reply[] = [];
    for (const event of events) replies.push(await callOff(event, context, say));
    const [only, ...others] = replies;
    if (others.length === 0) return only!;
    return {
      text: replies.map(({ text }) => text).join('\n\n'),
      mentions: [...new Set(replies.flatMap(({ mentions = [] }) => mentions))],
    };
  },
});

/** Events that are called off at once. */
const most = 10;

/** An event that is asked about, and what was shown of it. */
interface Asked extends EventFacts {
  going: number;
  maybe: number;
  waiting: number;
  snapshot: string;
}

async function callOff(event: EventView, { change, zone }: Context, say: Say): Promise<Reply> {
  await cancelEvent(change, event.id);
  const told = await tellAnswered(change, event.id, (say, event, to) =>
    say.eventCancelledNotice({ ...event, to }),
  );
  return {
    text: say.eventCancelled({ ...factsOf(event, zone), told }),
    mentions: mentionsOf(told.here),
    about: event.number,
  };
}
