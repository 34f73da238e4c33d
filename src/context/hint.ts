import type { Scope } from '../change/change.ts';

/**
 * Whether somebody may be told, where it is only a guess that they spoke to Muster, what they could say:
 * at most once a day, in whatever chats (docs/rules.md). Notes that it is being said.
 */
export async function mayHint(
  { tx, organizationId }: Scope,
  contactId: string,
  at: Date,
): Promise<boolean> {
  const dayBefore = new Date(at.getTime() - 24 * 60 * 60 * 1000);
  const { count } = await tx.contact.updateMany({
    where: {
      organizationId,
      id: contactId,
      OR: [{ hintedAt: null }, { hintedAt: { lte: dayBefore } }],
    },
    data: { hintedAt: at },
  });
  return count === 1;
}
