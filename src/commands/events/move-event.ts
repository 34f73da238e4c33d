import { requireOnGroup } from '../../context/policy.ts';
import { requireEvent } from '../../events/find-event.ts';
import { moveEvent } from '../../events/move-event.ts';
import { requireGroupById } from '../../groups/find-group.ts';
import { requiredDate } from '../arguments/date.ts';
import { number } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';
import { startOf } from './event-facts.ts';

export const moveEventCommand = defineCommand({
  name: 'move event',
  aliases: ['move', 'reschedule'],
  topic: 'events',
  brief: 'set or change the date',
  summary: 'Set or change the date of an event; answers stand',
  who: 'For whoever planned it, and admins of the group.',
  examples: ['/move event 12 to sunday 11am'],
  slots: {
    number: number('number of the event'),
    to: requiredDate('new date', { keywords: ['to'] }),
  },
  async run({ args, context: { change, zone }, say }) {
    const event = await requireEvent(change, change.actor, args.number);
    if (event.createdById === null || event.createdById !== change.actor.contactId) {
      requireOnGroup(
        change.actor,
        'edit',
        await requireGroupById(change, change.actor, event.groupId),
      );
    }
    await moveEvent(change, event.id, { startsAt: args.to.at, hasTime: args.to.hasTime });
    return say.eventMoved({
      number: event.number,
      title: event.title,
      start: { at: args.to.at, hasTime: args.to.hasTime, zone },
      before: startOf(event, zone),
    });
  },
});
