import type { Actor, Scope } from '../change/change.ts';
import type { BusinessType } from '../db/generated/enums.ts';
import { createSay, type Say } from '../languages/say.ts';

/** Who asks, and when. A change is such. */
export interface Asking extends Scope {
  actor: Actor;
  at: Date;
}

/** What an organization does, and how groups are named in its language. */
export async function readBusiness({
  tx,
  organizationId,
  at,
}: Pick<Asking, 'tx' | 'organizationId' | 'at'>): Promise<{
  businessType: BusinessType;
  say: Say;
}> {
  const { businessType, locale } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { businessType: true, locale: true },
  });
  return { businessType, say: createSay(locale, at, 'UTC') };
}
