import { recordAudit } from '../audit/record.ts';
import type { Change } from '../change/change.ts';
import type { AppointmentAction } from '../db/generated/enums.ts';

/** Keeps what somebody said about their appointment: that they come, that they do not, or at another time. */
export async function closeAppointment(
  change: Change,
  contactId: string,
  said: AppointmentAction,
): Promise<void> {
  const { tx, organizationId, at } = change;
  const [row] = await tx.$queryRaw<{ before: string | null }[]>`
    SELECT appointment_status AS before FROM contacts
    WHERE organization_id = ${organizationId}::uuid AND id = ${contactId}::uuid AND deleted_at IS NULL
    FOR NO KEY UPDATE`;
  if (!row || row.before === said) return;
  await tx.contact.updateMany({
    where: { organizationId, id: contactId },
    data: { appointmentStatus: said, updatedAt: at },
  });
  await recordAudit(change, {
    action: 'contact.update',
    subjectType: 'contact',
    subjectId: contactId,
    before: { appointmentStatus: row.before },
    after: { appointmentStatus: said },
  });
}
