import { listEvents } from '../../events/find-event.ts';
import { listAssignedTasks } from '../../tasks/list-tasks.ts';
import { defineCommand } from '../command.ts';
import { startOf } from '../events/event-facts.ts';

/** Tasks and events shown, of each. */
const shown = 8;

export const meCommand = defineCommand({
  name: 'me',
  aliases: ['my day', 'mine'],
  topic: 'chat',
  brief: 'what you owe, where you are expected',
  summary: 'What you owe, and where you are expected, over all your groups',
  who: 'For everyone.',
  examples: ['/me'],
  slots: {},
  async run({ context: { change, sender, message }, say }) {
    // Over all groups, so told in the organization's zone wherever it is asked.
    const zone = message.organization.timeZone;
    const { tasks, total } = await listAssignedTasks(
      change,
      change.actor,
      sender.contactId,
      'open',
      shown,
      { once: true },
    );
    const events = await listEvents(change, change.actor, {
      groupId: null,
      expected: true,
      once: true,
      from: message.sentAt,
      limit: shown + 1,
    });
    return say.ownDay({
      tasks: tasks.map((task) => ({ ...task, due: task.dueAt && { at: task.dueAt, zone } })),
      totalTasks: total,
      events: events.slice(0, shown).map((event) => ({
        number: event.number,
        title: event.title,
        start: startOf(event, zone),
        own: event.ownStatus,
        groupName: event.group?.name ?? null,
      })),
      moreEvents: events.length > shown,
    });
  },
});
