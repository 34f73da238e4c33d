import { requireAgain, requireConfirmedAbove } from '../../context/confirm.ts';
import type { Person } from '../../context/find-people.ts';
import { requireOnGroup } from '../../context/policy.ts';
import { type Context, noGroupHere } from '../../context/read-context.ts';
import { deadlineOf } from '../../dates/reading.ts';
import { repeatsOf } from '../../dates/repeats.ts';
import type { Audience } from '../../groups/audience.ts';
import type { Recipients } from '../../languages/reply.ts';
import type { Say } from '../../languages/say.ts';
import { findStrangers } from '../../outbox/strangers.ts';
import { createTask } from '../../tasks/create-task.ts';
import { occasion } from '../arguments/date.ts';
import { notes } from '../arguments/notes.ts';
import { exceptions, type Targets, targets } from '../arguments/targets.ts';
import { refuseUnmarkedTarget, title } from '../arguments/title.ts';
import { volunteers } from '../arguments/volunteers.ts';
import { defineCommand } from '../command.ts';
import { chatZone, offerOtherReading } from '../other-reading.ts';

export const createTaskCommand = defineCommand({
  name: 'create task',
  aliases: ['new task', 'add task', 'task', 'todo', 'make task', 'create a task'],
  topic: 'tasks',
  brief: 'give a group or people something to do',
  summary: 'Give a task: to groups, where each member gets their own, and to people',
  who: 'For members; in a restricted group for its admins.',
  examples: [
    '/create task "Read Chapter 5" for @BookClub due next sunday',
    '/create task Bring the net for @Pau due friday 18:00',
    '/create task "Vote" for @BookClub and @Family except @Pau',
    '/create task "Water the plants" for me every monday',
    '/create task Buy flowers for anyone in @BookClub',
  ],
  slots: {
    anyone: volunteers(),
    title: title(),
    for: targets('whom', { keywords: ['for'], positional: 'handle' }),
    except: exceptions(),
    due: occasion('date', {
      keywords: ['due', 'by', 'before', 'until', 'up to', 'for'],
      trailing: true,
    }),
    notes: notes(),
  },
  async run({ args, context, say }) {
    const { change, zone, message } = context;
    if (!args.for)
      await refuseUnmarkedTarget(args.title, context, {
        command: 'create task',
        notes: args.notes,
        isForPeople: true,
      });
    const named = args.for ?? defaultTargets(context, args.anyone);
    const anyone = args.anyone || named.anyone;
    for (const group of named.groups) requireOnGroup(change.actor, 'use', group);
    const [only, ...others] = named.groups;
    const groupId = only && others.length === 0 ? only.id : null;
    const except = (await args.except?.find({ groupId })) ?? [];

    const title = args.title.text;
    const { rule = null, hasTime = false } = args.due ?? {};
    const dueAt = args.due && deadlineOf(args.due);
    const due = dueAt && { at: dueAt, zone };
    const repeats = repeatsOf({ rule, startsAt: dueAt, hasTime, zone }, message.sentAt);
    let snapshot = '';
    const task = await createTask(
      change,
      {
        title,
        notes: args.notes,
        dueAt,
        recurrence: rule,
        zone,
        mode: anyone ? 'ANYONE' : 'EACH',
        chatGroupId: context.message.chat.kind === 'GROUP' ? (context.group?.id ?? null) : null,
        target: {
          groupIds: named.groups.map(({ id }) => id),
          contactIds: idsOf(named.people),
          exceptIds: idsOf(except),
        },
      },
      {
        confirm(audience) {
          snapshot = `create task for ${anyone ? 'any of ' : ''}${audience.hash} due ${dueAt?.toISOString() ?? 'never'}: ${title}`;
          const to = { ...recipients(named, except, audience, context, say), anyone };
          requireConfirmedAbove(context, audience.people, snapshot, (code) =>
            say.confirmTask({ title, due, repeats, to, code }),
          );
        },
        again(number) {
          requireAgain(context, number, snapshot, (code) =>
            say.madeJustNow({ number, title, code }),
          );
        },
      },
    );
    const { number } = task;
    const to = { ...recipients(named, except, task, context, say), anyone };
    const strangers = await findStrangers(change, { taskId: task.id });
    const text = say.taskCreated({ number, title, notes: args.notes, due, repeats, to, strangers });
    const mending = {
      moment: deadlineOf,
      command: (date: string) => `/due ${number} ${date}${rule === null ? '' : ' all that follow'}`,
      zone: task.groupId === null ? chatZone(context) : zone,
    };
    return {
      ...offerOtherReading(text, args.due, mending, context, say),
      about: number,
    };
  },
});

/** Without "for": the linked group; in a direct chat, the sender, unless anyone may do it. */
function defaultTargets(context: Context, anyone: boolean): Targets {
  const { group, message, sender } = context;
  if (group) return { groups: [group], people: [], anyone };
  if (message.chat.kind === 'DIRECT' && !anyone) return { groups: [], people: [sender], anyone };
  throw noGroupHere(context);
}

/** Whom it is for, as replies tell it: of one group's task, nobody is named besides the group. */
function recipients(
  { groups, people }: Targets,
  except: readonly Person[],
  { groupId, people: count }: Pick<Audience, 'groupId' | 'people'>,
  { sender }: Context,
  say: Say,
): Omit<Recipients, 'anyone'> {
  const named =
    groupId === null ? people.filter(({ contactId }) => !idsOf(except).includes(contactId)) : [];
  const called = (person: Person) =>
    person.contactId === sender.contactId ? say.you() : person.name;
  return {
    groups,
    names: named.map(called),
    except: except.map(called),
    people: count,
    self: groups.length === 0 && named.every(({ contactId }) => contactId === sender.contactId),
  };
}

function idsOf(people: readonly Person[]): string[] {
  return people.map(({ contactId }) => contactId);
}
