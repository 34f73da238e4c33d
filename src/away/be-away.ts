import { type Absence, listAbsences, mostAbsences } from '../absences/absence.ts';
import { lockAway, writeAbsence } from '../absences/write-absence.ts';
import type { Change } from '../change/change.ts';
import { UserError } from '../errors.ts';
import { type AwayAnswer, answerAwayOf } from '../events/answer-away.ts';
import { parseShortText, reasonText } from '../forms/short-text.ts';

/** A time in which somebody is to be away. */
export type NewAbsence = Omit<Absence, 'id' | 'contactId' | 'number'>;

export interface AwayOutcome {
  absence: Absence;
  /** False where it was so already. */
  changed: boolean;
  /** The invitations that are answered no by it, and those that are open again because of it. */
  answers: AwayAnswer[];
}

/** Days that somebody is away for at most: a year, on whatever clock. */
const mostDays = 367;

/**
 * Somebody is away for a time: invitations to what is in it are answered no, those that come later too, until it is
 * over. `number` is which of their times away gets this time; without it, those that lie within it give way to it.
 * Throws notFound (the contact, the time away), invalid (its length, how many there are, the reason), and
 * awayAlready where it overlaps another.
 */
export async function beAway(
  change: Change,
  contactId: string,
  wanted: NewAbsence,
  number: number | null = null,
): Promise<AwayOutcome> {
  const { at } = change;
  const { startsAt, endsAt, groupId, zone } = wanted;
  const reason = parseShortText(wanted.reason, reasonText);
  requireSpan(startsAt, endsAt, at);
  await lockAway(change, contactId);
  const own = await listAbsences(change, contactId, at);
  const alike = own.filter((absence) => absence.groupId === groupId);
  const named = number === null ? undefined : alike.find((absence) => absence.number === number);
  if (number !== null && !named) throw new UserError('awayNotFound', { number });

  const overlapped = alike.filter(
    (absence) => absence !== named && absence.startsAt < endsAt && absence.endsAt > startsAt,
  );
  const held = overlapped.find((absence) => absence.startsAt < startsAt || absence.endsAt > endsAt);
  if (held) throw new UserError('awayAlready', { number: held.number });
  // The first that gives way goes on as the new one.
  const [before = null, ...others] = named ? [named, ...overlapped] : overlapped;
  if (!before && own.length >= mostAbsences) throw tooMany();
  const next = Math.max(0, ...own.map((absence) => absence.number)) + 1;
  const after = {
    ...(before ?? { contactId, number: next }),
    ...{ startsAt, endsAt, groupId, zone },
    // Another time for the same.
    reason: reason ?? before?.reason ?? null,
  };
  if (before && others.length === 0 && isSame(before, after))
    return { absence: before, changed: false, answers: [] };
  for (const other of others) await writeAbsence(change, other, null);
  const id = await writeAbsence(change, before, after);
  const answers = await answerAwayOf(change, contactId);
  return { absence: { ...after, id }, changed: true, answers };
}

function isSame(one: Absence, other: Omit<Absence, 'id'>): boolean {
  return (
    one.startsAt.getTime() === other.startsAt.getTime() &&
    one.endsAt.getTime() === other.endsAt.getTime() &&
    one.reason === other.reason
  );
}

/** Throws invalid for a time that is over, is none, or is longer than a year. */
function requireSpan(startsAt: Date, endsAt: Date, at: Date): void {
  const example = '20 dec to 6 jan';
  const invalid = (expected: string) =>
    new UserError('invalid', { field: 'time away', expected, example });
  if (endsAt <= at) throw invalid('a time to come');
  if (endsAt <= startsAt) throw invalid('an end after its beginning');
  if (endsAt.getTime() - startsAt.getTime() > mostDays * 24 * 60 * 60_000)
    throw invalid('a year at most');
}

function tooMany(): UserError {
  return new UserError('invalid', {
    field: 'times away',
    expected: `${mostAbsences} at most at once`,
    example: '/back 1',
  });
}
