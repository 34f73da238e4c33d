import type { When } from '../reply.ts';
import { details } from '../wording.ts';
import { format, theDay } from './wording.ts';

/** "Respuestas hasta el jue 26 nov 20:00". */
export function answersUntil(answerBy: When, now: Date): string {
  return answerBy.at > now
    ? `Respuestas hasta ${theDay(answerBy, now)}`
    : `Respuestas cerradas ${theDay(answerBy, now)}`;
}

/** Until when an event is answered, and how many it needs; false where nothing is set. */
export function terms(
  { minPeople, answerBy }: { minPeople?: number | null; answerBy?: When | null },
  now: Date,
): string | false {
  const given = details(
    answerBy ? answersUntil(answerBy, now) : null,
    minPeople ? `mín. ${format(minPeople)}` : null,
  );
  return given && `⏳ ${given}`;
}
