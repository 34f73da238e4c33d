import type { Scope } from '../change/change.ts';
import { empty, sql } from '../db/client.ts';
import type { AppointmentStatus } from '../db/generated/enums.ts';
import { UserError } from '../errors.ts';
import { mostCalled } from './wanted.ts';

/** By what people are found who are to be called. */
export interface PeopleFilter {
  groupId?: string | undefined;
  appointmentStatus?: AppointmentStatus | undefined;
  /** Their appointment is then or later. */
  appointmentFrom?: Date | undefined;
  /** It is before. */
  appointmentTo?: Date | undefined;
  appointmentType?: string | undefined;
}

/** The ids of all whom a filter finds; one statement. Throws tooManyToCall: it is never cut off in silence. */
export async function findPeople(
  { tx, organizationId }: Scope,
  filter: PeopleFilter,
): Promise<string[]> {
  const { groupId, appointmentStatus, appointmentFrom, appointmentTo, appointmentType } = filter;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM contacts c
    WHERE c.organization_id = ${organizationId}::uuid AND c.deleted_at IS NULL
      ${appointmentStatus ? sql`AND c.appointment_status = ${appointmentStatus}::appointment_status` : empty}
      ${appointmentFrom ? sql`AND c.appointment_time >= ${appointmentFrom}` : empty}
      ${appointmentTo ? sql`AND c.appointment_time < ${appointmentTo}` : empty}
      ${appointmentType === undefined ? empty : sql`AND lower(c.appointment_type) = lower(${appointmentType})`}
      ${
        groupId
          ? sql`AND EXISTS (
              SELECT FROM members m WHERE m.organization_id = c.organization_id AND m.group_id = ${groupId}::uuid
                AND m.contact_id = c.id AND m.left_at IS NULL
            )`
          : empty
      }
    LIMIT ${mostCalled + 1}`;
  if (rows.length > mostCalled) throw new UserError('tooManyToCall', { most: mostCalled });
  return rows.map(({ id }) => id);
}
