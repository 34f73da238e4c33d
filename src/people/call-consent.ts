import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { ConsentSource } from '../db/generated/enums.ts';

/** Has somebody called no more, or again. Answers false where it was so already. */
export async function setDoNotCall(
  change: Change,
  contactId: string,
  on: boolean,
  source: ConsentSource,
): Promise<boolean> {
  const { tx, organizationId, at } = change;
  const { count } = await tx.contact.updateMany({
    where: { organizationId, id: contactId, doNotCallAt: on ? null : { not: null } },
    data: { doNotCallAt: on ? at : null, doNotCallSource: on ? source : null, updatedAt: at },
  });
  if (count === 0) return false;
  await recordAudit(change, {
    action: 'contact.update',
    subjectType: 'contact',
    subjectId: contactId,
    before: { doNotCall: !on },
    after: { doNotCall: on, source },
  });
  return true;
}
