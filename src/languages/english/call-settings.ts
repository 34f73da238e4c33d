import { formatDuration } from '../../dates/format.ts';
import type { CallSettingsFacts } from '../reply.ts';
import { callHoursOf, dayOfYear } from '../wording.ts';
import { plural } from './wording.ts';

/** When and how often people are called, in two lines. */
export function callSettings(calls: CallSettingsFacts): string[] {
  const { callRetryMinutes: retries, holidays } = calls;
  const again =
    retries.length === 0
      ? 'never again'
      : `again after ${retries.map((minutes) => formatDuration(minutes)).join(', ')}`;
  const off =
    holidays.length === 0
      ? 'no holidays'
      : `not on ${named(holidays.map((day) => dayOfYear(day, 'en-GB')))}`;
  return [
    `📞 Calls: ${callHoursOf(calls.callHours, 'en-GB', 'every day')} · ${again} · ${off}`,
    `☎️ I call ${calls.callConsentRequired ? 'only who has said that I may' : 'whoever has not said no'}, ${calls.dialsPerHalfMinute} in 30 s and ${calls.dialsPerQuarterHour} in 15 min at most · I turn to a person by myself ${plural(calls.turnsPerDay, 'time')} a day at most`,
  ];
}

/** The first five, and how many there are besides. */
function named(days: readonly string[]): string {
  const more = days.length - 5;
  return more > 0 ? `${days.slice(0, 5).join(', ')} and ${more} more` : days.join(', ');
}
