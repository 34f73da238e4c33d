import type { Change } from '../change/change.ts';
import type { AnyUserError } from '../errors.ts';
import type { GroupName } from '../languages/reply.ts';
import { createSay, describeUserError } from '../languages/say.ts';
import { keepConfirmation } from '../messages/confirmations.ts';
import type { Outgoing } from '../outbox/outbox.ts';
import { addressTo, directChat } from '../outbox/tell.ts';
import type { DueReminder } from './due-reminders.ts';
import { findRecipients } from './recipients.ts';

/** What comes later than this is said with the time that it was for, in milliseconds. */
const lateMs = 5 * 60_000;

/** What could not be said for so long is of no use any more (docs/rules.md, reminders). */
export const REMINDER_USE_MS = 12 * 60 * 60_000;

/** For how long a message that came late waits for a yes, in minutes. */
const heldMinutes = 24 * 60;

/** What is said for reminders, in the language and zone of those who read it; and for which there is somebody to read it. */
export async function addressReminders(
  change: Change,
  due: readonly DueReminder[],
): Promise<{ messages: Outgoing[]; told: ReadonlySet<string> }> {
  const { at } = change;
  const recipients = await findRecipients(
    change,
    due.map(({ id }) => id),
  );
  const makers = await readMakers(change, due);
  const byId = new Map(due.map((reminder) => [reminder.id, reminder]));
  const people = recipients.map((person) => {
    const { nextAt } = byId.get(person.reminderId)!;
    return { ...person, usefulUntil: new Date(nextAt.getTime() + REMINDER_USE_MS) };
  });
  const { messages } = addressTo(people, ({ reminderId, isOwn, unnamed, locale, zone }, to) => {
    const { number, text, nextAt } = byId.get(reminderId)!;
    const isLate = at.getTime() - nextAt.getTime() >= lateMs;
    return createSay(locale, at, zone).reminder({
      number,
      text,
      from: isOwn && !unnamed ? null : (makers.get(reminderId)?.name ?? null),
      to,
      late: isLate ? { at: nextAt, zone } : null,
    });
  });
  const reached = recipients.filter(({ chatId }) => chatId !== null);
  return { messages, told: new Set(reached.map(({ reminderId }) => reminderId)) };
}

/** Whose a reminder is, and where they are told about it. */
interface Maker {
  reminderId: string;
  name: string;
  whatsappId: string | null;
  contactId: string | null;
  /** Where they asked for it, if that chat is there. */
  askedIn: string | null;
  isGroup: boolean;
  directId: string | null;
  /** Whether the message by which they asked is kept: a question hangs on it. */
  isKept: boolean;
  /** Whether nobody was reached the last time either. */
  wasIdle: boolean;
  locale: string;
}

async function readMakers(
  { tx, organizationId }: Change,
  due: readonly DueReminder[],
): Promise<Map<string, Maker>> {
  if (due.length === 0) return new Map();
  const rows = await tx.$queryRaw<Maker[]>`
    SELECT r.id AS "reminderId", coalesce(c.name, u.name, o.name) AS name, c.id AS "contactId",
      (SELECT w.external_id FROM whatsapp_ids w
        WHERE w.organization_id = c.organization_id AND w.contact_id = c.id
        ORDER BY w.created_at DESC LIMIT 1) AS "whatsappId",
      ch.id AS "askedIn", coalesce(ch.kind = 'GROUP', FALSE) AS "isGroup", direct.id AS "directId",
      EXISTS (SELECT 1 FROM messages m WHERE m.organization_id = r.organization_id AND m.id = r.message_id) AS "isKept",
      coalesce((
        SELECT a.outcome = 'IDLE' FROM alarms a
        WHERE a.organization_id = r.organization_id AND a.subject_id = r.id AND a.kind = 'MESSAGE'
          AND a.settled_at IS NOT NULL
        ORDER BY a.planned_at DESC LIMIT 1
      ), FALSE) AS "wasIdle",
      CASE WHEN ch.kind = 'GROUP' THEN o.locale ELSE coalesce(c.locale, o.locale) END AS locale
    FROM reminders r
    JOIN organizations o ON o.id = r.organization_id
    LEFT JOIN contacts c ON c.organization_id = r.organization_id AND c.id = r.created_by_id
    LEFT JOIN users u ON u.organization_id = r.organization_id AND u.id = r.created_by_user_id
    LEFT JOIN chats ch ON ch.organization_id = r.organization_id AND ch.id = r.chat_id
    ${directChat}
    WHERE r.organization_id = ${organizationId}::uuid AND r.id = ANY(${due.map(({ id }) => id)}::uuid[])`;
  return new Map(rows.map((maker) => [maker.reminderId, maker]));
}

/** A message for later, or a reminder, of which its maker is told something. */
interface OwnFacts {
  number: number;
  text: string;
  group: GroupName | null;
}

/** Tells whoever asked that they may not say it any more: in their direct chat, else where they asked. */
export async function tellRefused(
  change: Change,
  due: readonly DueReminder[],
): Promise<Outgoing[]> {
  const makers = await readMakers(change, due);
  return due.flatMap(({ id, number, text, group, zone }) => {
    const maker = makers.get(id);
    const chatId = maker && (maker.directId ?? maker.askedIn);
    if (!chatId) return [];
    const say = createSay(maker.locale, change.at, zone);
    return toMaker(maker, chatId, say.reminderRefused({ number, text, group }));
  });
}

/** Messages that reached nobody, with why. */
export type Unsent = readonly { reminder: DueReminder; error: AnyUserError }[];

/**
 * Tells whoever wrote messages that reached nobody, and why: in their direct chat, else where they asked. Of what comes
 * again once, until somebody is reached.
 */
export async function tellUnsent(change: Change, unsent: Unsent): Promise<Outgoing[]> {
  const makers = await readMakers(
    change,
    unsent.map(({ reminder }) => reminder),
  );
  return unsent.flatMap(({ reminder, error }) => {
    const { id, number, text, group, zone, nextAt } = reminder;
    const maker = makers.get(id);
    const chatId = maker && (maker.directId ?? maker.askedIn);
    if (!chatId || !group || maker.wasIdle) return [];
    const say = createSay(maker.locale, change.at, zone);
    const facts = { number, text, group, planned: { at: nextAt, zone } };
    const why = describeUserError(error, say);
    return toMaker(maker, chatId, say.messageUnsent({ ...facts, why }));
  });
}

/**
 * Asks whoever wrote messages whose time has passed whether they are to be sent still, where they asked for them; a
 * yes there delivers them. One question for each: it waits in a row of its own.
 */
export async function askLate(change: Change, due: readonly DueReminder[]): Promise<Outgoing[]> {
  const { at } = change;
  const makers = await readMakers(change, due);
  const asked: Outgoing[] = [];
  // Few: what was to be said in the hours that Muster was away; the last question is answered first.
  for (const { id, number, text, group, zone, nextAt, messageId } of due) {
    const maker = makers.get(id);
    const chatId = maker && (maker.askedIn ?? maker.directId);
    if (!chatId) continue;
    const say = createSay(maker.locale, at, zone);
    const facts: OwnFacts = { number, text, group };
    const mayYes = maker.isKept && messageId !== null && maker.contactId !== null && maker.askedIn;
    if (mayYes) {
      const place = { chatId, contactId: maker.contactId! };
      const kept = { messageId: messageId!, command: `/deliver ${number}`, snapshot: null };
      await keepConfirmation(change, place, `late ${number}`, kept, heldMinutes);
    }
    const body = say.messageLate({ ...facts, planned: { at: nextAt, zone }, yes: !!mayYes });
    asked.push(...toMaker(maker, chatId, body));
  }
  return asked;
}

function toMaker(
  { askedIn, isGroup, name, whatsappId }: Maker,
  chatId: string,
  text: string,
): Outgoing[] {
  const isNamed = isGroup && chatId === askedIn;
  const named = whatsappId ? `@${whatsappId.split('@')[0]}` : name;
  return [
    {
      chatId,
      body: isNamed ? `${named}: ${text}` : text,
      mentions: isNamed && whatsappId ? [whatsappId] : [],
      quotedExternalId: null,
    },
  ];
}
