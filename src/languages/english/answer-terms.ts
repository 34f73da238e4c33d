import type { When } from '../reply.ts';
import { details } from '../wording.ts';
import { format, when } from './wording.ts';

/** "Answers until Thu 26 Nov 20:00". */
export function answersUntil(answerBy: When, now: Date): string {
  return answerBy.at > now
    ? `Answers until ${when(answerBy, now)}`
    : `Answers ${closedOn(answerBy, now)}`;
}

/** "closed today 20:00", "closed on Thu 26 Nov 20:00". */
export function closedOn(closed: When, now: Date): string {
  const text = when(closed, now);
  return /^(?:today|tomorrow)/.test(text) ? `closed ${text}` : `closed on ${text}`;
}

/** Until when an event is answered, and how many it needs; false where nothing is set. */
export function terms(
  { minPeople, answerBy }: { minPeople?: number | null; answerBy?: When | null },
  now: Date,
): string | false {
  const given = details(
    answerBy ? answersUntil(answerBy, now) : null,
    minPeople ? `min ${format(minPeople)}` : null,
  );
  return given && `⏳ ${given}`;
}
