import type { Tx } from '../db/client.ts';

/** A change is taken back within ten minutes; a day later nobody needs the avatar of before. */
const unusedHours = 24;

/** Deletes the avatars that their groups had before. */
export async function pruneAvatars(tx: Tx, at: Date): Promise<number> {
  const unusedSince = { lte: new Date(at.getTime() - unusedHours * 60 * 60 * 1000) };
  const { count } = await tx.avatar.deleteMany({ where: { unusedSince } });
  return count;
}
