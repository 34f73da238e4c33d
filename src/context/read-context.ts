import type { Change } from '../change/change.ts';
import { createChange } from '../change/create-change.ts';
import type { Tx } from '../db/client.ts';
import type { ChatKind } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { recognizeSender } from '../identity/recognize-sender.ts';
import type { GroupInfo } from '../mirror/group-info.ts';
import type { CallSettings } from '../people/call-settings.ts';
import type { OrganizationFields } from '../people/organization-fields.ts';
import type { GroupView } from '../sight/visible-groups.ts';
import { requireGroupById } from '../sight/visible-groups.ts';

/** A message read back from where the inbox stored it. */
export interface StoredMessage {
  organizationId: string;
  id: string;
  externalId: string;
  senderExternalId: string;
  senderAlias: string | null;
  senderName: string | null;
  body: string;
  mentions: string[];
  quotedExternalId: string | null;
  /** Of the task or event that the quoted message is about, where that is one of Muster's. */
  quotedNumber: number | null;
  /** Whether it quotes a message of somebody else than Muster: it was said to them. */
  quotesAnother: boolean;
  /** Whether a picture, a voice or a file hangs on it. */
  hasMedia: boolean;
  sentAt: Date;
  /** BCP 47: the sender's own, where it is known whose message it is and they have one. */
  ownLocale: string | null;
  chat: {
    id: string;
    accountId: string;
    externalId: string;
    kind: ChatKind;
    name: string | null;
    groupId: string | null;
  };
  organization: Omit<OrganizationFields, keyof CallSettings>;
}

/** All that a command may take for granted: who says it, where, and what that chat is about. */
export interface Context {
  message: StoredMessage;
  sender: { contactId: string; name: string };
  /** The group that the chat is linked to, where the sender may see it. */
  group: GroupView | null;
  /** IANA zone in which dates are read and shown: the group's, else the organization's. */
  zone: string;
  /** BCP 47: what the sender types and is answered in, their own or the organization's. */
  locale: string;
  /** Whether that is their own. */
  hasOwnLocale: boolean;
  /** The snapshot of what the sender was shown and said yes to; null before they were asked. */
  confirmed: string | null;
  /**
   * How the network shows the chat, null where the account is not in it; undefined until a command wants
   * to know (require-shown.ts).
   */
  shown?: GroupInfo | null | undefined;
  /** What a minute on the phone costs, about, in cents. */
  centsPerMinute: number;
  /** The web address at which others reach Muster, without a slash at its end. */
  publicUrl: string;
  /** What services take: the transaction, the sender as actor, the time of handling. */
  change: Change;
}

/** Reads a stored message with its chat and organization, in one statement. */
export async function readMessage(
  tx: Tx,
  organizationId: string,
  messageId: string,
): Promise<StoredMessage> {
  const [row] = await tx.$queryRaw<StoredMessage[]>`
    SELECT m.organization_id AS "organizationId", m.id, m.external_id AS "externalId",
      m.sender_external_id AS "senderExternalId", m.sender_alias AS "senderAlias", m.sender_name AS "senderName",
      m.body, m.mentions,
      m.quoted_external_id AS "quotedExternalId", quoted.about_number AS "quotedNumber",
      m.quoted_external_id IS NOT NULL AND quoted.id IS NULL AS "quotesAnother",
      m.media IS NOT NULL AS "hasMedia", m.sent_at AS "sentAt", said.locale AS "ownLocale",
      jsonb_build_object(
        'id', ch.id, 'accountId', ch.account_id, 'externalId', ch.external_id, 'kind', ch.kind, 'name', ch.name,
        'groupId', l.group_id
      ) AS chat,
      jsonb_build_object(
        'name', o.name, 'timeZone', o.time_zone, 'locale', o.locale, 'confirmAbove', o.confirm_above,
        'eventPolls', o.event_polls, 'keepMessagesDays', o.keep_messages_days, 'catchUpMinutes', o.catch_up_minutes,
        'quietFrom', o.quiet_from, 'quietUntil', o.quiet_until, 'businessType', o.business_type,
        'averageAppointmentCents', o.average_appointment_cents
      ) AS organization
    FROM messages m
    JOIN chats ch ON ch.organization_id = m.organization_id AND ch.id = m.chat_id
    JOIN organizations o ON o.id = m.organization_id
    LEFT JOIN contacts said ON said.organization_id = m.organization_id AND said.id = m.contact_id
    LEFT JOIN messages quoted ON quoted.organization_id = m.organization_id AND quoted.chat_id = m.chat_id
      AND quoted.external_id = m.quoted_external_id AND quoted.direction = 'OUT'
    LEFT JOIN links l ON l.organization_id = ch.organization_id AND l.chat_id = ch.id
    WHERE m.organization_id = ${organizationId}::uuid AND m.id = ${messageId}::uuid`;
  if (!row) throw new Error(`message ${messageId} is in the inbox but not stored`);
  return row;
}

/** What is answered to a message is said in this locale, and the message is read in it. */
export function localeOf({ ownLocale, organization }: StoredMessage): string {
  return ownLocale ?? organization.locale;
}

/**
 * Builds the context of a message: sender, authority, linked group, zone. Undefined where the sender
 * is nobody in the organization.
 */
export async function readContext(
  tx: Tx,
  message: StoredMessage,
  at: Date,
): Promise<Context | undefined> {
  const { organizationId, organization, chat } = message;
  const facts = { tx, organizationId, at, messageId: message.id };
  const recognizing = createChange(facts);
  const sender = await recognizeSender(recognizing, message);
  if (!sender) return undefined;
  const change = createChange({
    ...facts,
    actor: { kind: 'CHAT', contactId: sender.contactId, userId: sender.userId, role: sender.role },
  });
  // Whom a merge moved up is told whatever the command does.
  change.queued.push(...recognizing.queued);
  const group = chat.groupId === null ? null : await linkedGroup(change, chat.groupId);
  return {
    message,
    sender: { contactId: sender.contactId, name: sender.name },
    group,
    zone: group?.timeZone ?? organization.timeZone,
    locale: localeOf(message),
    hasOwnLocale: message.ownLocale !== null,
    confirmed: null,
    centsPerMinute: 0,
    publicUrl: '',
    change,
  };
}

/** The linked group, or null where it is out of the sender's sight: for them the chat has none. */
async function linkedGroup(change: Change, groupId: string): Promise<GroupView | null> {
  try {
    return await requireGroupById(change, change.actor, groupId);
  } catch (error) {
    if (error instanceof UserError && error.code === 'groupNotFound') return null;
    throw error;
  }
}

/**
 * What is wrong where a command wants the group of the chat and there is none: the chat has none, or the
 * sender is not in the one that it has.
 */
export function noGroupHere({ message }: Context): UserError {
  return message.chat.groupId === null
    ? new UserError('chatNotLinked', {})
    : new UserError('notInGroup', {});
}

/**
 * Throws as noGroupHere says in a group's chat that has no group in the sender's sight. What is their own
 * is told, unasked, only in a direct chat: in front of others it is not those others' business.
 */
export function requireGroupOrDirect(context: Context): void {
  if (!context.group && context.message.chat.kind === 'GROUP') throw noGroupHere(context);
}
