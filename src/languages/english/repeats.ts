import type { Repeats } from '../reply.ts';
import { recurrence } from './recurrence.ts';
import { when } from './wording.ts';

/** "🔁 every Monday at 18:00: Mon 23 Nov, Mon 30 Nov". */
export function repeated({ how, next }: Repeats, now: Date): string {
  const dates = next.map((moment) => when(moment, now)).join(', ');
  return `🔁 ${recurrence(how, now)}${dates === '' ? '' : `: ${dates}`}`;
}
