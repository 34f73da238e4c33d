import type { Scope } from '../change/change.ts';
import { sql } from '../db/client.ts';

/** A time in which somebody is away. */
export interface Absence {
  id: string;
  contactId: string;
  /** What the person calls it by. */
  number: number;
  /** The group for whose events alone it holds; null for all that there is. */
  groupId: string | null;
  startsAt: Date;
  /** The first instant at which they are back. */
  endsAt: Date;
  /** IANA: by whose clock its days are told. */
  zone: string;
  reason: string | null;
}

/** The columns of an Absence, over absences `a`. */
export const absenceColumns = sql`
  a.id, a.contact_id AS "contactId", a.number, a.group_id AS "groupId", a.starts_at AS "startsAt",
  a.ends_at AS "endsAt", a.zone, a.reason`;

/** Times away of one person that are not over, at most. */
export const mostAbsences = 20;

/** The times of a person that are not over at an instant, the first of them first: what holds everywhere. */
export function listAbsences(
  { tx, organizationId }: Scope,
  contactId: string,
  at: Date,
): Promise<Absence[]> {
  return tx.$queryRaw<Absence[]>`
    SELECT ${absenceColumns} FROM absences a
    WHERE a.organization_id = ${organizationId}::uuid AND a.contact_id = ${contactId}::uuid AND a.ends_at > ${at}
    ORDER BY a.starts_at, a.id`;
}
