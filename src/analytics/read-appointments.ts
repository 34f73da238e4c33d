import { plannedAnew } from '../db/client.ts';
import type { AppointmentStatus } from '../db/generated/enums.ts';
import type { Asked } from './asked.ts';

/** How the appointments of a group's members stand. */
export interface Appointments {
  /** Members by the status of theirs; who has none is in none of these. */
  statuses: Record<AppointmentStatus, number>;
  none: number;
  /** Members by what theirs is for, the most common first. */
  types: { type: string; count: number }[];
}

/** Of the members of this moment, by group; one statement. */
export async function readAppointments({
  scope: { tx, organizationId },
  groupIds,
}: Asked): Promise<Map<string, Appointments>> {
  const rows = await tx.$queryRaw<
    { groupId: string; status: AppointmentStatus | null; type: string | null; count: number }[]
  >`
    ${plannedAnew}
    SELECT m.group_id AS "groupId", c.appointment_status AS status, c.appointment_type AS type, count(*)::int AS count
    FROM members m JOIN contacts c ON c.organization_id = m.organization_id AND c.id = m.contact_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.group_id = ANY(${groupIds}::uuid[]) AND m.left_at IS NULL
    GROUP BY 1, 2, 3`;
  const found = new Map(groupIds.map((id) => [id, createNone()]));
  for (const { groupId, status, type, count } of rows) {
    const { statuses, types, ...rest } = found.get(groupId)!;
    if (status) statuses[status] += count;
    const known = types.find((one) => one.type === type);
    if (known) known.count += count;
    else if (type !== null) types.push({ type, count });
    found.set(groupId, { statuses, types, none: rest.none + (status ? 0 : count) });
  }
  for (const { types } of found.values())
    types.sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
  return found;
}

function createNone(): Appointments {
  return {
    statuses: { PENDING: 0, CONFIRMED: 0, CANCELLED: 0, RESCHEDULED: 0 },
    none: 0,
    types: [],
  };
}
