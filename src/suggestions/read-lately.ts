import type { SuggestedCriteria } from '../languages/reply.ts';
import type { Asking } from './asking.ts';
import { isThere, peopleOf } from './people-of.ts';
import { type Candidate, fewest, mostFilled } from './suggestion.ts';

/** In days. */
const lately = 30;

const sought: { kind: 'new' | 'followUp'; criteria: SuggestedCriteria }[] = [
  { kind: 'new', criteria: { by: 'newlyAdded', days: lately } },
  { kind: 'followUp', criteria: { by: 'unreached', days: lately } },
];

/**
 * Who was added of late, and whom calls did not reach; one statement. Where all are new, as after the first import,
 * nobody is told from others by that.
 */
export async function readLately(asking: Asking): Promise<Candidate[]> {
  const rows = await asking.tx.$queryRaw<{ place: number; count: number; everybody: number }[]>`
    SELECT p.place, count(*)::int AS count,
      (SELECT count(*)::int FROM contacts c WHERE ${isThere(asking)}) AS everybody
    FROM (${peopleOf(asking, sought)}) p GROUP BY p.place`;
  return rows.flatMap(({ place, count, everybody }) => {
    const { kind, criteria } = sought[place]!;
    const isAll = kind === 'new' && count === everybody;
    if (isAll || count < fewest[kind] || count > mostFilled) return [];
    return { key: kind, kind, said: '', criteria, count };
  });
}
