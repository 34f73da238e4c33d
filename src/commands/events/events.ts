import { requireGroupOrDirect } from '../../context/read-context.ts';
import { listEvents } from '../../events/find-event.ts';
import { range } from '../arguments/date.ts';
import { groupHandle } from '../arguments/group.ts';
import { defineCommand } from '../command.ts';
import { startOf } from './event-facts.ts';

/** Events shown in one reply. */
const shown = 10;

export const eventsCommand = defineCommand({
  name: 'events',
  aliases: ['my events', 'list events', 'agenda'],
  topic: 'events',
  brief: 'what is planned',
  summary: 'What is planned: the group’s in its chat, else what you are invited to',
  who: 'For everyone.',
  examples: ['/events', '/events this week', '/events @SundaySoccerTeam next month'],
  slots: { group: groupHandle(['for', 'of', 'in']), when: range('time') },
  async run({ args: { group, when }, context, say }) {
    const { change, zone, message } = context;
    if (!group) requireGroupOrDirect(context);
    const found = await listEvents(change, change.actor, {
      groupId: group?.id ?? null,
      from: when?.from ?? message.sentAt,
      ...(when ? { to: when.to } : {}),
      limit: shown + 1,
    });
    return say.eventList({
      group,
      label: when?.label ?? null,
      events: found.slice(0, shown).map((event) => ({
        ...event,
        start: startOf(event, zone),
        own: event.ownStatus,
        repeating: event.recurrence !== null,
        groupName: group ? null : event.groupName,
      })),
      more: found.length > shown,
    });
  },
});
