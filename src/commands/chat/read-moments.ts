import { readDuration } from '../../dates/duration.ts';
import { UserError } from '../../errors.ts';
import { fold } from '../tokenize.ts';

/** When members are reminded of events, in minutes before them; null for never. */
export interface Leads {
  remindUnanswered: number | null;
  remindComing: number | null;
}

const off: ReadonlySet<string> = new Set(['off', 'no', 'none', 'never', 'nunca', 'ninguno']);
const on: ReadonlySet<string> = new Set(['on', 'yes', 'si']);
const joint = /[,;/&]|\band\b|\by\b/i;

/** "48h, 3h", "1 day and 2 hours", "off, 2h", "off". Throws invalid. */
export function readLeads(typed: string): Leads {
  if (isOff(typed)) return { remindUnanswered: null, remindComing: null };
  const [first, second, ...more] = typed.split(joint).map(readLead);
  if (first !== undefined && second !== undefined && more.length === 0)
    return { remindUnanswered: first, remindComing: second };
  throw new UserError('invalid', {
    field: 'reminders',
    expected: 'how long before an event: to those who have not answered, and to those who are in',
    example: '48h, 3h',
  });
}

/** In minutes; null for "off". */
function readLead(said: string): number | null | undefined {
  if (isOff(said)) return null;
  const found = readDuration(said);
  return found && said.slice(found.length).trim() === '' ? found.minutes : undefined;
}

/** Whether a setting is to be off: "off", "nunca". */
export function isOff(said: string): boolean {
  return off.has(fold(said.trim()));
}

/** Whether a setting is to be on, as it usually is: "on", "sí". */
export function isOn(said: string): boolean {
  return on.has(fold(said.trim()));
}

/** "1h, 15 min": for how long a place is offered, and in the last three hours; "on", "off". Throws invalid. */
export function readWindows(typed: string): {
  rescueMinutes: number | null;
  rescueLastMinutes?: number;
} {
  if (isOff(typed)) return { rescueMinutes: null };
  if (isOn(typed)) return { rescueMinutes: 60 };
  const [usual, last, ...more] = typed.split(joint).map(readLead);
  if (typeof usual === 'number' && typeof last === 'number' && more.length === 0)
    return { rescueMinutes: usual, rescueLastMinutes: last };
  throw new UserError('invalid', {
    field: 'rescue',
    expected: 'for how long a free place is offered, and in the last three hours; or off',
    example: '1h, 15 min',
  });
}

const clock = String.raw`(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|h)?`;
const hours = new RegExp(
  `^${clock}\\s*(?:-|–|to|until|till|a|hasta)\\s*(?:las\\s+)?${clock}$`,
  'i',
);

/** "22:00-08:00", "10pm to 8am", "22 a 8", "off": in minutes of the day. Throws invalid. */
export function readQuietTimes(typed: string): {
  quietFrom: number | null;
  quietUntil: number | null;
} {
  const said = typed.trim();
  if (isOff(said)) return { quietFrom: null, quietUntil: null };
  const [, ...parts] = hours.exec(said) ?? [];
  const quietFrom = minuteOf(parts.slice(0, 3));
  const quietUntil = minuteOf(parts.slice(3));
  if (quietFrom !== undefined && quietUntil !== undefined && quietFrom !== quietUntil)
    return { quietFrom, quietUntil };
  throw new UserError('invalid', {
    field: 'quiet hours',
    expected: 'when they begin and end, or off',
    example: '22:00-08:00',
  });
}

function minuteOf([hour, minute = '0', half]: readonly (string | undefined)[]): number | undefined {
  if (hour === undefined) return undefined;
  const isHalf = half === 'am' || half === 'pm';
  const hours = isHalf ? (Number(hour) % 12) + (half === 'pm' ? 12 : 0) : Number(hour) % 24;
  const isClock = Number(hour) <= (isHalf ? 12 : 24) && Number(minute) < 60;
  return isClock ? hours * 60 + Number(minute) : undefined;
}
