import { recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import { lockActiveGroup } from '../groups/lock-group.ts';
import { createSay } from '../languages/say.ts';
import { queueMessages } from '../outbox/outbox.ts';
import { invitedIdOfContact } from '../outbox/whatsapp-id.ts';
import type { AddResult } from './group-info.ts';
import { linkChat } from './link-chat.ts';
import { lockMirror, type Mirror } from './mirror.ts';
import { mostAtOnce } from './next-call.ts';
import { settledBy, settlePeople } from './settle-call.ts';

/** How long a chat that was asked for is looked for before it is asked for again. */
const searchMs = 60_000;

/** What a chat is made of. */
export interface NewChat {
  name: string;
  description: string | null;
  /** The first who come in, by their ids on WhatsApp; the others are added as to any chat. */
  contacts: Map<string, string>;
}

/**
 * Notes that a chat is being asked for, before it is: whoever dies over it leaves the note, and the
 * chat is looked for and not made twice. `sameName` are the chats that have the name already: none of
 * them is the new one. Undefined where it was asked for before.
 */
export async function claimCreation(
  change: Change,
  mirrorId: string,
  sameName: readonly string[],
): Promise<NewChat | undefined> {
  const { tx, organizationId, at } = change;
  const rows = await tx.$queryRaw<
    {
      groupId: string;
      name: string;
      description: string | null;
      contactId: string;
      externalId: string;
    }[]
  >`
    WITH claimed AS (
      UPDATE mirrors SET compared_at = ${at}
      WHERE organization_id = ${organizationId}::uuid AND id = ${mirrorId}::uuid
        AND status = 'CREATING' AND compared_at IS NULL
      RETURNING organization_id, group_id, account_id
    ), known AS (
      INSERT INTO chats (organization_id, account_id, external_id, kind, name, created_at)
      SELECT claimed.organization_id, account_id, same.id, 'GROUP', g.name, ${at}
      FROM claimed JOIN groups g ON g.organization_id = claimed.organization_id AND g.id = group_id
      CROSS JOIN unnest(${sameName}::text[]) AS same (id)
      ON CONFLICT (organization_id, account_id, external_id) DO NOTHING
    )
    SELECT g.id AS "groupId", g.name, g.description, c.id AS "contactId",
      ${invitedIdOfContact} AS "externalId"
    FROM claimed
    JOIN groups g ON g.organization_id = claimed.organization_id AND g.id = claimed.group_id
    JOIN members m ON m.organization_id = g.organization_id AND m.group_id = g.id AND m.left_at IS NULL
    JOIN contacts c ON c.organization_id = m.organization_id AND c.id = m.contact_id
    WHERE ${invitedIdOfContact} IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM accounts a
      WHERE a.organization_id = c.organization_id AND a.external_id = ${invitedIdOfContact}
    )
    ORDER BY m.role, m.joined_at, m.id LIMIT ${mostAtOnce}`;
  const [first] = rows;
  if (!first) return undefined;
  const { groupId, name, description } = first;
  await recordAudit(change, {
    action: 'mirror.ask',
    subjectType: 'mirror',
    subjectId: mirrorId,
    groupId,
    // By this name it is looked for: the group may have another one by then.
    after: { name, people: rows.length },
  });
  return {
    name,
    description,
    contacts: new Map(rows.map((row) => [row.externalId, row.contactId])),
  };
}

/** Takes the note back where WhatsApp surely made no chat: it is asked for again. */
export async function releaseCreation(
  { tx, organizationId }: Scope,
  mirrorId: string,
): Promise<void> {
  await tx.mirror.updateMany({
    where: { organizationId, id: mirrorId, status: 'CREATING' },
    data: { comparedAt: null },
  });
}

/**
 * What the search for a chat that was asked for has come to: of the chats that have its name, the one
 * that was not there before. `none` holds for a minute: it may still appear.
 */
export async function judgeSearch(
  { tx, organizationId, at }: Change,
  { id, accountId, comparedAt }: Mirror,
  found: readonly string[],
): Promise<{ found: string } | 'wait' | 'none' | 'several'> {
  const news = await tx.$queryRaw<{ externalId: string }[]>`
    SELECT id AS "externalId" FROM unnest(${found}::text[]) AS found (id)
    WHERE NOT EXISTS (
      SELECT 1 FROM chats ch JOIN mirrors mr ON mr.organization_id = ch.organization_id AND mr.id = ${id}::uuid
      WHERE ch.organization_id = ${organizationId}::uuid AND ch.account_id = ${accountId}::uuid
        AND ch.external_id = found.id AND ch.created_at <= mr.compared_at
    )`;
  const [only, ...others] = news;
  if (others.length > 0) return 'several';
  if (only) return { found: only.externalId };
  return comparedAt !== null && at.getTime() - comparedAt.getTime() < searchMs ? 'wait' : 'none';
}

/**
 * A chat that was asked for is there: it is its group's from now on, and says so. `results` are those
 * of its first people, where they are known; else the first comparison sees who is in it. Does nothing
 * where that has been done. Throws groupNotActive: it is found again when the group is active.
 */
export async function settleCreation(
  change: Change,
  mirror: Mirror,
  chatExternalId: string,
  chat: NewChat | undefined,
  results: ReadonlyMap<string, AddResult>,
): Promise<void> {
  const { tx, organizationId, at } = change;
  const { id, groupId, accountId } = mirror;
  const group = await lockActiveGroup(change, groupId, 'UPDATE');
  if ((await lockMirror(change, id))?.status !== 'CREATING') return;
  const [made] = await tx.$queryRaw<{ id: string; locale: string; zone: string }[]>`
    WITH made AS (
      INSERT INTO chats (organization_id, account_id, external_id, kind, name, created_at)
      VALUES (${organizationId}::uuid, ${accountId}::uuid, ${chatExternalId}, 'GROUP', ${chat?.name ?? group.name}, ${at})
      ON CONFLICT (organization_id, account_id, external_id) DO UPDATE SET name = excluded.name
      RETURNING id
    ), active AS (
      UPDATE mirrors SET status = 'ACTIVE', problem = NULL, compared_at = NULL, chat_id = made.id FROM made
      WHERE mirrors.organization_id = ${organizationId}::uuid AND mirrors.id = ${id}::uuid
    )
    SELECT made.id, o.locale, o.time_zone AS zone FROM made JOIN organizations o ON o.id = ${organizationId}::uuid`;
  const { id: chatId, locale, zone } = made!;
  await recordAudit(change, {
    action: 'mirror.start',
    subjectType: 'mirror',
    subjectId: id,
    groupId,
    before: { status: 'CREATING' },
    after: { status: 'ACTIVE', chatId },
  });
  await linkChat(change, chatId, groupId);
  if (chat) await settlePeople(change, id, 'add', settledBy(chat.contacts, results));
  const body = createSay(locale, at, zone).mirrorWelcome(group);
  await queueMessages(change, [{ chatId, body, mentions: [], quotedExternalId: null }]);
}
