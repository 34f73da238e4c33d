import type { Change } from '../audit/change.ts';
import { UserError } from '../errors.ts';

/**
 * Whose number and ids are whose decides what they may do in chats: where one of the contacts is a
 * user, only an ADMIN changes that. Asked while they are locked: nobody becomes a user meanwhile.
 * Throws notAllowed.
 */
export async function requireMayIdentify(
  { tx, organizationId, actor }: Change,
  contactIds: readonly string[],
): Promise<void> {
  if (actor.role === 'ADMIN') return;
  const [user] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM users
    WHERE organization_id = ${organizationId}::uuid AND contact_id = ANY(${contactIds}::uuid[]) LIMIT 1`;
  if (user) throw new UserError('notAllowed', { action: 'administer' });
}
