import { createEvent } from '../../events/create-event.ts';
import { date } from '../arguments/date.ts';
import { beginsTarget, group as groupSlot } from '../arguments/group.ts';
import { clause } from '../arguments/text.ts';
import { refuseUnmarkedTarget, title as titleSlot } from '../arguments/title.ts';
import { count, duration } from '../arguments/tokens.ts';
import { defineGroupCommand } from '../command.ts';

export const createEventCommand = defineGroupCommand({
  name: 'create event',
  aliases: ['new event', 'add event', 'event', 'plan event'],
  topic: 'events',
  brief: 'plan something',
  summary: 'Plan something; every member of the group is invited',
  who: 'For members; in a restricted group for its admins.',
  examples: [
    '/create event "Game vs. The Eagles" saturday 10am at Riverside for 2h max 14',
    '/create event "Leo’s birthday" 5 dec 17:00 for @Family',
    '/create event "Game vs. The Eagles"',
  ],
  slots: {
    title: titleSlot(),
    start: date('date'),
    place: clause('place', ['at', '@']),
    // Before the group, which the same word introduces: "for 2h" is a length.
    length: duration('length', ['for']),
    max: count('limit', ['max', 'maximum', 'limit', 'up to']),
    group: groupSlot('group', { keywords: ['for'], begins: beginsTarget, positional: 'handle' }),
  },
  may: 'use',
  groupOf: ({ group }) => group,
  async run({ args, group, context, say }) {
    const { change, zone } = context;
    const { start, place, length, max } = args;
    if (group.id === context.group?.id) await refuseUnmarkedTarget(args.title, context);
    const title = args.title.text;
    const event = await createEvent(change, {
      title,
      place,
      startsAt: start?.at ?? null,
      hasTime: start?.hasTime ?? true,
      minutes: length,
      capacity: max,
      groupId: group.id,
    });
    return say.eventCreated({
      number: event.number,
      title,
      start: start && { at: start.at, hasTime: start.hasTime, zone },
      minutes: length,
      place,
      capacity: max,
      group,
      people: event.people,
    });
  },
});
