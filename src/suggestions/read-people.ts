import { plannedAnew } from '../db/client.ts';
import { UserError } from '../errors.ts';
import type { Asking } from './asking.ts';
import { type Belonging, peopleOf } from './people-of.ts';
import { mostFilled } from './suggestion.ts';

/** The ids of who belongs into a group, by name. Throws tooManyAtOnce: they are never cut off in silence. */
export async function readPeople(asking: Asking, group: Belonging): Promise<string[]> {
  const rows = await asking.tx.$queryRaw<{ id: string; total: number }[]>`
    ${plannedAnew}
    SELECT c.id, count(*) OVER ()::int AS total
    FROM (${peopleOf(asking, [group])}) p
    JOIN contacts c ON c.organization_id = ${asking.organizationId}::uuid AND c.id = p.contact_id
    ORDER BY c.name_key, c.id LIMIT ${mostFilled}`;
  const people = rows[0]?.total ?? 0;
  if (people > mostFilled) throw new UserError('tooManyAtOnce', { people, most: mostFilled });
  return rows.map(({ id }) => id);
}
