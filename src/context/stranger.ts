import type { Scope } from '../change/change.ts';

/**
 * Whether somebody unknown may be told in this chat how to be added: at most once a day, so that
 * nobody can make Muster talk (docs/rules.md). Notes that it is being said.
 */
export async function mayTellStranger(
  { tx, organizationId }: Scope,
  chatId: string,
  at: Date,
): Promise<boolean> {
  const dayBefore = new Date(at.getTime() - 24 * 60 * 60 * 1000);
  const { count } = await tx.chat.updateMany({
    where: {
      organizationId,
      id: chatId,
      OR: [{ strangerToldAt: null }, { strangerToldAt: { lte: dayBefore } }],
    },
    data: { strangerToldAt: at },
  });
  return count === 1;
}
