import { findAwayMembers } from '../../absences/find-away.ts';
import { awayFacts } from '../../absences/span.ts';
import { type Context, noGroupHere } from '../../context/read-context.ts';
import { readAttended } from '../../events/attendance.ts';
import { listEvents } from '../../events/find-event.ts';
import { readRosters, readSilent } from '../../events/roster.ts';
import { findGroup, requireGroup } from '../../groups/find-group.ts';
import { listMembers } from '../../groups/list-members.ts';
import type { Say } from '../../languages/say.ts';
import { mentionsOf } from '../../outbox/tell.ts';
import type { EventView } from '../../sight/visible-events.ts';
import { optionalText } from '../arguments/text.ts';
import { type Answer, type Command, defineCommand } from '../command.ts';
import { factsOf, startOf } from '../events/event-facts.ts';
import { exampleOf, inLanguage } from '../in-language.ts';
import { Misread } from '../misread.ts';
import { eventRepeats } from '../repeats.ts';
import { calledUpon, shownIn, shownNames } from './called-upon.ts';
import { findAsked, findCalled, shownEvents } from './find-asked.ts';
import { parseQuestion, type Question } from './question.ts';
import { findTaskCalled, whoDid } from './who-did.ts';

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
      case 'coming': {
        const title = question.perhapsTask;
        const task = title === null ? undefined : await findTaskCalled(title, context);
        if (task === undefined) return whoIsComing(question, context, say);
        return whoDid({ about: 'task', number: task, title, done: true }, context, say);
      }
      case 'unknownTime': {
        const { phrase, meant } = question;
        if (meant !== undefined) {
          const { name } = inLanguage(whoCommand, locale);
          const asked = args.question!.replace(phrase, meant);
          const doubt = { code: 'doubtful', text: phrase, meant, within: null } as const;
          throw new Misread(say.problems.doubtful(doubt), `/${name} ${asked}`);
        }
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
  const isNamed =
    question.title !== null ||
    (question.about !== 'task' && (question.range !== null || question.group !== null));
  if (isNamed) return question;
  return { ...question, number: quotedNumber };
}

/** Who is in a group; or, where none is called so, who is in at an event that is: "is in book night". */
async function whoIsIn(name: string | null, context: Context, say: Say): Promise<Answer> {
  const { change, message } = context;
  const group = name === null ? context.group : await findGroup(change, change.actor, name);
  if (!group && name !== null) {
    const [event, other] = await findCalled(name, context);
    if (event && !other) return whoIsComing({ ...anyEvent, number: event.number }, context, say);
    await requireGroup(change, change.actor, name);
  }
  if (!group) throw noGroupHere(context);
  const members = await listMembers(change, group.id, 2 * shownNames);
  const away = await findAwayMembers(change, group.id, message.sentAt, shownNames);
  const text = say.members({ group, members, memberCount: group.memberCount });
  if (away.total === 0) return text;
  return `${text}\n${say.awayPeople({ people: away.people.map(awayFacts), total: away.total })}`;
}

type Coming = Extract<Question, { about: 'coming' }>;
type Silent = Extract<Question, { about: 'silent' }>;

const anyEvent: Coming = {
  about: 'coming',
  status: null,
  perhapsTask: null,
  number: null,
  range: null,
  group: null,
  title: null,
  perhaps: null,
  words: '',
};

async function whoIsComing(question: Coming, context: Context, say: Say): Promise<Answer> {
  const { change, zone, message } = context;
  const { status, range } = question;
  const { group, events } = await findAsked(question, 'coming', context, say);
  const shown = events.slice(0, shownEvents);
  const rosters = await readRosters(
    change,
    shown.map(({ id }) => id),
    shownNames,
  );
  if (status !== null && shown.length > 0) {
    const lineOf = ({ id }: EventView, isAway: boolean) =>
      rosters.get(id)!.find((line) => line.status === status && line.isAway === isAway) ?? null;
    return shown
      .map((event) =>
        say.whoStands({
          ...factsOf(event, zone),
          status,
          line: lineOf(event, false),
          away: lineOf(event, true),
        }),
      )
      .join('\n\n');
  }
  const undated =
    range || events.length === 0
      ? await listEvents(change, change.actor, {
          groupId: group?.id ?? null,
          from: message.sentAt,
          undated: true,
          limit: shownEvents,
        })
      : [];
  const text = say.whoIsComing({
    label: range?.label ?? null,
    group,
    events: shown.map((event) => ({
      ...event,
      start: startOf(event, zone),
      answerBy: event.answerBy && { at: event.answerBy, zone: event.groupZone ?? zone },
      notes: question.number === null ? null : event.notes,
      repeats: question.number === null ? null : eventRepeats(event, message.sentAt),
      roster: rosters.get(event.id)!,
    })),
    undated: undated.filter((event) => !shown.some(({ id }) => id === event.id)),
    more: events.length > shownEvents,
  });
  const [only, ...others] = shown;
  if (!only || others.length > 0) return text;
  const attended =
    question.number === null ? undefined : await readAttended(change, only.id, shownNames);
  return { text: attended ? `${text}\n${say.whoCame(attended)}` : text, about: only.number };
}

async function whoIsSilent(question: Silent, context: Context, say: Say): Promise<Answer> {
  const { change, zone } = context;
  const { group, events, sure, other } = await findAsked(question, 'silent', context, say);
  const [event] = events;
  if (!event) return say.noEventToAnswer(group);
  const people = calledUpon(await readSilent(change, event.id, shownIn(context)), context, sure);
  const silent = say.whoIsSilent({ ...factsOf(event, zone), people });
  const example = other && say.whoCommand({ about: 'silent', number: other.number });
  return {
    text: example ? `${silent}\n${say.anotherOne(example)}` : silent,
    mentions: mentionsOf(people),
    about: event.number,
  };
}
