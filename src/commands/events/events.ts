import { requireGroupOrDirect } from '../../context/read-context.ts';
import { listEvents } from '../../events/find-event.ts';
import { groupHandle } from '../arguments/group.ts';
import { rangeOrTitle } from '../arguments/range-or-title.ts';
import { type Command, defineCommand } from '../command.ts';
import { exampleOf } from '../in-language.ts';
import { Misread } from '../misread.ts';
import { eventRepeats } from '../repeats.ts';
import { calledSo } from './choose-events.ts';
import { startOf } from './event-facts.ts';

/** Events shown in one reply. */
const shown = 10;

/** Events among which some are looked for by their title. */
const mostComing = 50;

export const eventsCommand: Command = defineCommand({
  name: 'events',
  aliases: ['my events', 'list events', 'agenda'],
  topic: 'events',
  brief: 'what is planned',
  summary: 'What is planned: the group’s in its chat, else what you are invited to',
  who: 'For everyone.',
  examples: ['/events', '/events this week', '/events @SundaySoccerTeam next month'],
  slots: { group: groupHandle(['for', 'of', 'in']), when: rangeOrTitle('time') },
  async run({ args, context, say }) {
    const { change, zone, message, locale } = context;
    const { group } = args;
    const title = args.when && 'title' in args.when ? args.when.title : null;
    const when = args.when && 'from' in args.when ? args.when : null;
    if (!group) requireGroupOrDirect(context);
    const listed = await listEvents(change, change.actor, {
      groupId: group?.id ?? null,
      from: when?.from ?? message.sentAt,
      ...(when ? { to: when.to } : {}),
      once: !when,
      limit: title === null ? shown + 1 : mostComing,
    });
    const found = title === null ? listed : calledSo(title, listed, locale);
    if (title !== null && found.length === 0) {
      const problem = say.problems.rangeUnreadable({ code: 'rangeUnreadable', phrase: title });
      throw new Misread(say.wrong({ problem, example: exampleOf(eventsCommand, locale) }));
    }
    return say.eventList({
      group,
      label: when?.label ?? null,
      events: found.slice(0, shown).map((event) => ({
        ...event,
        start: startOf(event, zone),
        own: event.ownStatus,
        how: eventRepeats(event, message.sentAt)?.how ?? null,
        groupName: group ? null : (event.group?.name ?? null),
      })),
      more: found.length > shown,
    });
  },
});
