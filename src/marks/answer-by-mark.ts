import { findLastDeed } from '../audit/find-deed.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { createChange } from '../change/create-change.ts';
import type { Sendable } from '../change/sendable.ts';
import type { Tx } from '../db/client.ts';
import type { AnswerSource, ChatKind, ParticipantStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { pollAnswers } from '../events/announce-events.ts';
import { type AnswerOutcome, answerEvent } from '../events/answer-event.ts';
import { findEvent } from '../events/find-event.ts';
import { lockEvent } from '../events/lock-event.ts';
import { pictureAnswers, withoutTones } from '../events/pictures.ts';
import { unanswered } from '../events/seat.ts';
import { type GivenStanding, readStandings, writeStandings } from '../events/standings.ts';
import { tellPromoted } from '../events/tell-promoted.ts';
import { promoteWaiting } from '../events/waiting-list.ts';
import { type KnownSender, recognizeSender } from '../identity/recognize-sender.ts';
import type { Named } from '../languages/reply.ts';
import { createSay } from '../languages/say.ts';
import type { AccountScope } from '../outbox/account-scope.ts';
import { queueMessages } from '../outbox/outbox.ts';
import { mentionsOf } from '../outbox/tell.ts';
import { followReminder } from '../reminders/follow-reminder.ts';
import type { EventView } from '../sight/visible-events.ts';
import { closeByMark } from './close-by-mark.ts';

/** A vote or a reaction: an answer that the network keeps beside a message of Muster's. */
export interface Mark extends AccountScope {
  /** The network's id of the message. */
  messageId: string;
  /** The network's ids of whoever made it: LID and phone are one person. */
  personId: string;
  personAlias: string | null;
  /** The options that are voted for, or the picture of a reaction; null where that was taken away. */
  shown: { vote: readonly string[] } | { reaction: string | null };
  at: Date;
}

/** What a mark can answer. */
type MarkedAnswer = (typeof pollAnswers)[number];

interface MarkedMessage {
  id: string;
  chatId: string;
  chatKind: ChatKind;
  number: number;
  pollOptions: string[];
  locale: string;
  zone: string;
}

/**
 * Records what a vote or a reaction answers to the event that Muster's message is about, that their copy of its task
 * is done, or that they want to be told of its reminder too, as a command of that person would; answers what is to be
 * sent. Nothing, where the message, the person or the picture means nothing here, and where the standing answer is as new or the same: marks come again, late and
 * in any order. Throws as answerEvent does.
 */
export async function answerByMark(tx: Tx, mark: Mark, now: Date): Promise<Sendable[]> {
  const { organizationId } = mark;
  const message = await findMarked(tx, mark);
  const answer = message && answerOf(mark, message.pollOptions);
  if (!message || answer === undefined) return [];
  const recognizing = createChange({ tx, organizationId, at: now, messageId: message.id });
  const person = await recognizeSender(recognizing, {
    senderExternalId: mark.personId,
    senderAlias: mark.personAlias,
    senderName: null,
  });
  if (!person) return [];
  const { contactId, userId, role } = person;
  const change = createChange({
    tx,
    organizationId,
    at: now,
    actor: { kind: 'CHAT', contactId, userId, role },
  });
  change.queued.push(...recognizing.queued);
  // A clock that is ahead must not make what comes after it late.
  const markedAt = mark.at < now ? mark.at : now;
  const event = await findEvent(change, change.actor, message.number);
  if (!event) {
    const says = answer === 'GOING';
    await closeByMark(change, message.number, { contactId, done: says, markedAt });
    await followReminder(change, message.number, { contactId, follows: says, markedAt });
    return change.queued;
  }
  const to = { name: person.name, whatsappId: mark.personId };
  const outcome = await record(change, event, person, { answer, mark, markedAt }).catch(
    async (error: unknown) => {
      if (!(error instanceof UserError && error.code === 'answersClosed')) throw error;
      // Nothing was written for it: what is kept is that they were told.
      await tellClosed(change, message, event, contactId, to);
      return undefined;
    },
  );
  if (outcome?.status === 'WAITLISTED' && outcome.changed)
    await tellWaiting(change, message, event, outcome, to);
  return change.queued;
}

/** What a mark answers: null takes an answer back, undefined is none. */
export function answerOf(
  { shown }: Pick<Mark, 'shown'>,
  pollOptions: readonly string[],
): MarkedAnswer | null | undefined {
  if ('vote' in shown) {
    const [option] = shown.vote;
    return option === undefined ? null : pollAnswers[pollOptions.indexOf(option)];
  }
  return shown.reaction === null ? null : pictureAnswers.get(withoutTones(shown.reaction));
}

/**
 * The message of Muster's that was marked, with what it is about. By the account and not by the chat: a
 * direct chat has two ids where the person has.
 */
async function findMarked(
  tx: Tx,
  { organizationId, accountId, messageId, shown }: Mark,
): Promise<MarkedMessage | undefined> {
  const [message] = await tx.$queryRaw<MarkedMessage[]>`
    SELECT m.id, m.chat_id AS "chatId", ch.kind AS "chatKind", m.about_number AS number,
      m.poll_options AS "pollOptions", o.locale, o.time_zone AS zone
    FROM messages m
    JOIN chats ch ON ch.organization_id = m.organization_id AND ch.id = m.chat_id AND ch.account_id = ${accountId}::uuid
    JOIN organizations o ON o.id = m.organization_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.external_id = ${messageId} AND m.direction = 'OUT'
      AND m.about_number IS NOT NULL AND (m.poll_options <> '{}' OR ${!('vote' in shown)})`;
  return message;
}

interface Marked {
  answer: MarkedAnswer | null;
  mark: Mark;
  markedAt: Date;
}

/** Records an answer, or takes it back where it came the same way; undefined where nothing changes. */
async function record(
  change: Change,
  { id: eventId, groupId }: EventView,
  { contactId }: KnownSender,
  { answer, mark, markedAt }: Marked,
): Promise<AnswerOutcome | undefined> {
  const source = 'vote' in mark.shown ? 'POLL' : 'REACTION';
  // Before what stands is read: of two marks at once the second finds what the first has done.
  await lockEvent(change, eventId);
  const standing = (await readStandings(change, eventId, [contactId])).get(contactId);
  if (standing?.answeredAt && markedAt < standing.answeredAt) return undefined;
  if (answer === null) {
    if (!standing || (await sourceOf(change, eventId, contactId, standing)) !== source)
      return undefined;
    const event = { id: eventId, groupId };
    const withdrawn = { event, contactId, before: standing, after: unanswered };
    await writeStandings(change, [withdrawn], source, markedAt);
    await tellPromoted(change, await promoteWaiting(change, [eventId]));
    return undefined;
  }
  // Whoever is in with guests, or waits, says nothing new by "Going".
  if (standing && stands(standing.status, answer)) return undefined;
  const given = { status: answer, guests: 0, reason: null, source, markedAt } as const;
  const outcome = await answerEvent(change, eventId, contactId, given);
  await tellPromoted(change, outcome.promoted);
  return outcome;
}

/** Whether somebody stands as they answer. */
function stands(status: ParticipantStatus, answer: MarkedAnswer): boolean {
  return status === answer || (answer === 'GOING' && status === 'WAITLISTED');
}

/** How somebody answered who stands so; they may have moved up from the waiting list since. */
async function sourceOf(
  change: Change,
  eventId: string,
  contactId: string,
  { source }: GivenStanding,
): Promise<AnswerSource | null> {
  if (source !== 'WAITING_LIST') return source;
  const answer = await findLastDeed(
    change,
    { type: 'event', id: eventId },
    ['event.answer'],
    contactId,
  );
  return (answer?.after as { source?: AnswerSource } | undefined)?.source ?? null;
}

/** Tells whoever marks when answers have closed, once for each event: marks come again, and change like weather. */
async function tellClosed(
  change: Change,
  { chatId, chatKind, locale, zone }: MarkedMessage,
  { id, groupId, number, title, startsAt, hasTime, answerBy, groupZone }: EventView,
  contactId: string,
  person: Named,
): Promise<void> {
  const told = await findLastDeed(change, { type: 'event', id }, ['event.refuse'], contactId);
  if (told?.after?.closedAt === answerBy?.toISOString()) return;
  const to = chatKind === 'GROUP' ? [person] : [];
  const own = groupZone ?? zone;
  const body = createSay(locale, change.at, own).closedNotice({
    number,
    title,
    start: startsAt && { at: startsAt, hasTime, zone: own },
    closed: { at: answerBy!, zone: own },
    to: { named: to, total: to.length },
  });
  const mentions = mentionsOf({ named: to });
  await queueMessages(change, [
    { chatId, body, mentions, quotedExternalId: null, aboutNumber: number },
  ]);
  await recordAudit(change, {
    action: 'event.refuse',
    subjectType: 'event',
    subjectId: id,
    groupId,
    after: { contactId, closedAt: answerBy!.toISOString() },
  });
}

/** Tells whoever found no place: they see their own vote, and not that it waits. */
async function tellWaiting(
  change: Change,
  { chatId, chatKind, locale, zone }: MarkedMessage,
  { number, title, startsAt, hasTime, groupZone }: EventView,
  { waitingPlace, free }: AnswerOutcome,
  person: Named,
): Promise<void> {
  // In their own chat nobody needs to be named.
  const to = chatKind === 'GROUP' ? [person] : [];
  const own = groupZone ?? zone;
  const body = createSay(locale, change.at, own).waitlistedNotice({
    number,
    title,
    start: startsAt && { at: startsAt, hasTime, zone: own },
    waitingPlace: waitingPlace!,
    isFull: free === 0,
    to,
  });
  const mentions = mentionsOf({ named: to });
  await queueMessages(change, [
    { chatId, body, mentions, quotedExternalId: null, aboutNumber: number },
  ]);
}
