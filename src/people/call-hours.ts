/** From when until when somebody may be called on a day, in minutes of it; `until` is 1440 for its end. */
export interface DayHours {
  from: number;
  until: number;
}

/** The hours of each weekday, from Monday; null for a day on which nobody is called. */
export type CallHours = (DayHours | null)[];

/** Minutes of a day. */
const wholeDay = 24 * 60;

/** The hours of calls in a value that came from outside, as they are stored; undefined where it is none, or no day has any. */
export function parseCallHours(value: unknown): CallHours | undefined {
  if (!Array.isArray(value) || value.length !== 7) return undefined;
  const days = value.map(parseDay);
  if (days.some((day) => day === undefined) || days.every((day) => day === null)) return undefined;
  return days as CallHours;
}

function parseDay(value: unknown): DayHours | null | undefined {
  if (value === null) return null;
  const { from, until } = (typeof value === 'object' ? value : {}) as Partial<DayHours>;
  return isMinute(from) && isMinute(until) && from < until ? { from, until } : undefined;
}

function isMinute(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= wholeDay;
}
