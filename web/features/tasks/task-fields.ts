import * as z from 'zod/mini';
import { toInstant } from '../../lib/zoned.ts';
import type { useTaskWords } from './words.ts';

/** What a form of a task holds as it is typed. */
export interface TaskValues {
  title: string;
  notes: string;
  day: string;
  time: string;
}

/** What must be so before the API is asked. The moment itself is checked by its zone: see dueOf. */
export const taskSchema = (words: ReturnType<typeof useTaskWords>) =>
  z
    .object({
      title: z
        .string()
        .check(z.trim(), z.minLength(1, words.needsTitle), z.maxLength(200, words.titleTooLong)),
      notes: z.string().check(z.maxLength(4000, words.notesTooLong)),
      day: z.string(),
      time: z.string(),
    })
    .check(
      z.refine(({ day, time }) => day !== '' || time === '', {
        error: words.needsDay,
        path: ['day'],
      }),
    );

/** When it is due on the clocks of a zone: without a time at the end of the day, as in chats; null for no date. */
export function dueOf({ day, time }: TaskValues, zone: string): string | null {
  return day === '' ? null : toInstant(`${day} ${time || '23:59'}`, zone);
}
