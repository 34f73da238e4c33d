import { planReminders } from '../alarms/reminder-alarms.ts';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { ReminderKind } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { messageText, parseShortText } from '../forms/short-text.ts';
import { lockActiveGroup } from '../groups/lock-group.ts';
import { type Again, madeLately } from '../numbers/made-twice.ts';
import { drawNumber } from '../numbers/number.ts';
import { findRecipients } from './recipients.ts';
import { parseReminderText } from './reminder-text.ts';

/** Open reminders and messages of one person (docs/rules.md, reminders). */
const mostOpen = 50;

/** When something is said: the first time, and how it comes again. */
export interface Timing {
  startsAt: Date;
  /** RFC 5545, on the clock of the zone; null for what is said once. */
  recurrence: string | null;
  /** IANA: the zone that it was read in. */
  zone: string;
}

export interface NewReminder extends Timing {
  kind: ReminderKind;
  text: string;
  /** WhatsApp ids of those whom a message mentions. */
  mentions?: readonly string[];
  /** Whom it is for: a group, or people. */
  groupId: string | null;
  contactIds: readonly string[];
  /** Where it is asked for; null by the API. */
  chatId: string | null;
}

/** Whom a reminder would reach. */
export interface ReminderReach {
  people: number;
  /** Whether any of them is told in their direct chat; how many are. */
  direct: number;
  /** Whoever Muster cannot write to, by name. */
  unreached: readonly string[];
  /** Whether it is said in the very chat where it is asked for. */
  here: boolean;
}

export interface CreatedReminder {
  id: string;
  number: number;
  reach: ReminderReach;
}

/** What may be asked before a reminder is made; what throws leaves it unmade. */
interface Questions {
  /** Told whom it reaches. */
  confirm?: (reach: ReminderReach) => void;
  /** Told of one that says the same at the same time, asked for just now. */
  again?: Again;
}

/**
 * Keeps something to be said later. Throws invalid, tooManyReminders, groupNotFound, groupNotActive,
 * groupEmpty, notFound (a contact).
 */
export async function createReminder(
  change: Change,
  reminder: NewReminder,
  { confirm, again }: Questions = {},
): Promise<CreatedReminder> {
  const { tx, organizationId, actor, at, messageId } = change;
  const { kind, mentions = [], groupId, contactIds, chatId, startsAt, recurrence, zone } = reminder;
  const text =
    kind === 'MESSAGE'
      ? parseShortText(reminder.text, messageText)
      : parseReminderText(reminder.text);
  if (text === null) throw emptyText();
  requireToCome(startsAt, at);
  const group = groupId === null ? null : await lockActiveGroup(change, groupId, 'SHARE');
  if (group?.memberCount === 0) throw new UserError('groupEmpty', { group: group.name });
  // The counter's row is held from here on: two at once are counted one after the other.
  const number = await drawNumber(change);
  await requireFew(change);
  const [same] = again ? await findSame(change, number, { text, startsAt }) : [];
  if (same) again!(same.number);
  const [created] = await tx.$queryRaw<{ id: string; named: number }[]>`
    WITH named AS (
      SELECT id FROM contacts
      WHERE organization_id = ${organizationId}::uuid AND id = ANY(${contactIds}::uuid[]) AND deleted_at IS NULL
      -- So that a contact who is being deleted at this moment is not reminded.
      FOR SHARE
    ), made AS (
      INSERT INTO reminders (
        organization_id, number, kind, text, mentions, group_id, chat_id, message_id, starts_at, recurrence, zone,
        next_at, created_by_id, created_by_user_id, created_at, updated_at
      ) VALUES (
        ${organizationId}::uuid, ${number}, ${kind}::reminder_kind, ${text}, ${mentions}, ${groupId}::uuid,
        ${chatId}::uuid, ${messageId}::uuid, ${startsAt}, ${recurrence}, ${zone}, ${startsAt},
        ${actor.contactId}::uuid, ${actor.contactId === null ? actor.userId : null}::uuid, ${at}, ${at}
      ) RETURNING id
    ), people AS (
      INSERT INTO reminder_people (organization_id, reminder_id, contact_id)
      SELECT ${organizationId}::uuid, made.id, named.id FROM made CROSS JOIN named
    )
    SELECT made.id, (SELECT count(*)::int FROM named) AS named FROM made`;
  const { id, named } = created!;
  if (named < new Set(contactIds).size) throw new UserError('notFound', { what: 'contact' });
  const reach = await readReach(change, id);
  confirm?.(reach);
  await planReminders(change, [id]);
  await recordAudit(change, {
    action: 'reminder.create',
    subjectType: 'reminder',
    subjectId: id,
    groupId,
    after: {
      number,
      kind,
      text: logged(text),
      startsAt: startsAt.toISOString(),
      ...(recurrence === null ? {} : { recurrence }),
      people: reach.people,
      ...(groupId === null ? { contactIds: [...contactIds] } : {}),
    },
  });
  return { id, number, reach };
}

/** In the audit log a text is cut, as commands are. */
export function logged(text: string): string {
  return text.slice(0, 200).toWellFormed();
}

/** Throws invalid for an instant that is not to come. */
export function requireToCome(startsAt: Date, at: Date): void {
  if (startsAt > at) return;
  throw new UserError('invalid', {
    field: 'time',
    expected: 'a time to come',
    example: 'tomorrow 9am',
  });
}

function emptyText(): UserError {
  return new UserError('invalid', {
    field: 'text',
    expected: 'what is to be said',
    example: messageText.example,
  });
}

/** Throws tooManyReminders. */
async function requireFew({ tx, organizationId, actor }: Change): Promise<void> {
  const [{ open } = { open: 0 }] = await tx.$queryRaw<{ open: number }[]>`
    SELECT count(*)::int AS open FROM reminders
    WHERE organization_id = ${organizationId}::uuid AND status IN ('OPEN', 'HELD')
      AND (created_by_id = ${actor.contactId}::uuid
        OR (created_by_id IS NULL AND created_by_user_id = ${actor.userId}::uuid))`;
  if (open >= mostOpen) throw new UserError('tooManyReminders', { most: mostOpen });
}

function findSame(
  change: Change,
  number: number,
  { text, startsAt }: { text: string; startsAt: Date },
): Promise<{ number: number }[]> {
  const { actor } = change;
  return change.tx.$queryRaw<{ number: number }[]>`
    SELECT same.number FROM reminders same
    WHERE ${madeLately(change, number, { of: 'reminder', column: sql`same.next_at`, at: startsAt })}
      AND lower(same.text) = lower(${text}) AND same.created_by_id IS NOT DISTINCT FROM ${actor.contactId}::uuid
    ORDER BY same.number DESC LIMIT 1`;
}

async function readReach(change: Change, id: string): Promise<ReminderReach> {
  const recipients = await findRecipients(change, [id]);
  const reached = recipients.filter(({ chatId }) => chatId !== null);
  return {
    people: recipients.length,
    direct: reached.filter(({ shared }) => !shared).length,
    unreached: recipients.flatMap(({ chatId, name, isOwn }) =>
      chatId === null && !isOwn ? name : [],
    ),
    here: reached.some(({ here }) => here),
  };
}
