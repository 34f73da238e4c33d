import { requireMayCallPeople } from '../../calls/require-may-call.ts';
import type { Whom } from '../../calls/wanted.ts';
import { requireOnGroup } from '../../context/policy.ts';
import { type Context, noGroupHere } from '../../context/read-context.ts';
import { UserError } from '../../errors.ts';
import { requireEvent } from '../../events/find-event.ts';
import { findGroup } from '../../groups/find-group.ts';
import type { CampaignFacts, GroupName } from '../../languages/reply.ts';
import type { Say } from '../../languages/say.ts';
import { handle } from '../../languages/wording.ts';
import type { EventView } from '../../sight/visible-events.ts';
import { findTask, requireTask } from '../../tasks/find-task.ts';
import type { CallText } from '../arguments/call-text.ts';
import { findNamedOrNear } from '../arguments/find-named.ts';
import { factsOf } from '../events/event-facts.ts';
import { Misread } from '../misread.ts';
import { findAsked } from '../who/find-asked.ts';
import { parseQuestion } from '../who/question.ts';
import { findTaskAsked } from '../who/who-did.ts';

/** Whom a command calls, and what they are called about. */
export interface Called {
  whom: Whom;
  facts: Pick<CampaignFacts, 'reason' | 'title' | 'group'>;
  /** Throws notAllowed where the sender may not have these people called; the rest has been asked. */
  allow: (contactIds: readonly string[]) => Promise<void>;
}

const allowed = async () => {};

/** Finds whom a command calls. Throws notAllowed, and Misread where it is not sure who is meant. */
export async function findCalled(args: CallText, context: Context, say: Say): Promise<Called> {
  const { change, group } = context;
  if (args.asked !== null) return findThoseAsked(args.asked, args.whom, context, say);
  const { whom } = args;
  if (whom && 'people' in whom) {
    const contactIds = whom.people.map(({ contactId }) => contactId);
    await requireMayCallPeople(change, contactIds);
    return {
      whom: { contactIds },
      facts: { reason: 'MESSAGE', title: null, group: null },
      allow: allowed,
    };
  }
  if (!whom) await refuseUnmarked(args, context, say);
  const meant = whom?.group ?? group;
  if (!meant) throw noGroupHere(context);
  requireOnGroup(change.actor, 'call', meant);
  return {
    whom: { groupId: meant.id },
    facts: { reason: 'MESSAGE', title: null, group: nameOf(meant) },
    allow: allowed,
  };
}

/** Those who have not answered an event, or not done a task. */
async function findThoseAsked(
  asked: string,
  target: CallText['whom'],
  context: Context,
  say: Say,
): Promise<Called> {
  const { change, message, zone, locale } = context;
  // "@BookClub who hasn't answered": of that group.
  const within = target && 'group' in target ? target.group : context.group;
  if (target && 'people' in target) throw new Misread(say.callAsked());
  const here = { ...context, group: within };
  const question = parseQuestion(asked, { sentAt: message.sentAt, zone, locale });
  if (question.about === 'members' || question.about === 'unknownTime')
    throw new Misread(say.callAsked());
  const number = question.number ?? message.quotedNumber;
  if (question.about === 'task' && !question.done) {
    const found = number ?? (await findTaskAsked(question, here, say, say.callCommand));
    if (found === null) throw new Misread(say.noOpenTask(within));
    return callOwing(found, context);
  }
  if (question.about === 'silent') {
    const { events, sure, other } = await findAsked(
      { ...question, number },
      'silent',
      here,
      say,
      say.callCommand,
    );
    const [event, second = other] = events;
    if (!event) throw new Misread(say.noEventToAnswer(within));
    if (!sure || second) throw whichEvent([event, ...(second ? [second] : [])], context, say);
    return callSilent(event, context);
  }
  // "who hasn't paid 41": what the number is of tells what is meant.
  const isOwed = question.about === 'coming' && question.status === 'DECLINED' && number !== null;
  if (isOwed && (await findTask(change, change.actor, number))) return callOwing(number, context);
  throw new Misread(say.callAsked());
}

function whichEvent(events: readonly EventView[], { zone }: Context, say: Say): Misread {
  const example = say.callCommand({ about: 'silent', number: events[0]!.number });
  const things = events.map((event) => factsOf(event, zone));
  return events.length === 1
    ? new Misread(say.meansOne({ thing: things[0]!, otherwise: null }), example)
    : new Misread(say.whichOne({ things, example }));
}

async function callSilent({ number }: EventView, { change }: Context): Promise<Called> {
  const event = await requireEvent(change, change.actor, number);
  const { group, title } = event;
  // Whoever is invited from outside sees the event, and leads nobody there.
  if (!group) throw new UserError('notAllowed', { action: 'call' });
  requireOnGroup(change.actor, 'call', group);
  return {
    whom: { eventId: event.id },
    facts: { reason: 'EVENT', title, group: nameOf(group) },
    allow: allowed,
  };
}

async function callOwing(number: number, { change }: Context): Promise<Called> {
  const { id, title, group } = await requireTask(change, change.actor, number);
  if (group) requireOnGroup(change.actor, 'call', group);
  return {
    whom: { taskId: id },
    facts: { reason: 'TASK', title, group: group && nameOf(group) },
    allow: group ? allowed : (contactIds) => requireMayCallPeople(change, contactIds),
  };
}

function nameOf({ name, icon }: GroupName): GroupName {
  return { name, icon };
}

/** Throws Misread where a text without quotes begins with a name that nothing marks as one: "Pau we moved". */
async function refuseUnmarked({ perhaps }: CallText, context: Context, say: Say): Promise<void> {
  const { change } = context;
  for (const name of perhaps?.names ?? []) {
    const rest = perhaps!.typed.slice(name.length).trim();
    if (!perhaps!.typed.startsWith(name)) continue;
    const group = await findGroup(change, change.actor, name);
    const { found } = group ? { found: group } : await findNamedOrNear({ name }, context);
    if (!found) continue;
    const likely = rest === '' ? undefined : say.callPerson({ whom: handle(found), rest });
    throw new Misread(say.callWhom({ name: found.name }), likely);
  }
}
