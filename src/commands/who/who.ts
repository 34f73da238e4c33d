import { requireOnGroup } from '../../context/policy.ts';
import { type Context, requireGroupOrDirect } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { listEvents, requireEvent } from '../../events/find-event.ts';
import { readRosters, readSilent } from '../../events/roster.ts';
import type { EventView } from '../../events/visible-events.ts';
import { requireGroup } from '../../groups/find-group.ts';
import type { GroupView } from '../../groups/group.ts';
import { listMembers } from '../../groups/list-members.ts';
import type { Crowd, Named } from '../../languages/reply.ts';
import type { Say } from '../../languages/say.ts';
import { mentionsOf, mostNamed } from '../../messages/tell.ts';
import { findDoer } from '../../tasks/close-task.ts';
import { requireTask } from '../../tasks/find-task.ts';
import { readTaskPeople } from '../../tasks/progress.ts';
import { optionalText } from '../arguments/text.ts';
import { type Answer, type Command, defineCommand } from '../command.ts';
import { requireMayAsk, startOf } from '../events/event-facts.ts';
import { exampleOf, inLanguage } from '../in-language.ts';
import { Misread } from '../misread.ts';
import { eventRepeats } from '../repeats.ts';
import { parseQuestion, type Question } from './question.ts';

/** Names shown of each answer where nobody is mentioned, and events shown of a span of time. */
const shownNames = 25;
const shownEvents = 5;

export const whoCommand: Command = defineCommand({
  name: 'who',
  aliases: ["who's", 'whos'],
  topic: 'events',
  brief: 'is coming, has done it, is in it',
  summary: 'Who is coming, who is in a group, who has not done or not answered',
  who: 'For members of the group.',
  examples: [
    '/who is playing this week?',
    '/who is in @BookClub',
    "/who hasn't done 41",
    "/who hasn't answered",
  ],
  slots: { question: optionalText('question') },
  async run({ args, context, say }) {
    const { message, zone, locale } = context;
    const question = inReply(
      parseQuestion(args.question ?? '', { sentAt: message.sentAt, zone, locale }),
      message.quotedNumber,
    );
    switch (question.about) {
      case 'members':
        return whoIsIn(question.group, context, say);
      case 'task':
        return whoDid(question, context, say);
      case 'silent':
        return whoIsSilent(question, context, say);
      case 'coming':
        return whoIsComing(question, context, say);
      case 'unknownTime': {
        const { phrase } = question;
        const problem = say.problems.rangeUnreadable({ code: 'rangeUnreadable', phrase });
        throw new Misread(say.wrong({ problem, example: exampleOf(whoCommand, locale) }));
      }
    }
  },
});

/** A question that names nothing, in a reply to what is about a task or an event, asks about that. */
function inReply(question: Question, quotedNumber: number | null): Question {
  if (question.about === 'members' || question.about === 'unknownTime') return question;
  if (question.number !== null) return question;
  if (question.about !== 'task' && (question.range || question.group !== null)) return question;
  return { ...question, number: quotedNumber };
}

async function askedGroup(
  name: string | null,
  { change, group }: Context,
): Promise<GroupView | null> {
  const asked = name === null ? group : await requireGroup(change, change.actor, name);
  if (asked) requireOnGroup(change.actor, 'ask', asked);
  return asked;
}

/** As many of those who still have to do something as are named where this is said. */
function shownIn({ message }: Context): number {
  return message.chat.kind === 'GROUP' ? mostNamed : shownNames;
}

/**
 * Those who still have to do something: mentioned where they read it, so that it reaches them, but for
 * the sender, who knows. Whoever has done it is only named: asking rings nobody's phone for nothing.
 */
function calledUpon(
  { named, total }: { named: readonly (Named & { contactId: string })[]; total: number },
  { message, sender }: Context,
): Crowd {
  const isMentioned = (contactId: string) =>
    message.chat.kind === 'GROUP' && contactId !== sender.contactId;
  return {
    named: named.map(({ contactId, name, whatsappId }) => ({
      name,
      whatsappId: isMentioned(contactId) ? (whatsappId ?? null) : null,
    })),
    total,
  };
}

async function whoIsIn(name: string | null, context: Context, say: Say): Promise<string> {
  const group =
    name === null ? context.group : await requireGroup(context.change, context.change.actor, name);
  if (!group) throw new UserError('chatNotLinked', {});
  const members = await listMembers(context.change, group.id, 2 * shownNames);
  return say.members({ group, members, memberCount: group.memberCount });
}

async function whoDid(
  { number, done }: Extract<Question, { about: 'task' }>,
  context: Context,
  say: Say,
): Promise<Answer> {
  const { change, locale } = context;
  if (number === null) {
    const problem = say.problems.missing({ what: 'number of the task' });
    // The one that asks about a task.
    const example = inLanguage(whoCommand, locale).examples.find((one) => /\d/.test(one))!;
    throw new Misread(say.wrong({ problem, example }));
  }
  const task = await requireTask(change, change.actor, number);
  const { title, status, mode } = task;
  const anyone = mode === 'ANYONE';
  // Of what was cancelled nobody owes anything, which is not that everyone has done it.
  if (!done && status === 'CANCELLED') throw new UserError('taskNotOwed', { number, title });
  if (done) {
    const { named, total } = await readTaskPeople(change, task.id, 'DONE', shownNames);
    const people = { named: named.map(({ name }) => ({ name })), total };
    return say.whoTask({ number, title, done, people, anyone });
  }
  const owing = await readTaskPeople(change, task.id, 'OPEN', shownIn(context));
  const doer = anyone && owing.total === 0 ? await findDoer(change, task.id) : undefined;
  if (doer) return say.taskDoneForAll({ number, title, changed: false, by: doer.name });
  // Of whom one is enough nobody in particular is called upon.
  if (anyone) {
    const people = { ...owing, named: owing.named.map(({ name }) => ({ name })) };
    return say.whoTask({ number, title, done, people, anyone });
  }
  const people = calledUpon(owing, context);
  return {
    text: say.whoTask({ number, title, done, people, anyone }),
    mentions: mentionsOf(people),
  };
}

type EventQuestion = Extract<Question, { about: 'coming' | 'silent' }>;

/** The events that a question is about: the numbered one, those of its time, or the next. */
async function askedEvents(
  { number, range, group: name }: EventQuestion,
  context: Context,
): Promise<{ group: GroupView | null; events: EventView[] }> {
  const { change, message } = context;
  if (number !== null) {
    const event = await requireEvent(change, change.actor, number);
    await requireMayAsk(event, context);
    return { group: null, events: [event] };
  }
  const group = await askedGroup(name, context);
  if (!group) requireGroupOrDirect(context);
  const events = await listEvents(change, change.actor, {
    groupId: group?.id ?? null,
    from: range?.from ?? message.sentAt,
    ...(range ? { to: range.to } : {}),
    limit: range ? shownEvents + 1 : 1,
  });
  return { group, events };
}

async function whoIsComing(question: EventQuestion, context: Context, say: Say): Promise<string> {
  const { change, zone, message } = context;
  const { group, events } = await askedEvents(question, context);
  const shown = events.slice(0, shownEvents);
  const rosters = await readRosters(
    change,
    shown.map(({ id }) => id),
    shownNames,
  );
  const undated =
    question.range || events.length === 0
      ? await listEvents(change, change.actor, {
          groupId: group?.id ?? null,
          from: message.sentAt,
          undated: true,
          limit: shownEvents,
        })
      : [];
  return say.whoIsComing({
    label: question.range?.label ?? null,
    group,
    events: shown.map((event) => ({
      ...event,
      start: startOf(event, zone),
      notes: question.number === null ? null : event.notes,
      repeats:
        question.number === null
          ? null
          : eventRepeats(event, message.organization.timeZone, message.sentAt),
      roster: rosters.get(event.id)!,
    })),
    undated: undated.filter((event) => !shown.some(({ id }) => id === event.id)),
    more: events.length > shownEvents,
  });
}

async function whoIsSilent(question: EventQuestion, context: Context, say: Say): Promise<Answer> {
  const { change, zone } = context;
  const { group, events } = await askedEvents(question, context);
  const [event] = events;
  if (!event) return say.noEventToAnswer(group);
  const people = calledUpon(await readSilent(change, event.id, shownIn(context)), context);
  const { number, title } = event;
  return {
    text: say.whoIsSilent({ number, title, start: startOf(event, zone), people }),
    mentions: mentionsOf(people),
  };
}
