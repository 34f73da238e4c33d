import { requireConfirmedAbove } from '../../context/confirm.ts';
import { requireMayChangeTask, requireOnGroup } from '../../context/policy.ts';
import { listPeopleOf } from '../../groups/list-members.ts';
import { findStrangers } from '../../outbox/strangers.ts';
import { assignTask } from '../../tasks/assign-task.ts';
import { requireTask } from '../../tasks/find-task.ts';
import { requiredTargets } from '../arguments/targets.ts';
import { number } from '../arguments/tokens.ts';
import { defineCommand } from '../command.ts';

export const assignTaskCommand = defineCommand({
  name: 'assign',
  aliases: ['assign task', 'give task', 'reassign'],
  topic: 'tasks',
  brief: 'give it to further people',
  summary: 'Give a task to further people; what one person owes passes to them',
  who: 'For whoever gave the task, and admins of the group.',
  examples: ['/assign 41 to @Pau', '/assign 42 to @Pau and me', '/assign 42 to everyone'],
  slots: { number: number('task'), people: requiredTargets('people', ['to', 'for']) },
  async run({ args, context, say }) {
    const { change, sender, zone } = context;
    const task = await requireTask(change, change.actor, args.number);
    requireMayChangeTask(change.actor, task);
    const { number, title, dueAt } = task;
    const named = await args.people.find({ groupId: task.group?.id ?? null });
    for (const group of named.groups) requireOnGroup(change.actor, 'use', group);
    const members =
      named.groups.length > 0
        ? await listPeopleOf(
            change,
            named.groups.map(({ id }) => id),
          )
        : [];
    const people = [
      ...new Map([...named.people, ...members].map((one) => [one.contactId, one])).values(),
    ];
    const contactIds = people.map(({ contactId }) => contactId);
    const snapshot = `assign task ${number}: ${contactIds.join(' ')}`;
    requireConfirmedAbove(context, people.length, snapshot, (code) =>
      say.confirmAssignTask({ number, title, people: people.length, code }),
    );
    const { given, already, passedOn } = await assignTask(change, task, contactIds, {
      groupIds: named.groups.map(({ id }) => id),
      contactIds: named.people.map(({ contactId }) => contactId),
    });
    const namesOf = (ids: readonly string[]) =>
      people
        .filter(({ contactId }) => ids.includes(contactId))
        .map(({ contactId, name }) => (contactId === sender.contactId ? say.you() : name));
    return {
      text: say.taskAssigned({
        number,
        title,
        due: dueAt && { at: dueAt, zone },
        names: namesOf(given),
        already: namesOf(already),
        passedOn,
        strangers: await findStrangers(change, { taskId: task.id, given }),
      }),
      about: number,
    };
  },
});
