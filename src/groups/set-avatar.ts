import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import { avatarNotFound, findAvatarHash, hashOfAvatar } from './avatar.ts';
import { lockGroup } from './lock-group.ts';

/**
 * Gives a group an avatar (make-avatar.ts), in any status, or takes away the one that it has; answers its hash.
 * The same again changes nothing. Throws groupNotFound.
 */
export async function setAvatar(
  change: Change,
  groupId: string,
  data: Uint8Array<ArrayBuffer> | null,
): Promise<string | null> {
  const { tx, organizationId, at } = change;
  await lockGroup(change, groupId, 'UPDATE');
  const hash = data && hashOfAvatar(data);
  if (data && hash) {
    // Kept from before, perhaps; else from now on, as one that is not used yet.
    await tx.avatar.createMany({
      data: { organizationId, groupId, hash, data, unusedSince: at },
      skipDuplicates: true,
    });
  }
  await useAvatar(change, groupId, hash);
  return hash;
}

/**
 * Has a group, whose row must be locked, show one of the avatars that are kept of it, or none. The one of before
 * stays for a while (prune-avatars.ts). Throws notFound for one that is not kept any more.
 */
export async function useAvatar(
  change: Change,
  groupId: string,
  hash: string | null,
): Promise<void> {
  const { tx, organizationId, at } = change;
  const before = await findAvatarHash(change, groupId);
  if (hash === before) return;
  await tx.avatar.updateMany({
    where: { organizationId, groupId, unusedSince: null },
    data: { unusedSince: at },
  });
  if (hash !== null) {
    const { count } = await tx.avatar.updateMany({
      where: { organizationId, groupId, hash },
      data: { unusedSince: null },
    });
    if (count === 0) throw avatarNotFound();
  }
  await tx.group.updateMany({ where: { organizationId, id: groupId }, data: { updatedAt: at } });
  await recordAudit(change, {
    action: 'group.avatar',
    subjectType: 'group',
    subjectId: groupId,
    groupId,
    before: { avatar: before },
    after: { avatar: hash },
  });
}
