import { UserError } from '../errors.ts';
import { type CallHours, parseCallHours } from './call-hours.ts';

/** When and how often an organization calls people. */
export interface CallSettings {
  callHours: CallHours;
  /** Days on which nobody is called: ISO dates, in their order. */
  holidays: string[];
  /** The budget of dials, in 30 seconds and in 15 minutes. */
  dialsPerHalfMinute: number;
  dialsPerQuarterHour: number;
  /** Whether only those are called who have said that they may be. */
  callConsentRequired: boolean;
  /** After so many minutes each is dialled again who was not reached; of none, never. */
  callRetryMinutes: number[];
  /** How often Muster turns to a person by itself in 24 hours, by phone and direct message together. */
  turnsPerDay: number;
}

const mostHolidays = 366;
const mostRetries = 5;
/** A week. */
const longestRetry = 10_080;

/** The settings of calls that are given, in the form that is stored. Throws invalid. */
export function parseCallSettings(given: Partial<CallSettings>): Partial<CallSettings> {
  const parsed: Partial<CallSettings> = {};
  if (given.callHours !== undefined) {
    const callHours = parseCallHours(given.callHours);
    if (!callHours) {
      throw new UserError('invalid', {
        field: 'call hours',
        expected: 'hours of at least one day of the week, each from a time until a later one',
        example: 'mon-fri 9:00-20:00, sat 10:00-18:00',
      });
    }
    parsed.callHours = callHours;
  }
  if (given.holidays !== undefined) parsed.holidays = parseHolidays(given.holidays);
  const { dialsPerHalfMinute: half, dialsPerQuarterHour: quarter } = given;
  if (half !== undefined || quarter !== undefined) {
    if (!isWithin(half ?? 1, 1, 100) || !isWithin(quarter ?? 1, 1, 3000)) {
      throw new UserError('invalid', {
        field: 'dials',
        expected: '1 to 100 in 30 seconds, 1 to 3,000 in 15 minutes',
        example: '5, 25',
      });
    }
    if (half !== undefined) parsed.dialsPerHalfMinute = half;
    if (quarter !== undefined) parsed.dialsPerQuarterHour = quarter;
  }
  if (given.callConsentRequired !== undefined)
    parsed.callConsentRequired = given.callConsentRequired;
  const { callRetryMinutes: retries, turnsPerDay } = given;
  if (retries !== undefined) {
    if (retries.length > mostRetries || !retries.every((one) => isWithin(one, 1, longestRetry))) {
      throw new UserError('invalid', {
        field: 'retries',
        expected: '5 times at most, each 1 minute to 7 days after the last; or off',
        example: '30 min, 2h',
      });
    }
    parsed.callRetryMinutes = [...retries];
  }
  if (turnsPerDay !== undefined) {
    if (!isWithin(turnsPerDay, 1, 100)) {
      throw new UserError('invalid', { field: 'turns', expected: '1 to 100 a day', example: '3' });
    }
    parsed.turnsPerDay = turnsPerDay;
  }
  return parsed;
}

function parseHolidays(given: readonly string[]): string[] {
  const holidays = [...new Set(given)].sort();
  if (holidays.length <= mostHolidays && holidays.every(isDay)) return holidays;
  throw new UserError('invalid', {
    field: 'holidays',
    expected: '366 days at most, each a date; or off',
    example: '2026-12-25',
  });
}

/** Whether a text is a day of the years that Muster keeps, as ISO 8601 writes it. */
function isDay(text: string): boolean {
  if (!/^(?:19[7-9]\d|20\d\d|21\d\d)-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
