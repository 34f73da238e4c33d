import { requireConfirmed } from '../../context/confirm.ts';
import { cancelEvent } from '../../events/cancel-event.ts';
import { requireEvent } from '../../events/find-event.ts';
import { lockEvent } from '../../events/lock-event.ts';
import { countAnswers } from '../../events/roster.ts';
import { tellAnswered } from '../../events/tell-answered.ts';
import { mentionsOf } from '../../messages/tell.ts';
import { number } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';
import { factsOf, requireMayChange } from './event-facts.ts';

export const cancelEventCommand = defineCommand({
  name: 'cancel event',
  aliases: ['call off', 'delete event', 'drop event'],
  topic: 'events',
  brief: 'call it off',
  summary: 'Call an event off; everyone who answered is told',
  who: 'For whoever planned it, and admins of the group.',
  examples: ['/cancel event 12'],
  slots: { number: number('number of the event') },
  async run({ args, context, say }) {
    const { change, zone } = context;
    const event = await requireEvent(change, change.actor, args.number);
    await requireMayChange(event, context);
    // What is over or off already is refused before anything is asked; and nobody answers in between.
    await lockEvent(change, event.id);
    const counts = await countAnswers(change, event.id);
    const { GOING: going, MAYBE: maybe, WAITLISTED: waiting } = counts;
    const facts = factsOf(event, zone);
    const when = event.startsAt?.toISOString() ?? 'undated';
    const snapshot = `cancel event ${event.number} ${when}: ${Object.values(counts).join(' ')}`;
    requireConfirmed(context, snapshot, (code) =>
      say.confirmCancelEvent({ ...facts, going, maybe, waiting, code }),
    );
    await cancelEvent(change, event.id);
    const told = await tellAnswered(change, event.id, (say, event, to) =>
      say.eventCancelledNotice({ ...event, to }),
    );
    return {
      text: say.eventCancelled({ ...facts, told }),
      mentions: mentionsOf(told.here),
      about: event.number,
    };
  },
});
