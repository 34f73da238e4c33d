import * as z from 'zod/mini';
import {
  type NumberedValues,
  titleAndNotes,
  type useNumberedWords,
} from '../../components/numbered/title-and-notes.tsx';
import type { Picked } from '../../components/people-field/use-found.ts';
import { toInstant } from '../../lib/zoned.ts';
import type { useEventWords } from './words.ts';

/** What a form of an event holds as it is typed. */
export interface EventValues extends NumberedValues {
  place: string;
  startDay: string;
  startTime: string;
  endDay: string;
  endTime: string;
  capacity: string | number;
  minPeople: string | number;
  closeDay: string;
  closeTime: string;
}

type Words = ReturnType<typeof useEventWords>;
type NumberedWords = ReturnType<typeof useNumberedWords>;

/** What must be so before the API is asked. What hangs on the zone is checked as instants: findWrong. */
export const eventSchema = (words: Words, common: NumberedWords) =>
  z
    .object({
      ...titleAndNotes(common, words.needsTitle),
      place: z.string().check(z.maxLength(200, words.placeTooLong)),
      startDay: z.string(),
      startTime: z.string(),
      endDay: z.string(),
      endTime: z.string(),
      closeDay: z.string(),
      closeTime: z.string(),
      capacity: z.union([z.string(), z.number()]),
      minPeople: z.union([z.string(), z.number()]),
    })
    .check(
      ...(['start', 'close'] as const).map((which) =>
        z.refine<EventValues>((values) => !(values[`${which}Time`] && !values[`${which}Day`]), {
          error: common.needsDay,
          path: [`${which}Day`],
        }),
      ),
      ...(['end', 'close'] as const).map((which) =>
        z.refine<EventValues>((values) => !(values[`${which}Day`] && !values[`${which}Time`]), {
          error: words.needsTime,
          path: [`${which}Time`],
        }),
      ),
      z.refine<EventValues>(
        ({ startDay, endTime, closeDay }) => startDay !== '' || (endTime === '' && closeDay === ''),
        { error: words.needsStart, path: ['startDay'] },
      ),
      z.refine<EventValues>(
        ({ capacity, minPeople }) =>
          capacity === '' || minPeople === '' || Number(minPeople) <= Number(capacity),
        { error: words.leastAboveMost, path: ['minPeople'] },
      ),
    );

/** The moments of an event on the clocks of a zone; of a whole day its last minute, as the API has it. */
export function momentsOf(values: EventValues, zone: string) {
  const at = (day: string, time: string) => (day === '' ? null : toInstant(`${day} ${time}`, zone));
  return {
    startsAt: at(values.startDay, values.startTime || '23:59'),
    hasTime: values.startDay === '' || values.startTime !== '',
    // Without a day it ends on the one on which it starts.
    endsAt: values.endTime === '' ? null : at(values.endDay || values.startDay, values.endTime),
    answerBy: at(values.closeDay, values.closeTime),
  };
}

export type Moments = ReturnType<typeof momentsOf>;

/** The field whose moment cannot be, and why. `isMoved` is whether it starts at another time than it did. */
export function findWrong(
  { startsAt, endsAt, answerBy }: Moments,
  words: Words & Pick<NumberedWords, 'past'>,
  isMoved = true,
): [keyof EventValues, string] | undefined {
  if (!startsAt) return undefined;
  if (isMoved && new Date(startsAt) <= new Date()) return ['startDay', words.past];
  if (endsAt && endsAt <= startsAt) return ['endDay', words.endBeforeStart];
  if (answerBy && answerBy > startsAt) return ['closeDay', words.closesAfterStart];
  return undefined;
}

/** A number that was typed; null where none was. */
export const numberOf = (typed: string | number): number | null =>
  typed === '' ? null : Number(typed);

/** Groups and contacts that were picked, as the API takes them. */
export function idsOf(picked: readonly Picked[]) {
  const of = (kind: Picked['kind']) =>
    picked.filter((one) => one.kind === kind).map(({ id }) => id);
  return { groupIds: of('group'), contactIds: of('contact') };
}
