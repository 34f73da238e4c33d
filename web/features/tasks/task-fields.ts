import * as z from 'zod/mini';
import {
  type NumberedValues,
  titleAndNotes,
  type useNumberedWords,
} from '../../components/numbered/title-and-notes.tsx';
import { toInstant } from '../../lib/zoned.ts';
import type { useTaskWords } from './words.ts';

/** What a form of a task holds as it is typed. */
export interface TaskValues extends NumberedValues {
  day: string;
  time: string;
}

/** What must be so before the API is asked. The moment itself is checked by its zone: see dueOf. */
export const taskSchema = (
  words: ReturnType<typeof useTaskWords>,
  common: ReturnType<typeof useNumberedWords>,
) =>
  z
    .object({
      ...titleAndNotes(common, words.needsTitle),
      day: z.string(),
      time: z.string(),
    })
    .check(
      z.refine(({ day, time }) => day !== '' || time === '', {
        error: common.needsDay,
        path: ['day'],
      }),
    );

/** When it is due on the clocks of a zone: without a time at the end of the day, as in chats; null for no date. */
export function dueOf({ day, time }: TaskValues, zone: string): string | null {
  return day === '' ? null : toInstant(`${day} ${time || '23:59'}`, zone);
}
