import { join, raw, type Sql, sql } from '../db/client.ts';
import type { Criteria } from '../languages/reply.ts';
import { visibleGroups } from '../sight/visible-groups.ts';
import type { Asking } from './asking.ts';

/** Who belongs into a group. */
export interface Belonging {
  criteria: Criteria;
  /** Of those who have the same in a column, all that stands there for it. */
  spellings?: readonly string[];
  /** Of those whom no criteria find by themselves, who they are. */
  contactIds?: readonly string[];
}

/** The columns of contacts in which people have the same. */
export const sharedColumns = {
  appointmentType: raw('appointment_type'),
  appointmentProvider: raw('appointment_provider'),
  bookingSource: raw('booking_source'),
} as const;

export type SharedField = keyof typeof sharedColumns;

/** Contacts `c` who are there. */
export const isThere = ({ organizationId }: Pick<Asking, 'organizationId'>): Sql =>
  sql`c.organization_id = ${organizationId}::uuid AND c.deleted_at IS NULL`;

export const daysBefore = (at: Date, days: number): Date =>
  new Date(at.getTime() - days * 86_400_000);

/**
 * The people of groups that there might be, as a query of rows (place, contact_id), by their places in the list. Those
 * who have the same in a column are found together, however many groups they would make.
 */
export function peopleOf(asking: Asking, groups: readonly Belonging[]): Sql {
  const placed = groups.map((group, place) => ({ ...group, place }));
  const queries = [
    rowsOf(
      placed,
      'contactIds',
      (place, ids) => sql`
      SELECT x.place, x.id AS contact_id FROM unnest(${place}::int[], ${ids}::uuid[]) AS x (place, id)`,
    ),
    ...(Object.keys(sharedColumns) as SharedField[]).map((field) =>
      rowsOf(
        placed.filter(({ criteria }) => criteria.by === field),
        'spellings',
        (place, spellings) => sql`
          SELECT x.place, c.id AS contact_id
          FROM unnest(${place}::int[], ${spellings}::text[]) AS x (place, said)
          JOIN contacts c ON c.${sharedColumns[field]} = x.said
          WHERE ${isThere(asking)}`,
      ),
    ),
    ...placed.map(({ place, criteria }) => {
      const ids = idsBy(asking, criteria);
      return ids && sql`SELECT ${place}::int AS place, x.id AS contact_id FROM (${ids}) x`;
    }),
  ].filter((query) => query !== undefined);
  return queries.length > 0
    ? join(queries, ' UNION ALL ')
    : sql`SELECT 0 AS place, NULL::uuid AS contact_id WHERE FALSE`;
}

/** A query over a list of each group, as two arrays; undefined where none of them has one. */
function rowsOf(
  groups: readonly (Belonging & { place: number })[],
  list: 'contactIds' | 'spellings',
  query: (places: number[], items: string[]) => Sql,
): Sql | undefined {
  const rows = groups.flatMap((group) =>
    (group[list] ?? []).map((item) => ({ place: group.place, item })),
  );
  if (rows.length === 0) return undefined;
  return query(
    rows.map(({ place }) => place),
    rows.map(({ item }) => item),
  );
}

/** The ids of whom criteria fit; undefined for those that go by spellings or by who they are. */
function idsBy(asking: Asking, criteria: Criteria): Sql | undefined {
  switch (criteria.by) {
    case 'words': {
      const column = raw(
        criteria.field === 'appointmentType' ? 'appointment_type' : 'special_instructions',
      );
      const pattern = `\\m(?:${criteria.words.join('|')})`;
      return sql`SELECT c.id FROM contacts c WHERE ${isThere(asking)} AND c.${column} ~* ${pattern}`;
    }
    case 'newlyAdded':
      return sql`
        SELECT c.id FROM contacts c
        WHERE ${isThere(asking)} AND c.created_at >= ${daysBefore(asking.at, criteria.days)}`;
    case 'unreached':
      return whoWasNotReached(asking, criteria.days);
    case 'going':
      return whoWent(asking, criteria);
    default:
      return undefined;
  }
}

/** Of calls that had rung: whoever was left out was not called. */
function whoWasNotReached(asking: Asking, days: number): Sql {
  const { organizationId, at } = asking;
  return sql`
    SELECT c.id
    FROM (
      SELECT DISTINCT ON (k.contact_id) k.contact_id, k.outcome FROM calls k
      WHERE k.organization_id = ${organizationId}::uuid AND k.status = 'ENDED' AND k.attempts > 0
        AND k.ended_at >= ${daysBefore(at, days)}
      ORDER BY k.contact_id, k.ended_at DESC, k.id DESC
    ) last
    JOIN contacts c ON c.id = last.contact_id
    WHERE ${isThere(asking)} AND last.outcome IN ('NO_ANSWER', 'BUSY', 'VOICEMAIL', 'FAILED')`;
}

function whoWent(asking: Asking, { times, days }: { times: number; days: number }): Sql {
  return sql`
    SELECT c.id
    FROM (
      SELECT p.contact_id
      FROM (${pastEvents(asking, days)}) e
      JOIN participants p ON p.organization_id = ${asking.organizationId}::uuid AND p.event_id = e.id AND p.status = 'GOING'
      GROUP BY p.contact_id HAVING count(*) >= ${times}
    ) went
    JOIN contacts c ON c.id = went.contact_id
    WHERE ${isThere(asking)}`;
}

/** Events of the last days, of groups in sight: what happens in others is not told by who went there either. */
export function pastEvents({ organizationId, actor, at }: Asking, days: number): Sql {
  return sql`
    SELECT e.id, e.title, e.starts_at FROM events e
    WHERE e.organization_id = ${organizationId}::uuid AND e.status = 'SCHEDULED'
      AND e.starts_at >= ${daysBefore(at, days)} AND e.starts_at < ${at}
      AND e.group_id IN (SELECT g.id ${visibleGroups(organizationId, actor)} AND NOT g.sensitive)`;
}
