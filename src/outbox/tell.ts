import type { Change } from '../change/change.ts';
import { type Sql, sql } from '../db/client.ts';
import type { Crowd, Named, Told } from '../languages/reply.ts';
import { type Outgoing, queueMessages } from './outbox.ts';
import { whatsappIdOfContact, whatsappIdOfPhoneIn } from './whatsapp-id.ts';

/** Of more people a message names only the first: WhatsApp would show a wall of names. */
export const mostNamed = 50;

/** Somebody who is to be told about a task or an event, and where. */
export interface Reached extends Named {
  /** Where to tell them; null where there is no chat with them. */
  chatId: string | null;
  /** Whether others read that chat too. */
  shared: boolean;
  /** Whether the reply to the message that caused it is given there. */
  here: boolean;
  /** Of the task or event. */
  number: number;
  /** Told without being named: they need not do anything. */
  unnamed?: boolean;
  /** Until when it is of use to them; for a day where that is not known. */
  usefulUntil?: Date | null;
}

/** As addressTo, and queues the messages. One statement, however many people. */
export async function tell<Person extends Reached>(
  change: Change,
  people: readonly Person[],
  write: (first: Person, to: Crowd) => string,
): Promise<Told> {
  const { messages, told } = addressTo(people, write);
  await queueMessages(change, messages);
  return told;
}

/**
 * What people are to be told: one message for each chat and thing, written with the first of those who read it
 * there and with those to be named in it. Who would be told in the very chat where the reply is given is left
 * to the reply: nobody is told twice.
 */
export function addressTo<Person extends Reached>(
  people: readonly Person[],
  write: (first: Person, to: Crowd) => string,
): { messages: Outgoing[]; told: Told } {
  const elsewhere = people.filter(({ chatId, here }) => chatId !== null && !here);
  const byChat = Map.groupBy(elsewhere, ({ chatId, number }) => `${chatId} ${number}`);
  const messages = [...byChat.values()].map((readers) => {
    const first = readers[0]!;
    // In their own chat nobody needs to be named.
    const to = named(readers.filter(({ shared }) => shared));
    return {
      chatId: first.chatId!,
      body: write(first, to),
      mentions: mentionsOf(to),
      quotedExternalId: null,
      aboutNumber: first.number,
      ...(first.usefulUntil ? { expiresAt: first.usefulUntil } : {}),
    };
  });
  const told = {
    here: named(people.filter(({ here }) => here)),
    elsewhere: elsewhere.length,
    unreached: crowd(people.filter(({ chatId }) => chatId === null)),
  };
  return { messages, told };
}

/** The WhatsApp ids that a message which names people mentions. */
export function mentionsOf({ named }: Pick<Crowd, 'named'>): string[] {
  return named.flatMap(({ whatsappId }) => whatsappId ?? []);
}

function named(people: readonly Reached[]): Crowd {
  return crowd(people.filter(({ unnamed }) => !unnamed));
}

/** People of whom the first are named. */
export function crowd(people: readonly Named[]): Crowd {
  const first = people.slice(0, mostNamed);
  return {
    named: first.map(({ name, whatsappId = null }) => ({ name, whatsappId })),
    total: people.length,
  };
}

/** Joins a contact `c` to the newest direct chat with them; `direct.id` is null where there is none. */
export const directChat = sql`
    LEFT JOIN LATERAL (
      SELECT ch.id FROM chats ch
      WHERE ch.organization_id = c.organization_id AND ch.peer_external_id IN (
        SELECT external_id FROM whatsapp_ids w WHERE w.organization_id = c.organization_id AND w.contact_id = c.id
        -- The id in their phone is theirs before they ever gave a command.
        UNION SELECT ${whatsappIdOfPhoneIn(sql`c.phone`)}
      ) ORDER BY ch.created_at DESC LIMIT 1
    ) direct ON TRUE`;

/** The columns of Reached, but for the number, over the joins of reachJoins and a contact `c`. */
export const reachColumns = sql`
  c.name, ${whatsappIdOfContact} AS "whatsappId",
  coalesce(linked.chat_id, told.chat_id) AS "chatId", linked.chat_id IS NOT NULL AS shared,
  coalesce(coalesce(linked.chat_id, told.chat_id) = chatting.chat_id, FALSE) AS here`;

/**
 * The locale of what is told there, over the same joins and an organization `o`: in their direct chat the
 * person's own, where many read it the organization's.
 */
export const readerLocale = sql`
  CASE WHEN linked.chat_id IS NULL THEN coalesce(c.locale, o.locale) ELSE o.locale END AS locale`;

/**
 * Joins a contact `c` to where they are reached: in a chat that is linked to a group of theirs, else in
 * their direct chat. `groups` is a table of groups (group_id, and own: those that come first). Where
 * several chats are linked, the one of the message that caused it is taken, else the oldest.
 */
export function reachJoins({ organizationId, messageId }: Change, groups: Sql): Sql {
  return sql`
    LEFT JOIN (
      SELECT chat_id FROM messages
      WHERE organization_id = ${organizationId}::uuid AND id = ${messageId}::uuid
    ) chatting ON TRUE
    LEFT JOIN LATERAL (
      SELECT l.chat_id FROM ${groups} AS i
      JOIN members m ON m.organization_id = c.organization_id AND m.group_id = i.group_id AND m.contact_id = c.id
        AND m.left_at IS NULL
      JOIN links l ON l.organization_id = c.organization_id AND l.group_id = i.group_id
      -- A direct chat that is linked is one person's: the others do not read it.
      JOIN chats shared ON shared.organization_id = l.organization_id AND shared.id = l.chat_id AND shared.kind = 'GROUP'
      ORDER BY i.own DESC, (l.chat_id = chatting.chat_id) IS TRUE DESC, l.created_at LIMIT 1
    ) linked ON TRUE
    ${directChat}
    -- Whoever said "stop" is told nothing there, but reads the answer to what they say.
    LEFT JOIN LATERAL (
      SELECT direct.id AS chat_id WHERE c.opted_out_at IS NULL OR direct.id = chatting.chat_id
    ) told ON TRUE`;
}
