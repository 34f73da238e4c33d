import type { Repeats } from '../reply.ts';
import { recurrence } from './recurrence.ts';
import { when } from './wording.ts';

/** "🔁 cada lunes a las 18:00: lun 23 nov, lun 30 nov". */
export function repeated({ how, next }: Repeats, now: Date): string {
  const dates = next.map((moment) => when(moment, now)).join(', ');
  return `🔁 ${recurrence(how, now)}${dates === '' ? '' : `: ${dates}`}`;
}
