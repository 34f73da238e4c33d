import { requireOnGroup } from '../../context/policy.ts';
import type { Context } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { createTask } from '../../tasks/create-task.ts';
import { date } from '../arguments/date.ts';
import { type Target, target } from '../arguments/group.ts';
import { refuseUnmarkedTarget, title } from '../arguments/title.ts';
import { defineCommand } from '../command.ts';

export const createTaskCommand = defineCommand({
  name: 'create task',
  aliases: ['new task', 'add task', 'task', 'todo'],
  topic: 'tasks',
  brief: 'give a group or people something to do',
  summary: 'Give a task: to a group, where each member gets their own, or to people',
  who: 'For members; in a restricted group for its admins.',
  examples: [
    '/create task "Read Chapter 5" for @BookClub due next sunday',
    '/create task Bring the net for @Pau due friday 18:00',
    '/create task "Water the plants" for me',
  ],
  slots: {
    title: title(),
    for: target('whom', { keywords: ['for'], positional: 'handle' }),
    due: date('date', { keywords: ['due', 'by'], trailing: true }),
  },
  async run({ args, context, say }) {
    const { for: named, due } = args;
    const { change, sender, zone } = context;
    if (!named) await refuseUnmarkedTarget(args.title, context);
    const title = args.title.text;
    const target = named ?? defaultTarget(context);
    if ('group' in target) requireOnGroup(change.actor, 'use', target.group);
    const task = await createTask(change, {
      title,
      dueAt: due?.at ?? null,
      target:
        'group' in target
          ? { groupId: target.group.id }
          : { contactIds: target.people.map(({ contactId }) => contactId) },
    });
    return say.taskCreated({
      number: task.number,
      title,
      due: due && { at: due.at, zone },
      to:
        'group' in target
          ? { group: target.group, people: task.people }
          : {
              names: target.people.map((person) =>
                person.contactId === sender.contactId ? say.you() : person.name,
              ),
              self: target.people.every((person) => person.contactId === sender.contactId),
            },
    });
  },
});

/** Without "for": the linked group; in a direct chat, the sender. */
function defaultTarget({ group, message, sender }: Context): Target {
  if (group) return { group };
  if (message.chat.kind === 'DIRECT') return { people: [sender] };
  throw new UserError('chatNotLinked', {});
}
