import { plannedAnew, raw } from '../db/client.ts';
import type { Asking } from './asking.ts';
import { isThere, type SharedField, sharedColumns } from './people-of.ts';
import { type Candidate, fewest, mostFilled } from './suggestion.ts';

const kinds = {
  appointmentType: 'type',
  appointmentProvider: 'provider',
  bookingSource: 'source',
} as const satisfies Record<SharedField, Candidate['kind']>;

/** Those who have the same type of appointment, provider or way of booking, as names are compared; one statement. */
export async function readShared(asking: Asking): Promise<Candidate[]> {
  const rows = await asking.tx.$queryRaw<
    { field: SharedField; key: string; spellings: string[]; count: number }[]
  >`
    ${plannedAnew}
    WITH written AS (
      SELECT v.field, v.said, count(*) AS n
      FROM contacts c CROSS JOIN LATERAL (
        VALUES ('appointmentType', c.${sharedColumns.appointmentType}),
          ('appointmentProvider', c.${sharedColumns.appointmentProvider}),
          ('bookingSource', c.${sharedColumns.bookingSource})
      ) AS v (field, said)
      WHERE ${isThere(asking)} AND v.said IS NOT NULL
      GROUP BY 1, 2
    )
    SELECT field, name_key(said) AS key, array_agg(said ORDER BY n DESC, said COLLATE "C") AS spellings, sum(n)::int AS count
    FROM written GROUP BY field, name_key(said)
    HAVING sum(n) BETWEEN CASE field ${least} END AND ${mostFilled}`;
  return rows.map(({ field, key, spellings, count }) => {
    // As it is written most often.
    const said = spellings[0]!;
    return {
      ...{ key: `${kinds[field]} ${key}`, kind: kinds[field], said, spellings, count },
      criteria: { by: field, is: said },
    };
  });
}

const least = raw(
  Object.entries(kinds)
    .map(([field, kind]) => `WHEN '${field}' THEN ${fewest[kind]}`)
    .join(' '),
);
