import { DateTime } from 'luxon';

/** A date as a command says it: the day alone where no time is known. */
export function writtenDate({ at, hasTime }: { at: Date; hasTime: boolean }, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat(hasTime ? 'yyyy-MM-dd HH:mm' : 'yyyy-MM-dd');
}
