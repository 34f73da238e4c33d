import { listAbsences } from '../absences/absence.ts';
import { lockAway, writeAbsence } from '../absences/write-absence.ts';
import type { Change } from '../change/change.ts';
import { answerAwayOf } from '../events/answer-away.ts';

/**
 * Ends times away of somebody, which are few: one that has begun is over now, one that is to come is none any more,
 * and what is over already stays so. Answers the events to which the invitation is open again by it.
 */
export async function comeBack(
  change: Change,
  contactId: string,
  absenceIds: readonly string[],
): Promise<string[]> {
  const { at } = change;
  await lockAway(change, contactId);
  const own = await listAbsences(change, contactId, at);
  for (const absence of own.filter(({ id }) => absenceIds.includes(id)))
    await writeAbsence(change, absence, absence.startsAt < at ? { ...absence, endsAt: at } : null);
  const answers = await answerAwayOf(change, contactId);
  return answers.filter(({ isAway }) => !isAway).map(({ eventId }) => eventId);
}
