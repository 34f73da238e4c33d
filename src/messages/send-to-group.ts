import { hash } from 'node:crypto';
import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { messageText, parseShortText } from '../forms/short-text.ts';
import { type LockedGroup, lockActiveGroup } from '../groups/lock-group.ts';
import type { Named } from '../languages/reply.ts';
import { createSay } from '../languages/say.ts';
import { queueMessages } from '../outbox/outbox.ts';
import { directChat } from '../outbox/tell.ts';

/** What is said to a group. */
export interface GroupMessage {
  /** Null for a file without a caption. */
  text: string | null;
  /** WhatsApp ids; for each the text holds "@" and the part before the id's own "@". */
  mentions: readonly string[];
  /** The file that it is the caption of, by its id. */
  mediaId: string | null;
  /** Whether the chat where it is asked for gets it too: what was written for later was not said there. */
  alsoHere?: boolean;
}

/** Where it goes. */
export interface Reach {
  group: LockedGroup;
  /** The group chats that are linked to it, but for the one where it is said; none where it goes to direct chats. */
  groupChats: number;
  /** How many chats get it. */
  chats: number;
  /** How many people: the members, or those whose direct chats they are. */
  people: number;
  /** Members who share no chat with Muster, by name; nobody is where there is a group chat. */
  strangers: readonly Unreached[];
  /** Members who said "stop", by name. */
  optedOut: readonly Unreached[];
  /** Another one when the chats are others. */
  hash: string;
}

export interface Unreached extends Named {
  contactId: string;
}

/** In the audit log a text is cut, as commands are. */
const longestLogged = 200;

/**
 * Says something to a group in the actor's name: in the group chats that are linked to it, else to each
 * other member in their direct chat, where there is one and they have not said "stop". `confirm` is told
 * where it goes before anything changes, and throws to leave it so. A few statements, however many people.
 * Throws invalid, groupNotActive, nobodyReached, and alreadyHere where its only chat is the one where it is said.
 */
export async function sendToGroup(
  change: Change,
  groupId: string,
  message: GroupMessage,
  confirm: (reach: Reach) => void = () => {},
): Promise<Reach> {
  const { at } = change;
  const { mentions, mediaId } = message;
  const text = parseShortText(message.text, messageText);
  const group = await lockActiveGroup(change, groupId, 'SHARE');
  const { chatIds, locales, ...reach } = await findReach(change, group, message.alsoHere ?? false);
  confirm(reach);
  const { from, locale, zone } = await readSender(change);
  const bodyIn = (reader: string) => {
    const say = createSay(reader, at, zone);
    return reach.groupChats > 0
      ? say.messageInChat({ from, text })
      : say.messageToMember({ from, group, text });
  };
  await queueMessages(
    change,
    chatIds.map((chatId) => ({
      chatId,
      body: bodyIn(locales.get(chatId) ?? locale),
      mentions,
      quotedExternalId: null,
      mediaId,
    })),
  );
  await recordAudit(change, {
    action: 'message.send',
    subjectType: 'group',
    subjectId: groupId,
    groupId,
    after: {
      text: text === null ? null : text.slice(0, longestLogged).toWellFormed(),
      mediaId,
      groupChats: reach.groupChats,
      chats: reach.chats,
      people: reach.people,
      unreached: reach.strangers.length + reach.optedOut.length,
    },
  });
  return reach;
}

async function findReach(
  change: Change,
  group: LockedGroup,
  alsoHere: boolean,
): Promise<Reach & { chatIds: string[]; locales: ReadonlyMap<string, string> }> {
  const linked = await findGroupChats(change, group.id);
  if (linked.length > 0) {
    const chatIds = linked.filter(({ here }) => alsoHere || !here).map(({ id }) => id);
    if (chatIds.length === 0) throw new UserError('alreadyHere', { group: group.name });
    const groupChats = chatIds.length;
    const people = group.memberCount;
    return { ...reachOf(group, chatIds), groupChats, people, strangers: [], optedOut: [] };
  }
  const members = await findOtherMembers(change, group.id);
  const optedOut = members.filter((member) => member.optedOut);
  const willing = members.filter((member) => !member.optedOut);
  const strangers = willing.filter(({ chatId }) => chatId === null);
  const chatIds = willing.flatMap(({ chatId }) => chatId ?? []);
  if (chatIds.length === 0) {
    throw new UserError('nobodyReached', {
      group: group.name,
      strangers: strangers.length,
      optedOut: optedOut.length,
    });
  }
  const people = chatIds.length;
  const locales = new Map(
    willing.flatMap(({ chatId, locale }): [string, string][] =>
      chatId !== null && locale !== null ? [[chatId, locale]] : [],
    ),
  );
  return { ...reachOf(group, chatIds), locales, groupChats: 0, people, strangers, optedOut };
}

function reachOf(group: LockedGroup, chatIds: string[]) {
  return {
    group,
    chatIds,
    /** Of those whose own is known. */
    locales: new Map<string, string>(),
    chats: chatIds.length,
    hash: hash('md5', chatIds.toSorted().join()),
  };
}

/** Where a direct chat is linked it is one person's, and not where the group is told something. */
function findGroupChats(
  { tx, organizationId, messageId }: Change,
  groupId: string,
): Promise<{ id: string; here: boolean }[]> {
  return tx.$queryRaw<{ id: string; here: boolean }[]>`
    SELECT ch.id, coalesce(ch.id = said.chat_id, FALSE) AS here
    FROM links l
    JOIN chats ch ON ch.organization_id = l.organization_id AND ch.id = l.chat_id AND ch.kind = 'GROUP'
    LEFT JOIN messages said ON said.organization_id = l.organization_id AND said.id = ${messageId}::uuid
    WHERE l.organization_id = ${organizationId}::uuid AND l.group_id = ${groupId}::uuid
    ORDER BY l.created_at, ch.id`;
}

interface Member extends Unreached {
  chatId: string | null;
  locale: string | null;
  optedOut: boolean;
}

/** The members but for the actor, by name, each with the direct chat with them. */
function findOtherMembers(
  { tx, organizationId, actor }: Change,
  groupId: string,
): Promise<Member[]> {
  return tx.$queryRaw<Member[]>`
    SELECT c.id AS "contactId", c.name, direct.id AS "chatId", c.locale, c.opted_out_at IS NOT NULL AS "optedOut"
    FROM members m
    JOIN contacts c ON c.organization_id = m.organization_id AND c.id = m.contact_id AND c.deleted_at IS NULL
    ${directChat}
    WHERE m.organization_id = ${organizationId}::uuid AND m.group_id = ${groupId}::uuid AND m.left_at IS NULL
      AND c.id IS DISTINCT FROM ${actor.contactId}::uuid
    ORDER BY c.name_key, c.id`;
}

/** Whom it is from: it arrives from Muster's number, so that it must say so itself. */
async function readSender({
  tx,
  organizationId,
  actor,
}: Change): Promise<{ from: string; locale: string; zone: string }> {
  const [sender] = await tx.$queryRaw<{ from: string; locale: string; zone: string }[]>`
    SELECT coalesce(c.name, u.name, o.name) AS "from", o.locale, o.time_zone AS zone
    FROM organizations o
    LEFT JOIN contacts c ON c.organization_id = o.id AND c.id = ${actor.contactId}::uuid
    LEFT JOIN users u ON u.organization_id = o.id AND u.id = ${actor.userId}::uuid
    WHERE o.id = ${organizationId}::uuid`;
  return sender!;
}
