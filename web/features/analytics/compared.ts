import type { GroupFigures } from '../../../client/muster.ts';
import type { AnalyticsSearch } from './search.ts';

/** A figure by which groups are compared; null of none. */
export type Compared = Exclude<NonNullable<AnalyticsSearch['sort']>, 'name'>;

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** What is compared, of a group: counts, shares from 0 to 1, and the score from 0 to 100. */
export const compared = {
  members: ({ members }) => members.count,
  answered: ({ events }) => share(events.answered, events.invited),
  attended: ({ events }) => share(events.told - events.noShows, events.told),
  tasks: ({ tasks }) => share(tasks.done, tasks.given),
  messages: ({ messages }) => messages?.fromMembers ?? null,
  calls: ({ full }) => full?.rates.answerRate ?? null,
  score: ({ full }) => full?.score ?? null,
} satisfies Record<Compared, (figures: GroupFigures) => number | null>;

/** Groups in an order; those without the figure come last either way. */
export function sortGroups(
  groups: readonly GroupFigures[],
  { sort = 'name', order = 'asc' }: Pick<AnalyticsSearch, 'sort' | 'order'>,
): GroupFigures[] {
  const sign = order === 'asc' ? 1 : -1;
  if (sort === 'name')
    return groups.toSorted((a, b) => sign * a.group.name.localeCompare(b.group.name));
  const of = compared[sort];
  return groups.toSorted((a, b) => {
    const [one, other] = [of(a), of(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * (one - other);
  });
}
