import type { Format } from '../../lib/format.ts';
import type { AnalyticsWords } from './words.ts';

/** A length of time in words, to the unit that is of use: minutes, hours, days. */
export function lengthOf(minutes: number, words: AnalyticsWords, { number }: Format): string {
  if (minutes < 90) return words.minutes(number(Math.max(1, Math.round(minutes))));
  const hours = Math.round(minutes / 60);
  if (hours < 48) return words.hours(hours, number(hours));
  const days = Math.round(hours / 24);
  return words.days(days, number(days));
}
