import { UserError } from '../errors.ts';
import type { Priority, Timing } from './campaign.ts';

/** Whom a campaign calls, and so why. */
export type Whom =
  | { groupId: string; contactIds?: readonly string[] }
  /** People of several groups, by name. */
  | { contactIds: readonly string[] }
  /** Those who have not answered an event; some of them where they are named. */
  | { eventId: string; contactIds?: readonly string[] }
  /** Those who owe a task. */
  | { taskId: string; contactIds?: readonly string[] };

/** A campaign that somebody wants. */
export interface WantedCampaign {
  whom: Whom;
  /** 200 characters at most. */
  message: string | null;
  timing: Timing;
  priority: Priority;
  /** When it begins; null for at once. */
  startsAt: Date | null;
  /** Over so many minutes its calls are spread; of a staggered one alone. */
  spreadMinutes: number | null;
  /** Whether it is about appointments: each is called so many hours before theirs. */
  isAboutAppointments: boolean;
  customHoursBefore: number | null;
  /** What falls outside of the hours of people waits for them, or is left out; as its reason has it unless told. */
  outsideHours: 'WAIT' | 'END' | null;
  /** From then on nobody is called for it; as its reason has it unless told. */
  until: Date | null;
}

/** As many as a campaign calls (PRODUCT: at most 1,000 contacts). */
export const mostCalled = 1000;
export const longestMessage = 200;
/** From a quarter of an hour to a day. */
export const spreads = { least: 15, most: 24 * 60 };
/** Two weeks. */
export const mostHoursBefore = 14 * 24;

/** Checks what somebody wants, and trims it. Throws invalid. */
export function parseWanted(wanted: WantedCampaign, at: Date): WantedCampaign {
  const message = wanted.message?.trim().replace(/\s+/g, ' ') || null;
  const { startsAt, spreadMinutes: spread, customHoursBefore: hours, timing, until } = wanted;
  const isMessage =
    'groupId' in wanted.whom || !('eventId' in wanted.whom || 'taskId' in wanted.whom);
  if (message !== null && [...message].length > longestMessage)
    throw invalid('message', `${longestMessage} characters at most`, 'We moved to 7 pm');
  if (isMessage && message === null && !wanted.isAboutAppointments)
    throw invalid('message', 'what they are to be told', 'We moved to 7 pm');
  if ((timing === 'SCHEDULED' || startsAt !== null) && !(startsAt && startsAt > at))
    throw invalid('startsAt', 'a moment to come', '2026-12-01T09:00:00Z');
  if ((timing === 'STAGGERED') !== (spread !== null) || (spread !== null && !isSpread(spread)))
    throw invalid(
      'spreadMinutes',
      'a quarter of an hour to a day, of what is spread',
      'over 1 hour',
    );
  if (hours !== null && !(Number.isInteger(hours) && hours >= 1 && hours <= mostHoursBefore))
    throw invalid('customHoursBefore', `1 to ${mostHoursBefore} hours`, '24');
  if (hours !== null && !wanted.isAboutAppointments)
    throw invalid('customHoursBefore', 'a campaign about appointments', '24');
  if (until !== null && until <= (startsAt ?? at))
    throw invalid('until', 'a moment after it begins', 'until friday');
  return { ...wanted, message };
}

function isSpread(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= spreads.least && minutes <= spreads.most;
}

function invalid(field: string, expected: string, example: string): UserError {
  return new UserError('invalid', { field, expected, example });
}
