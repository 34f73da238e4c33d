import type { Change } from '../audit/change.ts';
import type { Named } from '../languages/reply.ts';
import { createSay } from '../languages/say.ts';
import { queueMessages } from '../messages/outbox.ts';
import type { Promotion } from './waiting-list.ts';

interface Reach {
  contactId: string;
  eventId: string;
  name: string;
  whatsappId: string | null;
  /** Where to tell them: a chat of the group, else their direct chat. */
  chatId: string | null;
  locale: string;
  zone: string;
}

/**
 * Tells people who moved up from a waiting list, with a mention, in a chat of their group or else in
 * their direct chat. Answers those who are to be named in the reply, because it is given in the very
 * chat where they would be told: nobody is told twice.
 */
export async function tellPromoted(
  change: Change,
  promotions: readonly Promotion[],
): Promise<Named[]> {
  if (promotions.length === 0) return [];
  const reaches = await reach(change, promotions);
  const here = await chatOfMessage(change);
  const elsewhere = reaches.filter(({ chatId }) => chatId !== null && chatId !== here);
  const messages = [
    ...groupBy(elsewhere, ({ chatId, eventId }) => `${chatId} ${eventId}`).values(),
  ].map((people) => {
    const [first] = people;
    const promotion = promotions.find(({ eventId }) => eventId === first!.eventId)!;
    const { startsAt, hasTime, eventNumber: number, eventTitle: title } = promotion;
    const say = createSay(first!.locale, change.at, first!.zone);
    return {
      chatId: first!.chatId!,
      body: say.promotedNotice({
        number,
        title,
        start: startsAt && { at: startsAt, hasTime, zone: first!.zone },
        promoted: people,
      }),
      mentions: people.flatMap(({ whatsappId }) => whatsappId ?? []),
      quotedExternalId: null,
    };
  });
  await queueMessages(change, messages);
  return reaches.filter(({ chatId }) => chatId === null || chatId === here);
}

async function reach(
  { tx, organizationId }: Change,
  promotions: readonly Promotion[],
): Promise<Reach[]> {
  const people = promotions.map(({ contactId, eventId, groupId, name, phone }) => ({
    contactId,
    eventId,
    groupId,
    name,
    phone,
  }));
  return tx.$queryRaw<Reach[]>`
    SELECT person."contactId", person."eventId", person.name,
      coalesce(own.external_id, substr(person.phone, 2) || '@c.us') AS "whatsappId",
      coalesce(linked.chat_id, direct.id) AS "chatId",
      o.locale, coalesce(g.time_zone, o.time_zone) AS zone
    FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      AS person ("contactId" uuid, "eventId" uuid, "groupId" uuid, name text, phone text)
    JOIN organizations o ON o.id = ${organizationId}::uuid
    JOIN groups g ON g.organization_id = o.id AND g.id = person."groupId"
    LEFT JOIN LATERAL (
      SELECT external_id FROM whatsapp_ids w
      WHERE w.organization_id = o.id AND w.contact_id = person."contactId" ORDER BY w.created_at DESC LIMIT 1
    ) own ON TRUE
    LEFT JOIN LATERAL (
      SELECT chat_id FROM links l
      WHERE l.organization_id = o.id AND l.group_id = person."groupId" ORDER BY l.created_at LIMIT 1
    ) linked ON TRUE
    LEFT JOIN LATERAL (
      SELECT ch.id FROM chats ch
      WHERE ch.organization_id = o.id AND ch.peer_external_id IN (
        SELECT external_id FROM whatsapp_ids w
        WHERE w.organization_id = o.id AND w.contact_id = person."contactId"
        -- The id in their phone is theirs before they ever gave a command.
        UNION SELECT substr(person.phone, 2) || '@c.us'
      ) ORDER BY ch.created_at DESC LIMIT 1
    ) direct ON TRUE`;
}

async function chatOfMessage({ tx, organizationId, messageId }: Change): Promise<string | null> {
  if (messageId === null) return null;
  const [message] = await tx.$queryRaw<{ chatId: string }[]>`
    SELECT chat_id AS "chatId" FROM messages
    WHERE organization_id = ${organizationId}::uuid AND id = ${messageId}::uuid`;
  return message?.chatId ?? null;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
