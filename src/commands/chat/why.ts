import type { Deed } from '../../audit/find-deed.ts';
import { findLastRefusal, type Refusal } from '../../audit/find-refusal.ts';
import { explainCall } from '../../calls/explain-call.ts';
import { findPeople, type Person, readPersonName } from '../../context/find-people.ts';
import { requireInOrganization, requireMayAsk, requireOnGroup } from '../../context/policy.ts';
import { type Context, requireGroupOrDirect } from '../../context/read-context.ts';
import type { AnyUserError } from '../../errors.ts';
import { explainEvent } from '../../events/explain-event.ts';
import { requireEvent } from '../../events/find-event.ts';
import { findAwaitedEvent, findPlaceInLine } from '../../events/place-in-line.ts';
import { countryOf } from '../../forms/country.ts';
import type { DeedFacts } from '../../languages/reply.ts';
import { describeUserError, type Say } from '../../languages/say.ts';
import { explainReminder } from '../../reminders/explain-reminder.ts';
import { explainTask } from '../../tasks/explain-task.ts';
import { optionalText } from '../arguments/text.ts';
import { type Answer, defineCommand } from '../command.ts';
import { parseWhy } from './why-question.ts';

export const whyCommand = defineCommand({
  name: 'why',
  aliases: ['explain'],
  topic: 'chat',
  brief: 'what happened, and by whom',
  summary: 'Why you were refused, why you are waiting, why a task is withdrawn or an event moved',
  who: 'For everyone, about what they may see; why others were refused, for admins of the organization.',
  examples: ['/why', '/why am I waiting', '/why is @Pau waiting for 12', '/why 41'],
  slots: { question: optionalText('question') },
  run({ args, context, say }) {
    const { quotedNumber } = context.message;
    const question = parseWhy(args.question ?? '', context.locale);
    switch (question.about) {
      case 'refusal':
        return args.question === null && quotedNumber !== null
          ? whyNumber(quotedNumber, context, say)
          : whyRefused(question.person, context, say);
      case 'waiting':
        return whyWaiting(question.person, question.number ?? quotedNumber, context, say);
      case 'call':
        return whyCall(question.person, question.number ?? quotedNumber, context, say);
      case 'number':
        return whyNumber(question.number, context, say);
      case 'unknown':
        return say.whyUnknown({ number: null });
    }
  },
});

async function whyRefused(name: string | null, context: Context, say: Say): Promise<string> {
  const { change, sender, message, zone } = context;
  // What others were told in their chats is told to whoever reads the log anyway.
  if (name !== null) requireInOrganization(change.actor, 'readAudit');
  const person = await personOf(name, null, context);
  const isOwn = person.contactId === sender.contactId;
  const refusal = await findLastRefusal(change, person.contactId, isOwn ? message.chat.id : null);
  const whose = isOwn ? null : person.name;
  return refusal
    ? say.whyRefused({
        whose,
        at: { at: refusal.at, zone },
        command: refusal.command,
        reason: reasonOf(refusal, say),
      })
    : say.whyNotRefused({ whose });
}

/** The sentence that was said then; null for a code that an earlier version of Muster had. */
function reasonOf({ code, details }: Refusal, say: Say): string | null {
  if (!Object.hasOwn(say.errors, code)) return null;
  return describeUserError({ code, details } as Pick<AnyUserError, 'code' | 'details'>, say);
}

async function whyWaiting(
  name: string | null,
  number: number | null,
  context: Context,
  say: Say,
): Promise<Answer> {
  const { change, sender, group, message, zone } = context;
  const numbered = number === null ? null : await requireEvent(change, change.actor, number);
  if (!numbered) requireGroupOrDirect(context);
  const person = await personOf(name, numbered?.groupId ?? group?.id ?? null, context);
  const whose = person.contactId === sender.contactId ? null : person.name;
  // Before anything is looked for: that they are refused must not tell that somebody waits.
  if (whose !== null) {
    if (numbered) requireMayAsk(change.actor, numbered);
    else if (group) requireOnGroup(change.actor, 'ask', group);
  }
  const event =
    numbered ??
    (await findAwaitedEvent(change, change.actor, person.contactId, {
      groupId: group?.id ?? null,
      from: message.sentAt,
    }));
  if (!event) return say.whyNotWaiting({ whose, event: null, group });
  const line = await findPlaceInLine(change, event.id, person.contactId);
  const { number: about, title } = event;
  return {
    text: line
      ? say.whyWaiting({ ...line, number: about, title, whose, since: { at: line.since, zone } })
      : say.whyNotWaiting({ whose, event: { number: about, title }, group: null }),
    about,
  };
}

/** Why somebody was called or not, as those are told who lead whoever calls them. */
async function whyCall(
  name: string | null,
  number: number | null,
  context: Context,
  say: Say,
): Promise<Answer> {
  const { change, group } = context;
  const person = await personOf(name, group?.id ?? null, context);
  const story = await explainCall(change, change.actor, person.contactId, number);
  return story
    ? { text: say.whyCalled({ ...story, name: person.name }), about: story.number }
    : say.whyNoCall({ name: person.name });
}

async function whyNumber(number: number, context: Context, say: Say): Promise<Answer> {
  const { change, zone } = context;
  const task = await explainTask(change, change.actor, number);
  if (task) {
    return { text: say.whyTask({ ...task, deed: factsOf(task.deed, context) }), about: number };
  }
  const story = await explainEvent(change, change.actor, number);
  if (!story) return whyReminder(number, context, say);
  const { event, fate, deed, before, promotedAt, line, awayUntil } = story;
  return {
    text: say.whyEvent({
      number,
      title: event.title,
      fate,
      deed: factsOf(deed, context),
      before: before && { at: before.startsAt, hasTime: before.hasTime, zone },
      promotedAt: promotedAt && { at: promotedAt, zone },
      line: line ? { ...line, since: { at: line.since, zone } } : null,
      awayUntil,
    }),
    about: number,
  };
}

async function whyReminder(number: number, context: Context, say: Say): Promise<Answer> {
  const { change } = context;
  const story = await explainReminder(change, change.actor, number);
  if (!story) return say.whyUnknown({ number });
  const { reminder, fate, deed, rung } = story;
  const { text, zone, nextAt, status } = reminder;
  return {
    text: say.whyReminder({
      ...{ number, text, fate },
      deed: factsOf(deed, context),
      rung: rung && { at: { at: rung.at, zone }, fate: rung.fate },
      next: status === 'OPEN' ? { at: nextAt, zone } : null,
    }),
    about: number,
  };
}

/** A deed of the log as replies tell it. */
function factsOf(deed: Deed | undefined, { sender, zone }: Context): DeedFacts | null {
  if (!deed) return null;
  const { name, contactId, at, reason } = deed;
  const by = name === null ? null : { name, self: contactId === sender.contactId };
  return { by, at: { at, zone }, undone: reason === 'undo' };
}

/** Whom a name means; the sender where there is none. */
async function personOf(
  name: string | null,
  groupId: string | null,
  { change, sender, message }: Context,
): Promise<Person> {
  if (name === null) return sender;
  const named = [readPersonName(name, message.mentions, countryOf(message.organization))];
  const [person] = await findPeople(change, change.actor, named, { groupId });
  return person!;
}
