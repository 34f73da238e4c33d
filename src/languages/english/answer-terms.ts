import type { When } from '../reply.ts';
import { details } from '../wording.ts';
import { format, when } from './wording.ts';

/** "Answers until Thu 26 Nov 20:00". */
export function answersUntil(answerBy: When, now: Date): string {
  return `Answers ${answerBy.at > now ? 'until' : 'closed on'} ${when(answerBy, now)}`;
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
