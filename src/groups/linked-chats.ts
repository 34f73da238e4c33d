import type { Scope } from '../change/change.ts';

/** The names of the chats that are linked to a group, oldest link first. */
export async function listLinkedChats(
  { tx, organizationId }: Scope,
  groupId: string,
): Promise<string[]> {
  const chats = await tx.$queryRaw<{ name: string }[]>`
    SELECT coalesce(ch.name, 'a chat without a name') AS name
    FROM links l JOIN chats ch ON ch.organization_id = l.organization_id AND ch.id = l.chat_id
    WHERE l.organization_id = ${organizationId}::uuid AND l.group_id = ${groupId}::uuid
    ORDER BY l.created_at LIMIT 10`;
  return chats.map(({ name }) => name);
}

/** The group that a chat is linked to, or null. */
export async function linkedGroupId(
  { tx, organizationId }: Scope,
  chatId: string,
): Promise<string | null> {
  const link = await tx.link.findUnique({
    where: { organizationId_chatId: { organizationId, chatId } },
    select: { groupId: true },
  });
  return link?.groupId ?? null;
}
