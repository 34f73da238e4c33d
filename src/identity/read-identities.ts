import type { Scope } from '../change/change.ts';

/** By what a contact is known besides their phone, and who proved to be them. */
export interface Identities {
  whatsappIds: { externalId: string; createdAt: Date }[];
  /** Contacts who were merged into them and can be taken apart; the last first. */
  merged: { id: string; name: string; phone: string | null; mergedAt: Date }[];
}

/** At most so many of each: no person has more. */
export const mostIdentities = 100;

export async function readIdentities(
  { tx, organizationId }: Scope,
  contactId: string,
): Promise<Identities> {
  const whatsappIds = await tx.whatsappId.findMany({
    where: { organizationId, contactId },
    select: { externalId: true, createdAt: true },
    orderBy: [{ createdAt: 'asc' }, { externalId: 'asc' }],
    take: mostIdentities,
  });
  const merged = await tx.contact.findMany({
    where: { organizationId, mergedIntoId: contactId },
    select: { id: true, name: true, phone: true, deletedAt: true },
    orderBy: [{ deletedAt: 'desc' }, { id: 'desc' }],
    take: mostIdentities,
  });
  return {
    whatsappIds,
    merged: merged.flatMap(({ deletedAt, ...other }) =>
      deletedAt === null ? [] : [{ ...other, mergedAt: deletedAt }],
    ),
  };
}
