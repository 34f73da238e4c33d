import type { Change, Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';
import type { MirrorStatus } from '../db/generated/enums.ts';
import type { MirrorProblem } from '../languages/reply.ts';

/** A chat of WhatsApp's holds at most so many people, the account among them (WhatsApp, FAQ on groups). */
export const mostInChat = 1024;

/** The longest name that WhatsApp takes for a group chat, in characters; Muster's groups have up to 120. */
export const longestChatName = 100;

/** A group and a chat that are kept in step. */
export interface Mirror {
  id: string;
  groupId: string;
  accountId: string;
  /** Null while the chat is still to be made. */
  chatId: string | null;
  status: MirrorStatus;
  problem: MirrorProblem | null;
  inviteLink: string | null;
  createdAt: Date;
  /** While CREATING, when the chat was asked for; else when the two were last compared. */
  comparedAt: Date | null;
}

/** The columns of a Mirror, over the alias mr. */
export const mirrorColumns = sql`
  mr.id, mr.group_id AS "groupId", mr.account_id AS "accountId", mr.chat_id AS "chatId", mr.status, mr.problem,
  mr.invite_link AS "inviteLink", mr.created_at AS "createdAt", mr.compared_at AS "comparedAt"`;

/** The mirror of a group, if it has one. */
export async function findMirrorOf(
  { tx, organizationId }: Scope,
  groupId: string,
): Promise<Mirror | undefined> {
  const [mirror] = await tx.$queryRaw<Mirror[]>`
    SELECT ${mirrorColumns} FROM mirrors mr
    WHERE mr.organization_id = ${organizationId}::uuid AND mr.group_id = ${groupId}::uuid`;
  return mirror;
}

/** The mirror of a chat by the network's id of it, if it has one. */
export async function findMirrorOfChat(
  { tx, organizationId }: Scope,
  accountId: string,
  externalId: string,
): Promise<Mirror | undefined> {
  const [mirror] = await tx.$queryRaw<Mirror[]>`
    SELECT ${mirrorColumns} FROM mirrors mr
    JOIN chats ch ON ch.organization_id = mr.organization_id AND ch.id = mr.chat_id
    WHERE mr.organization_id = ${organizationId}::uuid AND ch.account_id = ${accountId}::uuid
      AND ch.external_id = ${externalId}`;
  return mirror;
}

/**
 * Takes the row of a mirror, after its group's (lock-group.ts); undefined where it is gone by now. Not its key:
 * whoever touches it meanwhile (mirror_touches) does not wait.
 */
export async function lockMirror(
  { tx, organizationId }: Change,
  id: string,
): Promise<Mirror | undefined> {
  const [mirror] = await tx.$queryRaw<Mirror[]>`
    SELECT ${mirrorColumns} FROM mirrors mr
    WHERE mr.organization_id = ${organizationId}::uuid AND mr.id = ${id}::uuid FOR NO KEY UPDATE`;
  return mirror;
}
