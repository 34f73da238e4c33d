import { recordAudit } from '../audit/record.ts';
import type { Change, Scope } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { type LockedGroup, lockActiveGroup } from '../groups/lock-group.ts';
import { invitedIdOfContact } from '../outbox/whatsapp-id.ts';
import { endMirror } from './end-mirror.ts';
import { findMirrorOf, longestChatName, mostInChat } from './mirror.ts';

/** Who comes into a chat that is to be made. */
export interface ChatPlan {
  /** How many people are asked. */
  people: number;
  /** The names of those who have neither a phone nor an id on WhatsApp. */
  without: string[];
  /** Whether a group chat is linked to the group already: it stays so, besides the new one. */
  hasChat: boolean;
  /** Another one where these are others. */
  hash: string;
}

/** Who would come into a chat of a group's, in one statement. */
async function planChat({ tx, organizationId }: Scope, groupId: string): Promise<ChatPlan> {
  const [plan] = await tx.$queryRaw<ChatPlan[]>`
    SELECT count(*) FILTER (WHERE reachable)::int AS people,
      coalesce(array_agg(name ORDER BY name_key, id) FILTER (WHERE NOT reachable), '{}') AS without,
      EXISTS (
        SELECT 1 FROM links l JOIN chats ch ON ch.organization_id = l.organization_id AND ch.id = l.chat_id
        WHERE l.organization_id = ${organizationId}::uuid AND l.group_id = ${groupId}::uuid AND ch.kind = 'GROUP'
      ) AS "hasChat",
      coalesce(md5(string_agg(concat(id, reachable), ',' ORDER BY id)), '') AS hash
    FROM (
      SELECT c.id, c.name, c.name_key, ${invitedIdOfContact} IS NOT NULL AS reachable
      FROM members m JOIN contacts c ON c.organization_id = m.organization_id AND c.id = m.contact_id
      WHERE m.organization_id = ${organizationId}::uuid AND m.group_id = ${groupId}::uuid AND m.left_at IS NULL
    ) person`;
  return plan!;
}

/**
 * Notes that a group is to have a chat of its own on WhatsApp: it is made after the commit, by whoever
 * runs the account. `confirm` is told who comes into it before anything changes, and throws to leave it
 * so. A mirror that had come to a stop makes way. Throws groupNotActive, mirrored, chatSize and
 * chatNameTooLong.
 */
export async function createMirror(
  change: Change,
  groupId: string,
  accountId: string,
  confirm?: (plan: ChatPlan) => void,
): Promise<ChatPlan> {
  const { tx, organizationId, at } = change;
  const group = await lockActiveGroup(change, groupId, 'UPDATE');
  await requireUnmirrored(change, group);
  if ([...group.name].length > longestChatName) {
    throw new UserError('chatNameTooLong', { group: group.name, most: longestChatName });
  }
  const plan = await planChat(change, groupId);
  if (plan.people < 2 || plan.people > mostInChat) {
    throw new UserError('chatSize', { group: group.name, people: plan.people, most: mostInChat });
  }
  confirm?.(plan);
  await endMirror(change, groupId);
  const { id } = await tx.mirror.create({
    data: { organizationId, groupId, accountId, status: 'CREATING', createdAt: at },
    select: { id: true },
  });
  await recordAudit(change, {
    action: 'mirror.create',
    subjectType: 'mirror',
    subjectId: id,
    groupId,
    after: { accountId, people: plan.people },
  });
  return plan;
}

/** Throws mirrored where a group is in step with a chat, or is about to be. */
export async function requireUnmirrored(change: Change, { id, name }: LockedGroup): Promise<void> {
  const mirror = await findMirrorOf(change, id);
  if (mirror && mirror.status !== 'STOPPED') throw new UserError('mirrored', { group: name });
}

/**
 * The account that a group's chat is made with: the one asked for, else the organization's oldest.
 * Throws notFound (account).
 */
export async function chooseAccount(
  { tx, organizationId }: Scope,
  wanted: { accountId?: string | undefined },
): Promise<string> {
  const [account] = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM accounts a
    WHERE a.organization_id = ${organizationId}::uuid
      AND a.id = coalesce(${wanted.accountId ?? null}::uuid, a.id)
    -- One of the simulator may be left from before there was WhatsApp.
    ORDER BY a.transport = 'whatsapp' DESC, a.id LIMIT 1`;
  if (!account) throw new UserError('notFound', { what: 'account' });
  return account.id;
}
