import type { Change, Scope } from '../change/change.ts';
import { lockGroup } from '../groups/lock-group.ts';
import type { GroupInfo } from './group-info.ts';
import { healParticipants } from './match-participants.ts';
import { lockMirror, type Mirror } from './mirror.ts';
import { markOfBase } from './read-sides.ts';
import { takeOver } from './take-over.ts';

/**
 * Compares a group with its chat, and makes the group follow what was done there. `mark` is that of the
 * base before WhatsApp was asked: where somebody else has compared them meanwhile, the answer may be
 * older than what is known, and is left alone.
 */
export async function compare(
  change: Change,
  { id, groupId }: Mirror,
  info: GroupInfo,
  mark: string,
): Promise<void> {
  await healParticipants(change, info.participants);
  const group = await lockGroup(change, groupId, 'UPDATE');
  const mirror = await lockMirror(change, id);
  // What is at rest stays as it is on both sides.
  if (mirror?.status !== 'ACTIVE' || group.status !== 'ACTIVE') return;
  const chatId = mirror.chatId!;
  if ((await markOfBase(change, chatId)) !== mark) return;
  await takeOver({ ...change, reason: 'WhatsApp' }, { ...mirror, chatId }, info);
}

/** Keeps the link by which people come in who cannot be added. */
export async function keepInviteLink(
  { tx, organizationId }: Scope,
  mirrorId: string,
  link: string,
): Promise<void> {
  await tx.mirror.updateMany({
    where: { organizationId, id: mirrorId },
    data: { inviteLink: link },
  });
}
