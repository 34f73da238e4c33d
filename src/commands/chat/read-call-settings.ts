import type { Context } from '../../context/read-context.ts';
import { readDuration } from '../../dates/duration.ts';
import { vocabularyFor } from '../../dates/languages.ts';
import { readDate } from '../../dates/reading.ts';
import type { DateReference } from '../../dates/reference.ts';
import { UserError } from '../../errors.ts';
import type { CallHours, DayHours } from '../../people/call-hours.ts';
import { type CallSettings, parseCallSettings } from '../../people/call-settings.ts';
import { fold } from '../tokenize.ts';
import { isOff } from './read-moments.ts';

const clock = String.raw`(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|h)?`;
const span = new RegExp(
  String.raw`(?:(?:from|de|desde) )?(?:las )?\b${clock}\s*(?:-|–|to|until|till|a|hasta)\s*(?:las )?${clock}(?![\d:])`,
  'g',
);
const joint = /[,;/&]|\band\b|\by\b|\be\b/;
const everyDay =
  /^(?:every day|each day|daily|all days|all week|todos los dias|cada dia|a diario|diario|diariamente|toda la semana)$/;
const between = /\s*(?:-|–|\bto\b|\buntil\b|\bthrough\b|\bthru\b|\ba\b|\bal\b|\bhasta\b)\s*/;
/** Before days, and after them before hours, saying nothing: "on monday from", "los lunes de". */
const leads = /^(?:(?:on|from|of|los|las|el|la|de|desde)\b\s*)+|[\s:,]+(?:from|de|desde)$/g;

interface CallArguments {
  callHours: string | null;
  holidays: string | null;
  dials: string | null;
  consent: 'required' | 'assumed' | null;
  retries: string | null;
  turns: number | null;
}

/** The settings of calls that are given. Throws invalid. */
export function readCallArguments(
  { callHours, holidays, dials, consent, retries, turns }: CallArguments,
  { locale, message }: Context,
): Partial<CallSettings> {
  const reference = { sentAt: message.sentAt, zone: message.organization.timeZone, locale };
  return {
    ...(callHours !== null ? readCallHours(callHours, locale) : {}),
    ...(holidays !== null ? readHolidays(holidays, reference) : {}),
    ...(dials !== null ? readDials(dials) : {}),
    ...(consent !== null ? { callConsentRequired: consent === 'required' } : {}),
    ...(retries !== null ? readRetries(retries) : {}),
    ...(turns !== null ? { turnsPerDay: turns } : {}),
  };
}

/** "mon-fri 9:00-20:00, sat 10-18", "every day 9-20", "lunes a viernes 9-20". Throws invalid. */
function readCallHours(typed: string, locale: string): { callHours: CallHours } {
  const said = fold(typed).replace(/\s+/g, ' ').trim();
  if (isOff(typed))
    throw noHours('hours of at least one day; who is never to be called is told by contact');
  const hours: (DayHours | null)[] = Array.from({ length: 7 }, () => null);
  let from = 0;
  for (const found of said.matchAll(span)) {
    const days = daysIn(said.slice(from, found.index), locale, from === 0);
    const day = dayHours(found.slice(1));
    if (!days || !day) throw noHours();
    for (const weekday of days) hours[weekday - 1] = day;
    from = found.index + found[0].length;
  }
  if (from === 0 || said.slice(from).replace(/[.,;]/g, '').trim() !== '') throw noHours();
  return { callHours: hours };
}

function noHours(
  expected = 'days of the week and from when until when, each from a time until a later one',
): UserError {
  return new UserError('invalid', {
    field: 'call hours',
    expected,
    example: 'mon-fri 9:00-20:00, sat 10:00-18:00',
  });
}

/** The ISO weekdays that a phrase names; all of them where there is none before the first hours. */
function daysIn(phrase: string, locale: string, isFirst: boolean): number[] | undefined {
  const trimmed = phrase.replace(/^[\s,;:]+|[\s,;:]+$/g, '').replace(/^(?:and|y) /, '');
  const said = trimmed.replace(leads, '').trim();
  if (said === '' || everyDay.test(said))
    return said === '' && !isFirst ? undefined : [1, 2, 3, 4, 5, 6, 7];
  const { weekdays, habitDays, everyDays } = vocabularyFor(locale);
  const sets: Record<string, readonly number[]> = { ...everyDays, ...habitDays };
  const days = said.split(joint).map((part): readonly number[] | undefined => {
    const one = part
      .trim()
      .replace(/^(?:every|cada|todos los) /, '')
      .replace(leads, '');
    const named = weekdays[one];
    if (named !== undefined) return [named];
    if (Object.hasOwn(sets, one)) return sets[one];
    const [first, last, ...more] = one.split(between).map((name) => weekdays[name]);
    if (first === undefined || last === undefined || more.length > 0 || last < first)
      return undefined;
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  return days.some((day) => day === undefined) ? undefined : (days.flat() as number[]);
}

function dayHours([hour, minute, half, endHour, endMinute, endHalf]: readonly (
  | string
  | undefined
)[]): DayHours | undefined {
  const from = minuteOf(hour!, minute, half);
  const until = minuteOf(endHour!, endMinute, endHalf);
  // Midnight ends a day.
  const end = until === 0 ? 24 * 60 : until;
  return from !== undefined && end !== undefined && from < end ? { from, until: end } : undefined;
}

function minuteOf(hour: string, minute = '0', half?: string): number | undefined {
  const isHalf = half === 'am' || half === 'pm';
  if (Number(hour) > (isHalf ? 12 : 24) || Number(minute) > 59) return undefined;
  const hours = isHalf ? (Number(hour) % 12) + (half === 'pm' ? 12 : 0) : Number(hour);
  const minutes = hours * 60 + Number(minute);
  return minutes <= 24 * 60 ? minutes : undefined;
}

/** "25 dec, 6 jan": the coming ones; "off" for none. Throws invalid. */
function readHolidays(typed: string, reference: DateReference): { holidays: string[] } {
  if (isOff(typed)) return { holidays: [] };
  const holidays = typed.split(joint).map((part) => dayIn(part.trim(), reference));
  if (holidays.every((day) => day !== undefined))
    return { holidays: [...new Set(holidays)].sort() };
  throw new UserError('invalid', {
    field: 'holidays',
    expected: '366 days at most, each a date; or off',
    example: '25 dec, 6 jan',
  });
}

function dayIn(said: string, reference: DateReference): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(said)) return said;
  const read = readDate(said, reference, { missingTime: 'endOfDay' });
  if (!read.ok || read.value.hasTime || read.value.endsAt) return undefined;
  const { zone: timeZone } = reference;
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(read.value.at);
}

/** "5, 25": in 30 seconds, and in 15 minutes. Throws invalid. */
function readDials(
  typed: string,
): Pick<CallSettings, 'dialsPerHalfMinute' | 'dialsPerQuarterHour'> {
  const [, half, quarter] = /^(\d{1,6})\s*(?:[,;/]|and|y)\s*(\d{1,6})$/.exec(typed.trim()) ?? [];
  const dials = {
    dialsPerHalfMinute: half === undefined ? Number.NaN : Number(half),
    dialsPerQuarterHour: quarter === undefined ? Number.NaN : Number(quarter),
  };
  parseCallSettings(dials);
  return dials;
}

/** "30 min, 2h": how long after the last each is dialled again; "off" for never. Throws invalid. */
function readRetries(typed: string): { callRetryMinutes: number[] } {
  if (isOff(typed)) return { callRetryMinutes: [] };
  const callRetryMinutes = typed.split(joint).map((part) => {
    const found = readDuration(part);
    return found && part.slice(found.length).trim() === '' ? found.minutes : Number.NaN;
  });
  parseCallSettings({ callRetryMinutes });
  return { callRetryMinutes };
}
