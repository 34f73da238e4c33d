import { UserError } from '../errors.ts';

/** The least people of an event, guests counted, beside its limit; null for no least. Throws invalid. */
export function parseMinimum(minPeople: number | null, capacity: number | null): number | null {
  if (minPeople === null) return null;
  const most = capacity ?? 100_000;
  if (Number.isInteger(minPeople) && minPeople >= 1 && minPeople <= most) return minPeople;
  throw new UserError('invalid', {
    field: 'min',
    expected: '1 person or more, and not above the limit',
    example: 'min 10',
  });
}

/** Until when an event is answered: a moment to come, before it begins; null for as long as it goes. Throws invalid. */
export function parseAnswerBy(
  answerBy: Date | null,
  { startsAt, at }: { startsAt: Date | null; at: Date },
): Date | null {
  if (answerBy === null || (answerBy > at && (startsAt === null || answerBy < startsAt)))
    return answerBy;
  throw new UserError('invalid', {
    field: 'answer by',
    expected: 'a moment to come, before it begins',
    example: 'answer by thursday 20:00',
  });
}

/** The same of what moves, or is made late: null where that moment has passed, and answers do not close. */
export function stillToClose(answerBy: Date | null, at: Date): Date | null {
  return answerBy && answerBy > at ? answerBy : null;
}
